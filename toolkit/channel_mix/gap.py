"""What is missing, where no mix can be advised yet?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.channel_mix.offer import Offer
from toolkit.strategy import Strategy

Missing = Literal["channels", "personas", "goals", "weights", "use", "cadence", "hours"]


@dataclass(frozen=True)
class MixGap:
    """Why no mix can be advised yet: the first thing that is missing.

    `channels` to choose among, `personas`, `goals` that a platform can serve, `weights` above 0,
    the `use` of any platform or the `cadence` of any channel, or `hours`: neither are they
    known, nor does anything run today that says how many there are.
    """

    missing: Missing


def missing_for(strategy: Strategy, offer: Offer) -> Missing | None:
    """What a choice of channels cannot do without, and is not there."""
    problem = offer.problem
    unknown = {offer.unknown.get(name) for name in problem.channels}
    if not problem.channels:
        return "channels"
    if not strategy.personas:
        return "personas"
    if not problem.cells:
        return "goals"
    if not problem.weight.any():
        return "weights"
    if None not in unknown:
        return "use" if "use" in unknown else "cadence"
    return "hours" if offer.budget == "today" and not problem.budget_hours else None
