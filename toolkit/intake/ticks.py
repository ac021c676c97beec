"""Any of several, as a group of boxes to tick; core widgets only have a list that wants Ctrl."""

from __future__ import annotations

from importlib import resources
from typing import Any

import anywidget
import traitlets


class Ticks(anywidget.AnyWidget):
    """Boxes to tick. `options` are pairs of what is read and what is kept, `value` what is kept
    of those that are ticked, in their order.
    """

    _esm = resources.files("toolkit.intake").joinpath("ticks.js").read_text("utf-8")

    description = traitlets.Unicode().tag(sync=True)
    options: traitlets.List[Any] = traitlets.List().tag(sync=True)
    value: traitlets.List[Any] = traitlets.List().tag(sync=True)
