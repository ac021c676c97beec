from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, add_client
from tests.deliverables.calendars import bakery
from tests.workbook.files import answered_in_place, sent

AS_OF = ("--as-of", "2026-11-25")


@pytest.fixture
def returned(tmp_path) -> Path:
    """The bakery's calendar as it came back: two agreements, a remark, and a sign."""
    cells = {"J26": "Akkoord", "J27": "✓", "J3": "Liever krentenbollen", "J5": "x"}
    file = tmp_path / "Kalender (2) “terug” 🥐.xlsx"
    file.write_bytes(answered_in_place(sent(bakery()), cells))
    return file


def strategy(workspace: Path) -> str:
    """The file of the client."""
    return (workspace / "clients/bakkerij/strategy.yaml").read_text(encoding="utf-8")


def test_answers_are_put_in_the_strategy(toolkit, workspace, returned):
    """Stage and feedback are in the file afterwards; no other line is gone."""
    done = toolkit("feedback", "bakkerij", returned, "--by", "Eva", *AS_OF)
    lines = strategy(workspace).splitlines()
    gone = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line not in lines]

    assert "approved" in done.stdout
    assert "Saved in clients/bakkerij/strategy.yaml." in done.stdout
    assert gone == ["      stage: draft"]
    assert lines.count("          given_by: Eva") == 3
    assert "          text: Liever krentenbollen" in lines


def test_what_was_not_taken_over_is_told_by_cell(toolkit, workspace, returned):
    """A sign that nobody understands is told in the reader's language, with status 1."""
    done = toolkit("feedback", "bakkerij", returned, *AS_OF, locale="nl_NL.UTF-8")

    assert done.returncode == 1
    assert "Kalender J5: “x” is geen akkoord en ook geen opmerking" in done.stdout
    assert "2 akkoord, 1 opmerking" in done.stdout


def test_a_dry_run_saves_nothing(toolkit, workspace, returned):
    """`--dry-run` says what would come of each answer, and leaves the file."""
    before = strategy(workspace)
    done = toolkit("feedback", "bakkerij", returned, "--dry-run", *AS_OF)

    assert "draft → approved" in done.stdout
    assert "Nothing was saved" in done.stdout
    assert strategy(workspace) == before


def test_reading_it_twice_is_reading_it_once(toolkit, workspace, returned):
    """A second time, days later, everything is known and nothing is written."""
    toolkit("feedback", "bakkerij", returned, *AS_OF)
    before = strategy(workspace)
    done = toolkit("feedback", "bakkerij", returned, "--as-of", "2027-02-15")

    assert "3 answers were recorded before" in done.stdout
    assert strategy(workspace) == before


def test_a_calendar_without_answers_is_done(toolkit, workspace, tmp_path):
    """Nothing said is nothing to do, and no error."""
    file = tmp_path / "plan.xlsx"
    file.write_bytes(sent(bakery()))
    done = toolkit("feedback", "bakkerij", file, *AS_OF)

    assert done.returncode == 0
    assert done.stdout.strip() == "0 agreed, 0 remarks"


def test_feedback_on_another_clients_calendar_is_told(toolkit, workspace, returned):
    """The wrong file for a client: every answer is told, none is taken."""
    add_client(workspace, "other", "client: {name: Ander}\n")
    done = toolkit("feedback", "other", returned, *AS_OF)

    assert done.returncode == 1
    assert done.stdout.count("which is not in the calendar") == 4
    assert "Saved" not in done.stdout


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("nowhere.xlsx", "nowhere.xlsx could not be read"),
        ("clients", "clients could not be read"),
        ("clients/bakkerij/strategy.yaml", "strategy.yaml cannot be read as a workbook"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(toolkit, file, said):
    """A missing file, a folder, a file of another kind: a sentence, and no traceback."""
    done = toolkit("feedback", "bakkerij", file)

    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
