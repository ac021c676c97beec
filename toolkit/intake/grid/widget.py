"""The grid in the browser: its values go there, and what is typed comes back."""

from __future__ import annotations

from importlib import resources
from typing import Any

import traitlets

from toolkit.intake.hearing import Hearing, script

SCRIPTS = (
    "element.js",
    "grid/cells.js",
    "grid/moving.js",
    "grid/filling.js",
    "grid/grid.js",
)


class GridWidget(Hearing):
    """A grid that is operated by keyboard; `grid` is as `cell.plain` makes it."""

    _esm = script(*SCRIPTS)
    _css = resources.files("toolkit.intake.grid").joinpath("grid.css").read_text("utf-8")

    told = ("grid", "words", "language")

    grid = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("nl").tag(sync=True)

    def tell(self, content: dict[str, Any]) -> None:
        """Say something to whoever is at the grid."""
        self.send(content)
