"""All clients side by side: what each set told of itself, and what they have in common.

Light to import: what makes a summary from an analysis is in `toolkit.portfolio.summarise`.
"""

from toolkit.portfolio.deadline import (
    NEAR_DAYS,
    ClientDeadline,
    deadlines_near,
    deadlines_passed,
    next_deadline,
)
from toolkit.portfolio.entry import Failure, Portfolio, PortfolioEntry, State
from toolkit.portfolio.shared import (
    RoleShare,
    SharedKeyDate,
    SharedRole,
    SharedWeek,
    shared_key_dates,
    shared_roles,
)
from toolkit.portfolio.summary import (
    ClientSummary,
    CoverageIndex,
    Deadline,
    DeadlineKind,
    FindingCount,
    HoursWanted,
    KeyDay,
    RoleHours,
    WeekHours,
)

__all__ = [
    "NEAR_DAYS",
    "ClientDeadline",
    "ClientSummary",
    "CoverageIndex",
    "Deadline",
    "DeadlineKind",
    "Failure",
    "FindingCount",
    "HoursWanted",
    "KeyDay",
    "Portfolio",
    "PortfolioEntry",
    "RoleHours",
    "RoleShare",
    "SharedKeyDate",
    "SharedRole",
    "SharedWeek",
    "State",
    "WeekHours",
    "deadlines_near",
    "deadlines_passed",
    "next_deadline",
    "shared_key_dates",
    "shared_roles",
]
