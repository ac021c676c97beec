"""A card that goes to another day, as the strategy file keeps it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.item_entry import occurrence_of
from toolkit.content_calendar.series_days import series_days
from toolkit.evidence import Evidence
from toolkit.intake.board.card import DONE
from toolkit.intake.draft import Draft
from toolkit.intake.grid.writing import index_of, with_entry, without
from toolkit.strategy import Item
from toolkit.strategy.term import day_of

ITEMS, SERIES = ("content", "items"), ("content", "series")


def moved(
    draft: Draft, evidence: Evidence, key: str, by: dt.timedelta, to: dt.date
) -> Draft | None:
    """The draft in which a card lies so many days later; what has no day yet goes to `to`.

    An item gets another day, an occurrence of a series becomes a changed one. None where the
    card cannot be moved: it is gone, has appeared, or returns by a rule of its own.
    """
    kind, _, rest = key.partition(":")
    if kind == "item":
        return _item_moved(draft, evidence, rest, by, to)
    if kind == "series":
        series, _, planned = rest.rpartition(":")
        return _occurrence_moved(draft, series, dt.date.fromisoformat(planned), by)
    return None


def _item_moved(
    draft: Draft, evidence: Evidence, identifier: str, by: dt.timedelta, to: dt.date
) -> Draft | None:
    index = index_of(draft, ITEMS, identifier)
    items = draft.strategy.content.items
    item = next((each for each in items if each.id == identifier), None)
    if index is None or item is None or item.rule is not None or item.stage in DONE:
        return None
    day = day_of(item.on) or item.occurrence
    new = day + by if day is not None else to
    entry = {**draft.entries(ITEMS)[index], "on": f"{new}"}
    planned = _planned(draft, evidence, item)
    if planned is not None:
        entry["occurrence"] = f"{planned}"
        if planned == new:
            del entry["occurrence"]
    return with_entry(draft, ITEMS, index, entry)


def _planned(draft: Draft, evidence: Evidence, item: Item) -> dt.date | None:
    """The day of its series whose place the item takes, so that it goes on taking it."""
    planned = occurrence_of(item)
    if planned is None:
        return None
    days = series_days(Frame(draft.strategy, evidence, planned, planned)).get(item.series or "")
    return planned if item.occurrence or (days is not None and planned in days.set) else None


def _occurrence_moved(
    draft: Draft, identifier: str, planned: dt.date, by: dt.timedelta
) -> Draft | None:
    index = index_of(draft, SERIES, identifier)
    if index is None:
        return None
    place = (*SERIES, index, "changes")
    changes = draft.entries(place)
    where = next((n for n, each in enumerate(changes) if each.get("on") == f"{planned}"), None)
    change: dict[str, Any] = dict(changes[where]) if where is not None else {"on": f"{planned}"}
    new = dt.date.fromisoformat(change.get("moved_to", f"{planned}")) + by
    changed = without(change, "moved_to") if new == planned else {**change, "moved_to": f"{new}"}
    return with_entry(draft, place, where, changed if len(changed) > 1 else None)
