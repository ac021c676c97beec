import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from tests.batch.notebooks import notebook
from toolkit.batch.order import ReportOrder
from toolkit.batch.report import make_report
from toolkit.batch.unchanged import UnchangedSets
from toolkit.deliverables import manifest
from toolkit.store import Workspace

PROJECT = Path(__file__).parents[2]
AS_OF = dt.date(2026, 3, 1)
STRATEGY = "client: {name: Bakery}\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a notebook, a look and evidence of its own, of which a report was made."""
    root = tmp_path_factory.mktemp("made")
    (root / "clients/bakery").mkdir(parents=True)
    (root / "clients/bakery/strategy.yaml").write_text(STRATEGY)
    (root / "notebooks").mkdir()
    nbformat.write(notebook(["print(client)"]), root / "notebooks/strategy.ipynb")
    shutil.copytree(PROJECT / "client_templates/report", root / "client_templates/report")
    (root / "evidence").mkdir()
    (root / "evidence/usage.csv").write_text("")
    make_report(order(root), "bakery", lambda *_: None)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of that workspace to change something in."""
    shutil.copytree(made, tmp_path / "space", symlinks=True)
    return tmp_path / "space"


def order(root: Path, as_of: dt.date = AS_OF) -> ReportOrder:
    """The same order again."""
    return ReportOrder(Workspace(root, root / "outputs"), as_of)


def is_left(root: Path, as_of: dt.date = AS_OF) -> bool:
    """Whether the client's set would be left as it is."""
    return UnchangedSets(order(root, as_of)).set_of("bakery") is not None


def test_where_nothing_changed_the_set_is_left(root: Path):
    """The same inputs on the same day need no new set; the old one is told with its files."""
    found = UnchangedSets(order(root)).set_of("bakery")

    assert found
    assert found.files[0] == "bakery-strategy.html"
    assert found.folder == (root / "outputs/bakery/latest").resolve()


def append(name: str) -> Callable[[Path], object]:
    """Change a file by a line at its end."""

    def change(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write("\n")

    return change


@pytest.mark.parametrize(
    "change",
    [
        append("clients/bakery/strategy.yaml"),
        append("notebooks/strategy.ipynb"),
        append("client_templates/report/page.css"),
        append("evidence/usage.csv"),
        append("outputs/bakery/latest/bakery-strategy.html"),
        append("outputs/bakery/latest/manifest.json.x"),
        lambda root: (root / "evidence/fit.csv").write_text(""),
        lambda root: (root / "outputs/bakery/latest/strategy.ipynb").unlink(),
        lambda root: (root / "outputs/bakery/latest/manifest.json").write_text("[]"),
        lambda root: (root / "outputs/bakery/latest/manifest.json").write_text("{"),
        lambda root: (root / "outputs/bakery/latest").unlink(),
        lambda root: shutil.rmtree(root / "outputs"),
    ],
    ids=[
        *("strategy", "notebook", "look", "evidence", "report", "another-file", "more-evidence"),
        *("no-notebook", "strange-manifest", "half-manifest", "no-latest", "no-outputs"),
    ],
)  # fmt: skip
def test_whatever_changed_makes_a_new_set(root: Path, change: Callable[[Path], object], request):
    """A change of any input, or of any file of the set, means that it is made again."""
    change(root)

    assert is_left(root) == (request.node.callspec.id == "another-file")


def test_another_version_makes_a_new_set(root: Path, monkeypatch: pytest.MonkeyPatch):
    """After an upgrade of the toolkit everything is made again."""
    monkeypatch.setattr(manifest, "__version__", "99")
    manifest.versions.cache_clear()

    left = is_left(root)
    manifest.versions.cache_clear()

    assert not left


def test_a_date_on_which_a_finding_changes_makes_a_new_set(root: Path):
    """The set is left until the day on which one of its findings changes by itself."""
    path = root / "outputs/bakery/latest/manifest.json"
    text = path.read_text(encoding="utf-8")
    change = '"findings_change_on": "2026-06-01"'
    path.write_text(
        "\n".join(
            f"  {change}," if '"findings_change_on"' in line else line for line in text.splitlines()
        ),
        encoding="utf-8",
    )
    days = [dt.date(2026, 2, 28), AS_OF, dt.date(2026, 5, 31), dt.date(2026, 6, 1)]

    assert [is_left(root, each) for each in days] == [False, True, True, False]
