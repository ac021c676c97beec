"""Ages that lie across a country's own age bands."""

import datetime as dt

import pytest

from tests.evidence.shapes import shape_evidence
from toolkit.evidence import Model, UseEstimate, parse_evidence, use_estimate
from toolkit.strategy import Persona

AS_OF = dt.date(2026, 11, 23)
COUNT = """\
country,age_min,age_max,people,year,source
US,0,17,1800,2023,count
US,18,29,1200,2023,count
US,30,49,4000,2023,count
US,50,,3000,2023,count
"""


def _estimate(low: int, high: int | None, gender: str = "all") -> UseEstimate:
    ages = {"min": low, "max": high}
    who = Persona.model_validate({"id": "p", "ages": ages, "gender": gender})
    evidence = shape_evidence(population=COUNT)
    return use_estimate(who, "facebook", evidence, "US", AS_OF)


@pytest.mark.parametrize(
    ("ages", "grade", "value"),
    [
        pytest.param((18, 49), "modelled", (1200 * 0.8 + 4000 * 0.5) / 5200, id="two-bands"),
        pytest.param((24, 39), "modelled", (600 * 0.8 + 2000 * 0.5) / 2600, id="two-halves"),
        pytest.param((20, 22), "modelled", 0.8, id="a-small-part"),
        pytest.param((20, 27), "published", 0.8, id="most-of-one"),
        pytest.param((16, 25), "modelled", 0.8, id="nearly-all-inside"),
        pytest.param((13, 20), "population", 0.5, id="mostly-outside"),
        pytest.param((16, None), "modelled", (960 + 2000 + 600) / 8200, id="nearly-everybody"),
    ],
)
def test_put_together_by_inhabitants(ages, grade, value):
    """Bands are weighed by the people of the persona's ages in each."""
    found = _estimate(*ages)

    assert found.grade == grade
    assert found.value == pytest.approx(value)


def test_where_it_comes_from():
    """The survey, the bands and the count are named; for one band nothing had to be counted."""
    two, one = _estimate(18, 49), _estimate(20, 22)

    assert (two.sources, two.base) == (("us_survey", "count"), "US 18-29; US 30-49")
    assert two.model == Model("US", 2025, "us_survey", "count")
    assert (one.sources, one.model) == (("us_survey",), Model("US", 2025, "us_survey", None))
    assert (two.ages, one.ages) == ((18, 49), (20, 22))


def test_one_survey_at_a_time():
    """Bands of different years are never put together: the newest survey has them all."""
    assert _estimate(18, 49).year == 2025


def test_an_own_table_of_bands_goes_first():
    """An agency's own bands go before published ones that are newer and better."""
    own = {
        "usage": (
            "country,platform,age_min,age_max,measure,share,fieldwork_year,source\n"
            "US,facebook,18,34,uses,0.9,2024,ours\n"
            "US,facebook,35,,uses,0.6,2024,ours\n"
        ),
        "sources": "source,title\nours,Our survey\n",
    }
    evidence = parse_evidence(own, shape_evidence(population=COUNT))
    who = Persona.model_validate({"id": "p", "ages": {"min": 30, "max": 39}})

    found = use_estimate(who, "facebook", evidence, "US", AS_OF)

    assert found.value == pytest.approx(0.75)
    assert found.sources == ("ours", "count")


def test_bounds_are_wider_for_a_part_of_a_band():
    """A whole band has its sampling error, half of one a margin, less than half a larger one."""
    whole, half, less = (_estimate(*ages) for ages in ((30, 49), (30, 41), (30, 35)))

    assert whole.low > half.low > less.low
    assert whole.high < half.high < less.high


def test_one_gender_has_wider_bounds():
    """Bands of everybody stand in for women, with a margin for that."""
    everybody, women = (_estimate(18, 49, gender) for gender in ("all", "women"))

    assert women.value == everybody.value
    assert women.low < everybody.low
    assert women.high > everybody.high
