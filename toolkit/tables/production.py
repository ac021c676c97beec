"""What has to begin when, so that everything appears in time; what is too late first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.content_calendar.production import Production, StepDates
from toolkit.content_calendar.publication import Publication
from toolkit.tables.block import Block, Cell, Column, Folded, Heading, Prose, Table, lean
from toolkit.tables.effort import RULE_OF_THUMB, format_name
from toolkit.tables.quarter import DAY, Message, Quarter
from toolkit.tables.view import View

WEEKS_AHEAD = 4
"""So far ahead one looks at what to begin; the weeks after that are folded."""

MOST_LATE = 20
MOST_ROWS = 80
MOST_DATES = 4


@dataclass(frozen=True)
class Job:
    """What has to be made in one go: one message, or those of a series that begin in one week."""

    makings: tuple[tuple[Production, ...], ...]

    @property
    def begins_on(self) -> dt.date:
        """The first day on which any of it begins."""
        return min(step.start for step in self.steps)

    @property
    def productions(self) -> tuple[Production, ...]:
        """The making on each channel, what is derived last."""
        return tuple(each for making in self.makings for each in making)

    @property
    def steps(self) -> tuple[StepDates, ...]:
        """All steps, by the day on which they begin."""
        steps = (step for each in self.productions for step in each.steps)
        return tuple(sorted(steps, key=lambda step: (step.start, step.end)))

    @property
    def publication(self) -> Publication:
        """The first of what it is for."""
        return self.productions[0].publication

    @property
    def hours(self) -> float | None:
        """The hours that are known; None where none are."""
        known = [each.step.hours for each in self.steps if each.step.hours is not None]
        return sum(known) if known else None

    @property
    def answer_by(self) -> dt.date | None:
        """The last day to answer for the first of them; None where nobody is asked."""
        days = [each.answer_by for each in self.productions if each.answer_by]
        return min(days, default=None)


def production_section(view: View) -> tuple[Block, ...]:
    """What has to begin when, what is too late, and what could be made instead?"""
    words, quarter = view.words, view.quarter
    heading = Heading(words("Production"), "production")
    made = tuple(each for message in quarter.messages for each in quarter.making(message))
    if not made:
        return heading, Prose(_nothing_to_make(quarter, view), "quiet")
    blocks: list[Block] = [heading, Prose(_how_to_read(made, view))]
    blocks += late_table(quarter, view)
    return (*blocks, *_begin_tables(coming_jobs(quarter), view))


def _nothing_to_make(quarter: Quarter, view: View) -> str:
    words = view.words
    if quarter.posts:
        return words("Of what is in the calendar nothing is left to be made.")
    return words("Once messages have a date, it can be counted when their making has to begin.")


def _how_to_read(made: Sequence[Production], view: View) -> str:
    said = view.words(
        "Counted back from the day on which something appears, over working days, so that "
        "everybody who works on it or has to agree has the days that they need."
    )
    if all(each.own for each in made):
        return said
    return f"{said} " + view.words(
        "{mark} marks hours and days that are a rule of thumb, not the client's own.",
        mark=RULE_OF_THUMB,
    )


def late_table(quarter: Quarter, view: View) -> tuple[Table, ...]:
    """What should have begun already, with the first day on which it can be there."""
    words = view.words
    late = [message for message in quarter.messages if quarter.late(message)]
    if not late:
        return ()
    columns = ("Item", "Appears", "Should have begun", "Possible from", "In time if lighter")
    more = len(late) - MOST_LATE
    table = Table(
        "late-table",
        words("Too late: choose a later day, a lighter format, or leave it out"),
        tuple(Column(words(name)) for name in columns),
        tuple(_late_row(message, quarter, view) for message in late[:MOST_LATE]),
        words.count("And 1 more.", "And {n} more.", more) if more > 0 else None,
    )
    return (lean(table),)


def _late_row(message: Message, quarter: Quarter, view: View) -> tuple[Cell, ...]:
    words = view.words
    late = next(each for each in quarter.making(message) if each.late)
    step = next(step for step in late.steps if step.late)
    names = [view.name("channels", each) for each in message.channels]
    return (
        Cell(message.first.title, words.listing(names) or None),
        Cell(words.short_day(message.first.on)),
        Cell(words.short_day(step.start), step_name(step, view)),
        Cell(words.short_day(late.first_possible) if late.first_possible else ""),
        Cell(format_name(late.lighter, view) if late.lighter else words("no")),
    )


def coming_jobs(quarter: Quarter) -> tuple[Job, ...]:
    """What has to begin, for all that can still be there in time, by the day it begins."""
    found: dict[tuple[object, ...], list[tuple[Production, ...]]] = {}
    for message in quarter.messages:
        making = tuple(each for each in quarter.making(message) if not each.late)
        if making and not quarter.late(message):
            found.setdefault(_same_job(making), []).append(making)
    jobs = (Job(tuple(makings)) for makings in found.values())
    return tuple(sorted(jobs, key=lambda job: (job.begins_on, job.publication.on)))


def _same_job(making: Sequence[Production]) -> tuple[object, ...]:
    """A series that begins in one week is one job; each item is a job of its own."""
    first = making[0].publication
    begins = min(step.start for each in making for step in each.steps)
    kinds = tuple((each.publication.channel, each.format) for each in making)
    source = first.item.id if first.item and not first.item.rule else first.title
    return (*begins.isocalendar()[:2], first.path, source, kinds)


def _begin_tables(jobs: Sequence[Job], view: View) -> Iterator[Block]:
    words = view.words
    if not jobs:
        return
    last = jobs[0].begins_on + (7 * WEEKS_AHEAD - 1 - jobs[0].begins_on.weekday()) * DAY
    first = [job for job in jobs if job.begins_on <= last]
    rest = [job for job in jobs if job.begins_on > last]
    caption = words("What begins when, until {date}", date=words.date(last))
    yield begin_table("production-table", caption, first, view)
    if rest:
        caption = words("What begins after {date}", date=words.date(last))
        table = begin_table("later-production-table", caption, rest, view)
        yield Folded(caption, (table,), on_paper=False)


def begin_table(key: str, caption: str, jobs: Sequence[Job], view: View) -> Table:
    """Each job by the day on which it begins, with who does what, and by when to agree."""
    words = view.words
    more = len(jobs) - MOST_ROWS
    columns = ("Begins", "Item", "What, and who does it", "Hours", "Agree by", "Appears")
    return lean(
        Table(
            key,
            caption,
            tuple(
                Column(words(name), name == "Hours", wide=name == "What, and who does it")
                for name in columns
            ),
            tuple(_job_row(job, view) for job in jobs[:MOST_ROWS]),
            words.count("And 1 more.", "And {n} more.", more) if more > 0 else None,
        )
    )


def _job_row(job: Job, view: View) -> tuple[Cell, ...]:
    words, own = view.words, all(each.own for each in job.productions)
    often = f"{words.number(len(job.makings))} × " if len(job.makings) > 1 else ""
    channels = dict.fromkeys(each.publication.channel for each in job.productions)
    names = [view.name("channels", channel) for channel in channels if channel]
    return (
        Cell(
            words.short_day(job.begins_on),
            words("should be under way")
            if job.begins_on < view.analysis.as_of
            else words("week {n}", n=job.begins_on.isocalendar().week),
        ),
        Cell(often + job.publication.title, words.listing(names) or None),
        Cell("\n".join(_step_lines(job, view))),
        Cell(
            "?" if job.hours is None else words.number(job.hours, 2),
            mark=None if own or job.hours is None else RULE_OF_THUMB,
        ),
        Cell(words.short_day(job.answer_by) if job.answer_by else ""),
        Cell(_days(job, view)),
    )


def _step_lines(job: Job, view: View) -> tuple[str, ...]:
    """Each kind of step once, with who does it; of a single message with its days, too."""
    words = view.words
    said = []
    for step in job.steps:
        role = view.name("roles", step.role)
        line = step_title(step, view) + f" ({role})" * bool(role)
        days = words.short_span(step.start, step.end)
        said.append(f"{days}: {line}" if len(job.makings) == 1 else line)
    return tuple(dict.fromkeys(said))


def _days(job: Job, view: View) -> str:
    """The days on which what is made appears."""
    words = view.words
    dates = list(dict.fromkeys(each.publication.on for each in job.productions))
    shown = [words.short_day(day) for day in dates[:MOST_DATES]]
    if more := len(dates) - len(shown):
        shown.append(words.count("1 more", "{n} more", more))
    return words.listing(shown)


def step_name(step: StepDates, view: View) -> str:
    """What a step is called: by the client, else as usual."""
    return step.step.name or view.words.term("production step", step.step.step)


def step_title(step: StepDates, view: View) -> str:
    """The same with a capital, to begin a line with."""
    name = step_name(step, view)
    return name[:1].upper() + name[1:]
