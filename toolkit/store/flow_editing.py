"""The changes of lists and mappings between brackets, which only hold such themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.store.matching import matches
from toolkit.store.splice import Piece, Splice, applied, carry_comments, gaps_between, usual, woven
from toolkit.store.yaml_tree import Entries, Entry, Items, Node, Scalar
from toolkit.store.yaml_write import flow_text

GAP = ", "


def flow_splices(text: str, node: Items | Entries, old: Any, new: Any) -> Iterator[Splice]:
    """The splices that make a change in what stands between brackets."""
    if isinstance(node, Entries):
        return _entries(text, node, old, new)
    return _items(text, node, old, new)


def _items(text: str, node: Items, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Splice]:
    found = matches(old, new)
    inner = {
        was: list(_value(text, node.items[was], old[was], each))
        for was, each in zip(found, new, strict=True)
        if was is not None and old[was] != each
    }
    if found == list(range(len(old))):
        yield from (splice for splices in inner.values() for splice in splices)
        return
    bounds = [(item.start, item.end) for item in node.items]
    gaps = gaps_between(text, bounds)
    lead = carry_comments(gaps, found, ", \t")
    pieces = [
        Piece(flow_text(each))
        if was is None
        else Piece(applied(text, inner.get(was, ()), *bounds[was]), gaps[was])
        for was, each in zip(found, new, strict=True)
    ]
    yield Splice(bounds[0][0], bounds[-1][1], lead + woven(pieces, usual(gaps, GAP)))


def _entries(
    text: str, node: Entries, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Splice]:
    order = _order(node, old, new)
    inner = {
        key: list(_entry(text, entry, old.get(key), new[key]))
        for key, entry in node.entries.items()
        if key in new and (key not in old or old[key] != new[key])
    }
    if order == list(node.entries):
        yield from (splice for splices in inner.values() for splice in splices)
        return
    names = list(node.entries)
    bounds = [(each.key.start, _end(each)) for each in node.entries.values()]
    gaps = gaps_between(text, bounds)
    lead = carry_comments(gaps, [names.index(key) for key in order if key in names], ", \t")
    pieces = [
        Piece(applied(text, inner.get(key, ()), *bounds[names.index(key)]), gaps[names.index(key)])
        if key in names
        else Piece(f"{key}: {flow_text(new[key])}")
        for key in order
    ]
    yield Splice(bounds[0][0], bounds[-1][1], lead + woven(pieces, usual(gaps, GAP)))


def _order(node: Entries, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The keys that stay, each new one after the nearest that comes before it in the model."""
    keys = [key for key in node.entries if key in new or key not in old]
    before: list[str] = []
    for key in new:
        if key not in keys:
            places = [keys.index(each) for each in before if each in keys]
            keys.insert(places[-1] + 1 if places else len(keys), key)
        before.append(key)
    return keys


def _entry(text: str, entry: Entry, old: Any, new: Any) -> Iterator[Splice]:
    splices = _value(text, entry.value, old, new)
    if entry.value.start < entry.value.end:
        return splices
    colon = ":" if entry.after_colon is None else ""
    return (Splice(each.start, each.end, f"{colon} {each.text}") for each in splices)


def _value(text: str, node: Node, old: Any, new: Any) -> Iterator[Splice]:
    if isinstance(node, Entries) and node.entries and isinstance(new, Mapping):
        yield from _entries(text, node, old or {}, new)
    elif isinstance(node, Items) and node.items and isinstance(new, list) and new:
        yield from _items(text, node, old, new)
    else:
        style = node.style if isinstance(node, Scalar) else None
        yield Splice(node.start, node.end, flow_text(new, style))


def _end(entry: Entry) -> int:
    return max(entry.value.end, entry.after_colon or entry.key.end)
