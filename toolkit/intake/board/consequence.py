"""What follows from the day on which a card lies, in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from types import MappingProxyType

from toolkit.content_calendar.production import Production
from toolkit.intake.board.card import Card, clashes
from toolkit.intake.board.month import BoardMonth
from toolkit.language import Words

CLASHES = MappingProxyType(
    {
        False: "On {day} “{title}” appears on {channel}, too.",
        True: "“{title}” appears on {channel} at the same time.",
    }
)
MOST_CLASHES = 2


def consequences(card: Card, month: BoardMonth, words: Words) -> tuple[str, ...]:
    """What is wrong with the day of a card: past, outside the period, late, a clash, a day off."""
    return tuple(
        sentence
        for found in (
            _past(card, month, words),
            _outside(card, month, words),
            _late(card, words),
            _clashing(card, month, words),
            _off(card, month, words),
        )
        for sentence in found
    )


def making_text(card: Card, words: Words) -> str:
    """When making begins and by when somebody agrees; empty where nothing is known of it."""
    made = [each for each in card.making if each.starts_on is not None]
    if not made or card.late is not None:
        return ""
    first = min(made, key=_begin)
    begins = words("Making it begins on {day}.", day=words.date(first.starts_on))
    if first.answer_by is None:
        return begins
    agreed = words("It has to be agreed by {day}.", day=words.date(first.answer_by))
    return f"{begins} {agreed}"


def _begin(making: Production) -> dt.date:
    return making.starts_on or dt.date.max


def _past(card: Card, month: BoardMonth, words: Words) -> Iterator[str]:
    if card.on < month.as_of and not card.done:
        yield words("{day} has passed already.", day=_capital(words.long_day(card.on)))


def _outside(card: Card, month: BoardMonth, words: Words) -> Iterator[str]:
    if not month.frame.in_period(card.on):
        yield words(
            "“{title}” is dated {day}, outside the period of the strategy.",
            title=card.first.title,
            day=words.date(card.on),
        )


def _late(card: Card, words: Words) -> Iterator[str]:
    late = card.late
    if late is not None:
        yield words(
            "“{title}” cannot be ready on {day} any more: making it should have begun on {begin}. "
            "The first day on which it can is {first}.",
            title=card.first.title,
            day=words.date(card.on),
            begin=words.date(late.starts_on),
            first=words.date(late.first_possible),
        )


def _clashing(card: Card, month: BoardMonth, words: Words) -> Iterator[str]:
    for other, channel in clashes(card, month.on(card.on))[:MOST_CLASHES]:
        together = card.first.at is not None and card.first.at == other.first.at
        yield words(
            CLASHES[together],
            day=words.long_day(card.on),
            title=other.first.title,
            channel=channel_name(channel, month),
        )


def channel_name(channel: str, month: BoardMonth) -> str:
    """What a channel is called."""
    found = month.frame.channels[channel]
    known = month.evidence.platform_index.get(found.platform or "")
    return found.name or (known.name if known else found.platform) or channel


def _off(card: Card, month: BoardMonth, words: Words) -> Iterator[str]:
    for day in month.special:
        if day.kind == "public" and day.start <= card.on <= day.end:
            yield words(
                "{day} is a public holiday: {name}.",
                day=_capital(words.long_day(card.on)),
                name=day.name,
            )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
