"""The sheets of what has to be made when, and of the hours that it takes."""

from __future__ import annotations

import datetime as dt

from toolkit.content_calendar.load import WeekLoad
from toolkit.content_calendar.production import Production, StepDates
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.whole import ContentCalendar
from toolkit.deliverables.spreadsheet import Sheet, SheetColumn, Value
from toolkit.tables.effort import format_name
from toolkit.tables.production import step_title
from toolkit.tables.view import View


def production_sheet(calendar: ContentCalendar, view: View) -> Sheet:
    """Every step, by the day on which it begins."""
    words = view.words
    columns = (
        SheetColumn(words("Begins"), 15, "date"),
        SheetColumn(words("Ready"), 15, "date"),
        SheetColumn(words("Step"), 30),
        SheetColumn(words("Role"), 20),
        SheetColumn(words("Hours"), 8, "number"),
        SheetColumn(words("Item"), 32),
        SheetColumn(words("Channel"), 18),
        SheetColumn(words("Appears"), 15, "date"),
        SheetColumn(words("What to know"), 44),
    )
    steps = [(made, step) for made in _by_publication(calendar) for step in made.steps]
    steps.sort(key=lambda each: (each[1].start, each[1].end, each[0].publication.on))
    about = words(
        "{client}: what has to be made when, counted back from the day it appears."
        if steps
        else "{client}: nothing has to be made yet.",
        client=view.title,
    )
    rows = [_step_row(made, step, view) for made, step in steps]
    return Sheet("production", words("Production"), about, columns, rows, 3)


def _by_publication(calendar: ContentCalendar) -> list[Production]:
    found = (calendar.productions.get(each.id) for each in calendar.publications)
    return [made for made in found if made is not None]


def _step_row(made: Production, step: StepDates, view: View) -> list[Value]:
    publication = made.publication
    return [
        step.start,
        step.end,
        step_title(step, view),
        view.name("roles", step.role) or view.words("nobody yet"),
        step.step.hours,
        publication.title,
        view.name("channels", publication.channel),
        publication.on,
        late_text(made, view) if step.late else "",
    ]


def series_name(publication: Publication) -> str | None:
    """What the series of a publication is called."""
    series = publication.series
    return (series.name or series.id) if series else None


def late_text(made: Production, view: View) -> str:
    """That a step should have begun, and what can be done about it."""
    words = view.words
    parts = [words("Should have begun already.")]
    if made.first_possible:
        day = words.date(made.first_possible)
        parts.append(words("It can appear on {date} at the earliest.", date=day))
    if made.lighter:
        parts.append(words("Or make it lighter: {format}.", format=format_name(made.lighter, view)))
    return " ".join(parts)


def load_sheet(calendar: ContentCalendar, view: View) -> Sheet:
    """The hours of each role in each week, beside those there are."""
    words = view.words
    columns = (
        SheetColumn(words("Week"), 8),
        SheetColumn(words("Monday"), 15, "date"),
        SheetColumn(words("Role"), 26),
        SheetColumn(words("Making"), 11, "number"),
        SheetColumn(words("Answering and keeping up"), 15, "number"),
        SheetColumn(words("Together"), 11, "number"),
        SheetColumn(words("There are"), 11, "number"),
        SheetColumn(words("Too much"), 11, "number"),
    )
    about = words(
        "{client}: hours per week and role, beside the hours there are.", client=view.title
    )
    rows = [_load_row(each, view) for each in calendar.load]
    return Sheet("load", words("Hours per week"), about, columns, rows, 3)


def _load_row(load: WeekLoad, view: View) -> list[Value]:
    return [
        str(load.week),
        dt.date.fromisocalendar(load.year, load.week, 1),
        view.name("roles", load.role) or view.words("nobody yet"),
        load.making,
        load.fixed,
        load.hours,
        load.available,
        load.over or None,
    ]
