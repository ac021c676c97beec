"""Which item tells a core story first? The others are derived from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from toolkit.strategy import Item, Strategy
from toolkit.strategy.term import day_of


def first_tellings(strategy: Strategy) -> Mapping[str, str]:
    """The item that tells each story first, by story: the earliest, in the file before others."""
    found: dict[str, tuple[dt.date, str, Item]] = {}
    for item in strategy.content.items:
        on = day_of(item.on) or item.occurrence
        if item.story is None or on is None or item.kind != "post":
            continue
        earlier = found.get(item.story)
        if earlier is None or (on, item.at or "") < earlier[:2]:
            found[item.story] = (on, item.at or "", item)
    return {story: item.id for story, (_, _, item) in found.items()}
