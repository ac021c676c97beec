"""The board in the browser: a month goes there, and what is moved comes back."""

from __future__ import annotations

from importlib import resources
from typing import Any

import traitlets

from toolkit.intake.hearing import Hearing, script

SCRIPTS = (
    "element.js",
    "board/date.js",
    "board/frame.js",
    "board/showing.js",
    "board/carrying.js",
    "board/board.js",
)


class BoardWidget(Hearing):
    """A month on which cards move; `board` is as `plain.plain_month` makes it."""

    _esm = script(*SCRIPTS)
    _css = resources.files("toolkit.intake.board").joinpath("board.css").read_text("utf-8")

    told = ("board", "words", "language")

    board = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("nl").tag(sync=True)

    def tell(self, content: dict[str, Any]) -> None:
        """Say something to whoever is at the board."""
        self.send(content)
