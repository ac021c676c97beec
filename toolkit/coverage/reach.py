"""How many people a post or a month of advertising meets, where that is known; never guessed."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.evidence import OLDEST_YEARS
from toolkit.strategy import Channel, Persona, Strategy
from toolkit.strategy.channel import PersonaShare

FOLLOWERS, PER_POST, PAID = (
    "followers.count",
    "organic_reach.share_per_post",
    "paid.people_per_month",
)


@dataclass(frozen=True)
class ReachInput:
    """One number behind an expected reach, with where it comes from.

    `source` is the origin that was filled in beside the number; `document` is the id of the
    strategy's own source for the whole channel or persona, where no origin was filled in.
    """

    field: str
    value: float
    source: str | None = None
    document: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class ChannelReach:
    """The people that a channel meets: all its followers, or those of one persona.

    `organic` is people per post and `paid` is people per month. They may be the same people:
    a post and a month of advertising together meet between `low` and `high`. `share_low` and
    `share_high` are of the persona's size. What is not known is None, and `missing` names the
    fields that would make it known.
    """

    channel: str
    persona: str | None
    followers: float | None = None
    per_post: float | None = None
    organic: float | None = None
    paid: float | None = None
    size: float | None = None
    inputs: tuple[ReachInput, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def low(self) -> float | None:
        """The least: everybody who sees the advertising sees the post as well, or the reverse."""
        return max((part for part in (self.organic, self.paid) if part is not None), default=None)

    @property
    def high(self) -> float | None:
        """The most: nobody sees both."""
        parts = [part for part in (self.organic, self.paid) if part is not None]
        return sum(parts) if parts else None

    @property
    def share_low(self) -> float | None:
        """The least, as a share of the persona."""
        return self._share(self.low)

    @property
    def share_high(self) -> float | None:
        """The most, as a share of the persona."""
        return self._share(self.high)

    def _share(self, n_people: float | None) -> float | None:
        """People as a share of the persona; followers may be more than it has, a share may not."""
        return min(1.0, n_people / self.size) if self.size and n_people is not None else None


def expected_reach(strategy: Strategy, as_of: dt.date) -> tuple[ChannelReach, ...]:
    """How many people does each active channel meet, in all and of each persona?

    Followers × the share of them that sees one post, plus what advertising reaches. Every
    number needs its source and may not be older than three years on the day; without one the
    result is absent. Of a persona only where it is recorded which share of the followers (or
    of the people whom advertising reaches) belongs to it; as many of them are taken to see a
    post as of all followers.
    """
    personas = {persona.id: persona for persona in strategy.personas}
    return tuple(
        reach
        for channel in strategy.channels
        if channel.status == "active"
        for reach in _of_channel(channel, personas, as_of)
    )


def _of_channel(
    channel: Channel, personas: Mapping[str, Persona], as_of: dt.date
) -> Iterator[ChannelReach]:
    known = {each.field: each for each in _inputs(channel, as_of)}
    missing = tuple(field for field in _wanted(channel) if field not in known)
    yield _reach(channel, None, known, missing)
    shares = (*_shares(channel, FOLLOWERS), *_shares(channel, PAID))
    for name in dict.fromkeys(each.persona for each in shares):
        yield _reach(channel, personas[name], known, missing)


def _inputs(channel: Channel, as_of: dt.date) -> Iterator[ReachInput]:
    """The numbers of a channel that may be used: with a source, and recent enough."""
    for field, value, source, date in _facts(channel):
        year = int(date[:4]) if date else None
        recent = year is None or 0 <= as_of.year - year <= OLDEST_YEARS
        if value is not None and (source or channel.source) and recent:
            yield ReachInput(field, value, source, None if source else channel.source, year)


def _facts(channel: Channel) -> Iterator[tuple[str, float | None, str | None, str | None]]:
    """Each number with its field, its source and its date."""
    followers, organic, paid = channel.followers, channel.organic_reach, channel.paid
    if followers:
        yield FOLLOWERS, followers.count, followers.source, followers.counted_on
    if organic:
        yield PER_POST, organic.share_per_post, organic.source, organic.measured_on
    if paid:
        yield PAID, paid.people_per_month, paid.source, None


def _wanted(channel: Channel) -> tuple[str, ...]:
    """What has to be known; paid reach only where something is paid."""
    return (FOLLOWERS, PER_POST, PAID) if channel.paid else (FOLLOWERS, PER_POST)


def _shares(channel: Channel, field: str) -> tuple[PersonaShare, ...]:
    part = channel.followers if field == FOLLOWERS else channel.paid
    return part.shares if part else ()


def _reach(
    channel: Channel,
    persona: Persona | None,
    known: Mapping[str, ReachInput],
    missing: tuple[str, ...],
) -> ChannelReach:
    counted = {
        field: _of_persona(channel, field, persona, known) if persona else (known[field],)
        for field in (FOLLOWERS, PAID)
        if field in known
    }
    followers, paid = (_product(counted.get(field, ())) for field in (FOLLOWERS, PAID))
    per_post = known.get(PER_POST)
    size = _size(persona)
    return ChannelReach(
        channel.id,
        persona.id if persona else None,
        followers=followers,
        per_post=per_post.value if per_post else None,
        organic=followers * per_post.value if per_post and followers is not None else None,
        paid=paid,
        size=size.value if size else None,
        inputs=tuple(
            each
            for each in (*counted.get(FOLLOWERS, ()), per_post, *counted.get(PAID, ()), size)
            if each is not None
        ),
        missing=(*missing, *(f"{_part(field)}.shares" for field in counted if not counted[field])),
    )


def _of_persona(
    channel: Channel, field: str, persona: Persona, known: Mapping[str, ReachInput]
) -> tuple[ReachInput, ...]:
    """A number of the channel with the persona's share of it; empty where that is not known."""
    for each in _shares(channel, field):
        if each.persona == persona.id and (each.source or channel.source):
            document = None if each.source else channel.source
            path = f"{_part(field)}.shares"
            return known[field], ReachInput(path, each.share, each.source, document)
    return ()


def _part(field: str) -> str:
    return field.partition(".")[0]


def _product(inputs: tuple[ReachInput, ...]) -> float | None:
    return math.prod(each.value for each in inputs) if inputs else None


def _size(persona: Persona | None) -> ReachInput | None:
    """The size of a persona, if it has a source."""
    if persona is None or persona.size is None or not (persona.size_source or persona.source):
        return None
    document = None if persona.size_source else persona.source
    return ReachInput("personas.size", persona.size, persona.size_source, document)
