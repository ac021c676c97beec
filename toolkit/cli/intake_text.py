"""What came of an intake workbook, in words: what changes, what collides, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from toolkit.cli.screen import aligned
from toolkit.language import Words, field_text
from toolkit.language.problem import problem_text
from toolkit.workbook.cell import cell_words
from toolkit.workbook.questionnaire.edit import Fault, Spot
from toolkit.workbook.questionnaire.field import Field
from toolkit.workbook.questionnaire.names import entry_name
from toolkit.workbook.questionnaire.outcome import Change, Conflict
from toolkit.workbook.questionnaire.reading import Answered
from toolkit.workbook.questionnaire.shown import shown

SHOWN_TEXT = 44
SHOWN_ALIKE = 5
CONFLICTS: Mapping[str, str] = MappingProxyType(
    {
        "both": "{what}: “{theirs}” in the workbook, and since the export “{ours}” in the "
        "strategy; the strategy stays",
        "entry_gone": "{what}: “{theirs}” in the workbook, but the entry is no longer in the "
        "strategy; it was not put back",
        "entry_changed": "{what}: removed in the workbook, but changed in the strategy since the "
        "export; it stays",
    }
)


def intake_text(result: Answered, words: Words) -> list[str]:
    """The parts of what is printed: the changes, what to look at, and a summary."""
    outcome, parts = result.outcome, []
    if result.is_older:
        day = words.partial_date(result.base.exported_on)
        said = (
            "The strategy was changed after this workbook was exported ({date}): only what was "
            "changed in the workbook is taken over."
        )
        parts.append(words(said, date=day))
    if outcome.changes:
        head = [words(each) for each in ("Cell", "About", "Question", "Before", "Now")]
        rows = [_row(each, result, words) for each in outcome.changes]
        parts.append(aligned([head, *rows]))
    notes = list(_notes(result, words))
    if notes:
        parts.append("\n".join(notes))
    return [*parts, _summary(result, words)]


def intake_content(result: Answered, words: Words) -> dict[str, Any]:
    """The same as plain values."""
    outcome = result.outcome
    return {
        "exported_on": result.base.exported_on,
        "older": result.is_older,
        "changes": [
            {
                "kind": each.kind,
                **_place(each.spot),
                "path": each.path,
                "about": _about(each, result, words),
                "before": _said(each.before, each.at, result),
                "after": _said(each.after, each.at, result),
            }
            for each in outcome.changes
        ],
        "problems": [_problem(each, words) for each in outcome.faults],
        "conflicts": [
            {
                "code": each.code,
                **_place(each.spot),
                "path": each.path,
                "about": _about(each, result, words),
                "strategy": _said(each.ours, each.at, result),
                "workbook": _said(each.theirs, each.at, result),
                "message": _conflict(each, result, words),
            }
            for each in outcome.conflicts
        ],
        "not_read": [
            {"sheet": each.sheet, "cell": each.cell, "text": each.text} for each in result.stray
        ],
        "missing": list(result.missing),
        "twice": [list(each) for each in result.twice],
    }


def _place(spot: Spot) -> dict[str, str]:
    return {"sheet": spot.sheet, "cell": spot.cell}


def _problem(fault: Fault, words: Words) -> dict[str, str]:
    problem = fault.problem
    return {
        **_place(fault.spot),
        "path": problem.path,
        "found": problem.found,
        "message": problem_text(problem, words),
    }


def _row(change: Change, result: Answered, words: Words) -> list[str]:
    about = _about(change, result, words)
    if change.kind == "added":
        cells = [_list_label(change, words), words("added"), "", about]
    elif change.kind == "removed":
        gone = words.count(
            "with {n} reference to it", "with {n} references to it", change.n_references
        )
        now = gone if change.n_references else ""
        cells = [_list_label(change, words), words("removed"), about, now]
    else:
        label = change.at.label(words.language) if change.at else ""
        before, after = (_said(each, change.at, result) for each in (change.before, change.after))
        cells = [about, label, before, after]
    return [_cell(change.spot), *map(_shortened, cells)]


def _about(each: Change | Conflict, result: Answered, words: Words) -> str:
    """Which entry it is about, or which part of the strategy."""
    if each.entry is not None:
        return entry_name(each.entry, 0, result.known)
    return _list_label(each, words)


def _list_label(each: Change | Conflict, words: Words) -> str:
    at = each.at
    path = each.path
    if at is not None:
        path = path.removesuffix("." + ".".join(at.steps))
    return field_text(path, words.language).label


def _said(value: Any, field: Field | None, result: Answered) -> str:
    if field is None:
        return ""
    return cell_words(shown(value, field, result.known))


def _cell(spot: Spot) -> str:
    return f"{spot.sheet} {spot.cell}".strip()


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN_TEXT else plain[: SHOWN_TEXT - 1].rstrip() + "…"


def _notes(result: Answered, words: Words) -> Iterator[str]:
    for fault in result.outcome.faults:
        yield f"{_cell(fault.spot)}: {problem_text(fault.problem, words)}"
    for first, second in result.twice:
        said = "{first} and {second} hold the same list; take one of these sheets away"
        yield words(said, first=first, second=second)
    for conflict in result.outcome.conflicts:
        yield f"{_cell(conflict.spot)}: {_conflict(conflict, result, words)}"
    stray = [f"{each.sheet} {each.cell}: “{_shortened(each.text)}”" for each in result.stray]
    if stray:
        yield words("Not read, because nothing is asked there:")
        yield from _some(stray, words)
    for path in result.missing:
        label = field_text(path, words.language).label
        yield words("“{name}” is not in the file any more; nothing of it is changed", name=label)


def _conflict(each: Conflict, result: Answered, words: Words) -> str:
    about = _about(each, result, words)
    what = f"{about}, {each.at.label(words.language)}" if each.at else about
    ours, theirs = (_said(value, each.at, result) for value in (each.ours, each.theirs))
    nothing = words("nothing")
    return words(
        CONFLICTS[each.code],
        what=what,
        ours=_shortened(ours) or nothing,
        theirs=_shortened(theirs) or (nothing if each.at else about),
    )


def _some(lines: Sequence[str], words: Words) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:SHOWN_ALIKE])
    if len(lines) > SHOWN_ALIKE:
        yield words("… and {n} more like this", n=len(lines) - SHOWN_ALIKE)


def _summary(result: Answered, words: Words) -> str:
    kinds = [each.kind for each in result.outcome.changes]
    outcome = result.outcome
    parts = [
        words.count("{n} answer changed", "{n} answers changed", kinds.count("changed")),
        words.count("{n} entry added", "{n} entries added", kinds.count("added")),
        words.count("{n} entry removed", "{n} entries removed", kinds.count("removed")),
    ]
    if outcome.faults or result.twice:
        n = len(outcome.faults) + len(result.twice)
        parts.append(words.count("{n} problem", "{n} problems", n))
    if outcome.conflicts:
        n = len(outcome.conflicts)
        parts.append(words.count("{n} collision", "{n} collisions", n))
    return ", ".join(parts)
