"""How long the calendar takes: it is laid out again at every keystroke in the form."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from benchmarks.clock import timing
from benchmarks.review import large, shipped_evidence
from toolkit.analysis import analyse
from toolkit.content_calendar import content_calendar
from toolkit.content_calendar.load import week_load
from toolkit.content_calendar.schedule import productions
from toolkit.strategy import parse_strategy

RUNS = 31
AS_OF = dt.date(2027, 1, 4)
N_SERIES = 40
N_ITEMS = 2000
YEAR = {"start": "2027-01-01", "end": "2027-12-31"}
FORMATS = [{"id": "photo-post"}, {"id": "visual"}]
DAYS = ("MO", "TU", "WE", "TH", "FR")


def calendar_lines() -> Iterator[str]:
    evidence = shipped_evidence()
    for what, content in (("series", weekly_series()), ("single items", single_items())):
        strategy = parse_strategy({**large(), "period": YEAR, "content": content})
        calendar = content_calendar(strategy, evidence, AS_OF)
        posts, making = calendar.publications, calendar.productions
        steps = (
            ("calendar", partial(content_calendar, strategy, evidence, AS_OF)),
            ("of which production", partial(productions, posts, strategy, evidence, AS_OF)),
            ("and load", partial(week_load, making, strategy, evidence, AS_OF, calendar.end)),
            ("analysis", partial(analyse, strategy, evidence, AS_OF)),
        )
        for said, action in steps:
            median = timing(action, RUNS).median
            yield f"{said:<24}{median * 1000:.1f} ms ({len(posts)} posts, {what})"


def weekly_series() -> dict[str, Any]:
    """Forty weekly series over a year, with a link and a time."""
    return {
        "formats": FORMATS,
        "series": [
            {
                "id": f"s{n}",
                "channels": [f"c{n % 15}"],
                "goals": [f"g{n % 10}"],
                "personas": [f"p{n % 12}"],
                "format": "photo-post",
                "rule": f"FREQ=WEEKLY;BYDAY={DAYS[n % 5]}",
                "days": {"at": "09:00"},
                "link": "https://www.example.org/news",
            }
            for n in range(N_SERIES)
        ],
    }


def single_items() -> dict[str, Any]:
    """Two thousand items, each on a day of its own choice."""
    first = dt.date(2027, 1, 1)
    return {
        "formats": FORMATS,
        "items": [
            {
                "id": f"i{n}",
                "channels": [f"c{n % 15}"],
                "goals": [f"g{n % 10}"],
                "personas": [f"p{n % 12}"],
                "format": "visual",
                "on": f"{first + dt.timedelta(days=n % 365)}",
                "at": "12:30",
                "link": "https://www.example.org/news",
            }
            for n in range(N_ITEMS)
        ],
    }


if __name__ == "__main__":
    for line in calendar_lines():
        print(line)
