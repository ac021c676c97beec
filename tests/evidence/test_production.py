"""What making takes: the tables that are shipped, and how own tables go before them."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import get_args

import pytest

from tests.evidence.texts import TEXTS
from toolkit.errors import EvidenceError
from toolkit.evidence import TABLES, Evidence, parse_evidence, usual_mix, usual_upkeep
from toolkit.evidence.production import RoleKind
from toolkit.strategy.client import OrganisationSize

FORMATS = (
    "format,name_nl,name_en,adaptation_hours,lighter,basis,reason_nl,reason_en\n"
    "post,Bericht,Post,0.5,,judgement,Reden,Reason\n"
    "film,Film,Film,1,post,survey,Reden,Reason\n"
)
STEPS = (
    "format,step,role_kind,hours,working_days\n"
    "post,text,makes,0.75,1\npost,approval,decides,0.25,1\n"
    "film,filming,makes,4,3\n"
)
UPKEEP = (
    "kind,size,community_hours,upkeep_hours,setup_hours,basis,reason_nl,reason_en\n"
    "social,medium,1,0.5,8,judgement,Reden,Reason\n"
)
MIXES = (
    "kind,platform,format,share,basis\n"
    "social,*,post,1,judgement\n"
    "social,twitter,post,0.75,judgement\nsocial,twitter,film,0.25,judgement\n"
)
PRODUCTION = {**TEXTS, "formats": FORMATS, "steps": STEPS, "upkeep": UPKEEP, "mixes": MIXES}


def shipped() -> Evidence:
    """The evidence that comes with the package."""
    folder = files("toolkit.evidence") / "data"
    return parse_evidence({name: (folder / f"{name}.csv").read_text("utf-8") for name in TABLES})


def test_only_blogs_are_published():
    """No format but the blog claims a source, and its steps add up to what was published."""
    evidence = shipped()
    sourced = {each.format: each.basis for each in evidence.formats if each.basis != "judgement"}

    assert sourced == {"blog": "orbit_2024"}
    assert sum(step.hours for step in evidence.steps_index["blog"]) == pytest.approx(3.8)


def test_every_platform_has_a_mix_and_fixed_hours():
    """Whatever platform a client names, making and upkeep have a number for every size."""
    evidence = shipped()
    for platform in evidence.platforms:
        assert sum(part.share for part in usual_mix(evidence, platform.platform)) == pytest.approx(
            1
        )
        for size in get_args(OrganisationSize):
            assert usual_upkeep(evidence, platform.platform, size) is not None


def test_larger_organisations_take_no_fewer_hours():
    """Fixed and one-off hours do not fall when the organisation is larger."""
    evidence = shipped()
    for kind in {each.kind for each in evidence.platforms}:
        rows = [evidence.upkeep_index[kind, size] for size in get_args(OrganisationSize)]
        for name in ("community_hours", "upkeep_hours", "setup_hours"):
            hours = [getattr(row, name) for row in rows]

            assert hours == sorted(hours)


def test_lighter_formats_are_lighter():
    """What is named as lighter takes fewer hours, and a derivative no more than the original."""
    evidence = shipped()
    hours = {name: sum(step.hours for step in each) for name, each in evidence.steps_index.items()}
    for each in evidence.formats:
        assert each.adaptation_hours <= hours[each.format]
        assert not each.lighter or hours[each.lighter] < hours[each.format]


def test_nothing_shipped_is_idle():
    """Every kind of role that a step names exists, and every step belongs to a format."""
    evidence = shipped()

    assert {step.role_kind for step in evidence.steps} <= set(get_args(RoleKind))
    assert {step.format for step in evidence.steps} == {each.format for each in evidence.formats}


def test_a_platform_without_its_own_mix_takes_that_of_its_kind():
    """A platform takes its own mix under any of its names, else that of its kind."""
    evidence = parse_evidence(PRODUCTION)

    assert [part.format for part in usual_mix(evidence, "x")] == ["post", "film"]
    assert [part.format for part in usual_mix(evidence, "facebook")] == ["post"]
    assert [part.format for part in usual_mix(evidence, "unheard-of")] == ["post"]
    assert usual_mix(Evidence(), "x") == ()


def test_an_unknown_size_is_medium():
    """Without a size the medium row counts; without a table nothing is known."""
    evidence = parse_evidence(PRODUCTION)
    upkeep = usual_upkeep(evidence, "facebook", None)

    assert upkeep is not None
    assert upkeep.setup_hours == 8
    assert usual_upkeep(evidence, "facebook", "small") is None
    assert usual_upkeep(evidence, "google-groups", None) is None


def test_an_own_format_brings_all_of_its_steps():
    """An agency's own steps replace all shipped steps of that format, and of no other."""
    header = STEPS.split("\n", 1)[0]
    own = parse_evidence({"steps": f"{header}\npost,text,makes,2,1\n"}, parse_evidence(PRODUCTION))

    assert [step.hours for step in own.steps_index["post"]] == [2]
    assert [step.hours for step in own.steps_index["film"]] == [4]
    assert len(own.formats) == 2


def test_an_own_mix_replaces_the_whole_mix():
    """An agency's own mix of a platform leaves nothing of the shipped one."""
    header = MIXES.split("\n", 1)[0]
    base = parse_evidence(PRODUCTION)
    own = parse_evidence({"mixes": f"{header}\nsocial,x,film,1,judgement\n"}, base)

    assert [(part.format, part.share) for part in usual_mix(own, "x")] == [("film", 1)]


@pytest.mark.parametrize(
    ("table", "old", "new", "line", "column"),
    [
        ("formats", "1,post,", "1,reel,", 3, "lighter"),
        ("formats", "survey", "hearsay", 3, "basis"),
        ("formats", "0.5,,", "1.5,,", 2, "adaptation_hours"),
        ("steps", "film,", "reel,", 4, "format"),
        ("steps", "decides", "approves", 3, "role_kind"),
        ("steps", "0.75", "-1", 2, "hours"),
        ("upkeep", "medium", "huge", 2, "size"),
        ("upkeep", "social", "sociable", 2, "kind"),
        ("mixes", "film", "reel", 4, "format"),
        ("mixes", "0.75", "0.5", 3, "share"),
        ("mixes", "*", "hyves", 2, "platform"),
    ],
)
def test_what_does_not_fit_is_told(table: str, old: str, new: str, line: int, column: str):
    """A name that no table holds, or numbers that do not add up, are told with their place."""
    assert old in PRODUCTION[table]
    texts = {**PRODUCTION, table: PRODUCTION[table].replace(old, new, 1)}

    with pytest.raises(EvidenceError) as caught:
        parse_evidence(texts)

    facts = caught.value.facts
    assert (facts["file"], facts["line"], facts["column"]) == (f"{table}.csv", line, column)


def test_shipped_tables_are_plain_numbers():
    """No cell of hours is empty: empty would mean not known, and then the row has no use."""
    folder = files("toolkit.evidence") / "data"
    rows = list(csv.DictReader((folder / "steps.csv").read_text("utf-8").splitlines()))

    assert all(float(row["hours"]) > 0 and float(row["working_days"]) >= 0 for row in rows)
