"""The share of the hours in which questions come that somebody watches, within the norm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.response_week import (
    QUESTION_HOURS,
    channel_response,
    response_cover,
    response_norm,
    watched_hours,
    week_grid,
)
from toolkit.strategy import ResponseNorm, Strategy, WeekHours, parse_strategy
from toolkit.strategy.term import WEEKDAYS

WORKDAYS = WEEKDAYS[:5]
OFFICE = {"days": list(WORKDAYS), "start": "09:00", "end": "17:00"}
QUESTION_WEEK = 7 * 16


def _hours(days: str | tuple[str, ...], start: str | None, end: str | None) -> WeekHours:
    named = tuple(days.split()) if isinstance(days, str) else days
    return WeekHours.model_validate({"days": named, "start": start, "end": end})


def _norm(**more: float) -> ResponseNorm:
    return ResponseNorm.model_validate(more)


def _covered_hours(watched: tuple[WeekHours, ...], **norm: float) -> float:
    share = response_cover(watched, _norm(**norm)).share
    assert share is not None
    return share * QUESTION_WEEK


@pytest.mark.parametrize(
    ("hours", "total"),
    [
        pytest.param(_hours("mon", "09:00", "17:00"), 8, id="a-day"),
        pytest.param(_hours(WORKDAYS, "09:00", "17:00"), 40, id="a-working-week"),
        pytest.param(_hours("fri sat", "22:00", "02:00"), 8, id="overnight"),
        pytest.param(_hours("sun", "22:00", "02:00"), 4, id="overnight-into-monday"),
        pytest.param(_hours("sun", "00:00", "24:00"), 24, id="24-hours"),
        pytest.param(_hours(WEEKDAYS, "00:00", "24:00"), 168, id="always"),
        pytest.param(_hours("mon", "24:00", "02:00"), 2, id="from-midnight"),
        pytest.param(_hours("mon", "09:00", "09:00"), 24, id="a-whole-day-round"),
        pytest.param(_hours("mon", "09:00", None), 15, id="without-an-end"),
        pytest.param(_hours("mon", None, "09:00"), 9, id="without-a-start"),
        pytest.param(_hours("mon", None, None), 24, id="only-a-day"),
        pytest.param(_hours((), "09:00", "10:00"), 7, id="without-days"),
        pytest.param(_hours((), None, None), 0, id="nothing"),
    ],
)
def test_hours_of_a_week(hours, total):
    """Hours are laid over the week as people mean them, also past midnight and past Sunday."""
    assert week_grid([hours]).sum() == total * 60


def test_overnight_ends_on_the_next_day():
    """Sunday 22:00 to 02:00 is watched on Monday at 01:00, not on Sunday at 01:00."""
    grid = week_grid([_hours("sun", "22:00", "02:00")])

    assert grid[1 * 60]
    assert not grid[(6 * 24 + 1) * 60]
    assert not grid[2 * 60]


def test_overlapping_hours_count_once():
    """Two people who watch at the same time cover no more hours than one."""
    twice = (_hours("mon", "09:00", "17:00"), _hours("mon", "12:00", "18:00"))

    assert week_grid(twice).sum() == 9 * 60


@pytest.mark.parametrize(
    ("watched", "norm", "hours"),
    [
        pytest.param((_hours(WEEKDAYS, "07:00", "23:00"),), {"within_hours": 0}, 112, id="all"),
        pytest.param((_hours(WORKDAYS, "09:00", "17:00"),), {"within_hours": 0}, 40, id="at-once"),
        pytest.param((_hours(WORKDAYS, "09:00", "17:00"),), {"within_hours": 1}, 45, id="an-hour"),
        # asked from 07:00 on for the same day; after 17:00 and at the weekend not
        pytest.param((_hours(WORKDAYS, "09:00", "17:00"),), {"within_hours": 4}, 50, id="4-hours"),
        # Sunday from 09:00 on, every evening but those of Friday
        pytest.param(
            (_hours(WORKDAYS, "09:00", "17:00"),), {"within_hours": 24}, 5 * 16 - 6 + 14, id="a-day"
        ),
        pytest.param(
            (_hours(WORKDAYS, "09:00", "17:00"),), {"within_hours": 168}, 112, id="a-week"
        ),
        pytest.param((_hours("mon", "12:00", "12:01"),), {"within_hours": 200}, 112, id="for-ever"),
        # past midnight: 22:00-02:00 watches 22:00-23:00; within 2 hours also 20:00-22:00
        pytest.param((_hours(WEEKDAYS, "22:00", "02:00"),), {"within_hours": 0}, 7, id="night"),
        pytest.param((_hours(WEEKDAYS, "22:00", "02:00"),), {"within_hours": 2}, 21, id="night-2"),
        # around the end of the week: asked on Sunday evening, answered on Monday morning
        pytest.param(
            (_hours("mon", "07:00", "08:00"),), {"within_hours": 9}, 2, id="round-the-week"
        ),
        # Monday 12:00: asked until then that day, or on a day whose next working day is Monday
        pytest.param(
            (_hours("mon", "12:00", "13:00"),), {"within_working_days": 1}, 6 + 48, id="next-day"
        ),
        pytest.param(
            (_hours("mon", "12:00", "13:00"),), {"within_working_days": 0}, 6, id="same-day"
        ),
        pytest.param(
            (_hours("mon", "12:00", "13:00"),), {"within_working_days": 0.5}, 6, id="half-a-day"
        ),
        pytest.param(
            (_hours(WORKDAYS, "09:00", "17:00"),), {"within_working_days": 1}, 112, id="one-day"
        ),
        pytest.param(
            (_hours("mon", "12:00", "13:00"),), {"within_working_days": 5}, 112, id="five-days"
        ),
        pytest.param(
            (_hours("wed", "09:00", "17:00"),), {"within_working_days": 2}, 10 + 32, id="two-days"
        ),
    ],
)
def test_hours_covered(watched, norm, hours):
    """Of the 112 hours in which questions come, those count that are watched within the norm."""
    assert _covered_hours(watched, **norm) == pytest.approx(hours, abs=0.11)


def test_what_is_not_covered_is_told_in_hours():
    """Share and uncovered hours add up to the hours in which questions come."""
    cover = response_cover((_hours(WORKDAYS, "09:00", "17:00"),), _norm(within_hours=1))

    assert cover.share == pytest.approx(45 / 112)
    assert cover.hours_uncovered == pytest.approx(112 - 45)
    assert (cover.low, cover.high) == (cover.share, cover.share)


@pytest.mark.parametrize("watched", [(), (WeekHours(),)])
def test_without_hours_nothing_is_known(watched):
    """Unknown hours are no answer between 0 and 1, not an answer of 0."""
    cover = response_cover(watched, _norm(within_hours=1))

    assert (cover.share, cover.hours_uncovered) == (None, None)
    assert (cover.low, cover.high) == (0, 1)


@pytest.mark.parametrize("norm", [None, ResponseNorm(text="as soon as we can")])
def test_without_a_norm_the_watched_hours_are_certain(norm):
    """Without a norm at least what is asked while somebody watches is answered in time."""
    cover = response_cover((_hours(WORKDAYS, "09:00", "17:00"),), norm)

    assert cover.share is None
    assert cover.low == pytest.approx(40 / 112)
    assert cover.high == 1


def test_question_hours_may_be_others():
    """A client whose questions come in office hours only is measured against those."""
    office = (_hours(WORKDAYS, "09:00", "17:00"),)

    assert response_cover(office, _norm(within_hours=0), office).share == 1
    assert response_cover(office, _norm(within_hours=0), ()).share is None
    assert week_grid(QUESTION_HOURS).sum() == QUESTION_WEEK * 60


def _strategy(**agreements: object) -> Strategy:
    return parse_strategy(
        {
            "channels": [{"id": "facebook"}, {"id": "x"}],
            "roles": [
                {"id": "editor", "working_hours": [{**OFFICE, "start": "10:00"}]},
                {"id": "desk", "working_hours": [{**OFFICE, "start": "08:00"}]},
                {"id": "trainee"},
            ],
            "responsibilities": {
                "per_channel": [
                    {"channel": "x", "watches": {"role": "desk"}},
                    {"watches": {"role": "editor"}},
                ]
            },
            "agreements": {"opening_hours": [OFFICE], **agreements},
        }
    )


def _starts(strategy: Strategy, channel: str) -> list[str | None]:
    return [hours.start for hours in watched_hours(strategy, channel)]


def test_whose_hours_count():
    """The norm's hours go before its watchers, those before who watches the channel."""
    hours = _strategy(response=[{"hours": [{**OFFICE, "start": "07:00"}]}])
    both = _strategy(response=[{"watched_by": ["editor", "desk"]}])
    plain = _strategy()
    trainee = _strategy(response=[{"watched_by": ["trainee"]}])

    assert _starts(hours, "facebook") == ["07:00"]
    assert _starts(both, "facebook") == ["10:00", "08:00"]
    assert _starts(plain, "facebook") == ["10:00"]
    assert _starts(plain, "x") == ["08:00"]
    assert _starts(trainee, "x") == ["09:00"]


