"""What JupyterLab needs to know to show a copy as a page: its words, and that it may be run."""

from __future__ import annotations

import contextlib
from typing import Any

import nbformat
from nbformat.sign import NotebookNotary

from toolkit.errors import ToolkitError
from toolkit.language import Words, words_for
from toolkit.store import Workspace, read_strategy


def page_facts(workspace: Workspace, client: str) -> dict[str, Any]:
    """What stands above a client's page, in the client's language."""
    title, language = client, None
    with contextlib.suppress(ToolkitError):  # the form says what is wrong with the file
        details = read_strategy(workspace, client).strategy.client
        title, language = details.name or client, details.language
    return {"title": title, "words": bar_words(words_for(language))}


def bar_words(words: Words) -> dict[str, str]:
    """What the bar above a page says; `calm.js` has no words of its own."""
    return {
        "opening": words("One moment: the page is being opened …"),
        "computing": words("The analysis below is being computed …"),
        "failed": words("Not everything could be shown; what went wrong stands below."),
        "not_trusted": words(
            "This notebook was changed elsewhere, so nothing is run by itself. Look at the code, "
            "and run it if it is yours."
        ),
        "again": words("Compute the analysis anew"),
        "show_code": words("Show code"),
        "hide_code": words("Show as a page"),
        "back": words("Back to the clients"),
    }


def is_signed(notebook: nbformat.NotebookNode) -> bool:
    """Whether this user made the notebook, or saved it, on this machine."""
    return bool(_notary().check_signature(notebook))


def sign(notebook: nbformat.NotebookNode) -> None:
    """Mark the notebook as this user's own."""
    _notary().sign(notebook)


def _notary() -> Any:
    """Who keeps this user's signatures: Jupyter's own."""
    return NotebookNotary()  # type: ignore[no-untyped-call]
