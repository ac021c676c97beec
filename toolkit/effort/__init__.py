"""Hours and euros: what making, answering and keeping up take, counted in one place."""

from toolkit.effort.channel import ChannelEffort, channel_effort, fixed_hours, role_of
from toolkit.effort.format_mix import MixPart, format_mix
from toolkit.effort.item import ItemHours, StepHours, item_hours
from toolkit.effort.level import OFF, TODAY, ChannelLevel, channel_levels
from toolkit.effort.span import Gap, Span
from toolkit.effort.variant import Variant, variant
from toolkit.effort.whole import Money, RoleEffort, StrategyEffort, strategy_effort

__all__ = [
    "OFF",
    "TODAY",
    "ChannelEffort",
    "ChannelLevel",
    "Gap",
    "ItemHours",
    "MixPart",
    "Money",
    "RoleEffort",
    "Span",
    "StepHours",
    "StrategyEffort",
    "Variant",
    "channel_effort",
    "channel_levels",
    "fixed_hours",
    "format_mix",
    "item_hours",
    "role_of",
    "strategy_effort",
    "variant",
]
