"""Agreements, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.strategy.agreement import ReviewRhythm
from toolkit.strategy.term import Part
from toolkit.tables.block import Block, Bullets, Facts, Heading, Prose
from toolkit.tables.capacity import tools_table
from toolkit.tables.crisis import crisis_is_whole
from toolkit.tables.quantity import months_text
from toolkit.tables.value import facts, label
from toolkit.tables.view import View
from toolkit.tables.webcare import escalation_table, replies_table, webcare_is_whole

# in the sections of tasks and of answering, and on the pages for webcare and for a crisis; here
# only what is too long for those pages
SHOWN_APART = (
    "opening_hours",
    "opening_hours_text",
    "response",
    "approval",
    "escalation",
    "crisis",
    "spokespersons",
    "spokesperson_text",
    "example_replies",
    "other",
)


def agreements_section(view: View) -> tuple[Block, ...]:
    """What is agreed: answering, approval, crisis, access, rights, privacy, review?"""
    words, agreements = view.words, view.strategy.agreements
    blocks: list[Block] = [Heading(words("Agreements"), "agreements")]
    for name in type(agreements).model_fields:
        if name not in SHOWN_APART:
            blocks += _agreement(name, view)
    blocks += _spokespersons(view)
    if not crisis_is_whole(view):
        blocks += _agreement("crisis", view)
    if not webcare_is_whole(view):
        full = (*escalation_table(view), replies_table(view))
        blocks += [replace(table, key=f"agreed-{table.key}") for table in full]
    if agreements.other:
        blocks.append(Bullets(agreements.other, words("Also agreed")))
    if len(blocks) == 1:
        blocks.append(Prose(words("Nothing is agreed yet."), "quiet"))
    return tuple(blocks)


def _agreement(name: str, view: View) -> tuple[Block, ...]:
    value, path = view.at("agreements", name), f"agreements.{name}"
    parts = value if isinstance(value, tuple) else (value,) if value is not None else ()
    described: list[Block] = []
    for part in parts:
        described += _described(part, path, view)
    return (Heading(label(path, view), f"agreement-{name}", 3), *described) if described else ()


def _described(part: Part, path: str, view: View) -> Iterator[Block]:
    """One agreement: its facts, and what is better said as a sentence or a table."""
    said: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    if isinstance(part, ReviewRhythm):
        left_out = ("frequency", "every_months", "tools")
        said = ((view.words("How often"), rhythm_text(part, view)),)
    rest = facts(part, path, view, left_out).pairs
    pairs = (*(pair for pair in said if pair[1]), *rest)
    if pairs:
        yield Facts(pairs)
    if isinstance(part, ReviewRhythm) and part.tools:
        yield tools_table(part.tools, "review-tools-table", view)


def rhythm_text(review: ReviewRhythm, view: View) -> str:
    """How often the strategy is looked at again."""
    months = months_text(review.every_months, view.words)
    if review.frequency and months:
        return f"{review.frequency} ({months})"
    return review.frequency or months


def _spokespersons(view: View) -> tuple[Block, ...]:
    agreements, path = view.strategy.agreements, "agreements.spokespersons"
    said = (view.names("roles", agreements.spokespersons), agreements.spokesperson_text)
    text = ". ".join(part for part in said if part)
    if not text:
        return ()
    return Heading(label(path, view), "agreement-spokespersons", 3), Prose(text)
