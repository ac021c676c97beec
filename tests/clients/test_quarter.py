"""A quarter of each published strategy, planned from its own cadences, up to the files for it."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest
from ical.calendar_stream import IcsCalendarStream
from python_calamine import CalamineWorkbook

from tests.clients.conftest import CLIENTS
from toolkit.analysis import analyse
from toolkit.content_calendar.plan import Plan, propose, with_items
from toolkit.deliverables.calendar_files import calendar_files
from toolkit.language import words_for
from toolkit.store import read_strategy_file
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import Strategy
from toolkit.tables.proposal import titled_items
from toolkit.tables.rhythm import posts_per_week
from toolkit.tables.view import View

AS_OF = dt.date(2026, 11, 30)
END = AS_OF + dt.timedelta(weeks=13, days=-1)
BEGUN = dt.date(2026, 12, 21)
"""From this Monday on even a newsletter that is begun today can be ready."""

N_WEEKS = 10
PUBLISHED = {
    "clevyr": ("instagram", "facebook", "linkedin", "twitter", "dribbble", "medium", "reddit"),
    "english-city-council": ("facebook", "instagram"),
    "gemeente-weststellingwerf": ("facebook", "twitter", "instagram"),
    "the-carpentries": ("newsletter",),
}
"""The channels of which the source says how often something appears."""


@dataclass(frozen=True)
class Planned:
    """A strategy before and after its quarter was planned."""

    before: Strategy
    plan: Plan
    view: View


@cache
def planned(client: str) -> Planned:
    """An example with its plan, as it is after `toolkit plan --save`."""
    evidence = load_evidence()
    before = read_strategy_file(CLIENTS / client / "strategy.yaml").strategy
    words = words_for(before.client.language)
    plan = propose(before, evidence, AS_OF, AS_OF, END)
    shown = View(analyse(before, evidence, AS_OF), words)
    after = with_items(before, titled_items(plan, shown), plan.formats)
    return Planned(before, plan, View(analyse(after, evidence, AS_OF), words))


@pytest.mark.parametrize("client", PUBLISHED)
def test_each_cadence_is_met_and_no_other_is_made_up(client):
    """Over ten weeks each channel has what its source says, and no other channel has anything."""
    found = planned(client)
    posts = Counter(
        each.channel
        for each in found.view.analysis.calendar.publications
        if each.kind == "post" and BEGUN <= each.on <= END
    )

    assert set(PUBLISHED[client]) == {name for name in posts if name}
    for channel in found.before.channels:
        meant = posts_per_week(channel)
        if channel.id in PUBLISHED[client]:
            assert posts[channel.id] >= math.floor(N_WEEKS * meant.low)
            assert posts[channel.id] <= N_WEEKS * meant.high + 1


@pytest.mark.parametrize("client", PUBLISHED)
def test_each_message_serves_a_goal_and_can_be_ready(client):
    """What is proposed has a goal of the source, an audience where it names any, and time."""
    found = planned(client)

    for each in found.plan.proposed:
        assert each.item.goals
        assert bool(each.item.personas) == bool(found.before.personas)
        assert each.starts_on is None or each.starts_on >= AS_OF


def test_what_a_source_leaves_open_is_said():
    """A channel without a cadence is named for every source that has one."""
    unknown = {
        client: {
            each.channel
            for each in planned(client).plan.obstacles
            if each.code == "no_cadence"
        }
        for client in PUBLISHED
    }

    assert unknown["gemeente-weststellingwerf"] == {"linkedin"}
    assert {"linkedin", "nextdoor", "youtube"} <= unknown["english-city-council"]
    assert len(unknown["the-carpentries"]) > 5
    assert unknown["clevyr"] == set()


@pytest.mark.parametrize("client", PUBLISHED)
def test_the_planned_quarter_comes_out_in_the_files(client):
    """Each message is an entry of its own in a feed that a strict reader accepts."""
    found = planned(client)
    files = calendar_files(client, found.view, ["xlsx", "ics"])
    feed = files[f"{client}-publications.ics"].decode()
    entries = IcsCalendarStream.calendar_from_ics(feed).events
    proposed = sum(len(each.item.channels) for each in found.plan.proposed)

    assert len(entries) == len(found.view.analysis.calendar.publications)
    assert len({each.uid for each in entries}) == len(entries)
    assert len(entries) >= proposed


@pytest.mark.slow
def test_the_planned_quarter_opens_in_libreoffice(tmp_path, libreoffice):
    """The workbook of a planned quarter is read by LibreOffice with every row in it."""
    client = "gemeente-weststellingwerf"
    found = planned(client)
    data = calendar_files(client, found.view, ["xlsx"])[f"{client}-calendar.xlsx"]
    (tmp_path / "plan.xlsx").write_bytes(data)
    again = libreoffice(tmp_path / "plan.xlsx", "xlsx", tmp_path / "again")
    book = CalamineWorkbook.from_path(again)
    rows = book.get_sheet_by_name(book.sheet_names[0]).to_python()

    assert sum(":facebook #" in str(row[-1]) for row in rows) == sum(
        "facebook" in each.item.channels for each in found.plan.proposed
    )
    assert all(isinstance(row[0], dt.date) for row in rows[2:])
