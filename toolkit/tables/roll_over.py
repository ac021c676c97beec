"""What a roll-over moves, leaves to people and removes, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from toolkit.content_calendar.roll_over import Note, RollOver
from toolkit.language import Words
from toolkit.tables.block import Block, Bullets, Prose

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "phase": "The strategy is a concept again.",
        "review_moved": "The next review is on {day}.",
        "series_ended": "“{name}” ended on {day}, before the period did: does it come back?",
        "series_counted": "“{name}” comes {n} times in all by its rule: give it another rule, or "
        "let it go.",
        "series_stopped": "“{name}” has been stopped: can it go?",
        "rule_not_understood": "“{name}”: its rule is not understood ({found}).",
        "item_not_made": "“{name}” of {day} was not published: does it still come?",
        "item_published": "“{name}” of {day} has no last day: keep, renew or remove it?",
        "item_to_update": "“{name}” of {day} was to be renewed after {until}.",
        "item_over": "“{name}” was on {day}: does it come again?",
        "key_date_over": "“{name}” was on {day}: when is it now?",
        "goal_met": "“{name}” has been met: what comes next?",
        "goal_deadline": "“{name}” was to be reached by {day}: was it, and what comes next?",
        "channel_review": "{name} was to be looked at again by {day}.",
        "review_over": "The next review was on {day}: set a new day.",
        "question_over": "“{name}” was to be answered by {day}.",
        "audit_old": "Do the baseline audit again: followers, access, branding.",
        "item_expired": "“{name}” of {day} was to be kept until {until}.",
        "item_archived": "“{name}” of {day} was archived.",
        "proposal_over": "“{name}” of {day} was a proposal that nobody took up.",
        "period_remark": "The remark about the period that was: “{text}”",
    }
)
MOVES: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        (): "“{name}” goes on in the new period.",
        ("start",): "“{name}” goes on from {start}.",
        ("end",): "“{name}” goes on until {end}.",
        ("start", "end"): "“{name}” goes on from {start} until {end}.",
    }
)
DAYS = ("day", "start", "end", "until")


def roll_over_blocks(rolled: RollOver, words: Words) -> tuple[Block, ...]:
    """What moves, what to look at, what is removed; what is empty is left out."""
    parts = (
        (words("What moves"), rolled.moved),
        (words("What to look at"), rolled.review),
        (words("What is removed"), rolled.removed),
    )
    blocks = tuple(Bullets(note_texts(notes, words), title) for title, notes in parts if notes)
    return blocks or (Prose(words("Nothing changes.")),)


def note_texts(notes: Sequence[Note], words: Words) -> tuple[str, ...]:
    """Each note in a sentence; the baselines of goals taken together."""
    goals = [f"“{each.name}”" for each in notes if each.code == "goal_baseline"]
    said = [note_text(each, words) for each in notes if each.code != "goal_baseline"]
    if goals:
        said.append(words("Measure the baseline again of {goals}.", goals=words.listing(goals)))
    return tuple(said)


def note_text(note: Note, words: Words) -> str:
    """One thing that was moved, is to be looked at, or was removed."""
    facts = {
        key: words.partial_date(value) if key in DAYS else value
        for key, value in note.facts.items()
    }
    match note.code:
        case "period":
            days = (dt.date.fromisoformat(note.facts[key]) for key in ("start", "end"))
            start, end = (words.date(day) for day in days)
            return words("The period is now {start} to {end}.", start=start, end=end)
        case "series_moved" | "item_moved":
            known = tuple(key for key in ("start", "end") if key in facts)
            return words(MOVES[known], name=note.name, **facts)
        case "changes_over":
            return words.count(
                "“{name}”: {n} change of a day that is over.",
                "“{name}”: {n} changes of days that are over.",
                int(note.facts["n"]),
                name=note.name,
            )
        case "goal_baseline":
            return words("Measure the baseline again of {goals}.", goals=f"“{note.name}”")
        case _:
            return words(SENTENCES[note.code], name=note.name, **facts)
