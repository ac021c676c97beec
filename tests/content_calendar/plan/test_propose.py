import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest

from tests.content_calendar.plan.sample import (
    MONDAY,
    SUNDAY,
    channel,
    client,
    codes,
    evidence,
    per_week,
    planned,
)
from tests.evidence.texts import small_evidence
from toolkit.content_calendar.plan import Plan, propose, with_items
from toolkit.strategy import Strategy, parse_strategy

TWO_GOALS = [
    {"id": "fame", "kind": "awareness", "weight": 3},
    {"id": "leads", "kind": "leads", "weight": 1},
]
TWO_PERSONAS = [
    {"id": "families", "setting": "private"},
    {"id": "buyers", "setting": "work", "must_reach": True},
]
PILLARS = [{"id": "craft", "share": 0.75}, {"id": "people", "share": 0.25}]
SERIES = {
    "id": "weekly",
    "channels": ["page"],
    "rule": "FREQ=WEEKLY;BYDAY=TU",
    "goals": ["fame"],
    "personas": ["families"],
}
MAKER = [{"id": "maker", "hours_per_week": 2}]


def saved(strategy: Strategy, plan) -> Strategy:
    """The strategy with the plan in it, read again as a file would be."""
    joined = with_items(strategy, [each.item for each in plan.proposed], plan.formats)
    return parse_strategy(joined.model_dump(mode="json", exclude_defaults=True), "saved")


def test_the_cadence_is_met():
    """Two to three a week, alternately, each on another day, a note that begins the day before."""
    plan = planned(client(channel(low=2, high=3)))

    assert per_week(plan) == [3, 2, 3, 2]
    assert all(each.on.weekday() < 5 for each in plan.proposed)
    assert max(Counter(each.on for each in plan.proposed).values()) == 1
    first = plan.proposed[0]
    assert (first.item.format, first.hours) == ("note", 1)
    assert first.starts_on is not None
    assert first.starts_on < first.on
    assert plan.obstacles == ()


def test_what_is_there_stays_and_counts():
    """A weekly series fills one of two places; it is not touched, and Tuesday is not doubled."""
    strategy = client(channel(low=2), content={"series": [SERIES]})

    plan = planned(strategy)

    assert per_week(plan) == [1, 1, 1, 1]
    assert {each.on.weekday() for each in plan.proposed}.isdisjoint({1})
    assert len(plan.published) == 4
    assert saved(strategy, plan).content.series == strategy.content.series


@pytest.mark.parametrize("hours", [None, 2, 3, 1.5])
def test_after_saving_nothing_new_is_proposed(hours):
    """The next run finds the same obstacles and adds nothing, whatever the hours there are."""
    roles = [{"id": "maker", "hours_per_week": hours}]
    strategy = client(
        channel(low=2, high=3, owner="maker"),
        channel("feed", low=1, high=4, platform="linkedin", owner="maker"),
        roles=roles,
        goals=TWO_GOALS,
        personas=TWO_PERSONAS,
        content={"pillars": PILLARS},
    )
    plan = planned(strategy)

    again = planned(saved(strategy, plan))

    assert plan.proposed
    assert again.proposed == ()
    assert again.obstacles == plan.obstacles


def test_items_are_whole_and_have_an_id_of_their_own():
    """A proposed item names channel, day, goal, persona, format and who makes it; it is an idea."""
    taken = {"id": "page-2027-02-02", "on": "2027-01-02"}
    strategy = client(
        channel(low=1, owner="maker", posting_times=[{"days": ["tue"], "at": "10:00"}]),
        roles=[{"id": "maker"}],
        content={"items": [taken]},
    )

    plan = planned(strategy, end=dt.date(2027, 2, 7))

    item = plan.proposed[0].item
    assert item.id == "page-2027-02-02-2"
    assert (item.channels, item.on, item.at) == (("page",), "2027-02-02", "10:00")
    assert (item.goals, item.personas) == (("fame",), ("families",))
    assert (item.format, item.owner, item.stage) == ("note", "maker", "idea")
    assert item.attribution == "inferred"
    assert saved(strategy, plan).content.formats[0].id == "note"


