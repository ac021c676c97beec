"""What could be published: a proposal for the free places of a period, by an existing solver.

Importing this takes half a second for the solver: only `toolkit plan` does.
"""

from toolkit.content_calendar.plan.obstacle import Obstacle
from toolkit.content_calendar.plan.proposal import Assumption, Plan, Proposed, with_items
from toolkit.content_calendar.plan.whole import propose

__all__ = ["Assumption", "Obstacle", "Plan", "Proposed", "propose", "with_items"]
