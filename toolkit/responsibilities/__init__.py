"""Who does what, who approves, and when somebody watches."""

from toolkit.responsibilities.approval import (
    Approval,
    ApprovalTurn,
    TurnDates,
    answer_by,
    approval,
    turn_dates,
)
from toolkit.responsibilities.question import (
    QUESTIONS,
    ChannelDuty,
    Duty,
    Question,
    channel_duty,
    five_questions,
)

__all__ = [
    "QUESTIONS",
    "Approval",
    "ApprovalTurn",
    "ChannelDuty",
    "Duty",
    "Question",
    "TurnDates",
    "answer_by",
    "approval",
    "channel_duty",
    "five_questions",
    "turn_dates",
]
