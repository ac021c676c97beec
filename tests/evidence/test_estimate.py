"""The use of a platform by a persona: which figure is taken, with which grade and bounds."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.texts import TEXTS, USAGE_HEADER, small_evidence
from toolkit.evidence import (
    UNKNOWN_USE,
    WORD_SHARES,
    Evidence,
    UseEstimate,
    parse_evidence,
    population_use,
    use_estimate,
)
from toolkit.evidence.margin import sampling_bounds
from toolkit.strategy import AgeRange, GivenUse, Persona

AS_OF = dt.date(2026, 11, 23)


def _persona(low: int | None = None, high: int | None = None, **more: object) -> Persona:
    ages = AgeRange(min=low, max=high) if (low, high) != (None, None) else None
    return Persona.model_validate({"id": "p", "ages": ages, **more})


def _said(**more: object) -> tuple[GivenUse, ...]:
    return (GivenUse.model_validate({"platform": "facebook", **more}),)


def _estimate(
    who: Persona, platform: str = "facebook", country: str | None = "NL", as_of: dt.date = AS_OF
) -> UseEstimate:
    return use_estimate(who, platform, small_evidence(), country, as_of)


def _with_usage(*lines: str) -> Evidence:
    return parse_evidence({**TEXTS, "usage": USAGE_HEADER + "\n".join(lines)})


@pytest.mark.parametrize(
    ("who", "grade", "value"),
    [
        pytest.param(_persona(30, 49, use=_said(share=0.9)), "given", 0.9, id="client-first"),
        pytest.param(_persona(30, 49, use=_said(word="most")), "words", 0.8, id="words-first"),
        pytest.param(
            _persona(30, 49, use=_said(share=0.9, basis="agency")), "published", 0.6, id="published"
        ),
        pytest.param(
            _persona(20, 24, use=_said(share=0.9, basis="agency")), "agency", 0.9, id="agency"
        ),
        pytest.param(
            _persona(use=_said(word="some", basis="agency")), "agency", 0.25, id="agency-in-words"
        ),
        pytest.param(
            _persona(30, 36, use=_said(share=0.9, basis="agency")), "agency", 0.9, id="agency-first"
        ),
        pytest.param(_persona(30, 36), "modelled", 0.6, id="computed"),
        pytest.param(_persona(20, 24), "population", 0.7, id="population"),
        pytest.param(_persona(), "population", 0.7, id="no-ages"),
        pytest.param(_persona(use=_said(word="unknown")), "population", 0.7, id="word-unknown"),
        pytest.param(_persona(use=_said()), "population", 0.7, id="nothing-said"),
        pytest.param(_persona(10, 12), "unknown", None, id="nobody-of-these-ages"),
        pytest.param(_persona(30, 49, country="DE"), "unknown", None, id="country-without-figures"),
    ],
)
def test_order_of_grades(who, grade, value):
    """The client goes before publications, then the agency, what is computed, and the total."""
    found = _estimate(who)

    assert (found.grade, found.value) == (grade, value)


def test_unknown_is_the_whole_range():
    """What nobody knows is no value between 0 and 1, never 0."""
    assert _estimate(_persona(), "nextdoor") == UNKNOWN_USE
    assert _estimate(_persona(), country=None) == UNKNOWN_USE
    assert (UNKNOWN_USE.value, UNKNOWN_USE.low, UNKNOWN_USE.high) == (None, 0.0, 1.0)


@pytest.mark.parametrize("word", sorted(WORD_SHARES))
def test_words_have_their_own_bounds(word):
    """A word stands for its own interval, with the centre inside it."""
    low, middle, high = WORD_SHARES[word]

    found = _estimate(_persona(use=_said(word=word)))

    assert (found.low, found.value, found.high) == (low, middle, high)
    assert 0 <= low < middle < high <= 1


@pytest.mark.parametrize(
    ("given_use", "low", "value", "high"),
    [
        ({"share": 0.4}, 0.4, 0.4, 0.4),
        ({"share": 0.4, "min": 0.3}, 0.3, 0.4, 0.4),
        ({"share": 0.4, "min": 0.3, "max": 0.6}, 0.3, 0.4, 0.6),
        ({"min": 0.2, "max": 0.6}, 0.2, 0.4, 0.6),
        ({"min": 0.2}, 0.2, 0.6, 1.0),
        ({"max": 0.2}, 0.0, 0.1, 0.2),
        ({"share": 0.0}, 0.0, 0.0, 0.0),
        ({"share": 0.4, "basis": "agency"}, 0.25, 0.4, 0.55),
        ({"share": 0.95, "basis": "agency"}, 0.8, 0.95, 1.0),
        ({"share": 0.4, "word": "most"}, 0.4, 0.4, 0.4),
    ],
)
def test_bounds_of_what_is_given(given_use, low, value, high):
    """A measured share stands as it is, a range has its middle, a judgement a margin."""
    found = _estimate(_persona(20, 24, use=_said(**given_use)))

    assert (found.low, found.value, found.high) == pytest.approx((low, value, high))


def test_given_keeps_its_source_and_year():
    """Where the client's figure comes from is kept, and the newest of two is taken."""
    older = _said(share=0.2, year="2024", source="older count")
    newer = _said(share=0.3, year="2026-Q1", source="newer count")

    found = _estimate(_persona(use=older + newer))

    assert (found.value, found.sources, found.year) == (0.3, ("newer count",), 2026)


