"""The overview of the steps: which there are, which one is open, and what is to be done in each."""

from __future__ import annotations

from typing import Any

import traitlets

from toolkit.intake.hearing import Hearing, script


class Overview(Hearing):
    """A list of buttons, one a step. `chosen` is the name of the open step.

    Each of `steps` has a `name`, a `number`, a `label`, whether it is `done`, and what is
    `said` of it. Core widgets have no list of buttons of which one is the current.
    """

    _esm = script("step/overview.js")

    told = ("label", "steps")

    label = traitlets.Unicode().tag(sync=True)
    steps: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)
