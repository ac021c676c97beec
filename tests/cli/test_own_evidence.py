"""An agency's own tables, from a file in the workspace to the number in the report."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Command, add_client

STRATEGY = """\
client: {name: Jeugdhuis, country: NL, language: nl}
personas:
  - {id: jongeren, name: Jongeren, ages: {min: 15, max: 19}}
  - {id: ouders, name: Ouders, ages: {min: 35, max: 55}}
channels:
  - {id: instagram, platform: instagram}
  - {id: whatsapp, platform: whatsapp}
"""
USAGE = """\
country;platform;age_min;age_max;measure;share;fieldwork_year;source;base_population
NL;instagram;15;19;uses;0,87;2025;ours;Nederlandse gebruikers 15-19
NL;instagram;20;39;uses;0,78;2025;ours;Nederlandse gebruikers 20-39
NL;instagram;40;64;uses;0,55;2025;ours;Nederlandse gebruikers 40-64
NL;instagram;65;79;uses;0,30;2025;ours;Nederlandse gebruikers 65-79
NL;instagram;80;;uses;0,20;2025;ours;Nederlandse gebruikers 80+
"""
SOURCES = "source,title,publisher,year\nours,Onze tabel,Het bureau,2025\n"


def _use(toolkit: Command) -> dict[tuple[str, str], dict[str, Any]]:
    done = toolkit("coverage", "jeugdhuis", "--format", "json", "--as-of", "2026-11-23")
    assert done.returncode == 0, done.stderr
    return {(each["persona"], each["platform"]): each for each in json.loads(done.stdout)["use"]}


def test_an_own_table_wins(workspace: Path, toolkit: Command):
    """Without it the ages are modelled; with it the agency's own figures stand, by their source."""
    add_client(workspace, "jeugdhuis", STRATEGY)
    before = _use(toolkit)
    own = workspace / "evidence"
    own.mkdir()
    (own / "usage.csv").write_text(USAGE, encoding="utf-8-sig")
    (own / "sources.csv").write_text(SOURCES, encoding="utf-8")

    after = _use(toolkit)

    assert before["jongeren", "instagram"]["grade"] == "modelled"
    young, parents = after["jongeren", "instagram"], after["ouders", "instagram"]
    assert (young["grade"], young["central"], young["sources"]) == ("published", 0.87, ["ours"])
    assert young["base"] == "Nederlandse gebruikers 15-19"
    # 5 of 21 years of the one band and 16 of the other, by inhabitants
    assert parents["grade"] == "modelled"
    assert parents["sources"] == ["ours", "un_wpp2024"]
    assert 0.55 < parents["central"] < 0.62
    assert after["jongeren", "whatsapp"] == before["jongeren", "whatsapp"]


def test_the_own_source_is_printed(workspace: Path, toolkit: Command):
    """The agency's table is named among the sources, with its number below each share."""
    add_client(workspace, "jeugdhuis", STRATEGY)
    own = workspace / "evidence"
    own.mkdir()
    (own / "usage.csv").write_text(USAGE, encoding="utf-8")
    (own / "sources.csv").write_text(SOURCES, encoding="utf-8")

    done = toolkit("coverage", "jeugdhuis", "--as-of", "2026-11-23")

    assert "1. Onze tabel" in done.stdout
    assert "87 % (gepubliceerd, 2025, 82–92 % [1])" in done.stdout
