"""The sample client's strategy as a form has it before it, in a workspace of its own."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from toolkit.evidence import Evidence
from toolkit.intake.control import Controls
from toolkit.intake.draft import Draft
from toolkit.intake.form import StrategyForm
from toolkit.intake.session import Session
from toolkit.store import StoredStrategy, Workspace, read_strategy
from toolkit.store.evidence_files import load_evidence

SAMPLE = Path(__file__).parents[2] / "clients" / "bakkerij-lindewaal"
AS_OF = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 10, 42, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """The evidence that comes with the toolkit."""
    return load_evidence()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A folder with clients/ in it, and the sample client in that."""
    home = tmp_path / "clients" / SAMPLE.name
    home.mkdir(parents=True)
    shutil.copy(SAMPLE / "strategy.yaml", home)
    return Workspace(tmp_path, tmp_path / "outputs")


@pytest.fixture
def stored(workspace: Workspace) -> StoredStrategy:
    """The sample client's strategy, as read."""
    return read_strategy(workspace, SAMPLE.name)


@pytest.fixture
def draft(stored: StoredStrategy) -> Draft:
    """The sample client's strategy, to be changed."""
    return Draft.of(stored.strategy)


@pytest.fixture
def session(stored: StoredStrategy, evidence: Evidence) -> Session:
    """A sitting at 10:42."""
    return Session(stored, evidence, AS_OF, clock=lambda: NOW)


@pytest.fixture
def form(session: Session) -> StrategyForm:
    """The form, without a browser."""
    return StrategyForm(session, Controls())
