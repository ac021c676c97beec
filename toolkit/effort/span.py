"""Hours with their bounds, and what is missing to know them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

RoleHours = tuple[tuple[str | None, float], ...]
"""Hours per role; None is work that nobody has been given."""

What = Literal["cadence", "fixed", "step_hours", "role", "rate", "price"]


@dataclass(frozen=True)
class Span:
    """A number with bounds; `central` is None where it is unknown, `high` infinite where open."""

    low: float
    central: float | None
    high: float

    @property
    def known(self) -> float:
        """What is known: the central value, else the low end."""
        return self.low if self.central is None else self.central

    def __add__(self, other: Span) -> Span:
        """Both together; unknown where one of them is."""
        both = self.central is not None and other.central is not None
        central = self.known + other.known if both else None
        return Span(self.low + other.low, central, self.high + other.high)

    def times(self, factor: Span) -> Span:
        """A product of two numbers that are not below 0; 0 times an open end is 0."""
        both = self.central is not None and factor.central is not None
        central = self.known * factor.known if both else None
        high = 0.0 if 0 in (self.high, factor.high) else self.high * factor.high
        return Span(self.low * factor.low, central, high)


NOTHING = Span(0.0, 0.0, 0.0)
UNKNOWN = Span(0.0, None, math.inf)


def exactly(value: float) -> Span:
    """A number without a margin."""
    return Span(value, value, value)


@dataclass(frozen=True)
class Gap:
    """Something that is not known: what, and of which channel, role, format or tool."""

    what: What
    name: str


def role_sum(parts: Iterable[RoleHours]) -> RoleHours:
    """The hours of each role over all parts, in order of first mention."""
    found: dict[str | None, float] = {}
    for part in parts:
        for role, hours in part:
            found[role] = found.get(role, 0.0) + hours
    return tuple(found.items())


def scaled(hours: RoleHours, factor: float) -> RoleHours:
    """The hours of each role, times a factor."""
    return tuple((role, each * factor) for role, each in hours)
