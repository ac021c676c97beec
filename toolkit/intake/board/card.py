"""What lies on the board: one card for each item, and for each day on which a series comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from toolkit.content_calendar.production import Production
from toolkit.content_calendar.publication import Publication
from toolkit.tables.quarter import Message

DONE = frozenset(("published", "archived"))


@dataclass(frozen=True)
class Card:
    """One card, with all that appears by it, and how that is made.

    `key` stays the same when it moves: that of the item, or of the series and the day that its
    rule gave.
    """

    key: str
    publications: tuple[Publication, ...]
    making: tuple[Production, ...] = field(default=())

    @property
    def first(self) -> Publication:
        """Whatever all of them share, of the earliest."""
        return self.publications[0]

    @property
    def on(self) -> dt.date:
        """The day on which it lies."""
        return self.first.on

    @property
    def message(self) -> Message:
        """The same as the tables know it."""
        return Message(self.publications)

    @property
    def late(self) -> Production | None:
        """What should have begun already; None where there is time."""
        return next((each for each in self.making if each.late), None)

    @property
    def done(self) -> bool:
        """Whether it has appeared already."""
        return self.first.stage in DONE

    @property
    def repeats(self) -> bool:
        """Whether it is one of an item that returns by a rule of its own."""
        return self.first.item is not None and self.first.item.rule is not None


def card_key(publication: Publication) -> str:
    """What a card is known by."""
    if publication.item is None:
        return (
            f"series:{publication.series.id if publication.series else ''}:{publication.planned_on}"
        )
    if publication.item.rule is not None:
        return f"repeat:{publication.item.id}:{publication.planned_on}"
    return f"item:{publication.item.id}"


def cards(
    publications: Iterable[Publication], making: Mapping[str, Production]
) -> tuple[Card, ...]:
    """The cards of what is published, in order of day and time."""
    found: dict[str, list[Publication]] = {}
    for each in publications:
        found.setdefault(card_key(each), []).append(each)
    return tuple(
        Card(key, tuple(several), tuple(making[each.id] for each in several if each.id in making))
        for key, several in found.items()
    )


def clashes(card: Card, beside: Iterable[Card]) -> tuple[tuple[Card, str], ...]:
    """What appears on the same channel on the same day, with that channel."""
    mine = {each.channel for each in card.publications if each.channel and each.kind == "post"}
    return tuple(
        (other, each.channel)
        for other in beside
        if other.key != card.key and other.on == card.on
        for each in other.publications
        if each.kind == "post" and each.channel is not None and each.channel in mine
    )
