"""How much is done on a channel for a goal, against what the goal needs there."""

import math

import pytest

from tests.evidence.texts import small_evidence
from toolkit.coverage import activity_basis, activity_matrix
from toolkit.coverage.activity import effect, publishing_activity
from toolkit.strategy import Cadence, Client, Goal, parse_strategy
from toolkit.strategy.client import organisation_size

INF = math.inf


def _activity(goal: object = None, client: object = None, agreements: object = None, **channel):
    strategy = parse_strategy(
        {
            "client": client or {"size": "medium"},
            "goals": [goal or {"id": "g", "kind": "awareness"}, {"id": "other", "kind": "leads"}],
            "channels": [{"id": "c", "platform": "facebook", **channel}, {"id": "elsewhere"}],
            "agreements": agreements or {},
        }
    )
    found = activity_matrix(strategy, small_evidence())
    frames = (found.low, found.central, found.high)
    return tuple(float(frame.loc["g"].to_numpy()[0]) for frame in frames)


UNKNOWN = pytest.approx((0, math.nan, 1), nan_ok=True)
NOTHING = (0, 0, 0)


def _effect(posts: float, rate: float = 2) -> float:
    """The formula of the design, written out: 1 − 2^(−posts per week ÷ half-rate)."""
    return 1 - 0.5 ** (posts / rate)


@pytest.mark.parametrize(
    ("cadence", "low", "central", "high"),
    [
        pytest.param({"min": 2, "max": 2}, 2, 2, 2, id="a-number"),
        pytest.param({"min": 2, "max": 4}, 2, 3, 4, id="a-range"),
        pytest.param({"min": 2}, 2, 2, INF, id="only-a-minimum"),
        pytest.param({"max": 6}, 0, 3, 6, id="only-a-maximum"),
        pytest.param({"max": 6, "per": "day"}, 0, 21, 42, id="per-day"),
        pytest.param(
            {"min": 52.17857142857143, "max": 52.17857142857143, "per": "year"},
            1,
            1,
            1,
            id="per-year",
        ),
        pytest.param({"min": 0, "max": 0}, 0, 0, 0, id="none"),
        pytest.param({"min": 1, "with_copies_min": 4}, 4, 4, INF, id="copies-count"),
        pytest.param({"min": 1, "max": 2, "with_copies_min": 4}, 4, 4, 4, id="copies-above-max"),
        pytest.param({"min": 3, "max": 3, "basis": "measured"}, 3, 3, 3, id="measured"),
    ],
)
def test_publishing(cadence, low, central, high):
    """Posts per week give an effect with diminishing returns; a range gives an interval."""
    found = _activity(cadence=cadence)

    assert found == pytest.approx((_effect(low), _effect(central), _effect(high)))


def test_effect_by_hand():
    """At the half-rate half is reached, at twice that three quarters, at three times 7/8."""
    assert [effect(posts, 2) for posts in (0, 2, 4, 6)] == [0, 0.5, 0.75, 0.875]


@pytest.mark.parametrize("cadence", [None, {"text": "when there is news"}, {"subject_max": 2}])
def test_unknown_cadence(cadence):
    """A cadence in words, or none, is unknown: anything between 0 and 1."""
    assert _activity(cadence=cadence) == UNKNOWN


@pytest.mark.parametrize(
    ("client", "rate"),
    [
        ({"size": "small"}, 1),
        ({"size": "large", "employees": 3}, 4),
        ({"employees": 49}, 1),
        ({"employees": 50}, 2),
        ({"employees": 250}, 4),
        ({"name": "who knows"}, 2),
    ],
)
def test_half_rate_by_size(client, rate):
    """A larger organisation needs more posts for the same effect; unknown is medium."""
    assert _activity(client=client, cadence={"min": 2, "max": 2})[1] == pytest.approx(
        _effect(2, rate)
    )


def test_size_that_is_filled_in_goes_first():
    """The size that the client gives goes before its number of employees."""
    assert organisation_size(Client(size="large", employees=3)) == "large"
    assert organisation_size(Client()) is None


