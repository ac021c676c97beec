"""How all clients are shown, as the consultant reads them."""

import pytest

from tests.portfolio.whole import HOSTILE, STAMP, portfolio
from toolkit.language import words_for
from toolkit.portfolio import Portfolio
from toolkit.tables.block import Prose, Table
from toolkit.tables.portfolio import (
    PortfolioView,
    clients_section,
    failures_section,
    portfolio_sections,
    roles_section,
)
from toolkit.tables.portfolio.sorted_table import SortedCell, SortedTable


@pytest.fixture
def view() -> PortfolioView:
    """The sample, in English."""
    return PortfolioView(portfolio(), words_for("en"))


def table_of(section, place: int = 0) -> SortedTable:
    """A table of a section."""
    found = [each for each in section if isinstance(each, SortedTable)]
    return found[place]


def cells(table: Table, row: int) -> dict[str, SortedCell]:
    """A row by the labels of its columns."""
    labels = (column.label for column in table.columns)
    return dict(zip(labels, table.rows[row], strict=True))  # type: ignore[arg-type]


def test_every_client_has_a_row(view: PortfolioView):
    """Also one that failed, one that changed and one that never had a report."""
    table = table_of(clients_section(view))

    assert [row[0].text for row in table.rows] == [
        "Bakkerij Lindewaal", "City council", HOSTILE, "Milieu Noord", "nieuw",
    ]  # fmt: skip
    assert [sorted(each) for each in table.signs] == [
        ["near"],
        ["errors", "failed", "hours", "overdue"],
        ["failed", "without"],
        ["changed"],
        ["without"],
    ]


def test_each_deliverable_is_linked_from_the_folder_of_the_outputs(view: PortfolioView):
    """A link goes to the file in the newest set, and names the kind of file."""
    files = cells(table_of(clients_section(view)), 0)["Files"].files

    assert [each.text for each in files] == ["Report", "Calendar (Excel)", "posts.csv"]
    assert files[0].address == f"./bakkerij/{STAMP}/bakkerij-strategy.html"


def test_hours_over_what_there_is_are_marked(view: PortfolioView):
    """Where more is wanted than there is, it is marked; where not all is known, too."""
    table = table_of(clients_section(view))
    enough, too_much = (cells(table, row)["Hours per week"] for row in (0, 1))

    assert (enough.text, enough.note, enough.mark) == ("10.2", "of 12", None)
    assert (too_much.text, too_much.note, too_much.mark) == ("≥ 50.2", "of 40", "!")


def test_why_a_report_failed_is_told_with_its_log(view: PortfolioView):
    """Each failure has its sentence, a link to the log where there is one, and the earlier set."""
    table = table_of(failures_section(view))

    first, second = cells(table, 0), cells(table, 1)
    assert first["Why"].text == "x is in use"
    assert first["Earlier set"].text == "20 November 2026"
    assert first["The whole message"].files[0].address == "./council/failed-report.log"
    assert (second["Client"].text, second["Earlier set"].text) == (HOSTILE, "none")


def test_somebody_who_works_for_two_clients_is_added_up(view: PortfolioView):
    """The hours of both, what both count on, and the busiest week, marked where it is too much."""
    row = cells(table_of(roles_section(view)), 0)

    assert row["Who"].text == "Noor"
    assert row["Clients"].text == "Bakkerij Lindewaal (6) and City council (6)"
    assert (row["Needed per week"].text, row["Needed per week"].mark) == ("12", "!")
    assert (row["Busiest week"].text, row["Busiest week"].mark) == ("18", "!")


def test_every_section_is_there_in_both_languages():
    """Failures first, then the clients, days, people and key dates."""
    for language in ("nl", "en"):
        sections = portfolio_sections(PortfolioView(portfolio(), words_for(language)))
        keys = [section[0].key for section in sections]  # type: ignore[union-attr]

        assert keys == ["failed", "clients", "days", "roles", "key-dates"]


def test_without_clients_it_says_so():
    """A workspace without clients has a page that says that there are none."""
    empty = PortfolioView(Portfolio(portfolio().as_of, ()), words_for("en"))

    assert Prose("There is no client yet.", "quiet") in clients_section(empty)
