"""The inhabitants by age, which weigh age bands against one another."""

import pytest

from toolkit.evidence import Evidence, parse_evidence
from toolkit.evidence.population import people, people_source

TEXTS = {
    "sources": "source,title\ncount,A count\nours,Our count\n",
    "population": (
        "country,age_min,age_max,people,year,source\n"
        "NL,0,9,100,2024,count\n"
        "NL,10,10,20,2024,count\n"
        "NL,11,11,30,2024,count\n"
        "NL,12,,50,2024,count\n"
        "UK,0,,70,2024,count\n"
    ),
}


@pytest.mark.parametrize(
    ("ages", "n"),
    [
        pytest.param((0, None), 200, id="everybody"),
        pytest.param((10, 11), 50, id="both-ends-included"),
        pytest.param((5, 10), 70, id="half-of-a-band"),
        pytest.param((12, 12), 50, id="the-oldest-are-one-group"),
        pytest.param((40, 60), 50, id="older-than-the-table"),
        pytest.param((11, 60), 80, id="into-the-oldest"),
    ],
)
def test_people_of_some_ages(ages, n):
    """Both ends count; a band is spread evenly over its years, the open group is not divided."""
    assert people(parse_evidence(TEXTS), "NL", *ages) == pytest.approx(n)


def test_a_country_without_a_count():
    """Where nobody counted, each year of age is one, up to ninety, and no source is named."""
    assert people(Evidence(), "NL", 20, 29) == 10
    assert people(Evidence(), "NL", 80, None) == 11
    assert people_source(Evidence(), "NL") == ""


def test_country_codes_of_statistics_offices():
    """UK, as statistics offices write it, is GB."""
    evidence = parse_evidence(TEXTS)

    assert people(evidence, "GB", 0, None) == people(evidence, "UK", 0, None) == 70
    assert people_source(evidence, "GB") == "count"


def test_an_own_count_replaces_the_whole_country():
    """An agency's own count of a country is never mixed with the one that ships."""
    own = "country,age_min,age_max,people,year,source\nNL,0,49,5,2025,ours\nNL,50,,5,2025,ours\n"

    evidence = parse_evidence({"population": own}, parse_evidence(TEXTS))

    assert people(evidence, "NL", 0, None) == 10
    assert people(evidence, "GB", 0, None) == 70
    assert people_source(evidence, "NL") == "ours"
