"""The entries of a list, each with what it is known by in the workbook and in the strategy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.store.matching import matches
from toolkit.strategy.walk import Place, get_at
from toolkit.workbook.questionnaire.left_out import Tree
from toolkit.workbook.questionnaire.plan import Block, Questions, Table

NUMBERED = "#"
"""Before the position of an entry that has no id."""

WITHIN = "/"
"""Between what an entry is known by and what one in it is known by; in no id."""


@dataclass(frozen=True)
class Entry:
    """One entry; `key` names it within its list, and `parent` the entry that holds the list."""

    key: str
    parent: str
    place: Place
    data: Mapping[str, Any]


def entries(tree: Tree, table: Table) -> tuple[Entry, ...]:
    """The entries of a list, in the order of the strategy.

    >>> tree = {"personas": [{"id": "jan", "use": [{"platform": "x"}]}]}
    >>> [each.key for each in entries(tree, Table(("personas",), inner="use"))]
    ['jan/#0']
    """
    outer = tuple(_of_list(tree, table.place, ""))
    if not table.inner:
        return outer
    return tuple(
        each for one in outer for each in _of_list(tree, (*one.place, table.inner), one.key)
    )


def _of_list(tree: Tree, place: Place, parent: str) -> Iterator[Entry]:
    for number, data in enumerate(get_at(tree, place) or ()):
        own = data.get("id") or f"{NUMBERED}{number}"
        key = f"{parent}{WITHIN}{own}" if parent else own
        yield Entry(key, parent, (*place, number), data)


def counterparts(base: Tree, now: Tree, table: Table) -> dict[str, Entry]:
    """Which entry of the strategy as it is now each entry of the exported one has become.

    One that was removed since is not in it.
    """
    if not table.inner:
        return _counterparts(entries(base, table), entries(now, table))
    outer = counterparts(base, now, Table(table.place))
    before, after = entries(base, table), entries(now, table)
    found: dict[str, Entry] = {}
    for key, entry in outer.items():
        found |= _counterparts(
            tuple(each for each in before if each.parent == key),
            tuple(each for each in after if each.parent == entry.key),
        )
    return found


def _counterparts(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> dict[str, Entry]:
    old = [each.data for each in before]
    became = matches(old, [each.data for each in after])
    return {
        before[was].key: entry for was, entry in zip(became, after, strict=True) if was is not None
    }


def is_asked(block: Block, tree: Tree) -> bool:
    """Whether a block stands in the workbook of this strategy."""
    return isinstance(block, Questions) or not block.if_any or bool(entries(tree, block))