def test_opening_hours_count_where_nothing_else_is_filled_in():
    """Without a norm and without anybody who watches, the opening hours are taken."""
    bare = parse_strategy({"channels": [{"id": "x"}], "agreements": {"opening_hours": [OFFICE]}})

    assert _starts(bare, "x") == ["09:00"]
    assert watched_hours(parse_strategy({"channels": [{"id": "x"}]}), "x") == ()


def test_norm_of_a_channel():
    """A norm that names the channel goes before one for all, wherever it stands."""
    strategy = _strategy(
        response=[{"within_hours": 24}, {"channels": ["x"], "within_hours": 1}],
    )

    x, facebook = (response_norm(strategy.agreements, name) for name in ("x", "facebook"))

    assert x is not None
    assert facebook is not None
    assert (x.within_hours, facebook.within_hours) == (1, 24)
    assert channel_response(strategy, "x").share == pytest.approx((40 + 5 + 5) / 112)


HOURS = st.builds(
    WeekHours,
    days=st.lists(st.sampled_from(WEEKDAYS), unique=True).map(tuple),
    start=st.none() | st.sampled_from(["00:00", "08:30", "13:00", "22:00", "24:00"]),
    end=st.none() | st.sampled_from(["00:00", "02:15", "09:00", "17:00", "23:59", "24:00"]),
)
NORMS = st.one_of(
    st.builds(ResponseNorm, within_hours=st.floats(0, 300)),
    st.builds(ResponseNorm, within_working_days=st.floats(0, 12)),
)


@given(first=st.lists(HOURS, max_size=3), more=HOURS, norm=NORMS)
def test_more_hours_never_cover_less(first, more, norm):
    """Another hour watched never lowers the share, and a share lies between 0 and 1."""
    before = response_cover(first, norm)
    after = response_cover([*first, more], norm)

    assert 0 <= before.low <= before.high <= 1
    if before.share is not None and after.share is not None:
        assert after.share >= before.share


@given(watched=st.lists(HOURS, min_size=1, max_size=3), hours=st.floats(0, 100))
def test_a_wider_norm_never_covers_less(watched, hours):
    """More time to answer never lowers the share."""
    tight = response_cover(watched, _norm(within_hours=hours)).share
    wide = response_cover(watched, _norm(within_hours=hours + 1)).share

    assert (tight is None) == (wide is None)
    if tight is not None and wide is not None:
        assert wide >= tight
