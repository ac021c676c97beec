"""The board in the browser: a month goes there, and what is moved comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

HERE = Path(__file__).parent


class BoardWidget(anywidget.AnyWidget):
    """A month on which cards move; `board` is as `plain.plain_month` makes it."""

    _esm = HERE / "board.js"
    _css = HERE / "board.css"

    board = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("nl").tag(sync=True)

    def tell(self, content: dict[str, Any]) -> None:
        """Say something to whoever is at the board."""
        self.send(content)
