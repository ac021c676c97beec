"""Saved as typed: every change reaches the disk within a second, off the typing path."""

from __future__ import annotations

import atexit
from collections.abc import Callable

from toolkit.intake.aside import Aside
from toolkit.intake.draft import Draft
from toolkit.intake.keeper import Typing
from toolkit.intake.session import Session

PAUSE_SECONDS = 0.25
"""From a change to the save: what is typed meanwhile goes along."""

LOOK_SECONDS = 1.0
"""How often it is seen whether somebody else changed the file, and a failed save tried again."""

LAST_SECONDS = 12.0
"""How long the end of the program waits for the last save: longer than for another's lock."""

Later = Callable[[Callable[[], None]], None]
"""Has something done where widgets may be touched."""


class Saving:
    """Saves a session from now on, and watches its file; the last change at the program's end."""

    def __init__(self, session: Session, later: Later) -> None:
        self.session, self._later = session, later
        self._tried: tuple[Draft, Typing] | None = None
        self._aside = Aside(self._save, PAUSE_SECONDS, self._look, LOOK_SECONDS)
        session.have_saved = self._changed
        atexit.register(self.finish)
        self._changed()

    def finish(self) -> None:
        """Save what is not saved yet, and stop."""
        atexit.unregister(self.finish)
        self._aside.finish(LAST_SECONDS)
        if not self.session.is_kept:
            self.session.save()
        self.session.close()

    def _changed(self) -> None:
        """Ask for a save, unless just this could not be saved a moment ago."""
        session = self.session
        if not session.is_kept and self._tried != (session.draft, session.typing):
            session.is_saving = True
            self._aside.soon()

    def _save(self) -> None:
        session = self.session
        self._tried = session.draft, session.typing
        session.save()
        session.is_saving = False
        self._later(session.tell_state)

    def _look(self) -> None:
        session = self.session
        if not session.is_kept:
            self._save()
            return
        before = session.trouble
        if session.look():
            self._later(session.tell)
        elif session.trouble is not before:
            self._later(session.tell_state)
