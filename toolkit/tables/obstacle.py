"""Why something could not be planned, and what was taken for granted, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from toolkit.content_calendar.plan import Assumption, Obstacle, Plan
from toolkit.tables.view import View

BECAUSE: Mapping[str, str] = MappingProxyType(
    {
        "no_channel": "no channel in use serves it",
        "no_cadence": "of the channels that serve it no cadence is known",
        "full": "there is no room left on the channels that serve it",
        "no_hours": "there are no hours left for it",
        "too_late": "nothing can be ready in time",
        "no_time": "every posting time of the channels that serve it is taken",
    }
)
KEY_DATES: Mapping[str, str] = MappingProxyType(
    {
        "key_date_untied": "{key_date} ({day}): say which goal and which audience it touches.",
        "key_date_too_many": "{key_date} ({day}): there are as many key dates this month as "
        "wanted; those higher in the file go first.",
        "key_date_no_channel": "{key_date} ({day}): no channel in use serves its goals for its "
        "audiences.",
        "key_date_full": "{key_date} ({day}): the channels that serve it are full by then.",
        "key_date_too_late": "{key_date} ({day}): nothing can be ready in time.",
        "key_date_no_hours": "{key_date} ({day}): there are no hours left for a message.",
    }
)
AHEAD = dt.timedelta(days=7)
TOGETHER = ("no_cadence", "no_purpose")


def obstacle_texts(plan: Plan, view: View) -> tuple[str, ...]:
    """What could not be planned, each in a sentence; channels with the same lack taken together."""
    said = []
    for code in TOGETHER:
        same = [each for each in plan.obstacles if each.code == code]
        if same:
            said.append(_channels_text(code, same, view))
    rest = (each for each in plan.obstacles if each.code not in TOGETHER)
    return (*(obstacle_text(each, plan, view) for each in rest), *said)


def obstacle_text(each: Obstacle, plan: Plan, view: View) -> str:
    """One thing that could not be planned, and why."""
    words = view.words
    match each.code:
        case "window_over" | "period_over" | "period_later" | "no_channels" | "no_goals":
            return _nothing_text(each, view)
        case "no_cadence" | "no_purpose":
            return _channels_text(each.code, [each], view)
        case "no_hours" | "too_late" | "no_time":
            return _places_text(each, view)
        case "goal_month":
            return words(
                "“{goal}” has nothing in {months}: {because}.",
                goal=view.short(view.name("goals", each.goal)),
                months=months_text(each.months, view),
                because=words(BECAUSE[each.because or "full"]),
            )
        case "persona":
            return words(
                "There is nothing for {persona}: {because}.",
                persona=view.name("personas", each.persona),
                because=words(BECAUSE[each.because or "full"]),
            )
        case _:
            day = words.date(each.on)
            said = words(KEY_DATES[each.code], key_date=each.key_date, day=day)
            return " ".join((said, *_instead(each, plan, view)))


def _nothing_text(each: Obstacle, view: View) -> str:
    """Why nothing at all can be planned."""
    words = view.words
    day = words.date(each.on)
    match each.code:
        case "window_over":
            return words("The days that were asked for are over: the last was {day}.", day=day)
        case "period_over":
            return words(
                "The period of this strategy ended on {day}. Make the strategy for the next "
                "period first: toolkit roll-over.",
                day=day,
            )
        case "period_later":
            return words(
                "The period of this strategy begins on {day}, after the days that were asked for.",
                day=day,
            )
        case "no_channels":
            return words("No channel is in use, so that there is nothing to plan for.")
        case _:
            return words(
                "No channel in use serves a goal: a message would serve nothing. Say of each "
                "channel which goal it is for."
            )


def _channels_text(code: str, several: Sequence[Obstacle], view: View) -> str:
    channels = _listed([view.name("channels", each.channel) for each in several], view)
    if code == "no_cadence":
        return view.words(
            "It is not known how often something should appear on {channels}: nothing is planned "
            "there.",
            channels=channels,
        )
    return view.words(
        "It is not known which goal {channels} should serve: nothing is planned there.",
        channels=channels,
    )


def _places_text(each: Obstacle, view: View) -> str:
    words = view.words
    channel = view.name("channels", each.channel)
    if each.code == "too_late" and not each.n:
        return words(
            "{channel}: nothing can be ready before {day}.",
            channel=channel,
            day=words.date(each.first_possible),
        )
    head = words.count(
        "{channel}: {n} message in {weeks} is not planned",
        "{channel}: {n} messages in {weeks} are not planned",
        each.n,
        channel=channel,
        weeks=weeks_text(each.weeks, view),
    )
    if each.code == "no_time":
        return f"{head}: " + words("every posting time is taken.")
    if each.code == "too_late":
        return f"{head}: " + words("it cannot be ready in time.")
    who = words.listing([view.name("roles", role) for role in each.roles])
    short = words.count("{n} minute", "{n} minutes", each.minutes)
    if each.roles:
        return f"{head}: " + words(
            "the hours of {who} are full (up to {short} a week too few).", who=who, short=short
        )
    return f"{head}: " + words(
        "all hours together are full (up to {short} a week too few).", short=short
    )


def _instead(each: Obstacle, plan: Plan, view: View) -> Iterator[str]:
    """A message that is there already and can be used for a key date."""
    if each.on is None or each.code in ("key_date_untied", "key_date_too_many"):
        return
    key = next(
        (
            day
            for day in view.analysis.calendar.days
            if (day.name, day.start) == (each.key_date, each.on)
        ),
        None,
    )
    if key is None:
        return
    near = [
        one
        for one in plan.published
        if each.on - AHEAD <= one.on <= each.on
        and set(one.goals) & set(key.goals)
        and set(one.personas) & set(key.personas)
    ]
    if near:
        last = max(near, key=lambda one: (one.on, one.id))
        yield view.words(
            "“{title}” of {day} can be used for it.",
            title=view.short(last.title),
            day=view.words.date(last.on),
        )


def assumption_text(each: Assumption, view: View) -> str:
    """One thing that was taken for granted."""
    words = view.words
    channels = _listed([view.name("channels", name) for name in each.channels], view)
    match each.code:
        case "only_maximum":
            return words(
                "{channels}: only a maximum is known; half of it is planned (judgement).",
                channels=channels,
            )
        case "measured":
            return words(
                "{channels}: planned as often as was counted; nobody chose that yet.",
                channels=channels,
            )
        case "usual_formats":
            return words(
                "{channels}: in the usual formats of the platform, with the usual hours and "
                "working days (judgement).",
                channels=channels,
            )
        case "no_times":
            return words(
                "{channels}: no posting times are known, so that only the day is planned.",
                channels=channels,
            )
        case "no_personas":
            return words(
                "No audience is recorded for these channels: {channels}. The messages there are "
                "for nobody in particular.",
                channels=channels,
            )
        case _:
            return words(
                "Nobody said how many hours there are, so that the work was not held against them."
            )


def _listed(names: Sequence[str], view: View) -> str:
    """Names in a sentence; between quotation marks where a comma would part them wrongly."""
    if any("," in name for name in names):
        return view.words.listing([f"“{name}”" for name in names])
    return view.words.listing(list(names))


def weeks_text(weeks: Sequence[tuple[int, int]], view: View) -> str:
    """ISO weeks in a sentence: week 52 and 53 of 2026."""
    words, said = view.words, []
    for year, several in groupby(sorted(weeks), key=lambda each: each[0]):
        numbers = list(_runs([week for _, week in several]))
        said.append(words("week {weeks} of {year}", weeks=words.listing(numbers), year=str(year)))
    return words.listing(said)


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Numbers that follow on each other taken together: 1–3, 5."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        several = [number for _, number in run]
        yield f"{several[0]}" if len(several) == 1 else f"{several[0]}–{several[-1]}"


def months_text(months: Sequence[str], view: View) -> str:
    """Months in a sentence: January and February 2027."""
    words, said = view.words, []
    for year, several in groupby(sorted(months), key=lambda each: each[:4]):
        names = words.listing([words.month(int(month[5:])) for month in several])
        said.append(f"{names} {year}")
    return words.listing(said)
