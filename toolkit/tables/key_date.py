"""The days that the client wants to use: when they come, what for, and whether they count."""

from __future__ import annotations

from toolkit.content_calendar.key_date import CalendarDay
from toolkit.strategy.content import KeyDate
from toolkit.tables.block import Cell, Column, Table, lean
from toolkit.tables.note import notes_text
from toolkit.tables.quantity import rule_text
from toolkit.tables.view import View

MOST_TIMES = 3


def key_dates_table(view: View) -> tuple[Table, ...]:
    """The key dates, in the order of the strategy; nothing without any."""
    words, key_dates = view.words, view.strategy.content.key_dates
    if not key_dates:
        return ()
    columns = ("Day", "Date", "Goals", "For whom", "Counts")
    most = view.strategy.content.key_dates_at_most
    table = Table(
        "key-dates-table",
        words("Key dates"),
        tuple(Column(words(name)) for name in columns),
        tuple(_row(place, key, view) for place, key in enumerate(key_dates)),
        None
        if most is None
        else words.count("At most 1 a month is used.", "At most {n} a month are used.", most),
    )
    return (lean(table),)


def _row(place: int, key: KeyDate, view: View) -> tuple[Cell, ...]:
    path = f"content.key_dates[{place}]"
    times = [each for each in view.analysis.calendar.days if each.path == path]
    note = next((each.note for each in times if each.note), "")
    name = times[0].name if times else key.name or key.id
    return (
        Cell(name, notes_text((note, key.remark)) or None),
        Cell(_when(key, times, view)),
        Cell(view.names("goals", key.goals)),
        Cell(view.names("personas", key.personas)),
        Cell(_counts(key, times, view)),
    )


def _when(key: KeyDate, times: list[CalendarDay], view: View) -> str:
    """The days on which it comes within the calendar, else as it was recorded."""
    words = view.words
    if not times:
        return words.partial_date(key.on) if key.on else rule_text(key.rule, words)
    shown = times[:MOST_TIMES]
    return "; ".join(
        words.date(each.start)
        if each.start == each.end
        else words("{start} to {end}", start=words.date(each.start), end=words.date(each.end))
        for each in shown
    )


def _counts(key: KeyDate, times: list[CalendarDay], view: View) -> str:
    """Whether messages are planned for it, and if not, why."""
    words = view.words
    if any(each.usable for each in times):
        return words("yes")
    if not key.goals or not key.personas:
        return words("not yet: without a goal and an audience")
    return words("no: one too many in its month") if times else words("not in this period")
