"""Use after the age shape of another country: what it reproduces, and when it is not used."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.shapes import TABLES, shape_evidence
from toolkit.evidence import Evidence, Model, UseEstimate, parse_evidence, use_estimate
from toolkit.evidence.model import age_shape, curve_share, logit, shifted
from toolkit.strategy import Persona

AS_OF = dt.date(2026, 11, 23)
OWN = {"sources": TABLES["sources"]}


def _persona(low: int | None = None, high: int | None = None, **more: object) -> Persona:
    ages = None if (low, high) == (None, None) else {"min": low, "max": high}
    return Persona.model_validate({"id": "p", "ages": ages, **more})


def _estimate(
    who: Persona,
    platform: str = "facebook",
    evidence: Evidence | None = None,
    country: str = "NL",
    as_of: dt.date = AS_OF,
) -> UseEstimate:
    return use_estimate(who, platform, evidence or shape_evidence(), country, as_of)


def _total(share: float, country: str = "NL", measure: str = "uses") -> str:
    return f"{country},facebook,15,,all,{measure},{share},people,1900,2026,ours,all,,0,A,"


def _shares(evidence: Evidence, total_share: float) -> list[float]:
    total = next(row for row in evidence.usage if row.share == total_share and row.source == "ours")
    curve = shifted(age_shape("facebook", evidence, total.country, AS_OF), total, evidence)
    return [share for _, share in curve]


def _with_total(share: float, **tables: str) -> Evidence:
    sources = TABLES["sources"] + "ours,Ours,A,2026,,\n"
    return shape_evidence(_total(share), sources=sources, **tables)


def test_by_hand():
    """The odds of every band are divided by the same number, found by hand for a total of 0.4."""
    found = [_estimate(_persona(*ages)).value or 0 for ages in ((15, 29), (30, 49), (50, None))]

    odds = [share / (1 - share) for share in found]
    assert odds[0] / odds[1] == pytest.approx(0.8 / 0.2 / 1)
    assert odds[1] / odds[2] == pytest.approx(1 / (0.2 / 0.8))
    assert (1500 * found[0] + 2000 * found[1] + 2500 * found[2]) / 6000 == pytest.approx(0.4)


@given(st.floats(0.005, 0.995).map(lambda share: round(share, 4)))
def test_the_total_is_reproduced(share):
    """Weighted by inhabitants, the modelled ages give the published total back."""
    evidence = _with_total(share)
    total = next(row for row in evidence.usage if row.source == "ours")
    curve = shifted(age_shape("facebook", evidence, "NL", AS_OF), total, evidence)

    assert curve_share(curve, (15, None), "NL", evidence) == pytest.approx(share, abs=1e-12)


@given(st.tuples(st.integers(5, 990), st.integers(5, 990)))
def test_a_higher_total_raises_every_age(thousandths):
    """A shift keeps the order of ages, and a higher total is higher at every age."""
    low, high = (part / 1000 for part in sorted(thousandths))
    lower, higher = (_shares(_with_total(share), share) for share in (low, high))

    for shares in (lower, higher):
        assert shares == sorted(shares, reverse=True)
    assert all(one <= other + 1e-12 for one, other in zip(lower, higher, strict=True))


@given(
    share=st.floats(0, 1).map(lambda share: round(share, 3)),
    ages=st.tuples(st.integers(15, 85), st.one_of(st.none(), st.integers(15, 95))),
    gender=st.sampled_from(["all", "women"]),
)
def test_bounds_hold_the_value(share, ages, gender):
    """Whatever the total and the ages, a value lies within its bounds, and these in 0 to 1."""
    ends = ages if ages[1] is None else tuple(sorted(int(age or 0) for age in ages))

    found = _estimate(_persona(*ends, gender=gender), evidence=_with_total(share))

    assert found.value is not None
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_where_it_comes_from():
    """A modelled share names the total, the shape and the inhabitants, and keeps its base."""
    found = _estimate(_persona(30, 49))

    assert found.grade == "modelled"
    assert found.sources == ("nl_survey", "us_survey", "count")
    assert (found.year, found.base, found.measure) == (2026, "Dutch users 15+", "uses")
    assert (found.country, found.ages) == ("NL", (30, 49))
    assert found.model == Model("US", 2025, "us_survey", "count")


def test_without_inhabitants_each_year_counts_the_same():
    """In a country without a count each year of age weighs one, and the estimate says so."""
    evidence = shape_evidence(population="")
    found = [_estimate(_persona(*ages), evidence=evidence) for ages in ((15, 29), (30, 49))]
    oldest = _estimate(_persona(50), evidence=evidence)

    values = [each.value or 0 for each in (*found, oldest)]
    assert (15 * values[0] + 20 * values[1] + 41 * values[2]) / 76 == pytest.approx(0.4)
    assert found[0].model == Model("US", 2025, "us_survey", "")
    assert found[0].sources == ("nl_survey", "us_survey")


def test_ages_across_bands_are_weighed():
    """A persona of 20 to 39 is ten years of one band and ten of the next, by inhabitants."""
    young, middle = (_estimate(_persona(*ages)).value or 0 for ages in ((15, 29), (30, 49)))

    found = _estimate(_persona(20, 39)).value

    assert found == pytest.approx((1000 * young + 1000 * middle) / 2000)


def _at_odds(share: float, factor: float) -> float:
    odds = share / (1 - share) * factor
    return odds / (1 + odds)


def test_bounds_by_age():
    """The youngest and the oldest have wider bounds than those between, on top of sampling."""
    young, middle, old = (_estimate(_persona(*ages)) for ages in ((15, 19), (30, 34), (70, 80)))
    sampling = logit(0.4) - logit(0.369896)

    for found, odds in ((young, 3.3), (middle, 1.8), (old, 3.3)):
        assert found.value is not None
        assert found.low == pytest.approx(
            _at_odds(found.value, math.exp(-sampling) / odds), abs=0.001
        )


def test_a_large_part_cannot_be_far_from_the_total():
    """Ages that are five sixths of the people stay within what the total leaves room for."""
    found = _estimate(_persona(18, 69), evidence=shape_evidence(population=""))

    # 52 of 76 years; a total of at least 0.3699 and at most 0.4309
    assert found.high <= 0.4309 * 76 / 52 + 0.001
    assert found.low >= (0.3699 - 24 / 76) * 76 / 52 - 0.001


def test_one_gender_has_wider_bounds():
    """The model knows no gender: women of an age get the same share with wider bounds."""
    everybody, women = (_estimate(_persona(30, 49, gender=each)) for each in ("all", "women"))

    assert women.value == everybody.value
    assert women.low < everybody.low
    assert women.high > everybody.high


def test_the_total_of_women_is_divided_over_women():
    """Where a total of women is published, it is the one that is reproduced."""
    women = "NL,facebook,15,,women,uses,0.60,Dutch women 15+,950,2026,nl_survey,all,,0,A,"
    evidence = shape_evidence(women)
    found = [
        _estimate(_persona(*ages, gender="women"), evidence=evidence)
        for ages in ((15, 29), (30, 49), (50, None))
    ]

    values = [each.value or 0 for each in found]
    assert (1500 * values[0] + 2000 * values[1] + 2500 * values[2]) / 6000 == pytest.approx(0.6)
    assert found[0].base == "Dutch women 15+"


@pytest.mark.parametrize(
    ("who", "platform", "country", "grade"),
    [
        pytest.param(_persona(20, 24), "whatsapp", "NL", "population", id="not-comparable"),
        pytest.param(_persona(20, 24), "x", "NL", "population", id="one-band-is-no-shape"),
        pytest.param(_persona(20, 24), "facebook", "DE", "unknown", id="another-measure"),
        pytest.param(_persona(), "facebook", "NL", "population", id="no-ages"),
        pytest.param(_persona(15), "facebook", "NL", "published", id="the-total-itself"),
        pytest.param(_persona(10, 14), "facebook", "NL", "unknown", id="younger-than-the-total"),
        pytest.param(_persona(None, 20), "facebook", "NL", "population", id="mostly-younger"),
        pytest.param(_persona(14, 24), "facebook", "NL", "modelled", id="hardly-younger"),
        pytest.param(_persona(20, 24), "facebook", "FR", "unknown", id="no-total"),
    ],
)
def test_when_it_is_used(who, platform, country, grade):
    """Only for ages, with a total of use, and where the two countries are comparable."""
    assert _estimate(who, platform, country=country).grade == grade


def test_what_was_published_goes_first():
    """Neither a figure for the ages nor an own band of the country is overruled by the model."""
    band = "NL,facebook,20,39,all,uses,0.77,Dutch 20-39,500,2026,nl_survey,all,,0,A,"
    evidence = shape_evidence(band)

    exact, inside = (_estimate(_persona(*ages), evidence=evidence) for ages in ((20, 39), (20, 24)))

    assert (exact.grade, exact.value) == ("published", 0.77)
    assert (inside.value, inside.sources) == (0.77, ("nl_survey",))


@pytest.mark.parametrize(
    ("year", "grade", "shape_year"),
    [(2026, "modelled", 2025), (2028, "modelled", 2025), (2029, "population", None)],
)
def test_nothing_older_than_three_years(year, grade, shape_year):
    """The newest shape within three years is used; an older one never, however fitting."""
    found = _estimate(_persona(20, 24), as_of=dt.date(year, 6, 30))

    assert found.grade == grade
    assert (found.model.year if found.model else None) == shape_year


def test_an_own_total_is_reproduced():
    """An agency's own total goes before a published one, also for the model."""
    own = {
        "usage": (
            "country,platform,age_min,age_max,measure,share,fieldwork_year,source\n"
            "NL,facebook,15,,uses,0.6,2025,ours\n"
        ),
        "sources": "source,title\nours,Our survey\n",
    }
    evidence = parse_evidence(own, shape_evidence())

    found = [_estimate(_persona(*ages), evidence=evidence) for ages in ((15, 29), (30, 49), (50,))]

    values = [each.value or 0 for each in found]
    assert (1500 * values[0] + 2000 * values[1] + 2500 * values[2]) / 6000 == pytest.approx(0.6)
    assert found[0].sources == ("ours", "us_survey", "count")
