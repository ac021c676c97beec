"""To discuss: the agenda of the next meeting, with which a draft ends."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.channel_mix.advice import MixAdvice
from toolkit.effort import OFF
from toolkit.strategy import Goal, OpenQuestion
from toolkit.tables.block import Block, Bullets, Heading, Prose
from toolkit.tables.findings import client_findings, finding_callouts
from toolkit.tables.mix_text import level_text
from toolkit.tables.view import View

GAPS_SHOWN = 5
TO_DECIDE = ("start", "stop", "change")
"""What the advised mix asks of a channel that somebody has to agree to."""


def discussion_section(view: View) -> tuple[Block, ...]:
    """What has the next meeting to be about? Nothing of it in a final strategy."""
    words = view.words
    if view.strategy.phase != "concept":
        return ()
    parts = (
        (words("To decide"), decisions_to_take(view)),
        (words("The largest gaps"), largest_gaps(view)),
        (words("Questions"), questions_to_ask(view)),
        (words("Actions"), actions(view)),
    )
    lists = tuple(Bullets(items, title, ordered=True) for title, items in parts if items)
    said = (
        words("The agenda of the next meeting: what is open in this draft.")
        if lists
        else words("Nothing is open: the strategy can be made final.")
    )
    return Heading(words("To discuss"), "to-discuss"), Prose(said), *lists


def decisions_to_take(view: View) -> tuple[str, ...]:
    """What is asked and not decided yet, and what the advised channel mix would change."""
    asked = [each.asked or each.id for each in view.strategy.decisions if not each.taken]
    return (*asked, *_about_channels(view))


def largest_gaps(view: View, n_shown: int = GAPS_SHOWN) -> tuple[str, ...]:
    """What is missing or does not fit and matters most, each with what to do about it."""
    callouts = finding_callouts(client_findings(view), view).callouts[:n_shown]
    return tuple(f"{each.title} {each.advice}".strip() for each in callouts)


def questions_to_ask(view: View) -> tuple[str, ...]:
    """What is not known yet and nobody has taken on."""
    return tuple(_question(each, view) for each in _open(view) if not each.owner)


def actions(view: View) -> tuple[str, ...]:
    """Who finds out what, and which figures are measured first."""
    taken_on = (_action(each, view) for each in _open(view) if each.owner)
    measured = (_measuring(each, view) for each in view.strategy.goals if _unmeasured(each))
    return (*taken_on, *measured)


def _about_channels(view: View) -> Iterator[str]:
    words, advice = view.words, view.mix
    if not isinstance(advice, MixAdvice):
        return
    for each in advice.channels:
        if each.action not in TO_DECIDE:
            continue
        facts = {
            "channel": view.name("channels", each.channel),
            "today": level_text(each.today, view),
            "advised": level_text(each.advised, view),
        }
        if each.today.id == OFF:
            yield words("Begin with {channel} ({advised})?", **facts)
        elif each.advised.id == OFF:
            yield words("Stop with {channel}?", **facts)
        else:
            yield words("{channel}: from {today} to {advised}?", **facts)


def _open(view: View) -> Iterator[OpenQuestion]:
    found = (each for each in view.strategy.open_questions if each.status == "open")
    return (each for each in found if each.question or each.about)


def _question(each: OpenQuestion, view: View) -> str:
    said = each.question or each.about or ""
    if not each.by:
        return said
    return view.words("{question} By {when}.", question=said, when=view.words.partial_date(each.by))


def _action(each: OpenQuestion, view: View) -> str:
    words = view.words
    facts = {"role": view.name("roles", each.owner), "question": each.question or each.about or ""}
    if not each.by:
        return words("{role} finds out: {question}", **facts)
    when = words.partial_date(each.by)
    return words("{role} finds out by {when}: {question}", when=when, **facts)


def _unmeasured(goal: Goal) -> bool:
    baseline = goal.baseline
    known = baseline is not None and (baseline.value, baseline.min, baseline.max) != (None,) * 3
    return goal.measure_baseline_by is not None and not known


def _measuring(goal: Goal, view: View) -> str:
    words = view.words
    when = words.partial_date(goal.measure_baseline_by or "")
    name = view.short(view.name("goals", goal.id))
    return words("Measure before {when} where “{goal}” stands now.", when=when, goal=name)
