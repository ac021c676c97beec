"""The list of clients: who they are, how they stand, and the ways on from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any

import traitlets

from toolkit.intake.deliver.desk import ClientRow
from toolkit.intake.hearing import Hearing, script
from toolkit.language import Words

FOLDER = "toolkit.intake.start"


class ClientsTable(Hearing):
    """A table of clients with buttons; it opens what it is told to open."""

    _esm = script("start/clients.js")
    _css = resources.files(FOLDER).joinpath("clients.css").read_text("utf-8")
    told = ("words", "rows", "said")

    words = traitlets.Dict().tag(sync=True)
    rows: traitlets.List[dict[str, str]] = traitlets.List().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)

    def listen(self, heard: Callable[[str, str], None]) -> None:
        """Pass on what is pressed: `open` or `make`, with a client, or `new`."""

        def answer(_: Any, content: Mapping[str, Any], __: Any) -> None:
            if "kind" in content:
                heard(str(content["kind"]), str(content.get("client", "")))

        self.on_msg(answer)

    def go_to(self, path: str) -> None:
        """Open a notebook of the workspace in place of this one."""
        self.send({"kind": "open", "path": path})

    def say(self, client: str, text: str) -> None:
        """Say something in the row of a client."""
        self.said = {**self.said, client: text}


def clients_words(words: Words) -> dict[str, str]:
    """What the table says."""
    return {
        "title": words("Clients"),
        "new": words("New client"),
        "none": words("There is no client yet. Begin with the first."),
        "name": words("Client"),
        "changed": words("Last change"),
        "report": words("Last report"),
        "errors": words("Open errors"),
        "open": words("Open"),
        "show": words("Report"),
        "make": words("Make the report"),
        "opening": words("One moment: the page is being opened …"),
        "search": words("Search"),
    }


def told_row(row: ClientRow, words: Words) -> dict[str, str]:
    """A client as the table shows it."""
    return {
        "client": row.client,
        "name": row.name,
        "changed": words.date(row.changed_on),
        "report": words.date(row.report_on) if row.report_on else words("none yet"),
        "errors": "–" if row.n_errors is None else words.number(row.n_errors),
        "path": row.report,
    }
