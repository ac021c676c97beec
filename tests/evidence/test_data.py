"""The evidence tables that come with the package are whole, consistent and readable."""

import io
from functools import cache
from importlib.resources import files
from itertools import product
from typing import get_args
from urllib.parse import urlsplit

import pandas as pd
import pytest

from toolkit.evidence.event import SCHOOL_EVENTS, EventRule
from toolkit.evidence.facts import Counted
from toolkit.language import words_for
from toolkit.strategy.client import OrganisationSize
from toolkit.strategy.goal import GoalKind, Supplier
from toolkit.strategy.persona import Setting
from toolkit.strategy.term import ID_PATTERN

KEYS = {
    "platforms": ["platform"],
    "cadence": ["platform"],
    "captions": ["platform"],
    "fit": ["goal_kind", "platform", "setting"],
    "usage": [
        "country",
        "platform",
        "age_min",
        "age_max",
        "gender",
        "education",
        "measure",
        "fieldwork_year",
        "source",
    ],
    "kpis": ["goal_kind", "kpi"],
    "population": ["country", "age_min"],
    "shapes": ["platform", "country"],
    "consent": ["country"],
    "events": ["event"],
    "sources": ["source"],
    "formats": ["format"],
    "steps": ["format", "step"],
    "upkeep": ["kind", "size"],
    "mixes": ["kind", "platform", "format"],
}
SOURCE_COLUMNS = [
    ("platforms", "min_age_source"),
    ("platforms", "half_rate_basis"),
    ("platforms", "half_rate_anchor"),
    ("cadence", "basis"),
    ("captions", "source"),
    ("fit", "basis"),
    ("usage", "source"),
    ("kpis", "source"),
    ("population", "source"),
    ("shapes", "basis"),
    ("consent", "source"),
    ("events", "source"),
    ("formats", "basis"),
    ("upkeep", "basis"),
    ("mixes", "basis"),
]
WORDS = [
    ("platforms", "kind", {"social", "messaging", "email", "web", "audio", "print", "code"}),
    ("captions", "counted", set(get_args(Counted))),
    ("fit", "setting", {"*", *get_args(Setting)}),
    ("fit", "thirds", {"0", "1", "2", "3"}),
    ("usage", "gender", {"all", "men", "women"}),
    ("usage", "measure", {"uses", "daily", "weekly", "monthly"}),
    ("usage", "education", {"all", "hs_or_less", "some_college", "college_graduate"}),
    ("usage", "derived", {"0", "1"}),
    ("usage", "confidence", {"A", "B", "C"}),
    ("events", "rule", set(get_args(EventRule))),
    ("events", "confidence", {"A", "B"}),
    ("shapes", "comparable", {"0", "1"}),
    ("kpis", "goal_kind", set(get_args(GoalKind))),
    ("kpis", "unit", {"people", "count", "share", "ratio", "points", "minutes", "eur"}),
    ("kpis", "better", {"higher", "lower"}),
    ("kpis", "supplier", set(get_args(Supplier)) - {"none"}),
]
SENTENCES = [
    ("platforms", "half_rate_reason_nl"),
    ("platforms", "half_rate_reason_en"),
    ("cadence", "reason_nl"),
    ("cadence", "reason_en"),
    ("fit", "reason_nl"),
    ("fit", "reason_en"),
    ("shapes", "reason_nl"),
    ("shapes", "reason_en"),
    ("events", "name_nl"),
    ("events", "name_en"),
    ("kpis", "name_nl"),
    ("kpis", "name_en"),
    ("kpis", "formula_nl"),
    ("kpis", "formula_en"),
    ("formats", "reason_nl"),
    ("formats", "reason_en"),
    ("upkeep", "reason_nl"),
    ("upkeep", "reason_en"),
]
FIT_KINDS = set(get_args(GoalKind)) - {"channel", "organisation"}


def raw(name: str) -> bytes:
    """Give the file as it lies in the package."""
    return (files("toolkit") / "evidence" / "data" / f"{name}.csv").read_bytes()


@cache
def table(name: str) -> pd.DataFrame:
    """Every cell as the text that stands in the file."""
    return pd.read_csv(io.BytesIO(raw(name)), dtype=str, keep_default_na=False)


def listed(column: str) -> list[str]:
    """All entries of a column of platforms.csv that holds lists."""
    cells = table("platforms")[column]
    return [entry for cell in cells for entry in cell.split(";") if entry]


