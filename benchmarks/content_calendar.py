"""How long the calendar takes: it is laid out again at every keystroke in the form."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from benchmarks.clock import timing
from benchmarks.review import large, shipped_evidence
from toolkit.content_calendar import content_calendar
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
        publications = content_calendar(strategy, evidence, AS_OF).publications

        def laid() -> None:
            content_calendar(strategy, evidence, AS_OF)  # noqa: B023

        said = f"calendar, {what}"
        yield f"{said:<24}{timing(laid, RUNS).median * 1000:.1f} ms ({len(publications)} posts)"


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
