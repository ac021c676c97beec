"""From one period to the next: what moves by itself, what people look at, what is removed."""

from toolkit.content_calendar.roll_over.note import Note, RollOver
from toolkit.content_calendar.roll_over.whole import next_period, roll_over

__all__ = ["Note", "RollOver", "next_period", "roll_over"]
