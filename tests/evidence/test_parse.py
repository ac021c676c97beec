"""Evidence tables are read whole, or refused with everything that is wrong in them."""

import dataclasses
import pickle
from importlib.resources import files

import pytest

from tests.evidence.texts import FIT, KPIS, PLATFORMS, SOURCES, TEXTS, USAGE, small_evidence
from toolkit.errors import EvidenceError
from toolkit.evidence import TABLES, Evidence, fit_cell, parse_evidence


def test_shipped_tables_are_read():
    """The tables that come with the package are all read, without loss."""
    folder = files("toolkit.evidence") / "data"
    texts = {name: (folder / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES}

    evidence = parse_evidence(texts)

    for name in TABLES:
        rows = getattr(evidence, name)
        assert len(rows) == len([line for line in texts[name].splitlines()[1:] if line])


def test_nothing_is_an_empty_evidence():
    """Without tables there is no evidence, and that is no error."""
    assert parse_evidence({}) == Evidence()
    assert parse_evidence(dict.fromkeys(TABLES, "")) == Evidence()
    assert parse_evidence({name: text.split("\n")[0] for name, text in TEXTS.items()}) == Evidence()


def test_evidence_is_a_value():
    """Evidence is frozen, equal by content, and survives the way to another process."""
    evidence = small_evidence()

    with pytest.raises(dataclasses.FrozenInstanceError):
        evidence.usage = ()  # type: ignore[misc]

    assert parse_evidence(TEXTS) == evidence
    assert pickle.loads(pickle.dumps(evidence)) == evidence


def _broken(table: str, old: str, new: str) -> dict[str, str]:
    assert old in TEXTS[table]
    return {**TEXTS, table: TEXTS[table].replace(old, new, 1)}


def _population(*ages: str) -> dict[str, str]:
    lines = [
        "country,age_min,age_max,people,year,source",
        *(f"{each}100,2024,survey" for each in ages),
    ]
    return {**TEXTS, "population": "\n".join(lines)}


@pytest.mark.parametrize(
    ("texts", "line", "column", "found", "allowed"),
    [
        (_broken("usage", "0.70", "1.4"), 2, "share", "'1.4'", "0 to 1"),
        (_broken("usage", "0.70", "70%"), 2, "share", "'70%'", "0 to 1"),
        (_broken("usage", "0.70", "nan"), 2, "share", "'nan'", "0 to 1"),
        (_broken("usage", "0.70", ""), 2, "share", "''", "0 to 1"),
        (_broken("usage", "30,49", "49,30"), 5, "age_max", "'30'", "from 49"),
        (_broken("usage", "30,49", "30,130"), 5, "age_max", "'130'", "120"),
        (_broken("usage", "30,49", "30.5,49"), 5, "age_min", "'30.5'", "age"),
        (_broken("usage", "women", "vrouwen"), 4, "gender", "'vrouwen'", "women"),
        (_broken("usage", "daily", "hourly"), 6, "measure", "'hourly'", "daily"),
        (_broken("usage", "NL", "nl"), 2, "country", "'nl'", "NL"),
        (_broken("usage", "2025", "25"), 2, "fieldwork_year", "'25'", "2026"),
        (_broken("usage", "1900", "-1"), 2, "sample_size", "'-1'", "people"),
        (_broken("usage", "NL,x", "NL,hyves"), 8, "platform", "'hyves'", "platforms.csv"),
        (_broken("usage", "survey", "hearsay"), 2, "source", "'hearsay'", "sources.csv"),
        (_broken("usage", "NL,x,15,,all", "NL,x,15,all"), 8, "line", "15 cells", "16 cells"),
        (_broken("usage", "share", "shares"), 1, "header", "'shares'", "share"),
        (_broken("usage", "age_min", "age_max"), 1, "age_max", "here twice", "one"),
        (
            _broken("usage", "0.80,everybody,1900,2024", "0.80,everybody,1900,2025"),
            3,
            "country",
            "'NL'",
            "line 2",
        ),
        (_broken("fit", "*,2", "home,2"), 2, "setting", "'home'", "citizen"),
        (_broken("fit", "*,2", "*,4"), 2, "thirds", "'4'", "0, 1, 2 or 3"),
        (_broken("fit", "awareness", "fame"), 2, "goal_kind", "'fame'", "reputation"),
        (_broken("fit", "Many people", ""), 2, "reason_en", "''", "text"),
        (_broken("fit", "survey", "hearsay"), 3, "basis", "'hearsay'", "judgement"),
        (_broken("kpis", "export", "guess"), 2, "supplier", "'guess'", "export"),
        (_broken("platforms", "1,2,4", "1,0,4"), 2, "half_rate_medium", "'0'", "above 0"),
        (_broken("platforms", "facebook,", "Face Book,"), 2, "platform", "'Face Book'", "id"),
        (_broken("sources", "A survey", ""), 2, "title", "''", "text"),
        (_population("NL,0,9,", "NL,20,,"), 3, "age_min", "'20'", "follow on"),
        (_population("NL,0,9,", "NL,9,,"), 3, "age_min", "'9'", "follow on"),
        (_population("NL,0,,", "NL,10,,"), 3, "age_min", "'10'", "follow on"),
        (_population("NL,1,,"), 2, "age_min", "'1'", "from 0"),
        (_population("NL,0,,", "NL,0,,"), 3, "country", "'NL'", "line 2"),
    ],
)
def test_what_is_wrong_is_told(texts, line, column, found, allowed):
    """A cell that cannot be understood is told with file, line, column and what is allowed."""
    with pytest.raises(EvidenceError) as caught:
        parse_evidence(texts)

    facts = caught.value.facts
    assert (facts["line"], facts["column"], facts["found"]) == (line, column, found)
    assert allowed in facts["allowed"]
    assert facts["file"].removesuffix(".csv") in TABLES


def test_everything_wrong_is_told_at_once():
    """All faults of all tables are in the error, and it survives the way to another process."""
    usage = USAGE.replace("0.70", "7").replace("daily", "hourly")
    fit = FIT.replace("*,2", "*,9")

    with pytest.raises(EvidenceError) as caught:
        parse_evidence({**TEXTS, "usage": usage, "fit": fit})

    error = pickle.loads(pickle.dumps(caught.value))
    assert [(each.path, each.line) for each in error.facts["problems"]] == [
        ("usage.csv: share", 2),
        ("usage.csv: measure", 6),
        ("fit.csv: thirds", 2),
    ]
    assert (
        str(error) == "usage.csv, line 2: share is '7'; allowed: a share from 0 to 1, such as 0.61"
    )


def test_lines_are_counted_as_an_editor_does():
    """A note over several lines and an empty line do not shift the line that is told."""
    note = USAGE.replace("2025,survey,all,,0,A,", '2025,survey,all,,0,A,"two\nlines"', 1)
    usage = note.replace("\nNL,x", "\n\nNL,x").replace("0.20", "20")

    with pytest.raises(EvidenceError) as caught:
        parse_evidence({**TEXTS, "usage": usage})

    assert usage.splitlines()[caught.value.facts["line"] - 1].startswith("NL,x")


def test_dutch_spreadsheets_are_read():
    """Semicolons, decimal commas, a byte order mark and Windows line ends make no difference."""
    usage = USAGE.replace(",", ";").replace("0.", "0,").replace("\n", "\r\n")

    assert parse_evidence({**TEXTS, "usage": "\ufeff" + usage}) == small_evidence()


def test_optional_columns_may_be_left_out():
    """An agency's own table needs no more than the columns that matter."""
    usage = (
        "country,platform,age_min,age_max,measure,share,fieldwork_year,source\n"
        "NL,x,20,29,uses,0.5,2026,survey\n"
    )

    (row,) = parse_evidence({**TEXTS, "usage": usage}).usage

    assert (row.gender, row.education, row.sample_size, row.confidence) == ("all", "all", None, "B")


def test_own_tables_go_on_top():
    """A row with the same key replaces the shipped one, others are added, the rest stays."""
    header = FIT.split("\n", 1)[0]
    own_fit = f"{header}\nawareness,twitter,*,3,Ons oordeel,Our judgement,judgement\n"
    own_usage = (
        USAGE.split("\n", 1)[0]
        + "\n"
        + ("NL,facebook,15,,all,uses,0.65,everybody,1900,2025,survey,all,,0,A,\n")
    )
    base = small_evidence()

    evidence = parse_evidence({"fit": own_fit, "usage": own_usage}, base)

    cell = fit_cell(evidence, "awareness", "x", "work")
    assert cell is not None
    assert cell.thirds == 3
    assert len(evidence.fit) == len(base.fit)
    assert len(evidence.usage) == len(base.usage)
    assert [(row.share, row.own) for row in evidence.usage][:2] == [(0.65, True), (0.8, False)]
    assert (evidence.platforms, evidence.sources, evidence.kpis) == (
        base.platforms,
        base.sources,
        base.kpis,
    )


def test_own_tables_may_name_shipped_platforms_and_sources():
    """What stands in the base may be named without repeating it."""
    tables = {"sources": SOURCES, "platforms": PLATFORMS}
    base = parse_evidence(tables)

    assert parse_evidence({"usage": USAGE, "fit": FIT, "kpis": KPIS}, base).usage
