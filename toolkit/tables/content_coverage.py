"""What the calendar holds for each goal, audience, pillar and channel, beside what is wanted."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from toolkit.content_calendar.content_coverage import ContentCoverage
from toolkit.tables.block import Block, Cell, Column, Folded, Heading, Prose, Table
from toolkit.tables.quantity import cadence_text
from toolkit.tables.view import View

NO_PILLAR = ""
UNDER, OVER = "▼", "▲"


@dataclass(frozen=True)
class ChannelQuarter:
    """The posts on one channel in each whole week of the quarter, beside its cadence.

    `low` and `high` are posts a week; None without a cadence, infinite where it is open above.
    """

    channel: str
    weeks: tuple[dt.date, ...]
    planned: tuple[int, ...]
    low: float | None
    high: float | None

    @property
    def n_planned(self) -> int:
        """The posts in all these weeks."""
        return sum(self.planned)

    @property
    def wanted(self) -> tuple[float, float] | None:
        """What the cadence asks of all these weeks together."""
        if self.low is None or self.high is None:
            return None
        return self.low * len(self.weeks), self.high * len(self.weeks)

    @property
    def sign(self) -> str:
        """Whether the quarter holds less or more than the cadence asks, by a whole post."""
        if self.wanted is None:
            return ""
        low, high = self.wanted
        if self.n_planned <= low - 1:
            return UNDER
        return OVER if self.n_planned >= high + 1 else ""

    @property
    def weekly(self) -> bool:
        """Whether the cadence can be held against a single week."""
        return self.low is not None and self.low >= 1

    def cadence(self, view: View) -> str:
        """What was agreed, in words: a week, or as it was said where that is less than one."""
        words = view.words
        if self.low is None or self.high is None:
            return words("no cadence")
        if not self.weekly:
            channel = next(each for each in view.strategy.channels if each.id == self.channel)
            return cadence_text(channel.cadence, words)
        return f"{self._amount(self.low, self.high, view)} {words('per week')}"

    def wanted_text(self, view: View) -> str:
        """What the cadence asks of all these weeks together."""
        return self._amount(*self.wanted, view) if self.wanted else ""

    def _amount(self, low: float, high: float, view: View) -> str:
        said = view.words.number(low)
        if math.isinf(high):
            return view.words("at least {amount}", amount=said)
        return said if round(low) == round(high) else f"{said}–{view.words.number(high)}"

    def sentence(self, view: View) -> str:
        """The whole in words."""
        return view.words(
            "{channel}: {n} posts in {weeks} weeks; agreed: {cadence}",
            channel=view.name("channels", self.channel),
            n=self.n_planned,
            weeks=len(self.weeks),
            cadence=self.cadence(view),
        )


def content_coverage_section(view: View) -> tuple[Block, ...]:
    """Is there enough for each goal, each audience and each channel?"""
    words, content = view.words, view.analysis.content
    if not content.posts:
        return ()
    start, end = (words.partial_date(f"{day:%Y-%m}") for day in (content.start, content.end))
    return (
        Heading(words("Balance of the content"), "content-coverage"),
        Prose(
            words(
                "Counted over the calendar from {start} to {end}. A message that appears on "
                "several channels is one item; an item with several goals or audiences counts for "
                "each of them.",
                start=start,
                end=end,
            )
        ),
    )


def goal_months_details(view: View) -> tuple[Folded, ...]:
    """The items per goal and month, as a table."""
    frame, words = view.analysis.content.goal_months, view.words
    if frame.empty or not frame.to_numpy().any():
        return ()
    table = Table(
        "goal-months-table",
        words("Items per goal and month"),
        (Column(words("Goal")), *(Column(name, numeric=True) for name in month_names(view))),
        counts((view.name("goals", str(each)) for each in frame.index), frame),
    )
    title = words("Items per goal and month as a table")
    return (Folded(title, (table,), on_paper=False),)


def persona_pillars_table(view: View) -> tuple[Table, ...]:
    """How many items are for whom, about what; nothing without personas or pillars."""
    frame, words = view.analysis.content.persona_pillars, view.words
    if frame.empty or not frame.to_numpy().any():
        return ()
    pillars = (
        view.name("content.pillars", str(each)) if each != NO_PILLAR else words("No pillar")
        for each in frame.columns
    )
    return (
        Table(
            "persona-pillars-table",
            words("Items per audience and pillar"),
            (Column(words("Audience")), *(Column(name, numeric=True) for name in pillars)),
            counts((view.name("personas", str(each)) for each in frame.index), frame),
        ),
    )


def counts(names: Iterable[str], frame: pd.DataFrame) -> tuple[tuple[Cell, ...], ...]:
    """Named rows of counts with their heat; what is nothing at all is a dash."""
    most = float(frame.to_numpy().max()) or 1.0
    rows = zip(names, frame.to_numpy(), strict=True)
    return tuple((Cell(name), *(_count(int(n), most) for n in row)) for name, row in rows)


def _count(n: int, most: float) -> Cell:
    return Cell(str(n), heat=n / most) if n else Cell("–")


def month_names(view: View) -> list[str]:
    """The months of the calendar in little room; a January that is not the first has its year."""
    said = []
    for place, month in enumerate(view.analysis.content.months):
        year, number = month.split("-")
        name = view.words.short_month(int(number))
        said.append(f"{name} {year}" if place and number == "01" else name)
    return said


def channel_quarters(view: View) -> tuple[ChannelQuarter, ...]:
    """Each channel in use through the whole weeks of the quarter, in the strategy's order."""
    content, quarter = view.analysis.content, view.quarter
    places = [
        place
        for place, week in enumerate(content.weeks)
        if quarter.start <= week and week + dt.timedelta(days=6) <= quarter.end
    ]
    if not places:
        return ()
    return tuple(
        _channel_quarter(content, str(channel), places)
        for channel in content.channel_weeks.planned.index
    )


