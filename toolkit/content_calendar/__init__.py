"""What is published when, and when its making has to begin."""

from toolkit.content_calendar.aim import Aim, aims
from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.key_date import CalendarDay
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.schedule import Production, StepDates, WeekLoad
from toolkit.content_calendar.whole import ContentCalendar, content_calendar

__all__ = [
    "Aim",
    "CalendarDay",
    "CalendarFlaw",
    "ContentCalendar",
    "Production",
    "Publication",
    "StepDates",
    "WeekLoad",
    "aims",
    "content_calendar",
]
