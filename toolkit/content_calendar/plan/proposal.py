"""What is proposed, as it is handed over: items, with what was impossible and taken for granted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Literal

from toolkit.content_calendar.plan.obstacle import Obstacle
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.tally import Proposal, named
from toolkit.content_calendar.publication import Publication
from toolkit.evidence import Evidence
from toolkit.strategy import Item, Strategy
from toolkit.strategy.content import Format
from toolkit.strategy.term import ID_LENGTH

AssumptionCode = Literal[
    "only_maximum", "measured", "hours_unknown", "usual_formats", "no_times", "no_personas"
]


@dataclass(frozen=True)
class Assumption:
    """One thing that was taken for granted, and for which channels.

    "only_maximum": of a cadence with only a maximum half is planned; "measured": what was
    counted is planned on; "hours_unknown": nothing is known of what people have time for, so
    that nothing was held against it; "usual_formats": usual formats, hours and working days;
    "no_times": without a time of the day; "no_personas": for nobody in particular.
    """

    code: AssumptionCode
    channels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """One proposed item, with what making it takes.

    The item has no title and no remark yet: those are words. `hours` are all hours of making,
    copies included; `starts_on` is the first day of work, None where no steps are known. `own`:
    hours and working days are the client's own, and not the usual ones (judgement).
    """

    item: Item
    on: dt.date
    hours: float
    starts_on: dt.date | None
    own: bool

    @classmethod
    def of(cls, proposal: Proposal, item: Item) -> Proposed:
        """What is handed over of a place that is filled."""
        option = proposal.option
        return cls(item, proposal.place.on, option.hours, option.starts_on, option.own)


@dataclass(frozen=True)
class Plan:
    """What is proposed from `start` to `end`, beside what was there, and what is impossible.

    `published` is what was there already, `proposed` what is new, by day, time and id.
    `formats` are the usual formats that the new items name and the client did not have yet.
    """

    start: dt.date
    end: dt.date
    proposed: tuple[Proposed, ...]
    published: tuple[Publication, ...]
    obstacles: tuple[Obstacle, ...]
    assumptions: tuple[Assumption, ...]
    formats: tuple[Format, ...] = ()


def with_items(strategy: Strategy, items: Iterable[Item], formats: Iterable[Format]) -> Strategy:
    """The strategy with these items and formats added to its content."""
    content = strategy.content
    changed = content.model_copy(
        update={"items": (*content.items, *items), "formats": (*content.formats, *formats)}
    )
    return strategy.model_copy(update={"content": changed})


def new_formats(
    strategy: Strategy, evidence: Evidence, items: Iterable[Item]
) -> tuple[Format, ...]:
    """The usual formats that items name and the client does not have, without steps of its own.

    A format without steps takes the usual hours of the one with its id.
    """
    known = {each.id for each in strategy.content.formats}
    names = sorted({each.format for each in items if each.format} - known)
    language = strategy.client.language
    return tuple(
        Format(id=name, name=evidence.format_index[name].name(language), attribution="inferred")
        for name in names
    )


def item_of(proposal: Proposal, owner: str | None, taken: Collection[str]) -> Item:
    """The item for a place, under an id that is not taken: its channel and its day."""
    place, theme = proposal.place, proposal.theme
    return Item(
        id=_free_id(place, taken),
        channels=(place.channel, *place.copies),
        personas=named(theme.persona),
        goals=named(theme.goal),
        pillar=theme.pillar,
        key_date=place.key_date,
        format=proposal.option.format,
        on=f"{place.on}",
        at=place.at,
        time_zone=place.time_zone,
        owner=owner,
        attribution="inferred",
    )


def _free_id(place: Place, taken: Collection[str]) -> str:
    ends = (f"-{place.on}" if n == 1 else f"-{place.on}-{n}" for n in count(1))
    names = (place.channel[: ID_LENGTH - len(end)] + end for end in ends)
    return next(name for name in names if name not in taken)
