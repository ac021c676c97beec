"""The same input gives the same plan: in any process, on any machine."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content_calendar.plan.sample import SUNDAY, channel, client, planned
from toolkit.content_calendar.plan import with_items

PROJECT = Path(__file__).parents[3]
PLAN = """
import datetime as dt
from benchmarks.plan import ten_channels
from toolkit.content_calendar.plan import propose
from toolkit.store import find_workspace
from toolkit.store.evidence_files import load_evidence
start, end = dt.date(2027, 1, 4), dt.date(2027, 2, 28)
plan = propose(ten_channels(40), load_evidence(find_workspace()), start, start, end)
print(plan)
"""


def plan_of(seed: str, *command: str) -> bytes:
    """What a fresh process prints, with this seed for the order of sets."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=PROJECT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return done.stdout


def test_a_tight_plan_is_the_same_to_the_last_byte_in_every_process():
    """Ten channels with too few hours: two processes with other hash seeds find the same plan."""
    first, second = (plan_of(seed, "-c", PLAN) for seed in ("1", "4242"))

    assert first == second
    assert first.count(b"Proposed(") > 50


@pytest.mark.parametrize("client_name", ["bakkerij-lindewaal", "gemeente-weststellingwerf"])
def test_the_command_prints_the_same_to_the_last_byte(client_name):
    """`toolkit plan` for an example client, twice."""
    command = ("-m", "toolkit", "plan", client_name, "--as-of", "2026-11-25", "--format", "json")

    first, second = (plan_of(seed, *command) for seed in ("0", "99"))

    assert first == second
    assert json.loads(first)["proposed"]


channels = st.lists(
    st.builds(
        lambda low, more, platform, copies, hour: {
            **channel(low=low, high=low + more),
            "platform": platform,
            "copies_to": copies,  # whether to the next one
            "posting_times": [{"days": ["tue", "fri"], "at": hour}] if hour else [],
        },
        low=st.sampled_from([0, 0.25, 0.5, 1, 2, 4]),
        more=st.sampled_from([0, 0.5, 1, 3]),
        platform=st.sampled_from(["facebook", "linkedin"]),
        copies=st.booleans(),
        hour=st.sampled_from([None, "10:00"]),
    ),
    min_size=2,
    max_size=3,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(
    channels=channels,
    hours=st.sampled_from([None, 0, 1, 2.5, 6]),
    days=st.integers(0, 50),
    share=st.sampled_from([None, 0.2, 0.9]),
)
def test_every_plan_fits_and_is_complete(channels, hours, days, share):
    """Whatever the client: ids of their own, in time, in the window, and nothing left to add."""
    following = [f"c{n}" for n in range(1, len(channels))] + ["c0"]
    named = [
        {**each, "id": f"c{n}", "owner": "maker", "copies_to": [after] if each["copies_to"] else []}
        for n, (each, after) in enumerate(zip(channels, following, strict=True))
    ]
    strategy = client(
        *named,
        roles=[{"id": "maker", "hours_per_week": hours}],
        content={"pillars": [{"id": "craft", "share": share}, {"id": "people"}]},
    )
    as_of = dt.date(2027, 1, 27)
    start = as_of + dt.timedelta(days=days)

    plan = planned(strategy, start, SUNDAY + dt.timedelta(days=14), as_of)
    after = with_items(strategy, [each.item for each in plan.proposed], plan.formats)
    again = planned(after, start, SUNDAY + dt.timedelta(days=14), as_of)

    ids = [each.item.id for each in plan.proposed]
    assert len(set(ids)) == len(ids)
    assert all(plan.start <= each.on <= plan.end for each in plan.proposed)
    assert all(each.starts_on is None or each.starts_on >= as_of for each in plan.proposed)
    assert again.proposed == ()
    assert again.obstacles == plan.obstacles
    if hours == 0:
        assert plan.proposed == ()