@pytest.mark.parametrize("name", KEYS)
def test_file_is_plain(name: str):
    """Each file is UTF-8 without a byte order mark, with line feeds and no stray spaces."""
    text = raw(name).decode("utf-8")
    cells = [cell for row in table(name).to_numpy().tolist() for cell in row]

    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")
    assert [cell for cell in cells if cell != cell.strip()] == []


@pytest.mark.parametrize("name", KEYS)
def test_key_is_unique(name: str):
    """No two rows of a table have the same key."""
    rows = table(name)

    assert rows[rows.duplicated(KEYS[name], keep=False)].empty


@pytest.mark.parametrize(("name", "column"), SOURCE_COLUMNS)
def test_source_resolves(name: str, column: str):
    """Every source that a table names is in sources.csv, or is called judgement."""
    named = set(table(name)[column]) - {"", "judgement"}

    assert named <= set(table("sources")["source"])


def test_no_source_is_idle():
    """Every row of sources.csv is named somewhere."""
    named = {source for name, column in SOURCE_COLUMNS for source in table(name)[column]}

    assert set(table("sources")["source"]) <= named


def test_source_is_complete():
    """Every source has a title, a publisher, a licence note, and no address but a web address."""
    sources = table("sources")
    addresses = [urlsplit(address) for address in sources["address"] if address]

    assert (sources[["title", "publisher", "licence_note"]] != "").all(axis=None)
    assert sources["year"].str.fullmatch(r"(?:20\d\d)?").all()
    assert all(address.scheme in {"http", "https"} and address.netloc for address in addresses)


@pytest.mark.parametrize("name", ["cadence", "captions", "fit", "usage", "shapes"])
def test_platform_resolves(name: str):
    """Every platform that a table names is in platforms.csv; usage may also be about any."""
    known = {*table("platforms")["platform"], *(["any"] if name == "usage" else [])}

    assert set(table(name)["platform"]) <= known


@pytest.mark.parametrize(("name", "column", "allowed"), WORDS)
def test_word_is_known(name: str, column: str, allowed: set[str]):
    """A column of codes holds only codes that the toolkit knows."""
    assert set(table(name)[column]) <= allowed


def test_every_base_has_its_dutch():
    """Of whom a share is, is said in Dutch, too; also without the size of the group."""
    bases = set(table("usage")["base_population"])
    bases |= {base.split(" (1")[0] for base in bases}

    assert [base for base in sorted(bases) if words_for("nl").term("base", base) == base] == []


@pytest.mark.parametrize(("name", "column"), SENTENCES)
def test_sentence_is_short(name: str, column: str):
    """What people read is there in both languages, on one line of at most 140 characters."""
    sentences = table(name)[column]

    assert sentences.str.fullmatch(r"[^\n]{1,140}").all()


def test_id_fits_a_strategy():
    """Every platform and KPI id can stand in a strategy file."""
    ids = [*table("platforms")["platform"], *table("kpis")["kpi"]]

    assert [found for found in ids if not ID_PATTERN.fullmatch(found)] == []


def test_address_or_name_means_one_platform():
    """No domain belongs to two platforms, and no other name is also a platform's id or name."""
    domains, aliases = listed("domains"), listed("aliases")
    platforms = table("platforms")
    ids = platforms["platform"]
    names = dict(zip([*platforms["name"].str.lower(), *ids], [*ids, *ids], strict=True))
    clashes = [
        (alias, row.platform)
        for row in platforms.itertuples()
        for alias in str(row.aliases).split(";")
        if names.get(alias, row.platform) != row.platform
    ]

    assert len(domains) == len(set(domains))
    assert len(aliases) == len(set(aliases))
    assert all(word == word.lower() for word in [*domains, *aliases])
    assert clashes == []


def test_half_rate_grows_with_size():
    """Half-rates are positive, and a larger organisation needs at least as many posts."""
    columns = [f"half_rate_{size}" for size in get_args(OrganisationSize)]
    rates = table("platforms")[columns].astype(float)

    assert (rates > 0).all(axis=None)
    assert (rates.diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)


def test_minimum_age_has_a_source():
    """A minimum age is a number of years with a source, or both are empty."""
    platforms = table("platforms")
    has_age = platforms["min_age_terms"] != ""

    assert platforms["min_age_terms"].str.fullmatch(r"(?:1[0-9])?").all()
    assert (has_age == (platforms["min_age_source"] != "")).all()


def test_share_and_ages_are_possible():
    """Shares lie in 0..1 and age bands run upwards."""
    usage = table("usage")
    low, high = (pd.to_numeric(usage[column]) for column in ("age_min", "age_max"))

    assert usage["share"].astype(float).between(0, 1).all()
    assert low.between(0, 120).all()
    assert (high.isna() | (high >= low)).all()


