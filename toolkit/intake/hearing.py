"""Widgets with a script of their own, which go on hearing the kernel on a busy page."""

from __future__ import annotations

import uuid
from importlib import resources
from typing import Any, ClassVar

import anywidget
import traitlets


def script(*names: str) -> str:
    """The files of this room as one script; what makes a widget hear goes first."""
    folder = resources.files("toolkit.intake")
    return "".join(folder.joinpath(name).read_text("utf-8") for name in ("hearing.js", *names))


class Hearing(anywidget.AnyWidget):
    """A widget whose script begins with `script`, and calls `goOnHearing` where it renders.

    anywidget gives up on a widget that a busy page did not start within two seconds: it is
    shown, but hears nothing from the kernel any more. This one listens for itself, and gets
    what it missed: `told` are the traits that only the kernel sets. `me` is the name by which
    it finds itself in the page.
    """

    told: ClassVar[tuple[str, ...]] = ()

    me = traitlets.Unicode().tag(sync=True)

    def __init__(self, **options: Any) -> None:
        name = uuid.uuid4().hex
        super().__init__(model_id=name, me=name, **options)
        self.on_msg(self._catch_up)

    def _catch_up(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if content == {"do": "hear"}:
            self.send_state(list(self.told))
