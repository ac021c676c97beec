"""From the notebook's parameters to what it shows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from toolkit.analysis import analyse
from toolkit.errors import ChoiceError
from toolkit.language import LANGUAGES, words_for
from toolkit.store import find_workspace, read_strategy
from toolkit.store.evidence_files import load_evidence
from toolkit.tables.view import View


def open_view(client: str, workspace: str = "", language: str = "", as_of: str = "") -> View:
    """The analysis of one client's strategy, as the notebook shows it.

    The parameters are the notebook's, as plain strings; empty means: the nearest workspace,
    the client's own language, today.

    Raises
    ------
    ToolkitError
        When there is no such client, its strategy cannot be understood, or a parameter has
        a value that is not allowed.
    """
    space = find_workspace(Path(workspace) if workspace else None)
    strategy = read_strategy(space, client).strategy
    words = words_for(known_language(language) or strategy.client.language)
    return View(analyse(strategy, load_evidence(space), as_of_date(as_of)), words)


def known_language(text: str) -> str:
    """The language of a parameter, which may be empty."""
    if text and text not in LANGUAGES:
        raise ChoiceError(option="language", found=text, allowed=", ".join(LANGUAGES))
    return text


def as_of_date(text: str) -> dt.date:
    """The day of a parameter: a date such as 2026-11-23, or today where it is empty.

    >>> as_of_date("2026-11-23")
    datetime.date(2026, 11, 23)
    """
    if not text:
        return dt.date.today()  # noqa: DTZ011 - the consultant's own day
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ChoiceError(option="as_of", found=text, allowed="YYYY-MM-DD") from None
