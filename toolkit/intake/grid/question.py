"""Channel × the five questions: who makes, decides, posts, watches and answers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from toolkit.intake.choice import entry_name
from toolkit.intake.draft import Draft
from toolkit.intake.grid.cell import Cell, Entered, Grid, Head, Spot, Told
from toolkit.intake.grid.role import role_choices, role_names, role_typed
from toolkit.intake.grid.writing import with_entry, without
from toolkit.intake.session import Session
from toolkit.responsibilities import QUESTIONS, Duty, Question, five_questions
from toolkit.responsibilities.question import Origin
from toolkit.strategy.organisation import Assignment, ChannelResponsibility

PLACE = ("responsibilities", "per_channel")
ALL_OTHERS = ""
"""The row of what holds for all channels without an agreement of their own."""

HEADS: Mapping[Question, str] = MappingProxyType(
    {
        "makes": "Makes",
        "decides": "Decides",
        "posts": "Posts",
        "watches": "Watches",
        "answers": "Answers",
    }
)
ORIGINS: Mapping[Origin, str] = MappingProxyType(
    {
        "channel": "agreed for this channel",
        "general": "as for all channels",
        "task": "from the tasks",
        "owner": "owner of the channel",
        "approval": "from the approval",
        "norm": "from the norm for answering",
    }
)


class QuestionSheet:
    """Which role does what on each channel; what is agreed for all holds until one differs."""

    name = "questions"

    def grid(self, session: Session) -> Grid:
        """All channels first, then each channel in use."""
        words, strategy = session.words, session.draft.strategy
        duties = {each.channel: each for each in five_questions(strategy)}
        channels = tuple(
            Head(each.id, entry_name(each.model_dump(), number, session))
            for number, each in enumerate(strategy.channels)
            if each.id in duties
        )
        rows = (Head(ALL_OTHERS, words("All channels, unless agreed otherwise")), *channels)
        columns = tuple(Head(each, words(HEADS[each])) for each in QUESTIONS)
        cells: dict[Spot, Cell] = {}
        for row in rows:
            entry = _entry(session.draft, row.key)
            for question in QUESTIONS:
                duty = duties[row.key].duty(question) if row.key else None
                cells[row.key, question] = _cell(_assignment(entry, question), duty, session)
        return Grid(
            words("Who does what on each channel"),
            words("The five questions. Fill in the first row; below it only what differs."),
            words("Channel"),
            rows if strategy.roles else (),
            columns,
            cells,
            role_choices(session),
            "choose",
            (words("agreed here"), words("follows from another agreement")),
            "" if strategy.roles else words("Add roles first: who there is to do something."),
        )

    def entered(self, session: Session, draft: Draft, spot: Spot, text: str, why: str) -> Entered:  # noqa: ARG002 - no reason is asked for
        """The draft in which this role does this on a channel."""
        channel, question = spot
        index, entry = _found(draft, channel)
        if not text.strip():
            return draft if index is None else _without(draft, index, question)
        role = role_typed(text, session)
        if role is None:
            known = ", ".join(role_names(session).values())
            words = session.words
            return Told(
                words(
                    "“{found}” is not one of the roles: {words}.", found=text.strip(), words=known
                )
            )
        before = entry.get(question, {})
        if before.get("role") == role:
            return draft
        after = {**before, "role": role}
        if after.get("replacement") == role:
            del after["replacement"]
        return with_entry(draft, PLACE, index, {**entry, question: after})


def _found(draft: Draft, channel: str) -> tuple[int | None, dict[str, Any]]:
    """What is agreed for a channel, or for all others, with its position."""
    for index, each in enumerate(draft.entries(PLACE)):
        if each.get("channel", ALL_OTHERS) == channel:
            return index, dict(each)
    return None, {"channel": channel} if channel else {}


def _without(draft: Draft, index: int, question: str) -> Draft:
    entry = without(draft.entries(PLACE)[index], question)
    empty = not without(entry, "channel")
    return with_entry(draft, PLACE, index, None if empty else entry)


def _entry(draft: Draft, channel: str) -> ChannelResponsibility | None:
    per_channel = draft.strategy.responsibilities.per_channel
    return next((each for each in per_channel if (each.channel or ALL_OTHERS) == channel), None)


def _assignment(entry: ChannelResponsibility | None, question: Question) -> Assignment | None:
    found: Assignment | None = getattr(entry, question) if entry is not None else None
    return found if found is not None and found.role is not None else None


def _cell(own: Assignment | None, duty: Duty | None, session: Session) -> Cell:
    words, names = session.words, role_names(session)
    if own is not None:
        replaced = names.get(own.replacement or "")
        note = words("replaced by {name}", name=replaced) if replaced else ""
        return Cell(own=names.get(own.role or "", own.role or ""), note=note, said=note)
    if duty is None or duty.role is None or duty.origin is None:
        return Cell(suggested=words("nobody yet") if duty is not None else "")
    origin = words(ORIGINS[duty.origin])
    several = (duty.role, *duty.beside)
    return Cell(
        suggested=words.listing([names.get(each, each) for each in several]),
        note=origin,
        said=origin,
        detail=words("This follows from another agreement. Fill in a role if it differs here."),
    )
