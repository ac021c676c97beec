"""Hours of the week in a sentence, as on a profile: "on working days between 9:00 and 17:00"."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language import Words
from toolkit.response_week import DAY
from toolkit.responsibilities import OpenDays

WORKING_DAYS, WEEKEND, WEEK = tuple(range(5)), (5, 6), tuple(range(7))


def profile_sentence(groups: Sequence[OpenDays], words: Words) -> str:
    """The hours as a sentence for the profile of a channel; empty without any."""
    return words("We answer {times}.", times=times_text(groups, words)) if groups else ""


def times_text(groups: Sequence[OpenDays], words: Words) -> str:
    """The hours in the middle of a sentence: `on Saturday between 9:00 and 12:00`."""
    if list(groups) == [OpenDays(WEEK, ((0, DAY),))]:
        return words("day and night")
    return words.listing([f"{_days(each, words)} {_stretches(each, words)}" for each in groups])


def clock_text(minutes: int, words: Words) -> str:
    """A time of day; midnight at the end of a day is 24:00, after it the clock begins again."""
    hour, minute = divmod(minutes if minutes <= DAY else minutes - DAY, 60)
    return words("{hour}:{minute}", hour=hour, minute=f"{minute:02}")


def stretch_text(start: int, end: int, words: Words) -> str:
    """A stretch of a day: `between 9:00 and 17:00`, or all of it."""
    if (start, end) == (0, DAY):
        return words("all day")
    first, last = clock_text(start, words), clock_text(end, words)
    return words("between {start} and {end}", start=first, end=last)


def _stretches(group: OpenDays, words: Words) -> str:
    return words.listing([stretch_text(*each, words) for each in group.stretches])


def _days(group: OpenDays, words: Words) -> str:
    days = group.days
    if days == WEEK:
        return words("every day")
    if days == WORKING_DAYS:
        return words("on working days")
    if days == WEEKEND:
        return words("at the weekend")
    names = [words.weekday(day) for day in days]
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        return words("from {first} to {last}", first=names[0], last=names[-1])
    return words("on {days}", days=words.listing(names))
