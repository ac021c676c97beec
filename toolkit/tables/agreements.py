"""Agreements, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.strategy import ResponseNorm
from toolkit.strategy.agreement import ApprovalPath, ReviewRhythm
from toolkit.strategy.term import Part
from toolkit.tables.block import Block, Bullets, Cell, Column, Facts, Heading, Prose, Table, lean
from toolkit.tables.capacity import tools_table
from toolkit.tables.quantity import hours_text, months_text, working_days_text
from toolkit.tables.value import facts, label
from toolkit.tables.view import View

SHOWN_APART = (
    "opening_hours",
    "opening_hours_text",
    "response",
    "spokespersons",
    "spokesperson_text",
    "example_replies",
    "other",
)


def agreements_section(view: View) -> tuple[Block, ...]:
    """What is agreed: answering, approval, crisis, access, rights, privacy, review?"""
    words, agreements = view.words, view.strategy.agreements
    blocks: list[Block] = [Heading(words("Agreements"), "agreements")]
    hours = _opening_hours(view)
    if hours.pairs:
        blocks.append(hours)
    if agreements.response:
        blocks.append(response_table(view))
    for name in type(agreements).model_fields:
        if name not in SHOWN_APART:
            blocks += _agreement(name, view)
    blocks += _spokespersons(view)
    if agreements.example_replies:
        blocks.append(replies_table(view))
    if agreements.other:
        blocks.append(Bullets(agreements.other, words("Also agreed")))
    if len(blocks) == 1:
        blocks.append(Prose(words("Nothing is agreed yet."), "quiet"))
    return tuple(blocks)


def _opening_hours(view: View) -> Facts:
    agreements = view.strategy.agreements
    said = (hours_text(agreements.opening_hours, view.words), agreements.opening_hours_text)
    text = "; ".join(part for part in said if part)
    return Facts(((label("agreements.opening_hours", view), text),) if text else ())


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
    if isinstance(part, ApprovalPath):
        left_out = ("steps", "agreed_unless_working_days")
        said = ((label(f"{path}.steps", view), approval_text(part, view)),)
    elif isinstance(part, ReviewRhythm):
        left_out = ("frequency", "every_months", "tools")
        said = ((view.words("How often"), rhythm_text(part, view)),)
    rest = facts(part, path, view, left_out).pairs
    pairs = (*(pair for pair in said if pair[1]), *rest)
    if pairs:
        yield Facts(pairs)
    if isinstance(part, ReviewRhythm) and part.tools:
        yield tools_table(part.tools, "review-tools-table", view)


def approval_text(path: ApprovalPath, view: View) -> str:
    """Who approves after whom, and what silence means."""
    words, said = view.words, []
    for step in path.steps:
        role = either_text([each for each in (step.role, step.or_role) if each], view)
        days = "" if step.working_days is None else working_days_text(step.working_days, words)
        said.append(f"{role} ({days})" if role and days else role or days)
    silence = path.agreed_unless_working_days
    agreed = "" if silence is None else working_days_text(silence, words)
    parts = (
        " → ".join(filter(None, said)),
        agreed and words("agreed where nobody answers within {days}", days=agreed),
    )
    return "; ".join(part for part in parts if part)


def either_text(roles: Sequence[str], view: View) -> str:
    """A role by name, or either of several."""
    named = [view.short(view.name("roles", each)) for each in roles]
    if len(named) < 2:
        return "".join(named)
    return view.words("{first} or {last}", first=", ".join(named[:-1]), last=named[-1])


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


def response_table(view: View) -> Table:
    """How soon questions are answered, and when somebody watches."""
    words = view.words
    columns = ("Channels", "Norm", "Somebody watches", "By whom")
    return lean(
        Table(
            "response-table",
            words("How soon questions are answered"),
            tuple(Column(words(name)) for name in columns),
            tuple(_response_row(norm, view) for norm in view.strategy.agreements.response),
        )
    )


def _response_row(norm: ResponseNorm, view: View) -> tuple[Cell, ...]:
    words = view.words
    channels = view.names("channels", norm.channels) or words("All other channels")
    notes = "; ".join(part for part in (norm.text, norm.remark) if part)
    return (
        Cell(channels),
        Cell(norm_text(norm, view), notes or None),
        Cell(hours_text(norm.hours, words) or words("in the opening hours")),
        Cell(view.names("roles", norm.watched_by)),
    )


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


def replies_table(view: View) -> Table:
    """Replies to take and adapt."""
    words = view.words
    return Table(
        "replies-table",
        words("Example replies"),
        (Column(words("Situation")), Column(words("Reply"))),
        tuple(
            (Cell(words.term("situation", reply.situation)), Cell(reply.text or ""))
            for reply in view.strategy.agreements.example_replies
        ),
    )
