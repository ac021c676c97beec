"""Any of several, as a group of boxes to tick; core widgets only have a list that wants Ctrl."""

from __future__ import annotations

from typing import Any

import traitlets

from toolkit.intake.hearing import Hearing, script


class Ticks(Hearing):
    """Boxes to tick. `options` are pairs of what is read and what is kept, `value` what is kept
    of those that are ticked, in their order.
    """

    _esm = script("ticks.js")

    told = ("description", "options")

    description = traitlets.Unicode().tag(sync=True)
    options: traitlets.List[Any] = traitlets.List().tag(sync=True)
    value: traitlets.List[Any] = traitlets.List().tag(sync=True)
