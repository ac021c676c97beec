"""From the parameters of the portfolio's notebook to what it shows."""

from __future__ import annotations

from pathlib import Path

from toolkit.batch.portfolio import read_portfolio
from toolkit.deliverables.opening import as_of_date, known_language
from toolkit.language import words_for
from toolkit.store import find_workspace
from toolkit.tables.portfolio import PortfolioView


def open_portfolio(workspace: str = "", language: str = "", as_of: str = "") -> PortfolioView:
    """All clients of a workspace, from their newest sets.

    The parameters are the notebook's, as plain strings; empty means: the nearest workspace,
    Dutch, today.

    Raises
    ------
    ToolkitError
        When there is no workspace, or a parameter has a value that is not allowed.
    """
    space = find_workspace(Path(workspace) if workspace else None)
    portfolio = read_portfolio(space, as_of_date(as_of))
    return PortfolioView(portfolio, words_for(known_language(language)))
