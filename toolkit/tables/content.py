"""Content, as a reader sees it: themes, rhythms, items, what it takes to make them."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.effort import StepHours, item_hours
from toolkit.strategy import Pillar, Series
from toolkit.strategy.channel import PostingTime
from toolkit.strategy.content import Format
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.effort import RULE_OF_THUMB, rule_of_thumb_text
from toolkit.tables.note import notes_text
from toolkit.tables.quantity import days_text, rule_text
from toolkit.tables.view import View


def content_section(view: View) -> tuple[Block, ...]:
    """What is published, when, for whom and where?"""
    words, content = view.words, view.strategy.content
    blocks: list[Block] = [Heading(words("Content planning"), "content")]
    if content.approach:
        blocks.append(Prose(content.approach))
    if content.posting_times:
        blocks.append(posting_times_table(content.posting_times, view))
    makers = (
        (content.pillars, pillars_table),
        (content.series, series_table),
        (content.formats, formats_table),
    )
    blocks += [make(view) for entries, make in makers if entries]
    if content.stories:
        blocks.append(stories_table(view))
    if len(blocks) == 1:
        nothing = words("No themes, series or formats are recorded yet.")
        blocks.append(Prose(nothing, "quiet"))
    return tuple(blocks)


def posting_times_table(times: tuple[PostingTime, ...], view: View) -> Table:
    """Times of day, each in the audience's own time zone."""
    words = view.words
    return lean(
        Table(
            "posting-times",
            words("When messages appear, in the audience's own time"),
            (Column(words("Time zone")), Column(words("Days")), Column(words("Time"))),
            tuple(
                (
                    Cell(time.text or time.time_zone or "", time.time_zone if time.text else None),
                    Cell(days_text(time.days, words)),
                    Cell(time.at or ""),
                )
                for time in times
            ),
        )
    )


def pillars_table(view: View) -> Table:
    """The themes, each with its intended share."""
    words = view.words
    return lean(
        Table(
            "pillars-table",
            words("Pillars: the themes that return"),
            (
                Column(words("Pillar")),
                Column(words("Share"), numeric=True),
                Column(words("Goals")),
                Column(words("Audiences")),
            ),
            tuple(_pillar_row(pillar, view) for pillar in view.strategy.content.pillars),
        )
    )


def _pillar_row(pillar: Pillar, view: View) -> tuple[Cell, ...]:
    words = view.words
    per_channel = "; ".join(
        f"{view.name('channels', each.channel)}: {words.percent(each.share)}"
        for each in pillar.channel_shares
    )
    notes = (pillar.description, pillar.remark)
    return (
        Cell(pillar.name or pillar.id, notes_text(notes) or None),
        Cell(words.percent(pillar.share) if pillar.share is not None else "", per_channel or None),
        Cell(view.names("goals", pillar.goals)),
        Cell(view.names("personas", pillar.personas)),
    )


def series_table(view: View) -> Table:
    """What returns, how often and where."""
    words = view.words
    columns = ("Series", "How often", "Channels", "Audiences", "Goals", "Owner")
    return lean(
        Table(
            "series-table",
            words("Series: what returns in the calendar"),
            tuple(Column(words(name)) for name in columns),
            tuple(_series_row(series, view) for series in view.strategy.content.series),
        )
    )


def _series_row(series: Series, view: View) -> tuple[Cell, ...]:
    words = view.words
    state = "" if series.status == "active" else words.term("series status", series.status)
    replaces = view.name("content.series", series.replaces)
    notes = [state, series.description, series.lead_time, series.remark]
    notes.append(replaces and words("replaces {series}", series=replaces))
    days = series.days
    when = ""
    if days:
        named = days_text(days.days, words)
        when = " ".join(part for part in (named, days.at, days.time_zone, days.text) if part)
    return (
        Cell(series.name or series.id, notes_text(notes) or None),
        Cell(series.frequency or rule_text(series.rule, words), when or None),
        Cell(view.names("channels", series.channels)),
        Cell(view.names("personas", series.personas)),
        Cell(view.names("goals", series.goals)),
        Cell(view.name("roles", series.owner)),
    )


def formats_table(view: View) -> Table:
    """What it takes to make one of each kind."""
    words = view.words
    columns = (
        Column(words("Format")),
        Column(words("Steps")),
        Column(words("Hours"), numeric=True),
        Column(words("Working days"), numeric=True),
    )
    rows = tuple(_format_row(each, view) for each in view.strategy.content.formats)
    marked = any(cell.mark for row in rows for cell in row)
    return Table(
        "formats-table",
        words("Formats: what it takes to make one"),
        columns,
        rows,
        rule_of_thumb_text(view) if marked else None,
    )


def _format_row(each: Format, view: View) -> tuple[Cell, ...]:
    words = view.words
    found = item_hours(view.strategy, view.analysis.evidence, each.id)
    steps = found.steps if found else ()
    hours = [step.hours for step in steps if step.hours is not None]
    days = [step.working_days for step in steps if step.working_days is not None]
    mark = None if found is None or found.own else RULE_OF_THUMB
    return (
        Cell(each.name or each.id, each.remark),
        Cell(_steps_text(each, steps, view)),
        Cell(words.number(sum(hours), 2) if hours else "?", mark=mark if hours else None),
        Cell(words.number(sum(days), 1) if days else "?", mark=mark if days else None),
    )


def _steps_text(each: Format, steps: Sequence[StepHours], view: View) -> str:
    """The client's own steps with who does them, else the usual ones."""
    if not each.steps:
        usual = (view.words.term("production step", step.step) for step in steps)
        return ", ".join(dict.fromkeys(usual))
    return ", ".join(
        f"{step.name or step.id} ({view.name('roles', step.role)})"
        if step.role
        else step.name or step.id
        for step in each.steps
    )


def stories_table(view: View) -> Table:
    """The core stories."""
    words = view.words
    return lean(
        Table(
            "stories-table",
            words("Core stories, from which items are derived"),
            (Column(words("Story")), Column(words("Goals")), Column(words("Audiences"))),
            tuple(
                (
                    Cell(story.title or story.id, story.summary),
                    Cell(view.names("goals", story.goals)),
                    Cell(view.names("personas", story.personas)),
                )
                for story in view.strategy.content.stories
            ),
        )
    )
