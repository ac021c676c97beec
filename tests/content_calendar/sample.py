"""A strategy with a few entries, for tests that lay them on a calendar by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.evidence.texts import small_evidence
from toolkit.content_calendar import ContentCalendar, content_calendar
from toolkit.strategy import Strategy, parse_strategy

AS_OF = dt.date(2027, 1, 4)
YEAR = {"start": "2027-01-01", "end": "2027-12-31"}
CHANNELS = [
    {"id": "page", "platform": "facebook"},
    {"id": "feed", "platform": "x"},
    {"id": "old", "platform": "linkedin", "status": "retired"},
]


def strategy(*, series: Any = (), items: Any = (), **sections: Any) -> Strategy:
    """A Dutch client with two channels in use and a third that is not, for the year 2027."""
    content = {"series": list(series), "items": list(items), **sections.pop("content", {})}
    tree = {
        "client": {"country": "NL"},
        "period": YEAR,
        "goals": [{"id": "fame"}, {"id": "help"}],
        "personas": [{"id": "families"}, {"id": "buyers"}],
        "channels": CHANNELS,
        "content": content,
        **sections,
    }
    return parse_strategy(tree, "sample")


def calendar(*, as_of: dt.date = AS_OF, **given: Any) -> ContentCalendar:
    """The calendar of such a strategy."""
    return content_calendar(strategy(**given), small_evidence(), as_of)


def flaws(found: ContentCalendar) -> list[tuple[str, str]]:
    """The code and place of each flaw."""
    return [(flaw.code, flaw.path) for flaw in found.flaws]
