"""Entries that are known by their row in a workbook, wherever their list is moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.strategy.walk import Place
from toolkit.workbook.questionnaire.entry import entries
from toolkit.workbook.questionnaire.left_out import asked
from toolkit.workbook.questionnaire.plan import Table

MARK = "\0row"
"""A key that no file can hold: by which rows of the workbook an entry is known."""


def marked(tree: Any, place: Place = ()) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every entry with a mark, with where it stands."""
    if isinstance(tree, dict):
        if MARK in tree:
            yield place, tree
        for key, each in tree.items():
            if key != MARK:
                yield from marked(each, (*place, key))
    elif isinstance(tree, list):
        for number, each in enumerate(tree):
            yield from marked(each, (*place, number))


def said_in(table: Table, data: Mapping[str, Any]) -> Any:
    """What of an entry a client may see, without what says nothing."""
    tree: Any = [dict(data)]
    outer = table.list_place
    if table.inner:
        tree = [{table.inner: tree}]
        outer = table.place
    for step in reversed(outer):
        tree = {step: tree}
    return telling(entries(asked(tree), table)[0].data)


def telling(data: Any) -> Any:
    """Without what says nothing: an empty list is no list."""
    if isinstance(data, Mapping):
        found = {key: telling(each) for key, each in data.items() if key != MARK}
        return {key: each for key, each in found.items() if each not in (None, [], {})}
    return [telling(each) for each in data] if isinstance(data, list) else data
