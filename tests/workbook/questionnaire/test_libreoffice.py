"""The workbook through a real LibreOffice: saved as it is, and filled in by its own means."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.workbook.questionnaire.books import (
    EXAMPLES,
    STARTERS,
    Book,
    back,
    bakery,
    exported,
    taken,
)
from toolkit.store import read_strategy_file

OFFICE = shutil.which("soffice")
PYTHON = shutil.which("python3", path="/usr/bin")
"""LibreOffice's bridge is installed for the system's own Python."""

FILTER = "xlsx:Calc MS Excel 2007 XML"
MACRO = Path(__file__).with_name("filled_in.py")

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("libreoffice")]


def office(folder: Path, *arguments: str) -> None:
    """Run LibreOffice without a screen, with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def test_saved_by_libreoffice_nothing_changes(tmp_path):
    """Every example, and a starter in each language, opened and saved again without an edit."""
    paths = [*EXAMPLES, *(each for each in STARTERS if each.stem in ("zorg", "council"))]
    stored = {f"{n}.xlsx": read_strategy_file(path) for n, path in enumerate(paths)}
    for name, each in stored.items():
        (tmp_path / name).write_bytes(exported(each))
    out = tmp_path / "out"
    files = [str(tmp_path / name) for name in stored]
    office(tmp_path, "--convert-to", FILTER, "--outdir", str(out), *files)

    for name, each in stored.items():
        outcome = back((out / name).read_bytes(), each).outcome
        assert outcome.strategy is each.strategy, (name, outcome)


def test_filled_in_in_libreoffice(tmp_path):
    """Answers, a row inserted, one deleted and the list sorted, by LibreOffice itself."""
    stored = bakery()
    data = exported(stored)
    (tmp_path / "in.xlsx").write_bytes(data)
    name, start = Book.of(data).part("goals")
    job = [str(tmp_path / "in.xlsx"), str(tmp_path / "out.xlsx"), name, str(start)]
    subprocess.run(
        [str(PYTHON), str(MACRO), str(OFFICE), (tmp_path / "profile").as_uri(), *job],
        check=True,
        capture_output=True,
        timeout=300,
    )
    strategy = taken((tmp_path / "out.xlsx").read_bytes(), stored)
    before = [each.id for each in stored.strategy.goals]

    assert zipfile.is_zipfile(tmp_path / "out.xlsx")
    assert [each.id for each in strategy.goals] == [*before[:-1], "meer-fietsers"]
    assert strategy.goals[0].name == "Groei"
    assert strategy.goals[-1].target is not None
    assert strategy.goals[-1].target.value == 12.5
    assert strategy.goals[-1].deadline is not None
    assert strategy.goals[-1].deadline.on == "2027-10-01"