@pytest.mark.parametrize("country", ["BE", "DE", "GB", "NL", "US"])
def test_inhabitants_are_counted_by_year_of_age(country: str):
    """A country's ages follow on one another from 0, year by year, with an open group on top."""
    rows = table("population").query("country == @country")
    first, last = rows["age_min"].astype(int).tolist(), rows["age_max"].tolist()

    assert first == list(range(85))
    assert last == [*map(str, range(84)), ""]
    assert (rows["people"].astype(int) > 10_000).all()
    assert rows["source"].nunique() == rows["year"].nunique() == 1


@pytest.mark.parametrize(
    ("country", "millions"), [("BE", 11.8), ("DE", 84.6), ("GB", 68.9), ("NL", 18.1), ("US", 334.9)]
)
def test_inhabitants_add_up(country: str, millions: float):
    """All ages together are the country's inhabitants as everybody knows them."""
    rows = table("population").query("country == @country")

    assert rows["people"].astype(int).sum() / 1e6 == pytest.approx(millions, abs=0.3)


def test_every_shape_has_a_verdict():
    """Each platform of which a country published its age bands is called comparable, or not."""
    usage = table("usage").query("measure == 'uses' and education == 'all' and gender == 'all'")
    bands = usage.query("age_min == '18' and age_max != '' and platform != 'any'")
    judged = table("shapes")[["platform", "country"]].drop_duplicates()

    found = set(zip(bands["platform"], bands["country"], strict=True))
    assert found == set(zip(judged["platform"], judged["country"], strict=True))


def test_consent_is_within_the_european_limits():
    """The age of consent to data processing is 13 to 16 (GDPR, article 8)."""
    assert table("consent")["age"].astype(int).between(13, 16).all()


def test_usage_says_what_it_is():
    """Every share has a country code, a year, a base and a definition; a weak one has a caveat."""
    usage = table("usage")
    weak = usage[usage["confidence"] == "C"]

    assert usage["country"].str.fullmatch(r"[A-Z]{2}").all()
    assert usage["fieldwork_year"].str.fullmatch(r"20[12]\d").all()
    assert (usage[["base_population", "definition"]] != "").all(axis=None)
    assert usage["sample_size"].str.fullmatch(r"\d*").all()
    assert (weak["note"] != "").all()


def test_every_fit_resolves():
    """Every goal kind on every platform in every setting has exactly one fit."""
    fit = table("fit")
    cells = set(zip(fit["goal_kind"], fit["platform"], fit["setting"], strict=True))
    pairs = product(sorted(FIT_KINDS), sorted(set(fit["platform"])))
    missing = [(kind, platform) for kind, platform in pairs if (kind, platform, "*") not in cells]

    assert set(fit["goal_kind"]) == FIT_KINDS
    assert missing == []


def test_fallback_of_fit_is_needed():
    """No row for all settings is hidden by a row for each of them."""
    fit = table("fit")
    exact = fit[fit["setting"] != "*"].groupby(["goal_kind", "platform"]).size()

    assert exact.max() < len(get_args(Setting))


def test_reason_is_specific():
    """No reason serves two goals or two platforms."""
    fit = table("fit")
    for column in ("reason_nl", "reason_en"):
        places = fit.groupby(column)[["goal_kind", "platform"]].nunique()

        assert (places == 1).all(axis=None)


def test_every_goal_can_be_measured():
    """Every goal kind has several KPIs, with more than one kind of supplier."""
    kpis = table("kpis").groupby("goal_kind")[["kpi", "supplier"]].nunique()

    assert set(kpis.index) >= FIT_KINDS
    assert (kpis.loc[sorted(FIT_KINDS), "kpi"] >= 3).all()
    assert (kpis["supplier"] >= 2).all()


def test_same_kpi_is_the_same_everywhere():
    """A KPI that serves two goal kinds has one name, unit, formula and supplier."""
    kpis = table("kpis").drop(columns="goal_kind").drop_duplicates()

    assert kpis[kpis.duplicated("kpi", keep=False)].empty


def test_notes_of_events_are_in_both_languages():
    """What is to be known of an event is said in both languages, or in neither."""
    events = table("events")

    assert ((events["note_nl"] == "") == (events["note_en"] == "")).all()
    assert events["note_nl"].str.len().max() <= 140


def test_every_break_of_schools_is_an_event():
    """The breaks that the almanac knows can each be chosen."""
    events = table("events").query("rule == 'school'")

    assert set(events["event"]) == set(SCHOOL_EVENTS)
