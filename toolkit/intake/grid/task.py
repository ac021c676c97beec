"""Task × role: who is responsible, accountable, consulted and informed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from toolkit.intake.choice import entry_name
from toolkit.intake.draft import Draft
from toolkit.intake.grid.cell import Cell, Choice, Entered, Grid, Head, Spot, Told
from toolkit.intake.grid.role import role_names
from toolkit.intake.grid.writing import with_entry, without
from toolkit.intake.session import Session
from toolkit.language import Words
from toolkit.responsibilities import LETTERS, Letter, raci
from toolkit.responsibilities.task import KINDS
from toolkit.tables.raci import HEADS

PLACE = ("responsibilities", "tasks")
SIGNS: Mapping[str, Letter] = MappingProxyType(dict(zip("RACI", LETTERS, strict=True)))
NO_SIGNS = re.compile(r"[^RACI\s,;/+&-]", re.IGNORECASE)


@dataclass(frozen=True)
class _Row:
    """One row: one of the usual tasks, or what is recorded at one position."""

    key: str
    name: str
    note: str
    indexes: tuple[int, ...]
    kind: str | None = None


class TaskSheet:
    """Who does which task, as a RACI table; what nobody filled in follows from the questions."""

    name = "tasks"

    def grid(self, session: Session) -> Grid:
        """The usual tasks in the order of the work, then the client's own ones."""
        words, roles = session.words, role_names(session)
        rows, derived = tuple(_rows(session)), _derived(session) if roles else {}
        columns = tuple(Head(role, name) for role, name in roles.items())
        cells = {
            (row.key, role): _cell(row, role, derived.get((row.kind, role), {}), session)
            for row in rows
            for role in roles
        }
        return Grid(
            words("Who has which task"),
            words("Type letters: {letters}. A role can have two.", letters=_letters_text(words)),
            words("Task"),
            tuple(Head(each.key, each.name, each.note) for each in rows) if roles else (),
            columns,
            cells,
            tuple(Choice(sign, sign, words(HEADS[letter])) for sign, letter in SIGNS.items()),
            "letters",
            (words("agreed here"), words("follows from the five questions")),
            "" if roles else words("Add roles first: who there is to do something."),
        )

    def entered(self, session: Session, draft: Draft, spot: Spot, text: str, why: str) -> Entered:  # noqa: ARG002 - no reason is asked for
        """The draft in which a role has exactly these letters of a task."""
        row = next((each for each in _rows(session, draft) if each.key == spot[0]), None)
        if row is None:
            return Told(session.words("This row is not there any more."))
        if NO_SIGNS.search(text):
            said = _letters_text(session.words)
            return Told(
                session.words(
                    "“{found}” is not understood: {words}.", found=text.strip(), words=said
                )
            )
        wanted = {letter for sign, letter in SIGNS.items() if sign in text.upper()}
        for letter in LETTERS:
            draft = _with_letter(draft, row, spot[1], letter, letter in wanted)
            row = next((each for each in _rows(session, draft) if each.key == spot[0]), row)
        return draft


def _letters_text(words: Words) -> str:
    return ", ".join(f"{sign} {words(HEADS[letter]).lower()}" for sign, letter in SIGNS.items())


def _rows(session: Session, draft: Draft | None = None) -> Iterator[_Row]:
    words, draft = session.words, draft or session.draft
    entries = tuple(enumerate(draft.entries(PLACE)))
    for kind in KINDS:
        said = [(n, each) for n, each in entries if each.get("kind") == kind]
        general = tuple(n for n, each in said if not each.get("channel"))
        yield _Row(kind, _capital(words.term("task", kind)), "", general, kind)
        for n, each in said:
            if each.get("channel"):
                yield _Row(
                    f"{kind}|{each['channel']}",
                    _capital(words.term("task", kind)),
                    _channel(each["channel"], session),
                    (n,),
                )
    for n, each in entries:
        if not each.get("kind"):
            channel = _channel(each["channel"], session) if each.get("channel") else ""
            name = each.get("task") or words("{n}. without a name yet", n=n + 1)
            yield _Row(f"#{n}", name, channel, (n,))


def _channel(identifier: str, session: Session) -> str:
    for number, each in enumerate(session.draft.entries(("channels",))):
        if each.get("id") == identifier:
            return entry_name(each, number, session)
    return identifier


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _derived(session: Session) -> Mapping[tuple[str | None, str], dict[str, tuple[int, int]]]:
    """Per usual task and role the letters that follow, each with on how many of the channels."""
    found: dict[tuple[str | None, str], dict[str, list[int]]] = defaultdict(dict)
    n_all: dict[str | None, int] = defaultdict(int)
    for duty in raci(session.draft.strategy):
        if duty.kind is None:
            continue
        n_all[duty.kind] += len(duty.channels)
        for sign, letter in SIGNS.items():
            if letter in duty.derived:
                for role in duty.roles(letter):
                    found[duty.kind, role].setdefault(sign, []).append(len(duty.channels))
    return {
        spot: {sign: (sum(several), n_all[spot[0]]) for sign, several in letters.items()}
        for spot, letters in found.items()
    }


def _cell(row: _Row, role: str, follows: Mapping[str, tuple[int, int]], session: Session) -> Cell:
    words = session.words
    entries = [session.draft.entries(PLACE)[n] for n in row.indexes]
    own = [sign for sign, letter in SIGNS.items() if role in _given(entries, letter)]
    derived = [sign for sign in SIGNS if sign in follows and not _given(entries, SIGNS[sign])]
    partly = any(follows[sign][0] < follows[sign][1] for sign in derived)
    said = [words(HEADS[SIGNS[sign]]).lower() for sign in own]
    said += [_follows_text(sign, *follows[sign], words) for sign in derived]
    origin = words("follows from the five questions") if derived else ""
    sentence = "; ".join(part for part in (", ".join(said), origin) if part)
    return Cell(
        own=" ".join(own),
        suggested=" ".join(derived),
        note=words("not everywhere") if partly else "",
        said=", ".join(said),
        detail=f"{_capital(sentence)}." if sentence else "",
    )


def _follows_text(sign: str, k: int, n: int, words: Words) -> str:
    meaning = words(HEADS[SIGNS[sign]]).lower()
    if k == n:
        return meaning
    return words("{task} on {k} of {n} channels", task=meaning, k=k, n=n)


def _given(entries: list[Any], letter: Letter) -> tuple[str, ...]:
    """The roles of a letter: what the first entry says that says something."""
    return next((tuple(each[letter]) for each in entries if each.get(letter)), ())


def _with_letter(draft: Draft, row: _Row, role: str, letter: Letter, wanted: bool) -> Draft:
    entries = draft.entries(PLACE)
    mine = [n for n in row.indexes if entries[n].get(letter)]
    index = next(iter(mine or row.indexes), None)
    entry: dict[str, Any] = dict(entries[index]) if index is not None else {"kind": row.kind}
    roles = list(entry.get(letter, ()))
    if (role in roles) == wanted:
        return draft
    roles = [*roles, role] if wanted else [each for each in roles if each != role]
    changed = {**entry, letter: roles} if roles else without(entry, letter)
    says_nothing = row.kind is not None and not without(changed, "kind")
    return with_entry(draft, PLACE, index, None if says_nothing else changed)
