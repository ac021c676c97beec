"""The button that makes the deliverables: said in words, one at a time, never in the way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.errors import UnwritableError
from toolkit.intake.control import Controls
from toolkit.intake.deliver.desk import ClientRow, Made, Making, Told
from toolkit.intake.deliver.maker import MakerView, told_html
from toolkit.intake.session import Session
from toolkit.language import words_for
from toolkit.store import Workspace


class FakeDesk:
    """A desk that begins nothing and remembers who was told."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.asked: list[tuple[str, Callable[[Told], None]]] = []

    def make(self, client: str, told: Callable[[Told], None]) -> None:
        """Remember what is asked."""
        self.asked.append((client, told))

    def rows(self) -> tuple[ClientRow, ...]:
        """Nobody."""
        return ()

    def notebook(self, client: str) -> str:
        """Where its copy would be."""
        return f"clients/{client}/strategy.ipynb"


@pytest.fixture
def maker(session: Session, tmp_path: Path) -> MakerView:
    """The button of a session, with a desk that makes nothing."""
    desk = FakeDesk(Workspace(tmp_path, tmp_path / "outputs"))
    return MakerView(session, lambda: "bakery", desk, Controls())


def test_one_set_is_made_at_a_time(maker):
    """Pressing the button again while a set is being made asks for nothing more."""
    maker.button.click()
    maker.button.click()
    assert len(maker.desk.asked) == 1
    _, told = maker.desk.asked[0]
    told(Making(3, 31))
    assert "3 van 31" in maker.state.value
    told(Made("report", ("bakery-strategy.html", "bakery-strategy.pdf", "manifest.json")))
    maker.button.click()

    assert len(maker.desk.asked) == 2


def test_what_was_typed_is_saved_first(maker):
    """The set is made from what is on disk: that is what was typed."""
    maker.session.fill(("client", "name"), "Een andere naam")
    maker.button.click()

    assert maker.session.stored.strategy.client.name == "Een andere naam"
    assert maker.desk.asked


def test_nothing_is_made_of_what_cannot_be_saved(maker):
    """Where the form cannot be saved, that is said, and no set is asked for."""
    maker.session.stored.path.chmod(0o444)
    maker.session.fill(("client", "name"), "X")
    maker.session.save = lambda: False
    maker.session.trouble = UnwritableError(file="strategy.yaml", reason="read-only")
    maker.button.click()

    assert maker.desk.asked == []
    assert 'role="alert"' in maker.state.value


def test_a_set_is_linked_to_and_an_error_is_said():
    """Report and PDF have a link each; what went wrong stands there in words."""
    words = words_for("nl")
    made = told_html(Made("report", ("b-strategy.html", "b-strategy.pdf", "x.json")), words)
    without = told_html(Made("report", ("b-strategy.html",), ("pdf",)), words)
    failed = told_html(UnwritableError(file="report", reason="schijf vol"), words)

    assert 'data-toolkit-file="report/b-strategy.html"' in made
    assert 'data-toolkit-file="report/b-strategy.pdf"' in made
    assert "Pango" in without
    assert "schijf vol" in failed


def test_no_name_gets_into_the_page_as_markup():
    """A file is called after its client, and a client may be called anything."""
    made = told_html(Made("report", ('"><b>x-strategy.html',)), words_for("en"))

    assert "<b>" not in made
