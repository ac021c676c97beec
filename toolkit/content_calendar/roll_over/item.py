"""Single items and key dates: over, expired, or still to come?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from toolkit.content_calendar.roll_over.note import Note, NoteCode
from toolkit.strategy import Item
from toolkit.strategy.content import KeyDate
from toolkit.strategy.term import last_day


def item_note(item: Item, path: str, start: dt.date) -> Note | None:
    """What becomes of an item with a date of its own; None where it is still to come.

    Expired is what was to be kept until a day before the new period, unless it is to be kept or
    renewed. A proposal that nobody took up is over with its day. What was published without a
    last day, and what was never made, is for people to look at.
    """
    if item.on is None or last_day(item.on) >= start:
        return None
    name, facts = item.title or item.id, {"day": item.on}
    if item.stage == "archived":
        return Note("item_archived", path, name, facts)
    if item.keep_until is not None and last_day(item.keep_until) < start:
        if item.when_expired == "keep":
            return None
        expired: NoteCode = "item_to_update" if item.when_expired == "update" else "item_expired"
        return Note(expired, path, name, {**facts, "until": item.keep_until})
    if item.keep_until is not None and item.stage == "published":
        return None
    if is_untouched(item):
        return Note("proposal_over", path, name, facts)
    if item.kind != "post":
        return Note("item_over", path, name, facts)
    code: NoteCode = "item_published" if item.stage == "published" else "item_not_made"
    return Note(code, path, name, facts)


REMOVED = frozenset({"item_archived", "item_expired", "proposal_over"})


def is_untouched(item: Item) -> bool:
    """Whether this is a proposal as a planner left it: an idea that nobody worked on."""
    worked_on = (item.copies, item.visual, item.alt_text, item.link, item.feedback)
    return item.attribution == "inferred" and item.stage == "idea" and not any(worked_on)


def key_date_notes(key_dates: tuple[KeyDate, ...], start: dt.date) -> Iterator[Note]:
    """The key dates with a day of their own that is over; rules and events come back."""
    for place, each in enumerate(key_dates):
        if each.on is not None and last_day(each.on) < start:
            path = f"content.key_dates[{place}]"
            yield Note("key_date_over", path, each.name or each.id, {"day": each.on})
