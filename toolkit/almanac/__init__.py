"""Which days are days off, and when do the days come that everybody knows?"""

from toolkit.almanac.event import event_day, event_spans
from toolkit.almanac.school import SchoolBreak, school_breaks
from toolkit.almanac.working_day import WorkingDays, public_holidays, working_days

__all__ = [
    "SchoolBreak",
    "WorkingDays",
    "event_day",
    "event_spans",
    "public_holidays",
    "school_breaks",
    "working_days",
]
