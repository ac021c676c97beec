"""The two ages: a platform's terms, and consent to data processing."""

from toolkit.evidence import AgeLimit, consent_age, parse_evidence, platform_min_age
from toolkit.store.evidence_files import load_evidence


def test_terms_of_a_platform():
    """A minimum age is that of the platform's terms, with its source; else nothing is said."""
    evidence = load_evidence()

    linkedin = platform_min_age("linkedin", evidence)

    assert linkedin == AgeLimit(16, "linkedin_terms_2026")
    assert platform_min_age("twitter", evidence) == platform_min_age("x", evidence)
    assert platform_min_age("mastodon", evidence) is None
    assert platform_min_age("no-such-platform", evidence) is None


def test_law_of_a_country():
    """The age of consent is that of a country's privacy law, with its source."""
    evidence = load_evidence()

    assert consent_age("NL", evidence) == AgeLimit(16, "uavg_art5")
    assert consent_age("UK", evidence) == consent_age("GB", evidence)
    assert consent_age("FR", evidence) is None


def test_one_says_nothing_of_the_other():
    """Sixteen in the Netherlands is about data: the terms of TikTok still say thirteen."""
    evidence = load_evidence()
    consent, terms = consent_age("NL", evidence), platform_min_age("tiktok", evidence)

    assert consent is not None
    assert terms is not None
    assert (consent.age, terms.age) == (16, 13)


def test_an_own_table_goes_first():
    """An agency that knows of a new law writes it in its own table."""
    own = {"consent": "country,age,source\nNL,15,ours\n", "sources": "source,title\nours,New law\n"}

    evidence = parse_evidence(own, load_evidence())

    assert consent_age("NL", evidence) == AgeLimit(15, "ours")
    assert consent_age("DE", evidence) == consent_age("DE", load_evidence())
