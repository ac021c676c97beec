"""How well a platform serves a goal for a persona, and why."""

import math

import pytest

from tests.evidence.texts import TEXTS, small_evidence
from toolkit.coverage import PersonaSetting, covered_goals, fit_matrix
from toolkit.evidence import parse_evidence
from toolkit.strategy import parse_strategy

AWARENESS = {"id": "g", "kind": "awareness"}


def _fit(*, setting=None, client=None, fit=(), goal=None, platform="facebook", evidence=None):
    strategy = parse_strategy(
        {
            "client": client or {},
            "goals": [goal or AWARENESS],
            "personas": [{"id": "p", "setting": setting}],
            "channels": [{"id": "c", "platform": platform}],
            "fit": list(fit),
        }
    )
    return fit_matrix(strategy, evidence or small_evidence())


def _thirds(fit) -> tuple[float, ...]:
    return tuple(float(frame.iloc[0, 0]) * 3 for frame in (fit.low, fit.central, fit.high))


def _override(thirds: int, **more: object) -> dict[str, object]:
    return {"platform": "facebook", "thirds": thirds, "reason": "Eigen ervaring", **more}


def test_axes_and_reasons():
    """Rows are goal and persona, columns platforms; each number has its reason."""
    fit = _fit(setting="work")

    assert (list(fit.low.index.names), fit.low.columns.name) == (["goal", "persona"], "platform")
    assert fit.central.loc[("g", "p"), "facebook"] == 1 / 3
    cell = fit.cells["g", "p", "facebook"]
    assert cell is not None
    assert (cell.reason_nl, cell.basis) == ("Niet voor werk", "survey")


def test_what_is_not_judged_is_unknown():
    """A platform without a judgement has a fit between 0 and 1, not 0."""
    fit = _fit(setting="work", platform="hyves")

    assert fit.cells["g", "p", "hyves"] is None
    assert (fit.low.iloc[0, 0], fit.high.iloc[0, 0]) == (0, 1)
    assert math.isnan(fit.central.iloc[0, 0])


@pytest.mark.parametrize(
    ("client", "setting", "basis"),
    [
        ({"public_body": True}, "citizen", "client"),
        ({"public_body": True, "orientation": "b2b"}, "citizen", "client"),
        ({"orientation": "b2b"}, "work", "client"),
        ({"orientation": "b2c", "public_body": False}, "private", "client"),
        ({"orientation": "mixed"}, None, "unknown"),
        ({}, None, "unknown"),
    ],
)
def test_setting_of_a_persona_without_one(client, setting, basis):
    """The client tells where its people are met, where the persona does not."""
    fit = _fit(client=client)

    assert fit.settings["p"] == PersonaSetting(setting, basis)


def test_own_setting_goes_first():
    """What is filled in for the persona goes before what the client is."""
    assert _fit(setting="own_staff", client={"public_body": True}).settings["p"] == PersonaSetting(
        "own_staff", "given"
    )


def test_unknown_setting_gives_bounds():
    """Without any setting the bounds are over all settings, with the median as the centre."""
    fit = _fit()

    assert _thirds(fit) == pytest.approx((1, 2, 2))
    assert fit.cells["g", "p", "facebook"] is None


def test_a_setting_that_is_not_judged_leaves_it_open():
    """Where some settings are not judged, the bounds are open; the centre is over the others."""
    header = TEXTS["fit"].split("\n", 1)[0]
    rows = f"{header}\nawareness,facebook,work,1,a,a,judgement\n"
    evidence = parse_evidence({**TEXTS, "fit": rows})

    assert _thirds(_fit(evidence=evidence)) == pytest.approx((0, 1, 3))


@pytest.mark.parametrize(
    ("overrides", "thirds"),
    [
        pytest.param([_override(3)], 3, id="platform"),
        pytest.param([_override(0)], 0, id="not-at-all"),
        pytest.param([_override(3, goal="g")], 3, id="goal"),
        pytest.param([_override(3, goal_kind="awareness")], 3, id="kind"),
        pytest.param([_override(3, setting="work")], 3, id="setting"),
        pytest.param([_override(3, goal_kind="sales")], 1, id="other-kind"),
        pytest.param([_override(3, setting="private")], 1, id="other-setting"),
        pytest.param([_override(3, platform="x")], 1, id="other-platform"),
        pytest.param([_override(3, platform="fb")], 3, id="other-name"),
        pytest.param(
            [_override(0), _override(2, goal_kind="awareness"), _override(3, goal="g")],
            3,
            id="goal-before-kind",
        ),
        pytest.param(
            [_override(0, setting="work"), _override(3, goal_kind="awareness")],
            3,
            id="kind-before-setting",
        ),
        pytest.param(
            [_override(0, goal="g"), _override(3, goal="g", setting="work")],
            3,
            id="goal-and-setting",
        ),
        pytest.param([_override(2), _override(3)], 2, id="first-of-two"),
    ],
)
def test_own_judgement(overrides, thirds):
    """The client's own judgement of a cell goes before the table, the most specific one first."""
    fit = _fit(setting="work", fit=overrides)

    assert _thirds(fit) == pytest.approx((thirds, thirds, thirds))
    if thirds != 1:
        cell = fit.cells["g", "p", "facebook"]
        assert cell is not None
        assert (cell.reason("nl"), cell.basis) == ("Eigen ervaring", "client")


def test_own_judgement_of_one_setting_counts_among_all():
    """Without a setting, an own judgement of one setting moves the bounds, not the centre."""
    assert _thirds(_fit(fit=[_override(0, setting="citizen")])) == pytest.approx((0, 2, 2))


@pytest.mark.parametrize(
    "goal",
    [
        {"id": "g"},
        {"id": "g", "kind": "channel"},
        {"id": "g", "kind": "organisation"},
        {"id": "g", "kind": "awareness", "status": "met"},
        {"id": "g", "kind": "awareness", "status": "dropped"},
    ],
)
def test_goals_outside_coverage(goal):
    """A goal that is over, or that no platform serves, has no row; the axes stay."""
    fit = _fit(goal=goal)

    assert fit.low.shape == (0, 1)
    assert list(fit.low.index.names) == ["goal", "persona"]


def test_every_goal_of_a_tree_counts_for_itself():
    """A goal with a parent is a goal of its own, and so is its parent."""
    strategy = parse_strategy(
        {"goals": [AWARENESS, {"id": "child", "kind": "sales", "parent": "g"}]}
    )

    assert [goal.id for goal in covered_goals(strategy)] == ["g", "child"]