def test_pillars_and_goals_get_their_shares():
    """Three of four messages are about the pillar and the goal that are meant to take that."""
    plan = planned(client(channel(low=4), goals=TWO_GOALS, content={"pillars": PILLARS}))

    assert len(plan.proposed) == 16
    assert Counter(each.item.pillar for each in plan.proposed) == {"craft": 12, "people": 4}
    assert Counter(each.item.goals[0] for each in plan.proposed) == {"fame": 12, "leads": 4}


def test_shares_count_what_is_there():
    """A series that is all craft leaves the free places to the people."""
    series = {**SERIES, "pillar": "craft", "rule": "FREQ=WEEKLY;BYDAY=TU,WE,TH"}
    strategy = client(channel(low=4), content={"pillars": PILLARS, "series": [series]})

    plan = planned(strategy)

    assert Counter(each.item.pillar for each in plan.proposed) == {"people": 4}


def test_a_share_for_one_channel_counts_there():
    """A pillar with shares per channel is only used there, in that share."""
    only = {"id": "studio", "channel_shares": [{"channel": "feed", "share": 0.5}]}
    strategy = client(
        channel(low=2), channel("feed", low=2), content={"pillars": [{"id": "craft"}, only]}
    )

    plan = planned(strategy)
    pillars = {
        name: Counter(each.item.pillar for each in plan.proposed if name in each.item.channels)
        for name in ("page", "feed")
    }

    assert pillars == {"page": {"craft": 8}, "feed": {"craft": 4, "studio": 4}}


def test_no_goal_and_no_persona_is_left_out():
    """With one place a month per channel, two goals and two personas all get something."""
    month = {"min": 2, "max": 2, "per": "month"}
    strategy = client(
        {**channel(), "cadence": month},
        goals=[{**each, "weight": 1 if n else 100} for n, each in enumerate(TWO_GOALS)],
        personas=TWO_PERSONAS,
    )

    plan = planned(strategy)

    assert {each.item.goals[0] for each in plan.proposed} == {"fame", "leads"}
    assert {each.item.personas[0] for each in plan.proposed} == {"families", "buyers"}
    assert plan.obstacles == ()


def test_nothing_the_same_twice_in_a_row():
    """Pillars take turns."""
    halves = [{"id": "craft", "share": 0.5}, {"id": "people", "share": 0.5}]
    plan = planned(client(channel(low=3), content={"pillars": halves}))
    pillars = [each.item.pillar for each in plan.proposed]

    assert all(first != second for first, second in pairwise(pillars))


def test_hours_are_never_passed():
    """Two hours a week hold two notes: of four places two stay free, and that is said."""
    strategy = client(channel(low=4, owner="maker"), roles=MAKER)

    plan = planned(strategy)

    assert max(_made_per_week(plan).values()) == 2
    short = next(each for each in plan.obstacles if each.code == "no_hours")
    assert (short.channel, short.roles) == ("page", ("maker",))
    assert short.n + len(plan.proposed) == 16


def _made_per_week(plan: Plan) -> Counter[int]:
    """How many notes are made in each week."""
    days = (each.starts_on for each in plan.proposed)
    return Counter(day.isocalendar().week for day in days if day)


def test_one_holder_has_one_week():
    """Two roles of one person share the hours that are filled in."""
    roles = [
        {"id": "maker", "hours_per_week": 2, "holder": "Kim"},
        {"id": "writer", "holder": "Kim"},
    ]
    plan = planned(
        client(channel(low=2, owner="maker"), channel("feed", low=2, owner="writer"), roles=roles)
    )

    assert max(_made_per_week(plan).values()) == 2
    assert {each.roles for each in plan.obstacles} == {("maker", "writer")}


def test_the_hours_of_all_together_count_too():
    """Where only the client's hours are known, these are the limit."""
    plan = planned(client(channel(low=4), capacity={"hours_per_week": 1}))

    assert max(_made_per_week(plan).values()) == 1
    assert {(each.code, each.roles) for each in plan.obstacles} == {("no_hours", ())}


def test_needed_places_go_first():
    """With hours for two, each channel gets the one it needs before any gets a second."""
    plan = planned(
        client(
            channel(low=1, high=5, owner="maker"),
            channel("feed", low=1, high=5, owner="maker"),
            roles=MAKER,
        )
    )

    assert min(per_week(plan, "page")[:3]) >= 1
    assert min(per_week(plan, "feed")[:3]) >= 1


