"""The page to grab when things go wrong: who stops the posts, the steps, what to say and pull."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from toolkit.language import words_for
from toolkit.strategy.agreement import Crisis
from toolkit.tables.block import Block, Bullets, Cell, Column, Facts, Heading, Prose, Table
from toolkit.tables.note import notes_text
from toolkit.tables.quarter import Message, messages, several_zones, stage_text, zoned_clock_text
from toolkit.tables.sheet import WHOLE, fitted, shortened
from toolkit.tables.view import View
from toolkit.tables.webcare import speakers_text

DAYS_AHEAD = 14
"""What somebody would have to stop before the office is open again, with room to spare."""

OVER = ("published", "archived")
BOX = "☐"

STEPS = (
    "Stop everything that is scheduled, advertisements too.",
    "Call the spokesperson; tell colleagues not to answer themselves.",
    "Gather what is known for certain, and note the time.",
    "Post the first message, and say when more follows.",
    "Post one statement, refer to it everywhere, and answer questions with it.",
    "Afterwards write down what was done, and look at it together.",
)
"""Published practice in short (Redrock, CKSyme): tell the responsible person, do not answer
yourself, share one official reply. Shown as an example where the client has no steps."""


def crisis_page(view: View) -> tuple[Block, ...]:
    """Who may stop everything, what to do, what to say, and what is scheduled: on one page.

    What does not fit is left out and counted; the agreements then have the client's own texts in
    full, the calendar has what is planned.
    """
    return fitted(partial(_page, view), view.words)


def crisis_is_whole(view: View) -> bool:
    """Whether the client's own texts about a crisis fit on the page."""
    return _texts(crisis_page(view)) == _texts(_page(view, WHOLE))


def _texts(page: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(each for each in page if not isinstance(each, Table))


def _page(view: View, letters: int) -> tuple[Block, ...]:
    crisis = view.strategy.agreements.crisis or Crisis()
    return (
        Heading(view.words("Crisis on one page"), "crisis", own_page=True),
        _who(crisis, view, letters),
        _steps(crisis, view, letters),
        *_first_message(crisis, view, letters),
        *scheduled_table(view),
    )


def _who(crisis: Crisis, view: View, letters: int) -> Facts:
    words, nobody = view.words, view.words("nobody yet")
    pairs = [
        (words("May stop everything"), _person(crisis.pauses_everything, view) or nobody),
        (words("Replaced by"), _person(crisis.replacement, view) or nobody),
        (words("Reached at"), crisis.reached_at or words("not recorded")),
        (words("Speaks for the organisation"), speakers_text(view) or nobody),
    ]
    said = notes_text((crisis.text, crisis.remark))
    if said:
        pairs.append((words("Also agreed"), shortened(said, letters)))
    return Facts(tuple(pairs))


def _person(role: str | None, view: View) -> str:
    """A role, with who holds it."""
    holder = next((each.holder for each in view.strategy.roles if each.id == role), None)
    name = view.name("roles", role)
    return f"{name} ({holder})" if holder else name


def _steps(crisis: Crisis, view: View, letters: int) -> Bullets:
    words = view.words
    if not crisis.steps:
        examples = tuple(words(step) for step in STEPS)
        return Bullets(examples, words("Steps (example: adapt before use)"), ordered=True)
    steps = tuple(shortened(step, letters) for step in crisis.steps)
    return Bullets(steps, words("Steps"), ordered=True)


def _first_message(crisis: Crisis, view: View, letters: int) -> tuple[Heading | Prose, ...]:
    words, own = view.words, crisis.holding_statement
    said = words("First message") if own else words("First message (example: adapt before use)")
    # what is to be posted loses its end last
    shown = shortened(own, letters * 5) if own else None
    return Heading(said, "crisis-message", 3), Prose(shown or holding_statement(view), "lead")


def holding_statement(view: View) -> str:
    """A first message to adapt, in the client's language."""
    theirs = replace(view, words=words_for(view.strategy.client.language))
    return theirs.words(
        "We have seen that something is going on, and are finding out what exactly. As soon as we "
        "know more we say it here, at [time] at the latest."
    )


def to_pull(view: View) -> tuple[dt.date, dt.date, tuple[Message, ...]]:
    """What is to appear in the coming two weeks, from today or from where the calendar begins."""
    calendar = view.analysis.calendar
    start = max(view.analysis.as_of, calendar.start)
    end = start + dt.timedelta(days=DAYS_AHEAD - 1)
    coming = (each for each in calendar.publications if start <= each.on <= end)
    open_ = (each for each in coming if each.kind == "post" and each.stage not in OVER)
    return start, end, messages(open_)


def scheduled_table(view: View) -> tuple[Block, ...]:
    """What has to be pulled, with a box to tick."""
    words = view.words
    start, end, coming = to_pull(view)
    between = {"start": words.date(start), "end": words.date(end)}
    if not coming:
        return (Prose(words("Nothing is planned from {start} to {end}.", **between), "quiet"),)
    columns = (words("When"), words("Item"), words("Channels"), words("Stage"), words("Pulled"))
    return (
        Table(
            "crisis-scheduled",
            words("To pull: what is planned from {start} to {end}", **between),
            tuple(Column(name) for name in columns),
            tuple(_row(each, view, zoned=several_zones(coming)) for each in coming),
        ),
    )


def _row(message: Message, view: View, *, zoned: bool) -> tuple[Cell, ...]:
    first = message.first
    clock = zoned_clock_text(first, view.words, zoned=zoned)
    when = f"{view.words.short_day(first.on)} {clock}".strip()
    channels = view.names("channels", message.channels)
    stage = stage_text(message, view.words)
    return Cell(when), Cell(first.title), Cell(channels), Cell(stage), Cell(BOX)
