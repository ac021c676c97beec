"""What could not be laid on a calendar as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class CalendarFlaw:
    """Something that could not be laid on the calendar, and why.

    Attributes
    ----------
    code
        Of a rule: "rule_not_understood", "rule_never" (31 February), "rule_endless" (neither it,
        nor the series, nor the period ends), "start_assumed" (it is counted from a day that
        nobody filled in). Of a day: "occurrence_not_there" (the series does not come then),
        "outside_period". Of a time: "time_not_there" (the clock skips it), "unknown_time_zone".
        Of a channel: "channel_not_in_use". Of a key date: "key_date_undated", "unknown_event",
        "no_school_region" (a break of the schools, and no region).
    path
        The place in the strategy file.
    facts
        What was found, or the day it is about.
    """

    code: str
    path: str
    facts: Mapping[str, str] = field(default_factory=dict)
