"""Publications: what a message becomes on each of its channels, on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.link import MEDIUM, OTHER_MEDIUM, PAID, Tag, tagged
from toolkit.content_calendar.message import Message, message
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.time_zone import local_clock, real_clock
from toolkit.content_calendar.timing import Timing, timings
from toolkit.evidence import canonical_platform
from toolkit.strategy import Item, Series
from toolkit.strategy.content import Occurrence

Laid = Publication | CalendarFlaw
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Layer:
    """An item or a series (or both) with its place in the file, ready to be laid on a day."""

    frame: Frame
    path: str
    item: Item | None = None
    series: Series | None = None

    @cached_property
    def message(self) -> Message:
        """What it says."""
        return message(self.frame, self.item, self.series)

    @cached_property
    def channels(self) -> tuple[str | None, ...]:
        """The channels on which it appears; one None where it has none."""
        return self.message.channels or (None,)

    @cached_property
    def shared_platforms(self) -> frozenset[str]:
        """The platforms on which it appears on more than one channel."""
        on = [self.platform(channel) for channel in self.channels if channel]
        return frozenset(each for each in on if on.count(each) > 1)

    @cached_property
    def timings(self) -> dict[str | None, tuple[Timing, ...]]:
        """The time on each day of the week, by channel."""
        return {
            channel: timings(self.frame, channel, self.item, self.series)
            for channel in self.channels
        }

    def platform(self, channel: str) -> str:
        """The platform of a channel; the channel itself where that is not filled in."""
        platform = self.frame.channels[channel].platform
        return canonical_platform(platform, self.frame.evidence) if platform else channel

    def laid(
        self, name: str, planned_on: dt.date, on: dt.date, change: Occurrence | None = None
    ) -> Iterator[Laid]:
        """A publication per channel, under ids that begin with `name`; what is not shown, not."""
        if self.frame.start - DAY <= on <= self.frame.end:
            for channel in self.channels:
                yield from self._on_channel(channel, name, planned_on, on, change)

    def _on_channel(
        self,
        channel: str | None,
        name: str,
        planned_on: dt.date,
        on: dt.date,
        change: Occurrence | None,
    ) -> Iterator[Laid]:
        said, item = self.message, self.item
        timing = self.timings[channel][on.weekday()]
        at = (change.at if change else None) or timing.at
        if at is not None:
            on, at = local_clock(on, at)
            if timing.zone is not None:
                planned = at
                on, at = real_clock(on, planned, timing.zone)
                if at != planned:
                    facts = {"day": f"{on}", "at": planned, "becomes": at, "zone": timing.zone}
                    yield CalendarFlaw("time_not_there", self.path, facts)
        if not self.frame.shows(on):
            return
        yield Publication(
            id=f"{name}:{channel}" if channel else name,
            path=self.path,
            channel=channel,
            on=on,
            planned_on=planned_on,
            title=(change.title if change else None) or said.title,
            at=at,
            until=item.until if item else None,
            time_zone=timing.zone,
            item=item,
            series=self.series,
            kind=item.kind if item else "post",
            goals=said.goals,
            personas=said.personas,
            pillar=said.pillar,
            story=said.story,
            format=said.format,
            derivative=channel != self.channels[0],
            owner=said.owner,
            stage=item.stage if item else "idea",
            preapproved=said.preapproved,
            copy=self._copy(channel),
            link=self._link(channel, planned_on),
        )

    def _copy(self, channel: str | None) -> str | None:
        copies = self.item.copies if self.item else ()
        return next((each.text for each in copies if each.channel == channel), None)

    def _link(self, channel: str | None, planned_on: dt.date) -> str | None:
        link = self.message.link
        if link is None or channel is None:
            return link
        utm = self.item.utm if self.item else None
        given = {
            f"utm_{name}": value
            for name, value in (utm.model_dump(exclude_none=True) if utm else {}).items()
        }
        return tagged(link, self._tag(channel, planned_on), given)

    def _tag(self, channel: str, planned_on: dt.date) -> Tag:
        said, item, series = self.message, self.item, self.series
        platform = self.platform(channel)
        named = (said.story, series.id if series else None, said.pillar, item.id if item else None)
        campaign = next(name for name in named if name)
        which = item.id if item else f"{planned_on}"
        parts = [which] if which != campaign else []
        if platform in self.shared_platforms:
            parts.append(channel)
        return Tag(platform, self._medium(platform), campaign, "-".join(parts) or None)

    def _medium(self, platform: str) -> str:
        if self.item is not None and self.item.boost_eur:
            return PAID
        known = self.frame.evidence.platform_index.get(platform)
        return MEDIUM.get(known.kind, OTHER_MEDIUM) if known else MEDIUM["social"]
