import datetime as dt
from pathlib import Path

import nbformat
import pytest

from tests.batch.notebooks import notebook
from toolkit.batch.order import ReportOrder
from toolkit.batch.report import make_report
from toolkit.errors import ReportError
from toolkit.store import Workspace

SHOW = (
    "from toolkit.deliverables.page import show\n"
    "from toolkit.language import words_for\n"
    "from toolkit.tables.block import Prose\n"
    "show(Prose(f'Zie {workspace}/clients'), words=words_for('nl'))"
)


def test_a_report_that_names_a_folder_of_the_machine_is_not_published(tmp_path: Path):
    """Where the notebook lets slip in which folder it runs, there is no set at all."""
    workspace = Workspace(tmp_path, tmp_path / "outputs")
    (tmp_path / "clients/bakery").mkdir(parents=True)
    (tmp_path / "clients/bakery/strategy.yaml").write_text("client: {name: Bakery}\n")
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook([SHOW]), tmp_path / "notebooks/strategy.ipynb")

    with pytest.raises(ReportError, match="a path of this machine"):
        make_report(
            ReportOrder(workspace, dt.date(2026, 3, 1), ("html",)), "bakery", lambda *_: None
        )

    assert list(tmp_path.glob("outputs/**/*.html")) == []
