"""Which days are days off, and when do the days come that everybody knows?"""

from toolkit.almanac.working_day import WorkingDays, working_days

__all__ = ["WorkingDays", "working_days"]
