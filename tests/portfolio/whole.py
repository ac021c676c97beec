"""A portfolio with everything that can be in one, as a page or a notebook shows it."""

import datetime as dt

from tests.portfolio.sample import TODAY, deadline, key_day, role, summary
from toolkit.portfolio import (
    CoverageIndex,
    Failure,
    FindingCount,
    HoursWanted,
    Portfolio,
    PortfolioEntry,
)

MADE = dt.datetime(2026, 11, 20, 10, 30, tzinfo=dt.UTC)
HOSTILE = 'O\'Neil & "Zn." <script>alert(1)</script> 🥐 #1?%20'
STAMP = "2026-11-20T103000Z"


def portfolio() -> Portfolio:
    """Five clients: one in order, one hostile, one that failed, one changed, one without a set."""
    noor = role("Vormgever", 6, (48, 9), (49, 4), holder="Noor", available=4)
    mothers = key_day("Moederdag", 20, "mothers-day")
    bakery = summary(
        "bakkerij",
        name="Bakkerij Lindewaal",
        findings=FindingCount(warning=6, advice=4),
        coverage=CoverageIndex(low=51, central=56, high=60),
        hours=HoursWanted(wanted=10.2, available=12),
        review_on=TODAY + dt.timedelta(days=30),
        deadlines=[deadline(3, "goal", "Meer bezoek"), deadline(5, "item", "Tip", "Actie")],
        key_days=[mothers],
        roles=[noor],
    )
    council = summary(
        "council",
        name="City council",
        findings=FindingCount(error=27, warning=30),
        coverage=CoverageIndex(low=0, central=None, high=99),
        hours=HoursWanted(wanted=50.2, complete=False, available=40),
        review_on=TODAY - dt.timedelta(days=9),
        deadlines=[deadline(-9, "review")],
        key_days=[mothers],
        roles=[noor, role("Redacteur", 2)],
    )
    entries = (
        _entry("bakkerij", bakery),
        _entry("council", council, failure=Failure("{file} is in use", {"file": "x"}, log=True)),
        PortfolioEntry(HOSTILE, failure=Failure("it broke")),
        _entry("milieu", summary("milieu", name="Milieu Noord"), state="changed"),
        PortfolioEntry("nieuw"),
    )
    return Portfolio(TODAY, entries)


def _entry(client: str, told, state="current", failure=None) -> PortfolioEntry:
    files = tuple(f"{client}-{name}" for name in ("strategy.html", "calendar.xlsx", "posts.csv"))
    return PortfolioEntry(client, told, MADE, STAMP, files, state, failure)
