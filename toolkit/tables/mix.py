"""The channel mix, as a reader sees it: what to do with each channel, and why not the others."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.channel_mix import MixConflict
from toolkit.channel_mix.advice import ChannelAdvice, MixAdvice, advise_levels
from toolkit.channel_mix.gap import MixGap
from toolkit.effort import OFF, variant
from toolkit.tables.block import Block, Bullets, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.effort import RULE_OF_THUMB, rule_of_thumb_text
from toolkit.tables.mix_text import (
    because_text,
    conflict_text,
    firmness_text,
    gap_text,
    lead_text,
    left_over_texts,
    level_text,
    points_of,
    reconsider_text,
    unmet_texts,
    weak_texts,
)
from toolkit.tables.quotation import Offered, by_rule_of_thumb, variants_table
from toolkit.tables.view import View

UNKNOWN = ("use", "cadence")
"""What is not known of a channel that cannot be judged."""

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
    if isinstance(advice, MixGap):
        return heading, Prose(gap_text(advice, view), "quiet"), *_variants(view)
    if isinstance(advice, MixConflict):
        return heading, Prose(conflict_text(advice, view, hours)), *_variants(view)
    return (
        heading,
        Prose(lead_text(advice, view)),
        *(Prose(text) for text in left_over_texts(advice, view)),
        *(Prose(text) for text in unmet_texts(advice, view)),
        *_tables(advice, view),
        Prose(firmness_text(advice, view)),
        *(Prose(text) for text in weak_texts(advice, view)),
        *_exit_plan(advice, view),
        *_variants(view),
    )


def _tables(advice: MixAdvice, view: View) -> Iterator[Table]:
    """What is run, what is not now, and what cannot be judged; without tables that are empty."""
    channels = advice.channels
    runs = tuple(each for each in channels if {each.advised.id, each.today.id} != {OFF})
    left_out = tuple(each for each in channels if each.action in ("stop", "not_now"))
    unknown = tuple(each for each in channels if each.reason in UNKNOWN)
    if runs:
        yield mix_table(runs, view)
    if left_out:
        yield not_now_table(left_out, view)
    if unknown:
        yield unknown_table(unknown, view)


def _exit_plan(advice: MixAdvice, view: View) -> tuple[Block, ...]:
    if not any(each.action == "stop" for each in advice.channels):
        return ()
    plan = tuple(view.words(step) for step in EXIT_PLAN)
    return (Bullets(plan, view.words("When a channel stops")),)


def mix_table(channels: tuple[ChannelAdvice, ...], view: View) -> Table:
    """Today's mix beside the advised one, with what each channel brings."""
    words = view.words
    columns = ("Channel", "Advice", "Today", "Advised", "Hours per week", "Lost without it")
    lost = words(
        "Lost without it: points of coverage that even the best other mix cannot make good."
    )
    usual = any(by_rule_of_thumb(each.advised) for each in channels)
    return lean(
        Table(
            "mix-table",
            words("Today's channels beside the advised ones"),
            tuple(Column(words(name), name in columns[4:]) for name in columns),
            tuple(_mix_row(each, view) for each in channels),
            f"{lost} {rule_of_thumb_text(view)}" if usual else lost,
        )
    )


def _mix_row(each: ChannelAdvice, view: View) -> tuple[Cell, ...]:
    words = view.words
    runs, lost = each.advised.id != OFF, words.number(each.points, 1)
    return (
        Cell(view.name("channels", each.channel)),
        Cell(words.term("mix action", each.action)),
        Cell(level_text(each.today, view)),
        Cell(level_text(each.advised, view)),
        Cell(
            words.number(each.advised.hours_per_week, 1) if runs else "",
            mark=RULE_OF_THUMB if runs and by_rule_of_thumb(each.advised) else None,
        ),
        Cell(("?" if each.reason in UNKNOWN else lost) if runs else ""),
    )


def not_now_table(channels: tuple[ChannelAdvice, ...], view: View) -> Table:
    """For each channel that is left out: not now, because; reconsider when."""
    words = view.words
    names = (words("Channel"), words("Not now, because"), words("Reconsider when"))
    caption = words("Not now, and when to look again")
    return _reasons_table("not-now-table", caption, names, channels, view)


def unknown_table(channels: tuple[ChannelAdvice, ...], view: View) -> Table:
    """For each channel that cannot be judged: why, and what would decide it."""
    words = view.words
    names = (words("Channel"), words("Cannot be judged, because"), words("Reconsider when"))
    caption = words("Cannot be judged yet, and what to ask")
    return _reasons_table("unknown-table", caption, names, channels, view)


def _reasons_table(
    key: str,
    caption: str,
    names: tuple[str, ...],
    channels: tuple[ChannelAdvice, ...],
    view: View,
) -> Table:
    return Table(
        key,
        caption,
        tuple(map(Column, names)),
        tuple(
            (
                Cell(view.name("channels", each.channel)),
                Cell(because_text(each, view)),
                Cell(reconsider_text(each, view)),
            )
            for each in channels
        ),
    )


def _variants(view: View) -> tuple[Block, ...]:
    """Ways to go about it for fewer or more hours, side by side."""
    words, evidence = view.words, view.analysis.evidence
    offered: list[Offered] = []
    same: list[float] = []
    last: dict[str, str] | None = None
    for hours in VARIANT_HOURS:
        chosen = advise_levels(view.strategy, evidence, view.analysis.coverage, hours)
        if chosen and chosen.levels == last:
            same.append(hours)
        elif chosen:
            last = chosen.levels
            name = words(
                "{hours} hours a week, coverage {coverage}",
                hours=words.number(hours),
                coverage=words.number(points_of(chosen.mix)),
            )
            takes = variant(view.strategy, evidence, chosen.levels)
            offered.append(Offered(name, takes, chosen.unserved))
    if not offered:
        return ()
    heading = Heading(words("Variants"), "variants", 3)
    more = words.listing([words.number(hours) for hours in same])
    note = words("With {hours} hours a week the best mix is the same as with fewer.", hours=more)
    return heading, variants_table(offered, view), *((Prose(note, "quiet"),) if same else ())
