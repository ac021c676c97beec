"""Platforms are recognised by id, by another name and by address, without asking anyone."""

import pytest

from tests.evidence.texts import small_evidence
from toolkit.evidence import (
    canonical_platform,
    fit_cell,
    half_rate,
    platform_name,
    platform_of_address,
    suggested_kpis,
)
from toolkit.store.evidence_files import load_evidence


@pytest.mark.parametrize(
    ("address", "platform"),
    [
        ("https://www.facebook.com/example", "facebook"),
        ("https://m.facebook.com/example?a=1#b", "facebook"),
        ("http://FB.me/example", "facebook"),
        ("https://twitter.com/example", "x"),
        ("https://x.com:443/example", "x"),
        ("https://nl.linkedin.com/company/example", "linkedin"),
        ("linkedin.com/company/example", "linkedin"),
        ("//linkedin.com", "linkedin"),
        ("https://linkedin.com./company", "linkedin"),
        ("https://groups.google.com/g/example", "google-groups"),
        ("https://sites.google.com/example", "google"),
        ("https://facebook.com.example.org/", None),
        ("https://notfacebook.com/", None),
        ("https://example.org/facebook.com", None),
        ("https://facebook.com@example.org/", None),
        ("https://example.org/?to=https://x.com", None),
        ("mailto:somebody@facebook.com", None),
        ("", None),
        ("@example", None),
        ("https://[half", None),
        ("een gewone zin", None),
    ],
)
def test_platform_of_an_address(address, platform):
    """The domain decides, or one above it; a domain that only looks like it does not."""
    assert platform_of_address(address, small_evidence()) == platform


def test_names_of_platforms():
    """Other names lead to the id; what is not known keeps its own name."""
    evidence = small_evidence()

    assert canonical_platform("twitter", evidence) == "x"
    assert canonical_platform("x", evidence) == "x"
    assert canonical_platform("hyves", evidence) == "hyves"
    assert platform_name("twitter", evidence, "nl") == "X"
    assert platform_name("hyves", evidence, "nl") == "hyves"


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Nieuwsbrief"), (None, "Nieuwsbrief"), ("en", "Newsletter")]
)
def test_a_medium_has_a_dutch_name(language: str | None, said: str):
    """What is no brand has a word in each language; a brand keeps its name."""
    known = load_evidence()

    assert platform_name("newsletter", known, language) == said
    assert platform_name("linkedin", known, language) == "LinkedIn"


@pytest.mark.parametrize(
    ("platform", "size", "rate"),
    [
        ("facebook", "small", 1),
        ("facebook", "medium", 2),
        ("facebook", "large", 4),
        ("facebook", None, 2),
        ("twitter", "small", 2),
        ("hyves", "large", 2.5),
        ("hyves", None, 1.5),
    ],
)
def test_half_rate(platform, size, rate):
    """A rate per platform and size; a client of unknown size is medium, a new platform usual."""
    assert half_rate(small_evidence(), platform, size) == rate


@pytest.mark.parametrize(
    ("platform", "setting", "thirds", "reason", "basis"),
    [
        ("facebook", "work", 1, "Not for work", "survey"),
        ("facebook", "citizen", 2, "Many people", "judgement"),
        ("twitter", "work", 1, "Few people", "judgement"),
    ],
)
def test_fit_cell(platform, setting, thirds, reason, basis):
    """The row of the setting goes before the row of all settings, with its own reason."""
    cell = fit_cell(small_evidence(), "awareness", platform, setting)

    assert cell is not None
    assert (cell.thirds, cell.reason("en"), cell.basis) == (thirds, reason, basis)
    assert cell.fit == thirds / 3


def test_what_is_not_judged_has_no_cell():
    """No row means unknown, not zero."""
    assert fit_cell(small_evidence(), "awareness", "linkedin", "work") is None
    assert fit_cell(small_evidence(), "leads", "facebook", "work") is None
    assert fit_cell(small_evidence(), "awareness", "hyves", "work") is None


def test_suggested_kpis():
    """KPIs are suggested per kind of goal, in the order of the table."""
    evidence = small_evidence()

    assert [each.kpi for each in suggested_kpis(evidence, "awareness")] == ["reach", "views"]
    assert suggested_kpis(evidence, "sales") == ()
