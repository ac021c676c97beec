"""What is said of a channel mix: why this, why not that, and what stands in the way."""

from __future__ import annotations

import math

from toolkit.channel_mix import Mix, MixConflict
from toolkit.channel_mix.advice import LITTLE, ChannelAdvice, MixAdvice
from toolkit.channel_mix.gap import MixGap
from toolkit.channel_mix.glance import MixGlance
from toolkit.channel_mix.offer import budget_eur
from toolkit.effort import OFF, ChannelLevel
from toolkit.strategy import Channel
from toolkit.tables.quantity import cadence_text
from toolkit.tables.view import View

WORTH_TELLING = 0.5
"""Hours a week that are left over; fewer are no plan (judgement)."""


def gap_text(gap: MixGap, view: View) -> str:
    """Why no mix can be advised yet, and what is needed first."""
    words = view.words
    if gap.missing == "hours":
        return words(
            "How many hours there are is not known, and no channel is in use yet. The variants "
            "show what 4, 8 and 12 hours a week bring."
        )
    missing = {
        "channels": words("there is no channel to choose from."),
        "personas": words("no audience is described."),
        "goals": words("no goal says what is to be achieved with which audience."),
        "weights": words("all goals or all audiences weigh 0, so that nothing is better."),
        "use": words(
            "of none of these platforms is it known who uses it, and nothing is published that "
            "holds for these audiences. Ask the client, or twenty people of each audience."
        ),
        "cadence": words("of none of the channels is it known how often something appears."),
    }[gap.missing]
    return words("No mix can be advised yet: {reason}", reason=missing)


def conflict_text(conflict: MixConflict, view: View, asked: float | None = None) -> str:
    """Why there is no mix at all, in words, and what would mend it."""
    words, n = view.words, len(conflict.channels)
    channels = words.listing([view.name("channels", each) for each in conflict.channels])
    if conflict.kind == "hours":
        said = words.count(
            "There is no mix: {channels} is fixed and takes at least {hours} hours a week, and "
            "there are {available}.",
            "There is no mix: {channels} are fixed and together take at least {hours} hours a "
            "week, and there are {available}.",
            n,
            channels=channels,
            hours=words.number(conflict.hours, 1),
            available=words.number(_hours(view) if asked is None else asked, 1),
        )
    elif conflict.kind == "eur":
        said = words.count(
            "There is no mix: {channels} is fixed and costs at least {euro} a month, and there is "
            "{available}.",
            "There is no mix: {channels} are fixed and together cost at least {euro} a month, and "
            "there is {available}.",
            n,
            channels=channels,
            euro=words.euro(conflict.eur),
            available=words.euro(budget_eur(view.strategy)),
        )
    else:
        said = words(
            "There is no mix: {channels} cannot be run together within the hours and euros that "
            "there are.",
            channels=channels,
        )
    mend = words.count(
        "Let it go, do less with it, or find what is missing.",
        "Let one of them go, do less with it, or find what is missing.",
        n,
    )
    return f"{said} {mend}"


def _hours(view: View) -> float:
    """The hours a week that there are: the client's, else what the channels take today."""
    hours = view.strategy.capacity.hours_per_week
    return view.analysis.effort.hours_per_week.known if hours is None else hours


def unmet_texts(advice: MixAdvice, view: View) -> tuple[str, ...]:
    """The stated coverages that could not be had, each with what stands in the way."""
    words, found = view.words, []
    for unmet in advice.advised.unmet:
        goal, persona = advice.cells[unmet.cell]
        facts = {
            "goal": view.name("goals", goal),
            "persona": view.name("personas", persona),
            "minimum": words.number(100 * unmet.minimum),
        }
        if not unmet.beside:
            highest = words.number(100 * unmet.highest, 1)
            found.append(
                words(
                    "The coverage of {minimum} that is asked of “{goal}” for {persona} cannot be "
                    "had: with these channels and hours it is {highest} at most.",
                    **facts,
                    highest=highest,
                )
            )
            continue
        others = (advice.cells[cell] for cell in unmet.beside)
        named = (
            f"“{view.name('goals', goal)}” ({view.name('personas', persona)})"
            for goal, persona in others
        )
        found.append(
            words(
                "The coverage of {minimum} that is asked of “{goal}” for {persona} does not go "
                "together with that of {others}, which goes first.",
                **facts,
                others=words.listing(list(named)),
            )
        )
    return tuple(found)


def lead_text(advice: MixAdvice | MixGlance, view: View) -> str:
    """What the mix covers, within which hours, beside today's."""
    words = view.words
    hours = words.number(advice.budget_hours, 1)
    start = {
        "asked": words("For {hours} hours a week", hours=hours),
        "capacity": words("Within the {hours} hours a week that there are", hours=hours),
        "today": words(
            "Within the {hours} hours a week that the channels take now (how many there are is "
            "not known)",
            hours=hours,
        ),
    }[advice.budget]
    if not advice.advised.n_changes:
        kept = words(
            "today's mix is the best: coverage {advised} with {hours} hours. That is a low end: "
            "what can be counted on.",
            advised=words.number(points_of(advice.advised), 1),
            hours=words.number(advice.advised.hours, 1),
        )
        return f"{start} {kept}"
    said = words(
        "the mix below covers most: coverage {advised} with {hours} hours, against {today} with "
        "{spent} hours today. Both are low ends: what can be counted on.",
        advised=words.number(points_of(advice.advised), 1),
        hours=words.number(advice.advised.hours, 1),
        today=words.number(advice.today_coverage, 1),
        spent=words.number(advice.today_hours, 1),
    )
    return f"{start} {said}"


