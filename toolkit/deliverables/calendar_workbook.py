"""The calendar as a workbook: what appears when, its making, the hours, who does what.

In the first sheet the client writes "akkoord", or what should change; `toolkit feedback` reads
that back.
"""

from __future__ import annotations

import datetime as dt

from toolkit.content_calendar.production import Production
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.seal import publication_seal
from toolkit.content_calendar.whole import ContentCalendar
from toolkit.deliverables.item_cell import captions_text, rights_text, shelf_life_text
from toolkit.deliverables.production_sheet import load_sheet, production_sheet, series_name
from toolkit.deliverables.spreadsheet import Hint, Kind, Sheet, SheetColumn, Value, workbook_bytes
from toolkit.deliverables.task_sheet import task_sheet
from toolkit.language import Words
from toolkit.strategy.content import Feedback
from toolkit.tables.effort import format_name
from toolkit.tables.quarter import publication_stage_text
from toolkit.tables.view import View
from toolkit.workbook.calendar_column import head, reference

WIDTHS = {
    "date": 14,
    "time": 7,
    "channel": 15,
    "title": 25,
    "text": 42,
    "personas": 17,
    "goals": 18,
    "stage": 12,
    "answer_by": 14,
    "answer": 28,
    "by": 12,
    "picture": 30,
    "alt_text": 34,
    "captions": 16,
    "rights": 34,
    "call_to_action": 24,
    "link": 40,
    "hashtags": 20,
    "pillar": 18,
    "series": 20,
    "format": 18,
    "owner": 18,
    "time_zone": 16,
    "week": 7,
    "shelf_life": 28,
    "earlier": 34,
    "id": 12,
}
"""Characters, by column, in the order in which they stand."""

KINDS: dict[str, Kind] = {"date": "date", "time": "time", "answer_by": "date"}
PRINTED_UP_TO = "by"
FROZEN = 4
END_OF_DAY = "24:00"


def calendar_workbook(calendar: ContentCalendar, view: View) -> bytes:
    """The workbook of a client's calendar, in the client's language."""
    words = view.words
    return workbook_bytes(
        (
            calendar_sheet(calendar, view),
            production_sheet(calendar, view),
            load_sheet(calendar, view),
            task_sheet(view),
        ),
        title=words("Content calendar of {client}", client=view.title),
        subject=words("Calculated for {date}", date=words.date(view.analysis.as_of)),
        language=words.language,
        as_of=view.analysis.as_of,
    )


def calendar_sheet(calendar: ContentCalendar, view: View) -> Sheet:
    """What appears when, with a column to answer in."""
    words, names = view.words, tuple(WIDTHS)
    last_printed = names.index(PRINTED_UP_TO)
    columns = tuple(
        SheetColumn(
            head(name, words.language),
            WIDTHS[name],
            KINDS.get(name, "text"),
            printed=place <= last_printed,
            hidden=name == "id",
            answer=name in {"answer", "by"},
            hint=_hint(words) if name == "answer" else None,
        )
        for place, name in enumerate(names)
    )
    rows = [
        calendar_row(each, calendar.productions.get(each.id), view)
        for each in calendar.publications
    ]
    return Sheet("calendar", words("Calendar"), _about(view, len(rows)), columns, rows, FROZEN)


def _about(view: View, n_rows: int) -> str:
    words = view.words
    if n_rows == 0:
        return words("{client}: nothing is on the calendar yet.", client=view.title)
    return words(
        "{client}: what appears when. Write in the yellow column “agreed”, or what should change; "
        "then send this file back.",
        client=view.title,
    )


def _hint(words: Words) -> Hint:
    return Hint(
        words("Your answer"),
        words("Write “agreed”, or what should change. Who answers can be put beside it."),
        words("agreed"),
    )


def calendar_row(each: Publication, production: Production | None, view: View) -> list[Value]:
    """The cells of a publication, in the order of `WIDTHS`."""
    item = each.item
    return [
        each.on,
        clock(each.at),
        view.name("channels", each.channel),
        each.title,
        each.copy,
        view.names("personas", each.personas),
        view.names("goals", each.goals),
        publication_stage_text(each, view.words) if each.kind == "post" else "",
        production.answer_by if production else None,
        None,
        None,
        item.visual if item else None,
        item.alt_text if item else None,
        captions_text(item, view.words),
        rights_text(item, view.words),
        each.call_to_action,
        each.link,
        " ".join(item.hashtags) if item else None,
        view.name("content.pillars", each.pillar),
        series_name(each),
        format_name(each.format, view) if each.format else None,
        view.name("roles", each.owner),
        each.time_zone,
        str(each.week[1]),
        shelf_life_text(item, view.words),
        earlier_text(each, view.words),
        reference(each.id, publication_seal(each)),
    ]


def clock(at: str | None) -> dt.time | str | None:
    """A time of day as a spreadsheet has it; midnight at the end of a day stays a text."""
    if at is None or at == END_OF_DAY:
        return at
    return dt.time.fromisoformat(at)


def earlier_text(each: Publication, words: Words) -> str:
    """What was said of it before, the newest first."""
    given = each.item.feedback if each.item else ()
    said = (entry for entry in given if entry.channel in (None, each.channel))
    return "\n".join(_said(entry, words) for entry in reversed(tuple(said)))


def _said(entry: Feedback, words: Words) -> str:
    when = words.date(entry.given_on) if entry.given_on else ""
    who = ", ".join(part for part in (when, entry.given_by) if part)
    what = "; ".join(part for part in (words("agreed") * entry.agreed, entry.text) if part)
    return f"{who}: {what}" if who else what