def test_figures_go_before_words():
    """A share that the client measured goes before a word of the same client."""
    found = _estimate(_persona(use=_said(word="most", year="2026") + _said(share=0.2)))

    assert (found.grade, found.value) == ("given", 0.2)


def test_other_names_of_a_platform_are_the_platform():
    """What is said of Twitter is known of X, and the other way round."""
    who = _persona(use=(GivenUse(platform="twitter", share=0.3),))

    assert _estimate(who, "x").value == 0.3
    assert _estimate(who, "twitter").value == 0.3
    assert _estimate(_persona(), "twitter") == _estimate(_persona(), "x")


def test_only_use_counts():
    """A daily share is never taken for a share that uses, however new and fitting it is."""
    found = _estimate(_persona(18, 29))

    assert (found.grade, found.value, found.measure) == ("population", 0.7, "uses")


def test_figures_by_education_are_not_mixed_in():
    """A figure for one level of education says nothing of a persona without one."""
    assert _estimate(_persona(30, 49)).value == 0.6


@pytest.mark.parametrize(
    ("year", "value"), [(2024, 0.8), (2025, 0.7), (2028, 0.7), (2029, None), (2023, None)]
)
def test_newest_figure_that_is_not_too_old(year, value):
    """The newest figure wins; one of later than as-of, or of over three years ago, is not used."""
    found = _estimate(_persona(), as_of=dt.date(year, 6, 30))

    assert found.value == value


@pytest.mark.parametrize(
    ("who", "grade", "value"),
    [
        pytest.param(_persona(30, 49), "published", 0.6, id="exact"),
        pytest.param(_persona(35, 44), "published", 0.6, id="half-of-the-band"),
        pytest.param(_persona(35, 43), "modelled", 0.6, id="less-than-half"),
        pytest.param(_persona(30, 55), "population", 0.7, id="across-bands"),
        pytest.param(_persona(15), "published", 0.7, id="total-exact"),
        pytest.param(_persona(16, 80), "published", 0.7, id="nearly-total"),
        pytest.param(_persona(18, 65), "population", 0.7, id="half-of-the-total"),
        pytest.param(_persona(None, 20), "population", 0.7, id="partly-in-the-total"),
        pytest.param(_persona(15, gender="women"), "published", 0.75, id="women"),
        pytest.param(_persona(gender="women"), "population", 0.75, id="women-without-ages"),
        pytest.param(_persona(gender="men"), "population", 0.7, id="men-not-published"),
        pytest.param(_persona(30, 49, gender="women"), "modelled", 0.6, id="age-before-gender"),
    ],
)
def test_whose_figure(who, grade, value):
    """Published is a figure for these ages and gender; otherwise what lies nearest to them."""
    found = _estimate(who)

    assert (found.grade, found.value) == (grade, value)


def _wilson(share: float, n: float) -> tuple[float, float]:
    """The interval as textbooks have it, for an effective sample of n."""
    z = 1.96
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def _at_odds(share: float, factor: float) -> float:
    odds = share / (1 - share) * factor
    return odds / (1 + odds)


def test_bounds_of_published_figures():
    """An exact figure has its sampling error; a wider one a stated factor on the odds more."""
    low, high = _wilson(0.6, 475 / 1.9)
    exact, half, women, part = (
        _estimate(_persona(*ages, gender=gender))
        for ages, gender in (
            ((30, 49), "all"),
            ((35, 44), "all"),
            ((30, 49), "women"),
            ((35, 43), "all"),
        )
    )

    assert (exact.low, exact.high) == pytest.approx((low, high))
    assert (exact.low, exact.high) == pytest.approx((0.538, 0.659), abs=0.001)
    assert (half.low, half.high) == pytest.approx((_at_odds(low, 1 / 1.5), _at_odds(high, 1.5)))
    assert (women.low, women.high) == pytest.approx((_at_odds(low, 1 / 1.45), _at_odds(high, 1.45)))
    assert (part.low, part.high) == pytest.approx((_at_odds(low, 1 / 2.25), _at_odds(high, 2.25)))


