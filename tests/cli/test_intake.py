"""`toolkit intake`: the workbook to the client and back, as a consultant runs it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, add_client
from tests.workbook.questionnaire.books import Book

AS_OF = ("--as-of", "2026-11-23")


@pytest.fixture
def file(toolkit, workspace) -> Path:
    """The bakery's workbook, as it is sent."""
    path = workspace / "Intake “Halm” 🥐.xlsx"
    done = toolkit("intake", "export", "bakkerij", path, *AS_OF)
    assert done.returncode == 0, done.stderr
    return path


def strategy(workspace: Path) -> bytes:
    """The client's file."""
    return (workspace / "clients/bakkerij/strategy.yaml").read_bytes()


def filled(file: Path, *answers: tuple[str, str, str, object]) -> Path:
    """The workbook with these answers, as another program saved it."""
    book = Book.of(file.read_bytes())
    for answer in answers:
        book.put(*answer)
    file.write_bytes(book.saved())
    return file


def test_without_an_edit_no_byte_changes(toolkit, workspace, file):
    """There and back again: the strategy file is the same, and no version is kept of it."""
    done = toolkit("intake", "import", "bakkerij", file)

    assert done.returncode == 0
    assert "0 answers changed, 0 entries added, 0 entries removed" in done.stdout
    assert strategy(workspace) == SAMPLE.read_bytes()
    assert not (workspace / "clients/bakkerij/.versions").exists()


def test_answers_are_saved_and_the_rest_of_the_file_stays(toolkit, workspace, file):
    """What changes is told by cell; comments stay; the earlier version is kept."""
    answers = (("client?", "region", "=", "Hoorn"), ("goals", "naamsbekendheid", "weight", "2,5"))
    done = toolkit("intake", "import", "bakkerij", filled(file, *answers), locale="nl_NL.UTF-8")
    before, after = SAMPLE.read_text().splitlines(), strategy(workspace).decode().splitlines()

    assert done.returncode == 0, done.stdout
    assert "De organisatie C" in done.stdout
    assert "2 antwoorden veranderd" in done.stdout
    assert [each.strip() for each in after if each not in before] == [
        "region: Hoorn",
        "weight: 2.5",
    ]
    assert list((workspace / "clients/bakkerij/.versions").iterdir())


def test_a_dry_run_saves_nothing(toolkit, workspace, file):
    """`--dry-run` says in words what would change, and leaves the file."""
    filled(file, ("client?", "region", "=", "Hoorn"))
    done = toolkit("intake", "import", "bakkerij", file, "--dry-run")

    assert "Hoorn" in done.stdout
    assert "Nothing was saved: this was a dry run." in done.stdout
    assert strategy(workspace) == SAMPLE.read_bytes()


def test_with_a_problem_nothing_is_saved(toolkit, workspace, file):
    """Each problem is told with its cell, what was found and what is allowed; the status is 1."""
    filled(
        file,
        ("client?", "region", "=", "Hoorn"),
        ("client?", "employees", "=", "veel"),
        ("goals", "naamsbekendheid", "personas", "Piet"),
    )
    done = toolkit("intake", "import", "bakkerij", file, locale="nl_NL.UTF-8")

    assert done.returncode == 1
    assert "Aantal medewerkers: gevonden veel; toegestaan: een geheel getal" in done.stdout
    assert "gevonden Piet; toegestaan: " in done.stdout
    assert "Er is niets bewaard." in done.stdout
    assert strategy(workspace) == SAMPLE.read_bytes()


def test_json_says_the_same(toolkit, workspace, file):
    """Changes, problems and collisions as plain values, for a program."""
    path = workspace / "clients/bakkerij/strategy.yaml"
    filled(file, ("client?", "region", "=", "Hoorn"), ("client?", "sector", "=", "Brood"))
    path.write_text(path.read_text().replace("sector: Ambachtelijke bakkerij", "sector: Bakkers"))
    assert "Bakkers" in path.read_text()
    done = toolkit("intake", "import", "bakkerij", file, "--format", "json")
    said = json.loads(done.stdout)

    assert done.returncode == 1
    assert (said["older"], said["saved"], said["exported_on"]) == (True, True, "2026-11-23")
    assert [(each["path"], each["after"]) for each in said["changes"]] == [
        ("client.region", "Hoorn")
    ]
    assert [(each["strategy"], each["workbook"]) for each in said["conflicts"]] == [
        ("Bakkers", "Brood")
    ]
    assert "sector: Bakkers" in path.read_text()


def test_a_workbook_that_is_there_is_not_overwritten(toolkit, file):
    """It may hold what a client filled in."""
    before = file.read_bytes()
    done = toolkit("intake", "export", "bakkerij", file)

    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert file.read_bytes() == before


def test_the_workbook_of_another_client_is_refused(toolkit, workspace, file):
    """Both are named, and nothing is changed."""
    path = add_client(workspace, "slager", "client: {name: Slager}\n")
    done = toolkit("intake", "import", "slager", file)

    assert done.returncode == 1
    assert "was made for bakkerij, not for slager" in done.stderr
    assert path.read_text() == "client: {name: Slager}\n"


@pytest.mark.parametrize(
    ("command", "name", "status", "said"),
    [
        ("export", "intake.ods", 2, "a name that ends in .xlsx"),
        ("export", "nergens/intake.xlsx", 1, "could not be written"),
        ("import", "nergens.xlsx", 1, "could not be read"),
        ("import", "clients", 1, "could not be read"),
        ("import", "clients/bakkerij/strategy.yaml", 1, "no Excel workbook"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(toolkit, command, name, status, said):
    """A sentence, and no traceback."""
    done = toolkit("intake", command, "bakkerij", name)

    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