def _channel_quarter(
    content: ContentCoverage, channel: str, places: Sequence[int]
) -> ChannelQuarter:
    weeks = content.channel_weeks
    planned, low, high = (
        frame.loc[channel].to_numpy() for frame in (weeks.planned, weeks.low, weeks.high)
    )
    known = not math.isnan(low[0])
    return ChannelQuarter(
        channel,
        tuple(content.weeks[place] for place in places),
        tuple(int(planned[place]) for place in places),
        float(low[0]) if known else None,
        float(high[0]) if known else None,
    )


def channel_weeks_details(view: View) -> tuple[Folded, ...]:
    """The posts per channel and week, as a table."""
    words, channels = view.words, channel_quarters(view)
    if not any(each.n_planned for each in channels):
        return ()
    title = words("Posts per channel and week as a table")
    return (Folded(title, (channel_weeks_table(channels, view),), on_paper=False),)


def channel_weeks_table(channels: Sequence[ChannelQuarter], view: View) -> Table:
    """A row per channel: each week, the whole, and what the cadence asks of it."""
    words = view.words
    weeks = channels[0].weeks
    signs = {each.sign for each in channels}
    notes = (
        words("{mark} fewer than the cadence asks.", mark=UNDER) if UNDER in signs else "",
        words("{mark} more than the cadence asks.", mark=OVER) if OVER in signs else "",
    )
    return Table(
        "channel-weeks-table",
        words("Posts per channel and week, beside the cadence"),
        (
            Column(words("Channel")),
            *(Column(str(week.isocalendar().week), numeric=True) for week in weeks),
            Column(words("Together"), numeric=True),
            Column(words("Wanted"), numeric=True),
        ),
        tuple(
            (
                Cell(view.name("channels", each.channel), each.cadence(view)),
                *(Cell(str(n) if n else "–") for n in each.planned),
                Cell(str(each.n_planned), mark=each.sign or None),
                Cell(each.wanted_text(view)),
            )
            for each in channels
        ),
        " ".join(note for note in notes if note) or None,
    )