def test_bounds_of_a_total_that_stands_in():
    """Without anything for the persona's ages the bounds are those of most age bands."""
    low, high = _wilson(0.7, 1900 / 1.9)

    found = _estimate(_persona(20, 24))

    assert (found.low, found.high) == pytest.approx((_at_odds(low, 1 / 4.3), _at_odds(high, 4.3)))


def test_bounds_without_a_sample_size():
    """Without a sample size the bounds are five points away, before what they are used for."""
    found = _estimate(_persona(15), "x")

    assert (found.low, found.high) == pytest.approx((0.15, 0.25))


def test_figures_of_the_lowest_confidence_come_last():
    """A doubtful figure is used only where no better one is, with wider bounds."""
    better = "NL,x,15,,all,uses,0.20,everybody,1900,2024,survey,all,,0,B,"
    doubtful = "NL,x,15,,all,uses,0.30,everybody,1900,2026,survey,all,,0,C,a relay"

    alone = use_estimate(_persona(15), "x", _with_usage(doubtful), "NL", AS_OF)
    beside = use_estimate(_persona(15), "x", _with_usage(better, doubtful), "NL", AS_OF)

    assert (alone.value, alone.confidence, alone.note) == (0.3, "C", "a relay")
    assert alone.low == pytest.approx(_wilson(0.3, 1000)[0] - 0.05)
    assert beside.value == 0.2


def test_a_band_is_no_total():
    """A figure for one age band never stands in for a persona without ages."""
    evidence = _with_usage("NL,x,16,24,all,uses,0.60,young,,2026,survey,all,,0,A,")

    assert use_estimate(_persona(), "x", evidence, "NL", AS_OF) == UNKNOWN_USE
    assert population_use("x", evidence, "NL", AS_OF) == UNKNOWN_USE


def test_country_codes_of_statistics_offices():
    """UK and EL, as statistics offices write them, are GB and GR."""
    evidence = _with_usage("UK,x,18,,all,uses,0.30,adults,,2026,survey,all,,0,A,")

    assert use_estimate(_persona(), "x", evidence, "GB", AS_OF).value == 0.3
    assert use_estimate(_persona(country="UK"), "x", evidence, "NL", AS_OF).value == 0.3


def test_own_table_goes_first():
    """An agency's own figure goes before a published one that is newer and fits better."""
    own = USAGE_HEADER + "NL,facebook,30,59,all,uses,0.55,ours,,2024,ours,all,,0,B,"
    sources = "source,title,publisher\nours,Our survey,The agency"
    evidence = parse_evidence({"usage": own, "sources": sources}, base=small_evidence())

    found = use_estimate(_persona(30, 49), "facebook", evidence, "NL", AS_OF)

    assert (found.value, found.grade, found.sources) == (0.55, "published", ("ours",))


@pytest.mark.parametrize(
    ("platform", "country", "share"),
    [
        ("facebook", "NL", 0.7),
        ("twitter", "NL", 0.2),
        ("linkedin", "NL", None),
        ("facebook", None, None),
    ],
)
def test_use_of_a_whole_country(platform, country, share):
    """The country's own share is the newest total for everybody, with its sampling bounds."""
    found = population_use(platform, small_evidence(), country, AS_OF)

    assert found.value == share
    assert found.low <= (0.5 if share is None else share) <= found.high


@given(
    share=st.floats(0, 1),
    sample=st.one_of(st.none(), st.integers(1, 10**7)),
)
def test_sampling_bounds_hold_the_share(share, sample):
    """A share always lies within its own sampling bounds, and these within 0 and 1."""
    low, high = sampling_bounds(share, sample)

    assert 0 <= low <= share <= high <= 1


@given(
    share=st.floats(0, 1).map(lambda share: round(share, 4)),
    sample=st.one_of(st.just(""), st.integers(1, 10**6).map(str)),
    confidence=st.sampled_from("ABC"),
    ages=st.tuples(st.integers(0, 60), st.integers(60, 100)),
)
def test_bounds_hold_the_value(share, sample, confidence, ages):
    """Whatever is published, the value lies within its bounds, and these within 0 and 1."""
    line = f"NL,x,15,,all,uses,{share},everybody,{sample},2026,survey,all,,0,{confidence},"
    evidence = _with_usage(line)

    for who in (_persona(), _persona(15), _persona(*ages), _persona(gender="men")):
        found = use_estimate(who, "x", evidence, "NL", AS_OF)
        assert 0 <= found.low <= (share if found.value is None else found.value)
        assert (share if found.value is None else found.value) <= found.high <= 1
