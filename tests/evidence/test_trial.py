"""The trial of the model: what it may see, and that the page and the bounds follow from it."""

import dataclasses
from pathlib import Path

import pytest

from tests.evidence.trial_page import cell_lines, group_lines, summary_line
from toolkit.evidence import Evidence
from toolkit.evidence.margin import MIDDLE_ODDS, YOUNG_ODDS
from toolkit.evidence.trial import TrialCell, odds_by_age, trial_cells
from toolkit.store.evidence_files import load_evidence

PAGE = Path(__file__).parents[2] / "docs/evidence.md"


def _cells(evidence: Evidence | None = None) -> tuple[TrialCell, ...]:
    return trial_cells(evidence or load_evidence())


def test_the_page_prints_the_trial():
    """docs/evidence.md holds every cell of the trial, its errors by age and its summary."""
    cells = _cells()
    names = {each.platform: each.name for each in load_evidence().platforms}
    page = PAGE.read_text(encoding="utf-8").splitlines()
    expected = [*cell_lines(cells, names), *group_lines(cells)]

    assert [line for line in expected if line not in page] == []
    assert sum(line.startswith(("| BE ", "| DE ")) for line in page) == len(cells)
    assert summary_line(cells) in " ".join(page)


def test_the_bounds_follow_from_the_trial():
    """The factors on the odds are those within which nine in ten cells lie, rounded upwards."""
    young, middle, old = odds_by_age(_cells())

    assert young <= YOUNG_ODDS < young + 0.1
    assert middle <= MIDDLE_ODDS < middle + 0.1
    assert old == 0, "cells of the oldest are there now: give them a factor of their own"


def test_the_model_does_not_see_the_cell():
    """Whatever a cell says, the model says the same of it."""
    evidence = load_evidence()
    cells = {each.cell for each in _cells()}
    other = tuple(
        dataclasses.replace(row, share=0.5) if row in cells else row for row in evidence.usage
    )

    found = _cells(dataclasses.replace(evidence, usage=other))

    assert {each.cell.share for each in found} == {0.5}
    assert [each.modelled for each in found] == pytest.approx([each.modelled for each in _cells()])


def test_cell_and_total_are_alike():
    """A cell is held against a total of its own country, measure and, nearly, year."""
    for each in _cells():
        assert (each.cell.country, each.cell.platform) == (each.total.country, each.total.platform)
        assert each.cell.measure == each.total.measure
        assert abs(each.cell.year - each.total.year) <= 1
        assert each.shape.country != each.cell.country


def test_other_measures_stay_out_of_what_is_shown():
    """Only the trial lends the shape of use to weekly and monthly figures: none is shown so."""
    assert {each.cell.measure for each in _cells()} == {"monthly", "weekly", "daily"}
    assert {each.shape.measure for each in _cells() if each.cell.measure == "daily"} == {"daily"}
