"""How long the review takes: it runs at every keystroke in the form."""

import datetime as dt
from collections.abc import Iterator
from importlib import resources
from typing import Any

from benchmarks.clock import timing
from toolkit.content_calendar import content_calendar
from toolkit.coverage import coverage
from toolkit.evidence import Evidence, parse_evidence
from toolkit.review import Case, review
from toolkit.strategy import parse_strategy

RUNS = 101
AS_OF = dt.date(2026, 11, 23)
PLATFORMS = (
    *("facebook", "instagram", "linkedin", "x", "youtube", "tiktok", "pinterest", "whatsapp"),
    *("snapchat", "newsletter", "threads", "reddit", "blog", "nextdoor", "website"),
)
KINDS = (
    *("awareness", "leads", "customer_service", "engagement", "employer_brand"),
    *("sales", "traffic", "information", "community", "reputation"),
)
N_PERSONAS = 12


def review_lines() -> Iterator[str]:
    evidence, strategy = shipped_evidence(), parse_strategy(large())
    covered = coverage(strategy, evidence, AS_OF)
    planned = content_calendar(strategy, evidence, AS_OF)

    def reviewed() -> None:
        review(Case(strategy, covered, evidence, AS_OF, planned))

    def everything() -> None:
        computed = coverage(strategy, evidence, AS_OF)
        calendar = content_calendar(strategy, evidence, AS_OF)
        review(Case(strategy, computed, evidence, AS_OF, calendar))

    reviewed()
    size = f"{N_PERSONAS} × {len(PLATFORMS)} × {len(KINDS)}"
    for what, action in (("review", reviewed), ("with all it looks at", everything)):
        yield f"{what:<24}{timing(action, RUNS).median * 1000:.1f} ms ({size})"


def large() -> dict[str, Any]:
    """Personas, channels and goals in numbers that few clients have, with gaps everywhere."""
    return {
        "client": {"country": "NL", "public_body": True},
        "personas": [
            {"id": f"p{n}", "setting": "citizen", "ages": {"min": 18 + n}, "channels": [f"c{n}"]}
            for n in range(N_PERSONAS)
        ],
        "channels": [
            {
                "id": f"c{n}",
                "platform": platform,
                "cadence": {"min": 1, "max": 3},
                "goals": [f"g{n % len(KINDS)}"],
                "followers": {"count": 100 * n, "counted_on": "2026-01-01"},
            }
            for n, platform in enumerate(PLATFORMS)
        ],
        "goals": [
            {"id": f"g{n}", "kind": kind, "personas": [f"p{n}"], "kpi": {"name": "Reach"}}
            for n, kind in enumerate(KINDS)
        ],
        "agreements": {
            "response": [
                {"share": 0.8, "within_hours": 4, "hours": [{"start": "09:00", "end": "17:00"}]}
            ]
        },
    }


def shipped_evidence() -> Evidence:
    folder = resources.files("toolkit.evidence") / "data"
    tables = (each for each in folder.iterdir() if each.name.endswith(".csv"))
    return parse_evidence({each.name[:-4]: each.read_text(encoding="utf-8") for each in tables})
