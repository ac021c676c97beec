"""What a plan takes for granted where the client said nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.content_calendar.plan.proposal import Assumption, AssumptionCode, Proposed
from toolkit.strategy import Strategy


def assumptions(strategy: Strategy, proposed: Sequence[Proposed]) -> Iterator[Assumption]:
    """What was taken for granted for the channels on which something is proposed."""
    first = {each.item.channels[0] for each in proposed}
    channels = [each for each in strategy.channels if each.id in first]
    cadences = [(each.id, each.cadence) for each in channels if each.cadence]
    usual = {each.item.channels[0] for each in proposed if not each.own}
    alone = {each.item.channels[0] for each in proposed if not each.item.personas}
    untimed = {each.item.channels[0] for each in proposed if each.item.at is None}
    per_channel: dict[AssumptionCode, list[str]] = {
        "only_maximum": [
            name for name, each in cadences if not each.min and not each.with_copies_min
        ],
        "measured": [name for name, each in cadences if each.basis == "measured"],
        "usual_formats": [each.id for each in channels if each.id in usual],
        "no_times": [each.id for each in channels if each.id in untimed],
        "no_personas": [each.id for each in channels if each.id in alone],
    }
    for code, names in per_channel.items():
        if names:
            yield Assumption(code, tuple(names))
    hours = [each.hours_per_week for each in strategy.roles]
    if channels and all(each is None for each in (*hours, strategy.capacity.hours_per_week)):
        yield Assumption("hours_unknown")
