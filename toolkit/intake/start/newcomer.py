"""A new client on disk, from the first letter on: a folder first, its name when that is known."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from types import MappingProxyType

from toolkit.intake.session import Session
from toolkit.intake.sitting import move_sitting
from toolkit.intake.start.outset import GOALS, at_most, first_said
from toolkit.language import Words
from toolkit.store import StoredStrategy, Workspace
from toolkit.store.starting import begin_again, new_strategy, rename_client, starters
from toolkit.strategy.naming import id_for

FIRST: Mapping[str, str] = MappingProxyType({"nl": "leeg", "en": "blank"})
"""The starter to begin with, per language."""

FOLDERS: Mapping[str, str] = MappingProxyType({"nl": "nieuwe-klant", "en": "new-client"})
NAMED: Mapping[str, str] = MappingProxyType(
    {
        "leeg": "an empty beginning",
        "winkel-horeca": "shop, café or restaurant",
        "mkb-b2b": "small business, for businesses",
        "gemeente": "municipality",
        "goed-doel": "charity",
        "onderwijs": "education",
        "zorg": "care",
        "blank": "an empty beginning",
        "b2b": "small business, for businesses",
        "council": "municipality",
    }
)
"""What the starters of the toolkit are called; an agency's own by their file's name."""

ENGLISH = ("blank", "b2b", "council")


class Newcomer:
    """The folder of a new client: named after the client when its name was first filled in.

    After that its name stays, whatever the client is called later: files and links use it.
    """

    def __init__(self, workspace: Workspace, language: str) -> None:
        self.workspace = workspace
        self.starter = self._first(language)
        name = id_for(FOLDERS[language], self._taken(), "client")
        self.stored: StoredStrategy = new_strategy(workspace, name, self.starter, name="")
        self.is_settled = False

    def starters(self, language: str, words: Words) -> tuple[tuple[str, str], ...]:
        """The starters in a language by name, and all of an agency's own."""
        known = starters(self.workspace)
        fitting = [each for each in known if each not in NAMED or _language(each) == language]
        first = self._first(language)
        fitting.sort(key=lambda each: (each != first, each))
        return tuple((_name(each, words), each) for each in fitting)

    def begin_with(self, starter: str, session: Session) -> None:
        """Begin again from another starter; what was filled in is one undo away."""
        if session.save() or not session.in_conflict:
            begin_again(self.workspace, session.stored, starter)
            before = session.draft
            session.take_file()
            session.draft = first_said(before, lambda _: at_most(session.draft, ("goals",), GOALS))
            self.starter = starter

    def settle(self, session: Session) -> None:
        """Name the folder after the client, once."""
        name = session.draft.value(("client", "name"))
        if self.is_settled or not name:
            return
        session.save()
        old = session.stored.path.parent.name
        wanted = id_for(name, self._taken() - {old}, "client")
        if wanted != old:
            move_sitting(session, lambda: rename_client(self.workspace, old, wanted))
        self.is_settled = True

    def drop_if_empty(self, session: Session) -> bool:
        """Remove the folder of a client of whom nothing was filled in; whether that was so."""
        if self.is_settled or session.can_undo or session.typing:
            return False
        shutil.rmtree(session.stored.path.parent, ignore_errors=True)
        return True

    def _taken(self) -> set[str]:
        return {each.name for each in self.workspace.clients.iterdir()}

    def _first(self, language: str) -> str:
        known = starters(self.workspace)
        return FIRST[language] if FIRST[language] in known else known[0]


def _language(starter: str) -> str:
    return "en" if starter in ENGLISH else "nl"


def _name(starter: str, words: Words) -> str:
    if starter not in NAMED:
        return starter
    text = words(NAMED[starter])
    return text[:1].upper() + text[1:]
