"""The channel mix, as a reader sees it: what to do with each channel, and why not the others."""

from __future__ import annotations

import math

from toolkit.channel_mix import Mix, MixConflict
from toolkit.channel_mix.advice import ChannelAdvice, MixAdvice, advise_levels
from toolkit.effort import OFF, ChannelLevel, variant
from toolkit.strategy import Channel
from toolkit.tables.block import Block, Bullets, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.quantity import cadence_text
from toolkit.tables.quotation import variants_table
from toolkit.tables.view import View

VARIANT_HOURS = (4.0, 8.0, 12.0)

EXIT_PLAN = (
    "Announce when it stops, and where people can go from then on.",
    "Pin that message, and put it in the profile.",
    "Send those who ask to the other channel, until nobody asks any more.",
    "Save what was posted and answered, if only for the archive.",
    "Keep the name, so that nobody else takes it.",
)


def mix_section(view: View, hours: float | None = None) -> tuple[Block, ...]:
    """Which channels are worth the hours, at which cadence, and which are not now?"""
    words = view.words
    advice = view.mix if hours is None else view.mix_for(hours)
    heading = Heading(words("Advised channel mix"), "mix")
    if advice is None:
        nothing = words(
            "No mix can be advised yet: it is not known who uses what, or which goal is meant for "
            "whom. Start with what is asked for under points for attention."
        )
        return heading, Prose(nothing, "quiet")
    if isinstance(advice, MixConflict):
        return heading, Prose(conflict_text(advice, view))
    blocks: list[Block] = [heading, Prose(_lead(advice, view)), mix_table(advice, view)]
    left_out = tuple(each for each in advice.channels if each.reason)
    if left_out:
        blocks.append(not_now_table(left_out, view))
    blocks.append(Prose(firmness_text(advice, view)))
    if any(each.action == "stop" for each in advice.channels):
        plan = tuple(words(step) for step in EXIT_PLAN)
        blocks.append(Bullets(plan, words("When a channel stops")))
    return (*blocks, *_variants(view))


def conflict_text(conflict: MixConflict, view: View) -> str:
    """Why there is no mix at all, in words."""
    words = view.words
    channels = words.listing([view.name("channels", each) for each in conflict.channels])
    if conflict.kind == "hours":
        return words(
            "There is no mix: {channels} must be run and together take at least {hours} hours a "
            "week, more than there are.",
            channels=channels,
            hours=words.number(conflict.hours, 1),
        )
    if conflict.kind == "eur":
        return words(
            "There is no mix: {channels} must be run and together cost at least {euro} a month, "
            "more than there is.",
            channels=channels,
            euro=words.euro(conflict.eur),
        )
    return words(
        "There is no mix: {channels} cannot be run together within the hours and euros that "
        "there are.",
        channels=channels,
    )


def _lead(advice: MixAdvice, view: View) -> str:
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
    said = words(
        "the mix below covers most: coverage {advised} with {hours} hours, against {today} with "
        "{spent} hours today. Both are low ends: what can be counted on.",
        advised=words.number(_points(advice.advised), 1),
        hours=words.number(advice.advised.hours, 1),
        today=words.number(advice.today_coverage, 1),
        spent=words.number(advice.today_hours, 1),
    )
    return f"{start} {said}"


def _points(mix: Mix) -> float | None:
    return None if mix.coverage is None else 100 * mix.coverage


def mix_table(advice: MixAdvice, view: View) -> Table:
    """Today's mix beside the advised one, with what each channel brings."""
    words = view.words
    columns = ("Channel", "Advice", "Today", "Advised", "Hours per week", "Lost without it")
    shown = tuple(
        each for each in advice.channels if each.advised.id != OFF or each.today.id != OFF
    )
    return lean(
        Table(
            "mix-table",
            words("Today's channels beside the advised ones"),
            tuple(Column(words(name), name in columns[4:]) for name in columns),
            tuple(_mix_row(each, view) for each in shown),
            words(
                "Lost without it: points of coverage that even the best other mix cannot make good."
            ),
        )
    )


def _mix_row(each: ChannelAdvice, view: View) -> tuple[Cell, ...]:
    words = view.words
    runs = each.advised.id != OFF
    return (
        Cell(view.name("channels", each.channel)),
        Cell(words.term("mix action", each.action)),
        Cell(level_text(each.today, view)),
        Cell(level_text(each.advised, view)),
        Cell(words.number(each.advised.hours_per_week, 1) if runs else ""),
        Cell(words.number(each.points, 1) if runs and each.action != "ask" else ""),
    )


def level_text(level: ChannelLevel, view: View) -> str:
    """How a channel is run at a level, in words."""
    if level.id == OFF:
        return view.words("not in use")
    cadence = level.cadence
    if cadence is not None and cadence.posts_per_week() is not None:
        cadence = cadence.model_copy(update={"text": None})
    return level.name or cadence_text(cadence, view.words) or view.words("cadence not known")


def not_now_table(left_out: tuple[ChannelAdvice, ...], view: View) -> Table:
    """For each channel that is left out: not now, because; reconsider when."""
    words = view.words
    columns = ("Channel", "Not now, because", "Reconsider when")
    return Table(
        "not-now-table",
        words("Not now, and when to look again"),
        tuple(Column(words(name)) for name in columns),
        tuple(
            (
                Cell(view.name("channels", each.channel)),
                Cell(because_text(each, view)),
                Cell(reconsider_text(each, view)),
            )
            for each in left_out
        ),
    )


def because_text(each: ChannelAdvice, view: View) -> str:
    """Why a channel is left out, or cannot be judged."""
    words, channel = view.words, _channel(each, view)
    if each.reason == "decided":
        return channel.choice_reason or channel.status_reason or words("the client decided so")
    if each.reason == "use":
        return words("it is not known how many of the audiences use it: ask the client")
    if each.reason == "cadence":
        return words("it is not known how often something appears there: ask the client")
    if each.reason == "no_fit":
        return words("it suits none of the goals for these audiences")
    points, hours = words.number(each.points, 1), words.number(each.hours, 1)
    if each.reason == "little":
        return words("it adds next to nothing: {points} points", points=points)
    return words(
        "it would add {points} points for {hours} hours a week; the others bring more for them",
        points=points,
        hours=hours,
    )


def reconsider_text(each: ChannelAdvice, view: View) -> str:
    """When it is time to look at the channel again."""
    words, channel = view.words, _channel(each, view)
    if channel.review_on:
        return words("on {date}", date=words.partial_date(channel.review_on))
    if each.reason == "use" and each.from_use is not None and not math.isclose(each.from_use, 1):
        return words("at least {share} of the audiences use it", share=words.percent(each.from_use))
    if each.reason == "hours" and each.from_hours is not None:
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


def _variants(view: View) -> tuple[Block, ...]:
    """Ways to go about it for fewer or more hours, side by side."""
    words, evidence = view.words, view.analysis.evidence
    named = []
    for hours in VARIANT_HOURS:
        advised = advise_levels(view.strategy, evidence, view.analysis.coverage, hours)
        if advised:
            mix, chosen = advised
            name = words(
                "{hours} hours a week: coverage {coverage}",
                hours=words.number(hours),
                coverage=words.number(_points(mix)),
            )
            named.append((name, variant(view.strategy, evidence, chosen)))
    if not named:
        return ()
    return Heading(words("Variants"), "variants", 3), variants_table(named, view)
