"""The grid in the browser: its values go there, and what is typed comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

HERE = Path(__file__).parent


class GridWidget(anywidget.AnyWidget):
    """A grid that is operated by keyboard; `grid` is as `cell.plain` makes it."""

    _esm = HERE / "grid.js"
    _css = HERE / "grid.css"

    grid = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("nl").tag(sync=True)

    def tell(self, content: dict[str, Any]) -> None:
        """Say something to whoever is at the grid."""
        self.send(content)
