"""What is said of the channel mix, where all is well and where it is not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.channel_mix.test_advice import channel, no_weight, strategy
from toolkit.analysis import analyse
from toolkit.language import words_for
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import parse_strategy
from toolkit.tables.block import Prose, Table
from toolkit.tables.mix import mix_section
from toolkit.tables.view import View

USE = {"facebook": 0.7, "instagram": 0.5}
MUST = channel("facebook", choice="must")
TWO = [MUST, channel("instagram", choice="must")]


def said(tree: dict[str, Any], hours: float | None = None) -> tuple[str, dict[str, Table]]:
    """The paragraphs and the tables of the section, as an English reader sees them."""
    view = View(
        analyse(parse_strategy(tree), load_evidence(), dt.date(2026, 11, 23)), words_for("en")
    )
    blocks = mix_section(view, hours)
    prose = "\n".join(each.text for each in blocks if isinstance(each, Prose))
    return prose, {each.key: each for each in blocks if isinstance(each, Table)}


def cells(table: Table) -> list[list[str]]:
    """The texts of a table's cells."""
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        ({}, "there is no channel to choose from."),
        ({**strategy([MUST], USE), "personas": []}, "no audience is described."),
        ({**strategy([MUST], USE), "goals": []}, "no goal says what is to be achieved"),
        (no_weight("goals"), "all goals or all audiences weigh 0"),
        (strategy([channel("newsletter")], {}), "of none of these platforms is it known"),
        (strategy([channel("facebook", cadence=None, levels=[])], USE), "how often something"),
    ],
)
def test_what_is_missing_is_named(tree: dict[str, Any], words: str) -> None:
    """Where no mix can be advised, the first thing that is missing is said."""
    prose, _ = said(tree)

    assert prose.startswith("No mix can be advised yet: ")
    assert words in prose


def test_unknown_hours_leave_the_variants() -> None:
    """Without hours, and with nothing in use, the variants still show what hours bring."""
    prose, tables = said(strategy([channel("facebook", status="considered")], USE))

    assert prose.startswith("How many hours there are is not known")
    assert list(tables) == ["variants-table"]


def test_a_conflict_says_what_conflicts_and_what_would_do() -> None:
    """Channels that are fixed and take too much are named with their sum and with what there is."""
    both, tables = said(strategy(TWO, USE, hours_per_week=3))
    one, _ = said(strategy([MUST], USE, hours_per_week=3), hours=1)

    assert "Facebook and Instagram are fixed and together take at least 4 hours a week" in both
    assert "and there are 3." in both
    assert "Let one of them go" in both
    assert "Facebook is fixed and takes at least 2 hours a week, and there are 1." in one
    assert "variants-table" in tables


def test_a_conflict_about_euros_is_about_euros() -> None:
    """Paid reach that is more than its budget is told in euros."""
    paid = channel("facebook", choice="must", paid={"eur_per_month": 300}, levels=[])
    prose, _ = said(strategy([paid], USE, hours_per_week=8, media_eur_per_month=100))

    assert "Facebook is fixed and costs at least € 300 a month, and there is € 100." in prose


def test_a_stated_coverage_that_cannot_be_had_is_told() -> None:
    """What was asked first and is impossible is said with what is possible."""
    tree = strategy([channel("facebook")], USE, hours_per_week=2, must_reach_coverage=90)
    tree["personas"][0]["must_reach"] = True
    prose, _ = said(tree)

    assert "The coverage of 90 that is asked of “known” for family cannot be had" in prose


def test_stated_coverages_that_do_not_go_together_are_told() -> None:
    """Of two minimums that exclude each other, the one that gives way names the other."""
    tree = strategy(
        [channel("facebook"), channel("instagram")], {}, hours_per_week=2, must_reach_coverage=50
    )
    tree["personas"] = [
        {
            "id": name,
            "setting": "private",
            "must_reach": True,
            "weight": weight,
            "use": [
                {"platform": each, "share": 0.9 if each == platform else 0}
                for each in ("facebook", "instagram")
            ],
        }
        for name, platform, weight in (("many", "facebook", 2), ("few", "instagram", 1))
    ]
    prose, _ = said(tree)

    assert "for few does not go together with that of “known” (many), which goes first" in prose


def test_without_hours_no_other_channel_is_blamed() -> None:
    """With no hours at all a channel is out because there are none."""
    _, tables = said(strategy([channel("facebook")], USE, hours_per_week=0))

    because = cells(tables["not-now-table"])[0][1]
    assert because.endswith("takes 2 hours a week, which are not there")


def test_what_cannot_be_judged_has_a_table_of_its_own() -> None:
    """What is asked first is not among what is left out, and its loss is not known."""
    tree = strategy([channel("facebook"), channel("newsletter")], USE, hours_per_week=4)
    _, tables = said(tree)

    assert "not-now-table" not in tables
    assert cells(tables["unknown-table"])[0][0] == "Newsletter"
    assert cells(tables["mix-table"])[1][1::4] == ["ask first", "?"]


def test_a_mix_that_stays_is_said_to_be_the_best() -> None:
    """Where nothing changes the reader hears that, not the same figures twice."""
    prose, _ = said(strategy([channel("facebook")], USE, hours_per_week=2))

    assert "Within the 2 hours a week that there are today's mix is the best: coverage" in prose
    assert "against" not in prose


@pytest.mark.parametrize(("hours", "told"), [(5, True), (2.2, False), (3, False)])
def test_hours_that_nothing_has_a_use_for_are_told(hours: float, told: bool) -> None:
    """Hours left over are told where more would not help either, not where one more hour would."""
    channels = [channel("facebook")] if hours != 3 else [channel("facebook"), channel("instagram")]
    prose, _ = said(strategy(channels, USE, hours_per_week=hours))

    assert ("The other 3 hours a week add nothing on these channels." in prose) == told
    assert ("add nothing" in prose) == told


def test_variants_that_are_the_same_are_shown_once() -> None:
    """With one channel of two hours, 8 and 12 hours bring nothing more than 4."""
    prose, tables = said(strategy([channel("facebook")], USE, hours_per_week=2))

    assert len(tables["variants-table"].columns) == 2
    assert "With 8 and 12 hours a week the best mix is the same as with fewer." in prose


def test_a_channel_that_brings_next_to_nothing_is_told() -> None:
    """Hours that are left are spent by the sums, and the reader is told that it hardly helps."""
    tree = strategy([channel("facebook"), channel("x")], {"facebook": 0.9, "x": 0.01})
    tree["capacity"] = {"hours_per_week": 8}
    prose, _ = said(tree)

    assert "X brings next to nothing: 0" in prose
    assert "for 2 hours a week, which may as well be used otherwise." in prose


def test_euros_that_are_not_known_are_not_nothing() -> None:
    """Without rates the sum is not known; with paid reach it says that the hours are not in it."""
    free = channel("facebook")
    paid = channel("facebook", paid={"eur_per_month": 50}, levels=[])

    unpriced, priced = (
        cells(said(strategy([each], USE, hours_per_week=8))[1]["variants-table"])[-1]
        for each in (free, paid)
    )

    assert unpriced[1] == "not known"
    assert priced[1] == "€ 50, without the hours"
