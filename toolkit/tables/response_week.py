"""When somebody watches, whether the norm can be met, and what a profile may say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from toolkit.almanac import working_days
from toolkit.responsibilities import WatchWeek, holiday_weeks, open_days
from toolkit.strategy import ResponseNorm
from toolkit.tables.block import Block, Cell, Column, Facts, Heading, Prose, Table, lean
from toolkit.tables.note import notes_text
from toolkit.tables.opening import times_text
from toolkit.tables.quantity import hours_text
from toolkit.tables.value import label
from toolkit.tables.view import View
from toolkit.tables.watch import (
    WatchGroup,
    channels_text,
    profile_sentences,
    unwatched_days,
    watch_groups,
)

WEEKS_AHEAD = 13
"""A quarter: what can still be arranged."""

BASIS = {
    "norm": "as agreed for this channel",
    "roles": "the working hours of who watches",
    "opening": "the opening hours",
}


def response_week_section(view: View) -> tuple[Block, ...]:
    """When does somebody watch, and can the norm be met?"""
    words, groups = view.words, watch_groups(view)
    heading = Heading(words("When somebody watches"), "response-week")
    if not any(group.week.known or group.week.norm for group in groups):
        nothing = words(
            "It is not agreed when somebody watches, nor how soon a question is answered."
        )
        return heading, Prose(nothing, "quiet")
    return heading, Prose(_in_a_sentence(groups, view)), week_table(groups, view)


def _in_a_sentence(groups: tuple[WatchGroup, ...], view: View) -> str:
    words = view.words
    kept = [n for n, each in _counted(groups) if each.feasible]
    broken = [n for n, each in _counted(groups) if each.feasible is False]
    unknown = sum(len(each.channels) for each in groups if not each.week.known)
    said = [
        words.count(
            "On {n} channel the norm can be kept.",
            "On {n} channels the norm can be kept.",
            sum(kept),
        )
        if kept
        else "",
        words.count(
            "On {n} channel more is promised than the hours can keep.",
            "On {n} channels more is promised than the hours can keep.",
            sum(broken),
        )
        if broken
        else "",
        words.count(
            "Of {n} channel it is not known when somebody watches.",
            "Of {n} channels it is not known when somebody watches.",
            unknown,
        )
        if unknown
        else "",
        words(
            "Questions are taken to come evenly from seven to eleven in the evening (judgement)."
        ),
    ]
    return " ".join(filter(None, said))


def _counted(groups: tuple[WatchGroup, ...]) -> list[tuple[int, WatchWeek]]:
    return [(len(each.channels), each.week) for each in groups]


def week_table(groups: tuple[WatchGroup, ...], view: View) -> Table:
    """Each group of channels: when somebody watches, when nobody, the norm and if it can be met."""
    words = view.words
    columns = ("Channels", "Somebody watches", "Nobody watches", "Norm", "In time", "Norm kept")
    return lean(
        Table(
            "response-table",
            words("Hours, norms, and the share of questions that can be answered in time"),
            tuple(Column(words(name), name == "In time") for name in columns),
            tuple(_row(group, view) for group in groups),
            _times_note(view),
        )
    )


def _times_note(view: View) -> str:
    words, zone = view.words, view.strategy.client.time_zone
    usual = words("In a usual week; “nobody watches” is about 7 to 23 hours.")
    place = words("Times are those of {place}.", place=words.zone(zone)) if zone else ""
    return f"{usual} {place}".strip()


def _row(group: WatchGroup, view: View) -> tuple[Cell, ...]:
    words, week = view.words, group.week
    watched = times_text(open_days(week.watch.hours), words) if week.known else words("not known")
    share = "" if week.share is None else words.percent(week.share)
    nobody = times_text(unwatched_days(week), words) if week.known else ""
    basis = words(BASIS[week.watch.basis]) if week.watch.basis else None
    return (
        Cell(channels_text(group.channels, view)),
        Cell(watched, basis, gap=not week.known),
        Cell(nobody),
        norm_cell(week.norm, view),
        Cell(share),
        _kept(week, view),
    )


def _kept(week: WatchWeek, view: View) -> Cell:
    """Whether the norm can be met; of one without a share, whether it always can."""
    if week.feasible is False:
        return Cell(view.words("no"), gap=True)
    if week.feasible or week.share == 1:
        return Cell(view.words("yes"))
    return Cell("" if week.share is None else view.words("not always"))


def norm_cell(norm: ResponseNorm | None, view: View) -> Cell:
    """What is promised, with the client's own words for it."""
    if norm is None:
        return Cell(view.words("not agreed"), gap=True)
    notes = notes_text((norm.text, norm.remark))
    said = norm_text(norm, view)
    return Cell(said, notes or None) if said else Cell(notes)


