"""Expected reach, in people, beside the index: only where every number has its source."""

from __future__ import annotations

from toolkit.coverage import ChannelReach, ReachInput
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.value import label
from toolkit.tables.view import View


def reach_section(view: View) -> tuple[Block, ...]:
    """How many people does a channel meet, where that is known?"""
    words, found = view.words, view.analysis.coverage.reach
    if not found:
        return ()
    heading = Heading(words("Expected reach, in people"), "reach", 3)
    if all(each.low is None for each in found):
        return heading, Prose(words(NOTHING_KNOWN)), *_missing(view)
    return heading, Prose(_no_percentage(view)), reach_table(view), *_missing(view)


NOTHING_KNOWN = (
    "Of no channel is it known how many people it meets. That takes the number of followers and "
    "the share of them that sees one post, or the number of people that advertising reaches; each "
    "with where the number comes from. Nothing is guessed here."
)


def _no_percentage(view: View) -> str:
    """Why the index says nothing about numbers of people."""
    words, whole = view.words, view.analysis.coverage.strategy
    people = words(
        "Here people are counted: those who see one post, and those whom a month of advertising "
        "reaches. They may be the same people, hence the two ends."
    )
    if whole is None or whole.central is None:
        return people
    index = words(
        "The coverage of {index} is an index with which choices are compared. It does not say that "
        "{index} in every hundred inhabitants are reached.",
        index=words.number(whole.central),
    )
    return f"{index} {people}"


def reach_table(view: View) -> Table:
    """People per channel: of all followers, and of an audience where its share is known."""
    words = view.words
    columns = (
        "Channel",
        "Audience",
        "Followers",
        "Sees one post",
        "People per post",
        "People through advertising, per month",
        "People in all",
        "Share of the audience",
    )
    known = [each for each in view.analysis.coverage.reach if each.low is not None]
    return lean(
        Table(
            "reach-table",
            words("Expected reach in people, where it is known"),
            tuple(Column(words(name), name not in columns[:2]) for name in columns),
            tuple(_row(each, view) for each in known),
            words(
                "People per post: followers × the share that sees one post, as measured. Of an "
                "audience as many are taken to see it as of all followers. People in all: from "
                "the larger of the two to both together."
            ),
        )
    )


def _row(reach: ChannelReach, view: View) -> tuple[Cell, ...]:
    """One line; where the channel's own numbers come from is said in its first line only."""
    words = view.words
    known = {each.field: _origin(each, view) for each in reach.inputs}
    first = reach.persona is None
    audience = words("all together") if first else view.name("personas", reach.persona)
    return (
        Cell(view.name("channels", reach.channel)),
        Cell(audience),
        Cell(
            _people(reach.followers, view),
            known.get("followers.count" if first else "followers.shares"),
        ),
        Cell(
            words.percent(reach.per_post) if reach.per_post is not None else "",
            known.get("organic_reach.share_per_post") if first else None,
        ),
        Cell(_people(reach.organic, view)),
        Cell(
            _people(reach.paid, view),
            known.get("paid.people_per_month" if first else "paid.shares"),
        ),
        Cell(_span(reach.low, reach.high, view)),
        Cell(_share_text(reach, view), known.get("personas.size")),
    )


def _people(number: float | None, view: View) -> str:
    return "" if number is None else view.words.number(number)


def _span(low: float | None, high: float | None, view: View) -> str:
    if low is None or high is None:
        return ""
    first, last = view.words.number(low), view.words.number(high)
    return first if first == last else f"{first}–{last}"


def _share_text(reach: ChannelReach, view: View) -> str:
    if reach.share_low is None or reach.share_high is None:
        return ""
    first, last = (view.words.percent(share) for share in (reach.share_low, reach.share_high))
    return first if first == last else f"{first} – {last}"


def _origin(each: ReachInput, view: View) -> str:
    """Where a number comes from, and of which year it is."""
    said = each.source or view.name("sources", each.document)
    return f"{said}, {each.year}" if each.year else said


def _missing(view: View) -> tuple[Block, ...]:
    """What would make more known, and on which channels."""
    channels: dict[str, list[str]] = {}
    for each in view.analysis.coverage.reach:
        for field in each.missing if each.persona is None else ():
            name = view.short(view.name("channels", each.channel))
            channels.setdefault(label(f"channels.{field}", view), []).append(name)
    if not channels:
        return ()
    said = "; ".join(f"{field.lower()} ({', '.join(names)})" for field, names in channels.items())
    missing = view.words("Not filled in, or without where it comes from: {fields}.", fields=said)
    return (Prose(missing, "quiet"),)
