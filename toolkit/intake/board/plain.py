"""A month as plain values, for whoever draws it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from toolkit.intake.board.card import Card, clashes
from toolkit.intake.board.consequence import channel_name
from toolkit.intake.board.month import BoardMonth, month_after, month_span, undated
from toolkit.language import Words
from toolkit.strategy import Item
from toolkit.strategy.term import WEEKDAYS
from toolkit.tables.quarter import stage_text, zoned_clock_text

KINDS = {"public": "free", "school": "break"}


def plain_month(month: BoardMonth, words: Words) -> dict[str, Any]:
    """A month with its weeks, its days and its cards."""
    begin, end = month_span(month.strategy, month.as_of)
    before, after = month_after(month.first, -1), month_after(month.first)
    return {
        "month": f"{month.first:%Y-%m}",
        "title": _capital(words.partial_date(f"{month.first:%Y-%m}")),
        "weekdays": [
            {"short": words.term("weekday", code), "long": words.weekday(place)}
            for place, code in enumerate(WEEKDAYS)
        ],
        "weeks": [
            {
                "number": week[0].isocalendar().week,
                "name": words("week {n}", n=week[0].isocalendar().week),
                "days": [_day(day, month, words) for day in week],
            }
            for week in month.weeks()
        ],
        "undated": [_idea(each, month, words) for each in undated(month.strategy)],
        "previous": f"{before:%Y-%m}" if before >= begin else "",
        "next": f"{after:%Y-%m}" if after <= end else "",
        "pillars": [
            {"sign": sign, "name": name, "place": place}
            for place, (sign, name) in enumerate(_pillars(month).values())
        ],
    }


def _day(day: dt.date, month: BoardMonth, words: Words) -> dict[str, Any]:
    special = [each for each in month.special if each.start <= day <= each.end]
    notes = [
        {"kind": KINDS.get(each.kind, "date"), "text": each.name}
        for each in special
        if day in (each.start, month.start) or day.weekday() == 0
    ]
    # a key date that is a public holiday too is named once
    chosen = {each.name for each in special if each.kind not in KINDS}
    return {
        "date": f"{day}",
        "number": day.day,
        "name": _capital(words.long_day(day)),
        "inside": month.first <= day <= month.last,
        "today": day == month.as_of,
        "weekend": day.weekday() > 4,
        "free": any(each.kind == "public" for each in special),
        "break": any(each.kind == "school" for each in special),
        "outside": not month.frame.in_period(day),
        "notes": [each for each in notes if each["kind"] != "free" or each["text"] not in chosen],
        "cards": [_card(each, month, words) for each in month.on(day)],
    }


def _card(card: Card, month: BoardMonth, words: Words) -> dict[str, Any]:
    first, message = card.first, card.message
    where = words.listing([channel_name(each, month) for each in message.channels])
    post = first.kind == "post"
    state = stage_text(message, words) if post else words.term("item kind", first.kind)
    alerts = list(_alerts(card, month, words))
    moved = first.planned_on != first.on
    said = words("moved from {day}", day=words.short_day(first.planned_on)) if moved else ""
    clock = zoned_clock_text(first, words, zoned=month.zoned)
    name = (first.title, where, words.long_day(first.on), clock, state, said, *alerts)
    return {
        "key": card.key,
        "title": first.title,
        "at": clock,
        "where": where,
        "state": state,
        "moved": said,
        "alerts": alerts,
        "firm": message.firm or not post,
        "fixed": _fixed(card, words),
        "name": ", ".join(part for part in name if part),
        **_sign(first.pillar, month),
    }


def _alerts(card: Card, month: BoardMonth, words: Words) -> Iterator[str]:
    if card.late is not None:
        yield words("begun too late")
    others = dict.fromkeys(channel for _, channel in clashes(card, month.on(card.on)))
    if others:
        names = words.listing([channel_name(each, month) for each in others])
        yield words("not alone on {channel}", channel=names)


def _fixed(card: Card, words: Words) -> str:
    """Why a card cannot be moved; empty where it can."""
    if card.done:
        return words("“{title}” has appeared already: its day stays.", title=card.first.title)
    if card.repeats:
        return words(
            "“{title}” returns by a rule of its own. Make it a series to move one of its days.",
            title=card.first.title,
        )
    return ""


def _idea(item: Item, month: BoardMonth, words: Words) -> dict[str, Any]:
    title = item.title or item.id
    when = item.date_text or (words.partial_date(item.on) if item.on else "")
    names = [channel_name(each, month) for each in item.channels]
    name = (title, words.listing(names), when or words("without a day"))
    return {
        "key": f"item:{item.id}",
        "title": title,
        "at": "",
        "where": words.listing(names),
        "state": when,
        "moved": "",
        "alerts": [],
        "firm": False,
        "fixed": "",
        "name": ", ".join(part for part in name if part),
        **_sign(item.pillar, month),
    }


def _sign(pillar: str | None, month: BoardMonth) -> dict[str, Any]:
    pillars = _pillars(month)
    if pillar not in pillars:
        return {"sign": "", "place": -1}
    return {"sign": pillars[pillar][0], "place": list(pillars).index(pillar)}


def _pillars(month: BoardMonth) -> dict[str, tuple[str, str]]:
    """A letter and a name for each pillar, in the order of the strategy."""
    return {
        pillar.id: (chr(ord("A") + place % 26), pillar.name or pillar.id)
        for place, pillar in enumerate(month.strategy.content.pillars)
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