def norm_text(norm: ResponseNorm, view: View) -> str:
    """A norm in words: `80 % within 4 hours`."""
    words = view.words
    hours, days = norm.within_hours, norm.within_working_days
    if hours is not None:
        more = words("within {n} hours", n=words.number(hours, 1))
        span = words("within one hour") if hours == 1 else more
    elif days is not None:
        more = words("within {n} working days", n=words.number(days, 1))
        span = words("within one working day") if days == 1 else more
    else:
        return ""
    return f"{words.percent(norm.share)} {span}" if norm.share is not None else span


def holiday_part(view: View) -> tuple[Block, ...]:
    """The weeks of the coming quarter in which a public holiday leaves a channel unwatched."""
    words = view.words
    found = sorted(_holiday_weeks(view), key=lambda pair: pair[1].monday or dt.date.max)
    if not found:
        return ()
    columns = ("Week of", "Public holiday", "Channels", "In time", "Else")
    return (
        lean(
            Table(
                "response-holidays-table",
                words("The coming quarter: weeks in which somebody is away who is usually there"),
                tuple(Column(words(name), name in ("In time", "Else")) for name in columns),
                tuple(_holiday_row(group, week, view) for group, week in found),
                words("On a public holiday the hours of a Sunday are counted (judgement)."),
            )
        ),
    )


def _holiday_weeks(view: View) -> Iterator[tuple[WatchGroup, WatchWeek]]:
    groups = watch_groups(view)
    with_norm = [group for group in groups if group.week.share is not None]
    for group in with_norm or groups:
        channel, today = group.channels[0], view.analysis.as_of
        for week in holiday_weeks(view.strategy, channel, today, WEEKS_AHEAD):
            yield group, week


def _holiday_row(group: WatchGroup, week: WatchWeek, view: View) -> tuple[Cell, ...]:
    words, monday = view.words, week.monday or dt.date.max
    days = working_days(view.strategy.client.country)
    dates = [monday + dt.timedelta(days=number) for number in week.holidays]
    named = [f"{days.holiday(day, words.language)} ({words.short_day(day)})" for day in dates]
    shares = (week.share, group.week.share)
    return (
        Cell(words.date(monday)),
        Cell("; ".join(named)),
        Cell(channels_text(group.channels, view)),
        *(Cell("" if share is None else words.percent(share)) for share in shares),
    )


def profile_part(view: View) -> tuple[Block, ...]:
    """The sentences that a profile may carry: no more than somebody keeps."""
    words = view.words
    pairs = tuple(
        (channels_text(group.channels, view), "\n".join(sentences))
        for group in watch_groups(view)
        if (sentences := profile_sentences(group, view))
    )
    opening = opening_hours(view)
    if not (pairs or opening):
        return ()
    return Heading(words("For the profile"), "response-profile", 3), Facts((*pairs, *opening))


def opening_hours(view: View) -> tuple[tuple[str, str], ...]:
    """The opening hours as they were recorded, with their label; empty without any."""
    agreements = view.strategy.agreements
    said = (hours_text(agreements.opening_hours, view.words), agreements.opening_hours_text)
    text = notes_text(said)
    return ((label("agreements.opening_hours", view), text),) if text else ()
