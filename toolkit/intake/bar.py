"""The bar of the form: how saving stands, undo and redo, and the choice between two versions."""

from __future__ import annotations

from toolkit.intake.control import Controls, hide, idle, say
from toolkit.intake.field import Act
from toolkit.intake.link import Link, link_words
from toolkit.intake.session import Session
from toolkit.intake.state import saved_html, state_html
from toolkit.intake.typed import Typed
from toolkit.strategy.walk import Place


class Bar:
    """Shows how a session stands, above the steps (`widget`) and below them (`below`)."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act, words = session, act, session.words
        self.save = look.button(words("Save"), "sf-primary", "sf-save")
        self.undo = look.button(words("Undo"), "sf-undo")
        self.redo = look.button(words("Redo"), "sf-redo")
        self.take_file = look.button(words("Go on with the file as it is now"))
        self.keep_mine = look.button(words("Save my version over it"))
        self.save_below = look.button(words("Save"))
        self.state, self.state_below = look.said("sf-state"), look.said("sf-state")
        self.conflict = look.box((self.take_file, self.keep_mine), "sf-buttons", "sf-conflict")
        top = look.box((self.save, self.undo, self.redo, self.state), "sf-bar")
        self.link = look.make(Link, "sf-link", words=link_words(words))
        self.link.listen(look.places, self._typing)
        self.widget = look.box((self.link, top, self.conflict), "sf-top")
        self.below = look.box((self.save_below, self.state_below), "sf-bar", "sf-below")
        self._listen()

    def show(self) -> None:
        """Show how the session stands now."""
        idle(self.undo, not self.session.can_undo)
        idle(self.redo, not self.session.can_redo)
        hide(self.conflict, not self.session.in_conflict)
        say(self.state, state_html(self.session))
        say(self.state_below, saved_html(self.session))

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
            (self.take_file, session.take_file),
            (self.keep_mine, session.keep_mine),
        ):
            button.on_click(lambda _, action=action: self._act(action))
        for button in (self.take_file, self.keep_mine):  # they go away
            button.on_click(lambda _: self.save.focus())