def test_nothing_that_is_too_late_already():
    """On the day before, only what takes a day can still be made: no film, and that is no error."""
    strategy = client(channel(low=5, platform="linkedin"))

    plan = planned(strategy, as_of=MONDAY)

    assert all(each.starts_on is None or each.starts_on >= MONDAY for each in plan.proposed)
    first_week = {each.item.format for each in plan.proposed if each.on < dt.date(2027, 2, 8)}
    assert first_week == {"note"}
    assert {each.item.format for each in plan.proposed} == {"note", "film"}
    late = next(each for each in plan.obstacles if each.code == "too_late")
    assert (late.channel, late.first_possible) == ("page", dt.date(2027, 2, 2))


def test_the_usual_mix_of_formats_is_kept():
    """As many notes as films on LinkedIn."""
    plan = planned(client(channel(low=4, platform="linkedin")))

    assert Counter(each.item.format for each in plan.proposed) == {"note": 8, "film": 8}


def test_posting_times_go_first():
    """The named day and time, then other working days at that time; no time is made up."""
    named = client(channel(low=2, posting_times=[{"days": ["sat"], "at": "10:00"}]))

    days = [(each.on.weekday(), each.item.at) for each in planned(named).proposed]
    without = [each.item.at for each in planned(client(channel(low=2))).proposed]

    assert days.count((5, "10:00")) == 4
    assert all(at == "10:00" and (day < 5 or day == 5) for day, at in days)
    assert set(without) == {None}


def test_nothing_on_a_public_holiday():
    """Easter Monday and King's day stay free, also where the client posts on that weekday."""
    plan = propose(
        client(channel(low=2, posting_times=[{"days": ["mon", "tue"], "at": "10:00"}])),
        evidence(),
        MONDAY,
        dt.date(2027, 3, 29),
        dt.date(2027, 5, 2),
    )
    days = {each.on for each in plan.proposed}

    assert days.isdisjoint({dt.date(2027, 3, 29), dt.date(2027, 4, 27)})
    assert len(days) == len(plan.proposed) == 10


def test_what_is_copied_is_made_once():
    """A message for the page also goes to the feed, which then needs none of its own."""
    strategy = client(channel(low=2, copies_to=["feed"]), channel("feed", low=2))

    plan = planned(strategy)

    assert {each.item.channels for each in plan.proposed} == {("page", "feed")}
    assert per_week(plan, "feed") == [2, 2, 2, 2]
    assert {each.hours for each in plan.proposed} == {1.5}


def test_copies_stop_where_the_other_channel_is_full():
    """Of three messages one is copied, because the feed wants one a week."""
    plan = planned(client(channel(low=3, copies_to=["feed"]), channel("feed", low=1)))

    assert per_week(plan, "page") == [3, 3, 3, 3]
    assert per_week(plan, "feed") == [1, 1, 1, 1]


def test_channels_that_copy_to_each_other_are_no_endless_loop():
    """Each message goes to the other channel once."""
    plan = planned(
        client(channel(low=2, copies_to=["feed"]), channel("feed", low=2, copies_to=["page"]))
    )

    assert {each.item.channels for each in plan.proposed} == {("page", "feed")}


def test_a_service_goal_gets_its_month_and_no_more():
    """A goal that needs somebody who answers gets one message a month; the rest go elsewhere."""
    goals = [*TWO_GOALS[:1], {"id": "help", "kind": "customer_service", "weight": 9}]

    plan = planned(client(channel(low=4), goals=goals))

    assert Counter(each.item.goals[0] for each in plan.proposed) == {"fame": 15, "help": 1}


def test_a_goal_past_its_deadline_asks_nothing():
    """After its deadline a goal has no month that may not be empty."""
    goals = [
        *TWO_GOALS[:1],
        {"id": "help", "kind": "customer_service", "deadline": {"on": "2027-01"}},
    ]

    plan = planned(client(channel(low=4), goals=goals))

    assert Counter(each.item.goals[0] for each in plan.proposed) == {"fame": 16}
    assert plan.obstacles == ()


