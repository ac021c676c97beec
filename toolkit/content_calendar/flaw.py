"""What could not be laid on a calendar as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class CalendarFlaw:
    """Something that could not be laid on the calendar, and why.

    `code` is one of: "rule_not_understood", "rule_never", "rule_endless", "start_assumed",
    "occurrence_not_there", "channel_not_in_use", "outside_period", "time_not_there" (a local time
    that the clock skips), "unknown_time_zone", "unknown_event".
    """

    code: str
    path: str
    facts: Mapping[str, str] = field(default_factory=dict)
