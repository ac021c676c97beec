"""Publications: what a message becomes on each of its channels, on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.link import MEDIUM, OTHER_MEDIUM, PAID, Tag, tagged
from toolkit.content_calendar.message import Message, message
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.time_zone import local_clock, real_clock
from toolkit.content_calendar.timing import own_timing
from toolkit.evidence import canonical_platform
from toolkit.responsibilities import approval
from toolkit.strategy import Item, Series
from toolkit.strategy.content import Occurrence


@dataclass(frozen=True)
class Dropped:
    """What a series would have brought, had that day not been dropped."""

    publication: Publication


class Moment(NamedTuple):
    """A day and a local time, by the clock of a zone, as far as they are known."""

    on: dt.date
    at: str | None
    zone: str | None


Laid = Publication | Dropped | CalendarFlaw
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
    def unused(self) -> bool:
        """Whether it is a post for channels of which none is in use."""
        item, series = self.item, self.series
        named = (item is not None and item.channels) or (series is not None and series.channels)
        return bool(named) and not self.message.channels and self.kind == "post"

    @property
    def kind(self) -> str:
        """A post, or another moment."""
        return self.item.kind if self.item is not None else "post"

    @cached_property
    def agreed_beforehand(self) -> Mapping[str | None, bool]:
        """Per channel: whether the path of approval lets this series pass."""
        series, strategy = self.series.id if self.series else None, self.frame.strategy
        return {each: approval(strategy, each, series).preapproved for each in self.channels}

    @cached_property
    def derived(self) -> bool:
        """Whether another item told its core story before."""
        story = self.item.story if self.item is not None else None
        first = self.frame.first_tellings.get(story) if story else None
        return first is not None and self.item is not None and first != self.item.id

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
        timing = own_timing(self.item, self.series, self.frame.timings[channel][on.weekday()])
        at = (change.at if change else None) or timing.at
        if at is not None:
            on, at = local_clock(on, at)
            if timing.zone is not None:
                planned, (on, at) = at, real_clock(on, at, timing.zone)
                if at != planned:
                    yield self._skipped(on, planned, at)
        if self.frame.shows(on):
            title = change.title if change else None
            yield self._publication(channel, name, planned_on, Moment(on, at, timing.zone), title)

    def _publication(
        self,
        channel: str | None,
        name: str,
        planned_on: dt.date,
        moment: Moment,
        title: str | None,
    ) -> Publication:
        said, item = self.message, self.item
        return Publication(
            id=f"{name}:{channel}" if channel else name,
            path=self.path,
            channel=channel,
            on=moment.on,
            planned_on=planned_on,
            title=title or said.title,
            at=moment.at,
            until=item.until if item else None,
            time_zone=moment.zone,
            item=item,
            series=self.series,
            kind=self.kind,
            goals=said.goals,
            personas=said.personas,
            pillar=said.pillar,
            story=said.story,
            format=said.format,
            derivative=self.derived or channel != self.channels[0],
            owner=said.owner,
            stage=item.stage if item else "idea",
            preapproved=said.preapproved or self.agreed_beforehand[channel],
            copy=self._copy(channel),
            link=self._link(channel, planned_on),
        )

    def _skipped(self, on: dt.date, planned: str, at: str) -> CalendarFlaw:
        facts = {"day": f"{on}", "at": planned, "becomes": at}
        return CalendarFlaw("time_not_there", self.path, facts)

    def _copy(self, channel: str | None) -> str | None:
        copies = self.item.copies if self.item else ()
        return next((each.text for each in copies if each.channel == channel), None)

    def _link(self, channel: str | None, planned_on: dt.date) -> str | None:
        link = self.message.link
        if link is None or channel is None:
            return link
        day = planned_on.isoformat() if self.item is None or self.item.rule else None
        return tagged(link, self.tags[channel], self.given_tag, day)

    @cached_property
    def tags(self) -> Mapping[str, Tag]:
        """What tells a link on each channel from others, but for the day."""
        channels = self.message.channels
        platforms = [self._platform(channel) for channel in channels]
        return {
            channel: Tag(
                platform,
                self._medium(platform),
                self._campaign,
                self._which(channel if platforms.count(platform) > 1 else None),
            )
            for channel, platform in zip(channels, platforms, strict=True)
        }

    @cached_property
    def given_tag(self) -> Tag | None:
        """What the item itself says of its link."""
        utm = self.item.utm if self.item is not None else None
        return Tag(utm.source, utm.medium, utm.campaign, utm.content) if utm is not None else None

    def _platform(self, channel: str) -> str:
        """The platform of a channel; the channel itself where that is not filled in."""
        platform = self.frame.channels[channel].platform
        return canonical_platform(platform, self.frame.evidence) if platform else channel

    @property
    def _campaign(self) -> str:
        item, series = self.item, self.series
        told = (self.message.story, series.id if series else None, self.message.pillar)
        return next((name for name in told if name), item.id if item else "")

    def _which(self, channel: str | None) -> str | None:
        """Which of several of one campaign: the item, and the channel of two on a platform."""
        item = self.item.id if self.item and self.item.id != self._campaign else None
        return "-".join(part for part in (item, channel) if part) or None

    def _medium(self, platform: str) -> str:
        if self.item is not None and self.item.boost_eur:
            return PAID
        known = self.frame.evidence.platform_index.get(platform)
        return MEDIUM.get(known.kind, OTHER_MEDIUM) if known else MEDIUM["social"]
