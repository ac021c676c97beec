"""Who does what, who approves, and when somebody watches."""

from toolkit.responsibilities.approval import (
    Approval,
    ApprovalTurn,
    TurnDates,
    answer_by,
    approval,
    turn_dates,
)
from toolkit.responsibilities.cover import ASKED, WatchWeek, holiday_weeks, watch_week
from toolkit.responsibilities.interval import Interval
from toolkit.responsibilities.opening import OpenDays, grouped_days, open_days, profile_hours
from toolkit.responsibilities.question import (
    QUESTIONS,
    ChannelDuty,
    Duty,
    Question,
    channel_duty,
    five_questions,
)
from toolkit.responsibilities.task import LETTERS, Letter, TaskDuty, raci, wants_raci

__all__ = [
    "ASKED",
    "LETTERS",
    "QUESTIONS",
    "Approval",
    "ApprovalTurn",
    "ChannelDuty",
    "Duty",
    "Interval",
    "Letter",
    "OpenDays",
    "Question",
    "TaskDuty",
    "TurnDates",
    "WatchWeek",
    "answer_by",
    "approval",
    "channel_duty",
    "five_questions",
    "grouped_days",
    "holiday_weeks",
    "open_days",
    "profile_hours",
    "raci",
    "turn_dates",
    "wants_raci",
    "watch_week",
]