def left_over_texts(advice: MixAdvice, view: View) -> tuple[str, ...]:
    """Hours that are there, and that no channel has a use for."""
    left = advice.budget_hours - advice.advised.hours
    best = max((point.mix.coverage or 0.0 for point in advice.frontier), default=math.inf)
    if left < WORTH_TELLING or math.isinf(left) or (advice.advised.coverage or 0.0) < best:
        return ()
    hours = view.words.number(left, 1)
    return (
        view.words("The other {hours} hours a week add nothing on these channels.", hours=hours),
    )


def points_of(mix: Mix) -> float | None:
    """The coverage of a mix, from 0 to 100; None where nothing has a weight."""
    return None if mix.coverage is None else 100 * mix.coverage


def level_text(level: ChannelLevel, view: View) -> str:
    """How a channel is run at a level, in words."""
    if level.id == OFF:
        return view.words("not in use")
    return level.name or rhythm_text(level, view)


def rhythm_text(level: ChannelLevel, view: View) -> str:
    """How often something appears at a level: the number where there is one, else the words."""
    cadence = level.cadence
    if cadence is not None and cadence.posts_per_week() is not None:
        cadence = cadence.model_copy(update={"text": None})
    return cadence_text(cadence, view.words) or view.words("cadence not known")


def weak_texts(advice: MixAdvice, view: View) -> tuple[str, ...]:
    """The channels that are in only because hours are left, each with what it brings."""
    words, fixed = view.words, {each.id for each in view.strategy.channels if each.choice == "must"}
    return tuple(
        words(
            "{channel} brings next to nothing: {points} points for {hours} hours a week, which may "
            "as well be used otherwise.",
            channel=view.name("channels", each.channel),
            points=words.number(each.points, 1),
            hours=words.number(each.hours, 1),
        )
        for each in advice.channels
        if each.advised.id != OFF
        and each.reason is None
        and each.points < LITTLE
        and each.channel not in fixed
    )


def because_text(each: ChannelAdvice, view: View) -> str:
    """Why a channel is left out, or cannot be judged."""
    words, channel = view.words, _channel(each, view)
    if each.reason == "decided":
        return _decided_text(each, channel, view)
    if each.reason == "use":
        return words("it is not known how many of the audiences use it: ask the client")
    if each.reason == "cadence":
        return words("it is not known how often something appears there: ask the client")
    if each.reason == "no_fit":
        return words("it suits none of the goals for these audiences")
    points, hours = words.number(each.points, 1), words.number(each.hours, 1)
    if each.reason == "little":
        return words("it adds next to nothing: {points} points", points=points)
    if each.reason == "no_hours":
        return words(
            "it would add {points} points, but takes {hours} hours a week, which are not there",
            points=points,
            hours=hours,
        )
    return words(
        "it would add {points} points for {hours} hours a week; the others bring more for them",
        points=points,
        hours=hours,
    )


def _decided_text(each: ChannelAdvice, channel: Channel, view: View) -> str:
    """The client's own reason, and what it costs in coverage where that is more than nothing."""
    words = view.words
    reason = channel.choice_reason or channel.status_reason or words("the client decided so")
    if each.points < LITTLE:
        return reason
    adds = words(
        "It would add {points} points for {hours} hours a week.",
        points=words.number(each.points, 1),
        hours=words.number(each.hours, 1),
    )
    return f"{reason.rstrip('.')}. {adds}"


def reconsider_text(each: ChannelAdvice, view: View) -> str:
    """When it is time to look at the channel again."""
    words, channel = view.words, _channel(each, view)
    if channel.review_on and each.action != "ask":
        return words("on {date}", date=words.partial_date(channel.review_on))
    if each.reason == "use" and each.from_use is not None and not math.isclose(each.from_use, 1):
        return words("at least {share} of the audiences use it", share=words.percent(each.from_use))
    if each.from_hours is not None and each.reason != "decided":
        hours = words.number(each.from_hours, 1)
        return words("there are about {hours} hours a week", hours=hours)
    if each.reason in ("use", "cadence"):
        return words("that is known")
    return words("audiences, goals or hours change")


def _channel(each: ChannelAdvice, view: View) -> Channel:
    return next(one for one in view.strategy.channels if one.id == each.channel)


def firmness_text(advice: MixAdvice, view: View) -> str:
    """In one sentence: how far is the choice from changing?"""
    words = view.words
    out = words.listing([view.name("channels", each) for each in advice.drops_out])
    new = words.listing([view.name("channels", each) for each in advice.comes_in])
    if out and new:
        return words(
            "The choice is close: with an hour a week less {out} would go, with an hour more {new} "
            "would come.",
            out=out,
            new=new,
        )
    if out:
        return words(
            "With an hour a week less {out} would go; an hour more changes no channel.", out=out
        )
    if new:
        return words(
            "With an hour a week more {new} would come; an hour less changes no channel.", new=new
        )
    return words("The choice is firm: an hour a week more or less changes no channel.")