@pytest.mark.parametrize(
    "status",
    ["dormant", "retired", "rejected", "considered", "on_hold", "monitoring", "out_of_scope"],
)
@pytest.mark.parametrize("kind", ["awareness", "customer_service", "sales"])
def test_a_channel_that_is_not_active_does_nothing(status, kind):
    """Whatever is recorded of a channel that is not active, and whatever is unknown: 0."""
    assert _activity({"id": "g", "kind": kind}, status=status, campaign_share=0.5) == NOTHING


@pytest.mark.parametrize(
    ("named_by_channel", "named_by_goal", "serves"),
    [
        ([], [], True),
        (["g"], [], True),
        (["g", "other"], [], True),
        (["other"], [], False),
        ([], ["c"], True),
        ([], ["elsewhere"], False),
        (["other"], ["c"], True),
        (["g"], ["elsewhere"], True),
    ],
)
def test_channels_that_are_meant_for_other_goals(named_by_channel, named_by_goal, serves):
    """A channel counts for the goals that it names or that name it; if none does, for all."""
    goal = {"id": "g", "kind": "awareness", "channels": named_by_goal}

    found = _activity(goal, goals=named_by_channel, cadence={"min": 2, "max": 2})

    assert found == ((0.5, 0.5, 0.5) if serves else NOTHING)


OFFICE = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00"}


def test_service():
    """For service the share of question hours that is watched within the norm counts."""
    service = {"id": "g", "kind": "customer_service"}
    norm = {"within_hours": 1, "hours": [OFFICE]}

    assert _activity(service, agreements={"response": [norm]}) == pytest.approx((45 / 112,) * 3)
    assert _activity(service, cadence={"min": 9, "max": 9}) == UNKNOWN
    assert _activity(service, agreements={"opening_hours": [OFFICE]}) == pytest.approx(
        (40 / 112, math.nan, 1), nan_ok=True
    )


@pytest.mark.parametrize(
    ("channel", "share"),
    [
        ({"campaign_share": 0.25}, 0.25),
        ({"paid": {"campaign_share": 0.5}}, 0.5),
        ({"campaign_share": 0.25, "paid": {"campaign_share": 0.5}}, 0.25),
        ({"campaign_share": 0}, 0),
    ],
)
def test_campaign(channel, share):
    """For campaigns the share of the period with one running counts, the channel's own first."""
    assert _activity({"id": "g", "kind": "sales"}, **channel) == (share, share, share)


def test_unknown_campaign():
    """Without a share of the period a campaign is unknown, however often is posted."""
    goal = {"id": "g", "kind": "sales"}

    assert _activity(goal, cadence={"min": 2, "max": 2}, paid={"eur_per_month": 10}) == UNKNOWN


@pytest.mark.parametrize(
    ("kind", "basis"),
    [
        ("awareness", "publishing"),
        ("reputation", "publishing"),
        ("engagement", "publishing"),
        ("community", "publishing"),
        ("participation", "publishing"),
        ("information", "publishing"),
        ("traffic", "publishing"),
        ("leads", "publishing"),
        ("employer_brand", "publishing"),
        ("customer_service", "service"),
        ("warn_inform", "service"),
        ("sales", "campaign"),
    ],
)
def test_what_a_kind_of_goal_needs(kind, basis):
    """Each kind of goal needs posts, somebody who answers, or a campaign; a goal may differ."""
    assert activity_basis(Goal(id="g", kind=kind)) == basis
    assert activity_basis(Goal(id="g", kind=kind, activity_basis="service")) == "service"


def test_axes():
    """Rows are goals and columns channels, also those without a platform."""
    strategy = parse_strategy(
        {"goals": [{"id": "g", "kind": "leads"}], "channels": [{"id": "b"}, {"id": "a"}]}
    )

    found = activity_matrix(strategy, small_evidence())

    for frame in (found.low, found.central, found.high):
        assert (frame.index.name, frame.columns.name) == ("goal", "channel")
        assert (list(frame.index), list(frame.columns)) == (["g"], ["b", "a"])


def test_a_huge_cadence_is_no_more_than_all():
    """However much is posted, activity stays within 0 and 1."""
    assert publishing_activity(Cadence(min=1e6, max=1e6, per="day"), 0.1) == (1, 1, 1)
