"""The bar of the form: how saving stands, undo and redo, earlier and other versions."""

from __future__ import annotations

from toolkit.intake.conflict import ConflictView
from toolkit.intake.control import Controls, idle, say
from toolkit.intake.earlier import EarlierView
from toolkit.intake.field import Act
from toolkit.intake.link import Link, link_words
from toolkit.intake.session import Session
from toolkit.intake.state import saved_html, state_html
from toolkit.intake.typed import Typed
from toolkit.strategy.walk import Place


class Bar:
    """Shows how a session stands, above the steps (`widget`) and always in sight (`below`)."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act, words = session, act, session.words
        self.save = look.button(words("Save"), "sf-primary", "sf-save")
        self.undo = look.button(words("Undo"), "sf-undo")
        self.redo = look.button(words("Redo"), "sf-redo")
        self.save_below = look.button(words("Save"))
        self.state, self.state_below = look.said("sf-state"), look.said("sf-state")
        self.conflict = ConflictView(session, look, act)
        self.earlier = EarlierView(session, look, act)
        buttons = look.box((self.save, self.undo, self.redo, self.earlier.fold), "sf-buttons")
        top = look.box((buttons, self.state), "sf-bar")
        self.widget = look.box((top, self.conflict.widget, self.earlier.widget), "sf-top")
        self.link = look.make(Link, "sf-link", words=link_words(words))
        self.link.listen(look.places, self._typing)
        below = look.box((self.save_below, self.state_below), "sf-bar")
        self.below = look.box((self.link, below), "sf-below")
        self._listen()

    def show(self) -> None:
        """Show how the session stands now."""
        idle(self.undo, not self.session.can_undo)
        idle(self.redo, not self.session.can_redo)
        say(self.state, state_html(self.session))
        say(self.state_below, saved_html(self.session))
        self.conflict.show()
        self.earlier.show()

    def _typing(self, place: Place, typed: Typed) -> None:
        self.session.type_at(place, typed)
        self.session.tell_state()

    def _listen(self) -> None:
        session = self.session
        for button, action in (
            (self.save, session.save),
            (self.save_below, session.save),
            (self.undo, session.undo),
            (self.redo, session.redo),
        ):
            button.on_click(lambda _, action=action: self._act(action))
        for button in (self.conflict.take_file, self.conflict.keep_mine):  # they go away
            button.on_click(lambda _: self.save.focus())
