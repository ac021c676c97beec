"""How long planning takes: a quarter of each example, and a year with ten channels."""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.clock import timing
from toolkit.content_calendar.plan import Plan, propose
from toolkit.evidence import Evidence
from toolkit.store import find_workspace, read_strategy_file
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import Strategy, parse_strategy

PROJECT = Path(__file__).parents[1]
AS_OF = dt.date(2026, 11, 25)
QUARTER, YEAR = 13, 52
PLATFORMS = ("linkedin", "instagram", "facebook", "x", "tiktok", "youtube", "newsletter", "blog")
KINDS = ("awareness", "leads", "engagement", "employer_brand", "information", "customer_service")
SETTINGS = ("work", "private", "candidate", "citizen")


def plan_lines() -> Iterator[str]:
    evidence = load_evidence(find_workspace(PROJECT))
    for path in sorted(PROJECT.glob("clients/*/strategy.yaml")):
        strategy = read_strategy_file(path).strategy
        yield _line(path.parent.name, strategy, evidence, QUARTER)
    for hours in (200, 40, 12):
        yield _line(f"10 channels, {hours} h a week", ten_channels(hours), evidence, YEAR)


def ten_channels(hours: float) -> Strategy:
    """Ten channels with three to fourteen messages a week, six goals, five personas."""
    draw = random.Random(1)  # noqa: S311 - nothing secret
    roles = [
        {"id": f"role-{n}", "hours_per_week": share * hours} for n, share in enumerate((0.6, 0.4))
    ]
    goals = [
        {"id": f"goal-{n}", "kind": kind, "weight": draw.randint(1, 3)}
        for n, kind in enumerate(KINDS)
    ]
    personas = [
        {"id": f"persona-{n}", "setting": draw.choice(SETTINGS), "must_reach": n == 0}
        for n in range(5)
    ]
    pillars = [{"id": f"pillar-{n}", "share": share} for n, share in enumerate((0.4, 0.3, 0.2))]
    tree: dict[str, Any] = {
        "client": {"name": "Ten channels", "country": "NL", "size": "medium"},
        "goals": goals,
        "personas": personas,
        "roles": roles,
        "capacity": {"hours_per_week": hours},
        "channels": [_channel(n, draw) for n in range(10)],
        "content": {"pillars": [*pillars, {"id": "pillar-3"}]},
    }
    return parse_strategy(tree, "ten channels")


def _channel(n: int, draw: random.Random) -> dict[str, Any]:
    low = draw.randint(1, 5)
    return {
        "id": f"channel-{n}",
        "platform": PLATFORMS[n % len(PLATFORMS)],
        "cadence": {"min": low, "max": low + 2},
        "owner": f"role-{n % 2}",
        "posting_times": [{"days": ["mon", "tue", "wed", "thu", "fri"], "at": "10:00"}],
        "copies_to": ["channel-1"] if n == 0 else [],
    }


def _line(name: str, strategy: Strategy, evidence: Evidence, weeks: int) -> str:
    found: list[Plan] = []
    end = AS_OF + dt.timedelta(weeks=weeks)

    def plan() -> None:
        found.append(propose(strategy, evidence, AS_OF, AS_OF, end))

    took = timing(plan, 3)
    return (
        f"{name:<28}{took.median:.2f} s, {len(found[-1].published)} there, "
        f"{len(found[-1].proposed)} proposed"
    )


if __name__ == "__main__":
    for line in plan_lines():
        print(line, flush=True)
