"""Entries of a list put in place whole, with what was refused in them out of the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toolkit.intake.arranging import removed
from toolkit.intake.draft import Draft
from toolkit.strategy.term import Part
from toolkit.strategy.tree import with_entries, with_value
from toolkit.strategy.walk import Place


def with_entry(
    draft: Draft, place: Place, index: int | None, entry: Mapping[str, Any] | None
) -> Draft:
    """The draft with an entry in a list.

    Without an index it is a new one at the end; without an entry the one at the index goes away.
    """
    if entry is None:
        return draft if index is None else removed(draft, place, index)[0]
    if index is None:
        entries = [*draft.entries(place), dict(entry)]
        return replace(draft, tree=with_entries(draft.tree, place, entries), before=draft)
    where = (*place, index)
    if draft.entries(place)[index] == entry:
        return draft
    kept = {at: each for at, each in draft.refused.items() if at[: len(where)] != where}
    tree = with_value(draft.tree, where, dict(entry))
    return replace(draft, tree=tree, refused=kept, before=draft)


def without(entry: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """An entry without some of its fields."""
    return {name: value for name, value in entry.items() if name not in names}


def index_of(draft: Draft, section: Place, identifier: str) -> int | None:
    """The position of the entry with an id in a list; None where it is gone."""
    entries = draft.entries(section)
    return next((n for n, each in enumerate(entries) if each.get("id") == identifier), None)


def index_of_part(draft: Draft, section: Place, part: Part) -> int | None:
    """The position in a list of the entry that a part was made of."""
    entry = part.model_dump(mode="json", exclude_unset=True)
    return next((n for n, each in enumerate(draft.entries(section)) if each == entry), None)