def test_a_goal_without_a_channel_is_named():
    """Whom and what nobody can be told is said, with the reason."""
    strategy = client(
        channel(low=2, goals=["fame"], personas=["families"]),
        channel("list", platform="newsletter", cadence=None, goals=["leads"], personas=["buyers"]),
        channel("old", status="retired"),
        goals=[*TWO_GOALS, {"id": "lost", "kind": "leads", "channels": ["old"]}],
        personas=TWO_PERSONAS,
    )

    plan = planned(strategy)
    found = {
        (each.code, each.goal or each.persona or each.channel, each.because)
        for each in plan.obstacles
    }

    assert ("no_cadence", "list", None) in found
    assert ("goal_month", "leads", "no_cadence") in found
    assert ("goal_month", "lost", "no_channel") in found
    assert ("persona", "buyers", "no_cadence") in found


def test_a_quarter_spreads_over_its_weekdays():
    """Three channels with one message a week do not all appear on the same day."""
    plan = planned(client(*(channel(name, low=1) for name in ("a", "b", "c"))))
    per_day = Counter(each.on for each in plan.proposed)

    assert len(plan.proposed) == 12
    assert max(per_day.values()) == 1


def test_the_window_is_kept():
    """Nothing before the as-of date, before or after the period, or outside what was asked."""
    strategy = client(channel(low=5), period={"start": "2027-02-08", "end": "2027-02-21"})

    plan = planned(strategy, as_of=dt.date(2027, 2, 10))

    assert (plan.start, plan.end) == (dt.date(2027, 2, 10), dt.date(2027, 2, 21))
    assert {each.on.day for each in plan.proposed} <= set(range(11, 20))


@pytest.mark.parametrize(
    ("strategy", "as_of", "expected"),
    [
        (client(), MONDAY, ["no_channels"]),
        (client(channel(status="retired")), MONDAY, ["no_channels"]),
        (client(channel(cadence=None), personas=[]), MONDAY, ["no_cadence", "goal_month"]),
        (client(channel(), goals=[], personas=[]), MONDAY, ["no_goals"]),
        (
            client(channel(), capacity={"hours_per_week": 0}),
            dt.date(2027, 1, 4),
            ["no_hours", "goal_month", "persona"],
        ),
        (client(channel(), period={"end": "2026-12-31"}), MONDAY, ["period_over"]),
        (client(channel(), period={"start": "2028-01-01"}), MONDAY, ["period_later"]),
        (client(channel()), dt.date(2027, 6, 1), ["window_over"]),
    ],
)
def test_what_makes_planning_impossible_is_said(strategy, as_of, expected):
    """Nothing is proposed, nothing fails, and the reason is there."""
    plan = planned(strategy, as_of=as_of)

    assert plan.proposed == ()
    assert [code for code in expected if code in codes(plan)] == expected


def test_nothing_is_known_of_a_format():
    """Where nothing is known of formats, messages are planned without one, and without hours."""
    strategy = client(channel(low=1))

    plan = propose(strategy, small_evidence(), MONDAY, MONDAY, SUNDAY)

    assert {(each.item.format, each.hours, each.starts_on) for each in plan.proposed} == {
        (None, 0, None)
    }


def test_two_thousand_items_are_no_obstacle():
    """A full calendar is looked at, and nothing is added to it."""
    days = [MONDAY + dt.timedelta(days=n % 28) for n in range(2000)]
    items = [
        {"id": f"i{n}", "channels": ["page"], "on": f"{day}", "at": "09:00", "goals": ["fame"],
         "personas": ["families"]}
        for n, day in enumerate(days)
    ]  # fmt: skip

    plan = planned(client(channel(low=5), content={"items": items}))

    assert (plan.proposed, len(plan.published)) == ((), 2000)


def test_what_was_taken_for_granted_is_said():
    """Half of a maximum, a counted cadence, usual formats, no time, no hours, no audience."""
    strategy = client(
        channel(cadence={"max": 2, "basis": "measured"}),
        personas=[],
        goals=[{"id": "g", "kind": "leads"}],
    )

    plan = planned(strategy)

    assert {each.code for each in plan.assumptions} == {
        "only_maximum",
        "measured",
        "usual_formats",
        "no_times",
        "no_personas",
        "hours_unknown",
    }
    assert {each.item.personas for each in plan.proposed} == {()}


def test_a_longer_window_begins_with_the_same_days():
    """What is asked for later does not change how many messages there are now."""
    strategy = client(channel(low=2, high=3))

    short, long = planned(strategy), planned(strategy, end=SUNDAY + dt.timedelta(days=28))

    assert per_week(short) == per_week(long)
