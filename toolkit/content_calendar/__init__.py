"""What is published when, and when its making has to begin."""

from toolkit.content_calendar.aim import Aim, aims
from toolkit.content_calendar.content_coverage import (
    ChannelWeeks,
    ContentCoverage,
    content_coverage,
)
from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.key_date import CalendarDay
from toolkit.content_calendar.load import JointLoad, WeekLoad, person_load, whole_load
from toolkit.content_calendar.production import Production, StepDates
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.whole import ContentCalendar, content_calendar

__all__ = [
    "Aim",
    "CalendarDay",
    "CalendarFlaw",
    "ChannelWeeks",
    "ContentCalendar",
    "ContentCoverage",
    "JointLoad",
    "Production",
    "Publication",
    "StepDates",
    "WeekLoad",
    "aims",
    "content_calendar",
    "content_coverage",
    "person_load",
    "whole_load",
]
