"""A strategy in the making: what is accepted, what is refused, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.intake.draft import Draft
from toolkit.strategy import Strategy, parse_strategy

WEIGHT = ("goals", 0, "weight")
SHARE = ("personas", 0, "use", 0, "share")
AGE_FROM, AGE_TO = ("personas", 0, "ages", "min"), ("personas", 0, "ages", "max")


def test_an_untouched_draft_says_what_the_file_says(draft, stored):
    """Opening the form changes nothing."""
    assert draft.strategy == stored.strategy
    assert draft.problems == {}


def test_a_typed_number_reaches_the_strategy(draft):
    """Dutch decimals are numbers."""
    assert draft.filled(WEIGHT, "2,5").strategy.goals[0].weight == 2.5


def test_typing_what_stands_there_is_no_change(draft):
    """Tabbing through the fields leaves nothing to undo."""
    assert draft.filled(("personas", 0, "must_reach"), True) is draft
    assert draft.filled(("goals", 0, "status"), "open") is draft
    assert draft.filled(("personas", 1, "must_reach"), False) is draft
    assert draft.filled(WEIGHT, "0") is draft


@pytest.mark.parametrize(
    ("place", "typed", "kind"),
    [
        (SHARE, "140", "out_of_range"),
        (SHARE, "veel", "wrong_type"),
        (("personas", 0, "size"), "12,5", "wrong_type"),
        (("goals", 0, "deadline", "on"), "31-02", "not_a_date"),
        (("channels", 0, "address"), "op de site", "not_an_address"),
        (("goals", 0, "name"), "x" * 301, "too_long"),
        (("personas", 0, "country"), "Atlantis", "not_a_code"),
        (("goals", 0, "parent"), "nergens", "unknown_reference"),
    ],
)
def test_what_the_model_refuses_is_kept_beside_the_value_that_stood_there(
    draft, stored, place, typed, kind
):
    """A wrong value costs neither what was typed nor what was there before."""
    refused = draft.filled(place, typed)

    assert refused.problems[place].kind == kind
    assert refused.refused[place].typed == typed
    assert refused.strategy == stored.strategy


def test_a_refused_value_is_told_as_it_was_typed(draft):
    """Nobody has to recognise their own comma in a point."""
    problem = draft.filled(SHARE, "140,5").problems[SHARE]

    assert (problem.found, problem.allowed) == ("140,5", "0 … 1")


def test_putting_it_right_takes_the_problem_away(draft):
    """A field that is right again is like any other."""
    right = draft.filled(SHARE, "140,5").filled(SHARE, "0,4")

    assert right.problems == {}
    assert right.strategy.personas[0].use[0].share == 0.4


def test_putting_back_what_stood_there_takes_the_problem_away(draft, stored):
    """The value that the strategy holds is right, too."""
    back = draft.filled(SHARE, "140,5").filled(SHARE, "0,6")

    assert back.problems == {}
    assert back.strategy == stored.strategy


def test_a_refused_value_is_accepted_once_it_fits_what_is_beside_it(draft):
    """An age from 60 is refused up to 55, and taken over as soon as the range goes to 70."""
    refused = draft.filled(AGE_FROM, "60")
    fits = refused.filled(AGE_TO, "70")

    assert refused.problems[AGE_FROM].kind == "reversed_range"
    assert fits.problems == {}
    assert (fits.strategy.personas[0].ages.min, fits.strategy.personas[0].ages.max) == (60, 70)


def test_emptying_a_field_leaves_nothing_of_it(draft):
    """An emptied deadline is no deadline, not an empty one."""
    emptied = draft.filled(("goals", 0, "deadline", "on"), "")

    assert emptied.strategy.goals[0].deadline is None


def test_undo_goes_back_one_change_at_a_time(draft):
    """Each change, accepted or refused, can be taken back; past the first one nothing happens."""
    first = draft.filled(WEIGHT, "2")
    second = first.filled(SHARE, "140,5")

    assert second.undone() is first
    assert second.undone().undone() is draft
    assert draft.undone() is draft


def test_a_place_that_the_model_does_not_have_is_a_fault_of_ours(draft):
    """A misspelt field in the form is not taken for something that a client typed."""
    with pytest.raises(KeyError):
        draft.filled(("goals", 0, "wieght"), "2")


PLACES = st.sampled_from(
    [
        WEIGHT,
        SHARE,
        AGE_FROM,
        AGE_TO,
        ("goals", 1, "statement"),
        ("goals", 1, "kind"),
        ("goals", 2, "deadline", "on"),
        ("personas", 1, "size"),
        ("personas", 1, "use", 0, "platform"),
        ("channels", 0, "cadence", "min"),
        ("channels", 0, "address"),
        ("channels", 1, "posting_times", 0, "at"),
    ]
)
TYPED = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["0,5", "1,4", "31-02", "2026", "09:30", "leads", "", "60", "instagram"]),
)


@given(st.lists(st.tuples(PLACES, TYPED), max_size=8))
def test_whatever_is_typed_the_strategy_stays_one_that_the_store_accepts(sample, changes):
    """No order of changes, right or wrong, leads to a strategy that cannot be saved."""
    draft = sample
    for place, typed in changes:
        draft = draft.filled(place, typed)

    tree = draft.strategy.model_dump(mode="json", exclude_unset=True)
    assert parse_strategy(tree) == draft.strategy
    for _ in changes:
        draft = draft.undone()
    assert draft.strategy == sample.strategy


@pytest.fixture(scope="module")
def sample() -> Draft:
    """A small strategy with something at each of those places."""
    goals = [{"id": name, "weight": 1} for name in ("een", "twee", "drie")]
    use = [{"platform": "linkedin", "share": 0.2}]
    personas = [{"id": name, "use": use, "ages": {"min": 20, "max": 55}} for name in ("a", "b")]
    times = [{"days": ["mon"]}]
    channels = [{"id": name, "posting_times": times} for name in ("x", "y")]
    tree = {"goals": goals, "personas": personas, "channels": channels}
    return Draft.of(Strategy.model_validate(tree))
