"""What is still missing in a step, in words, and how much is filled in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.intake.session import Session
from toolkit.intake.shape import is_list, leaves
from toolkit.intake.step.outline import Portion, Step, apart_from
from toolkit.intake.step.wanted import FORMS, LISTS, OVER, PARTS
from toolkit.language import Words, field_text
from toolkit.review import Finding, findings_text
from toolkit.strategy.walk import Place, get_at

TOLD = ("error", "warning")
"""Findings that leave something to do; advice may be left as it is."""


@dataclass(frozen=True)
class Missing:
    """What is still to be done in a step: empty fields, refused text, what the review notices.

    Each is a sentence; `n` is how many there are.
    """

    empty: tuple[str, ...]
    refused: tuple[str, ...]
    noticed: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, what is wrong first."""
        return (*self.refused, *self.empty, *self.noticed)

    @property
    def n(self) -> int:
        """How many things are to be done."""
        return len(self.sentences)


def missing(step: Step, session: Session, findings: Collection[Finding] = ()) -> Missing:
    """What is still missing in a step of the draft; a step of the workshop asks nothing new."""
    if step.workshop:
        return Missing((), (), ())
    empty = tuple(said for portion in step.portions for said in _empty_in(portion, session) if said)
    return Missing(empty, _refused(step, session), _noticed(step, findings, session.words))


def filled_text(portion: Portion, session: Session) -> str:
    """How much of a portion is filled in, in a word or two."""
    words, place = session.words, _place(portion)
    if is_list(portion.path):
        n = len(session.draft.entries(place))
        return words.number(n) if n else words("nothing yet")
    first, rest = leaves(place, portion.fields, apart_from(portion))
    n = sum(
        get_at(session.draft.tree, (*place, *leaf.steps)) is not None for leaf in (*first, *rest)
    )
    return words.count("{n} filled in", "{n} filled in", n) if n else words("nothing yet")


def _place(portion: Portion) -> Place:
    return tuple(portion.path.split(".")) if portion.path else ()


def _empty_in(portion: Portion, session: Session) -> Iterator[str]:
    """What is missed in a portion: the list itself, or fields of it."""
    path, words, place = portion.path, session.words, _place(portion)
    if is_list(path):
        yield from _empty_in_list(path, session.draft.entries(place), words)
    elif path in PARTS and not portion.fields:
        part = get_at(session.draft.tree, place)
        names = [_label(path, name, words) for name in PARTS[path] if _lacks(part, name)]
        if names:
            fields, title = words.listing(names), portion.title_in(words)
            yield words("{part}: {fields} not filled in yet.", part=title, fields=fields)


def _empty_in_list(path: str, entries: Collection[Any], words: Words) -> Iterator[str]:
    if not entries and path in LISTS:
        yield words(LISTS[path])
    going_on = [each for each in entries if each.get("status") not in OVER]
    for field in FORMS:
        parent, _, name = field.rpartition(".")
        n = sum(_lacks(each, name) for each in going_on) if parent == path else 0
        if n:
            yield words.count(*FORMS[field], n)


def _lacks(entry: Any, name: str) -> bool:
    """Whether a field is empty, and nobody said that it is not known."""
    if not isinstance(entry, Mapping):
        return True
    return entry.get(name) in (None, "", [], {}, ()) and name not in entry.get("not_known", ())


def _label(path: str, name: str, words: Words) -> str:
    """What a field is called in the middle of a sentence; “KPI” stays “KPI”."""
    label = field_text(f"{path}.{name}", words.language).label
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _refused(step: Step, session: Session) -> tuple[str, ...]:
    n = sum(belongs(place, step) for place in session.problems)
    if not n:
        return ()
    said = session.words.count("{n} field is not right yet.", "{n} fields are not right yet.", n)
    return (said,)


def belongs(place: Place, step: Step) -> bool:
    """Whether a place of the strategy is asked in a step."""
    steps = tuple(each for each in place if isinstance(each, str))
    path = ".".join(steps)
    return any(
        (not portion.path and path.split(".")[0] in portion.fields)
        or (portion.path and f"{path}.".startswith(f"{portion.path}."))
        for portion in step.portions
    )


def _noticed(step: Step, findings: Collection[Finding], words: Words) -> tuple[str, ...]:
    """What the review notices in a step: those of one rule in one sentence."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.aspect in step.aspects and finding.severity in TOLD:
            groups.setdefault(finding.code, []).append(finding)
    return tuple(findings_text(tuple(group), words).message for group in groups.values())
