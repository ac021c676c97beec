"""What of a draft is not in the file, and the draft again that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pydantic import ValidationError

from toolkit.intake.draft import Draft
from toolkit.intake.typed import Typed
from toolkit.store import StoredStrategy
from toolkit.store.journal import Pending
from toolkit.strategy import Strategy
from toolkit.strategy.tree import Tree
from toolkit.strategy.walk import Place, get_at, shape_at

CELL = "cell"
"""The first step of the place of a cell, which the model does not know: then the name of its
grid, the key of its row and that of its column."""


def pending_of(
    draft: Draft, stored: StoredStrategy, typing: Mapping[Place, Typed]
) -> Pending | None:
    """What would be lost if only the file were left; `typing`: what fields and cells hold besides.

    None where the file says it all.
    """
    whole = draft.is_unfinished or draft.strategy != stored.strategy
    refused = {place: each.typed for place, each in draft.refused.items()}
    typed = tuple({**refused, **typing}.items())
    if not whole and not typed:
        return None
    unnamed = tuple(sorted(draft.unnamed))
    return Pending(stored.digest, dict(draft.tree) if whole else None, typed, unnamed)


def resumed(stored: StoredStrategy, pending: Pending, language: str) -> Draft:
    """The draft that says what the file says, and what is pending."""
    draft = Draft.of(stored.strategy, language)
    if pending.tree is not None:
        whole = replace(draft, tree=pending.tree, unnamed=frozenset(pending.unnamed))
        draft = whole if _is_sound(whole) else draft
    for place, typed in pending.typed:
        if _is_there(draft.tree, place):
            draft = replace(draft.filled(place, typed), before=None)
    return draft


def texts_in_cells(pending: Pending) -> dict[Place, Typed]:
    """What was typed in cells of grids and is not understood, by the place of each cell."""
    return {place: typed for place, typed in pending.typed if place[:1] == (CELL,)}


def _is_sound(draft: Draft) -> bool:
    """Whether the model knows all that stands in a draft; another version may have written it."""
    try:
        return draft.strategy is not None
    except ValidationError:
        return False


def _is_there(tree: Tree, place: Place) -> bool:
    """Whether the model has this field, and the tree the entry that it stands in."""
    entries = (place[: n + 1] for n, step in enumerate(place) if isinstance(step, int))
    known = shape_at(Strategy, place) is not None
    return known and all(get_at(tree, entry) is not None for entry in entries)
