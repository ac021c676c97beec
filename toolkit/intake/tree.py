"""A strategy as plain mappings and lists, under the name by which the form knows it."""

from toolkit.strategy.tree import (
    Moves,
    Tree,
    is_referred_to,
    renamed,
    unreferenced,
    with_entries,
    with_paths_moved,
    with_value,
    without_entry,
)

__all__ = [
    "Moves",
    "Tree",
    "is_referred_to",
    "renamed",
    "unreferenced",
    "with_entries",
    "with_paths_moved",
    "with_value",
    "without_entry",
]
