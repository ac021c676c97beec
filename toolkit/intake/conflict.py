"""Two versions of one strategy: what differs, and which of the two goes on."""

from __future__ import annotations

from markupsafe import Markup

from toolkit.intake.control import Controls, hide, say
from toolkit.intake.differing import differing_html
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.store import StoredStrategy

TITLE = Markup('<p class="sf-differ-title">{}</p>{}')


class ConflictView:
    """Shown while somebody else's change of the file is not the one that goes on."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, words = session, session.words
        self.told = look.said("sf-differing")
        self.take_file = look.button(words("Go on with the file as it is now"))
        self.keep_mine = look.button(words("Save my version over it"))
        self.take_file.on_click(lambda _: act(session.take_file))
        self.keep_mine.on_click(lambda _: act(self._keep_mine))
        buttons = look.box((self.take_file, self.keep_mine), "sf-buttons")
        self.widget = look.box((self.told, buttons), "sf-conflict")

    def show(self) -> None:
        """Show both ways on, where there are two."""
        theirs = self.session.keeper.theirs
        hide(self.widget, theirs is None)
        can_be_read = isinstance(theirs, StoredStrategy)
        hide(self.take_file, not can_be_read)
        if isinstance(theirs, StoredStrategy):
            words = self.session.words
            title = words("From the file as it is now to what stands here:")
            mine = self.session.draft.strategy
            say(self.told, TITLE.format(title, differing_html(theirs.strategy, mine, words)))
        else:
            say(self.told, Markup())

    def _keep_mine(self) -> None:
        self.session.keep_mine()
