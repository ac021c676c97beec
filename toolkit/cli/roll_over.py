"""`toolkit roll-over`: the strategy for the next period, and what it leaves to people."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.cli.argument import choice, day, named_clients, open_workspace
from toolkit.cli.screen import block_text, reader_words, say, say_json, use_utf8
from toolkit.content_calendar.roll_over import Note, RollOver, next_period, roll_over
from toolkit.errors import ChoiceError
from toolkit.language import Words, words_for
from toolkit.store import read_strategy, save_strategy
from toolkit.strategy.client import Period
from toolkit.tables.roll_over import note_text, roll_over_blocks

FORMATS = ("text", "json")
LONGEST = dt.timedelta(days=3653)


def show_roll_over(
    folder: Path | None,
    client: str,
    *,
    start: str | None,
    end: str | None,
    as_of: str | None,
    output_format: str,
    save: bool,
) -> None:
    """Print what becomes of the strategy of one client in the next period; with `save`, do it."""
    use_utf8()
    choice("--format", output_format, FORMATS)
    day(as_of)  # every command takes a date; a roll-over goes by the periods
    workspace = open_workspace(folder)
    named_clients(workspace, [client])
    stored = read_strategy(workspace, client)
    strategy = stored.strategy
    days = new_days(strategy.period, start, end)
    rolled = roll_over(strategy, *days)
    words = words_for(strategy.client.language)
    if save:
        now = dt.datetime.now(dt.UTC)
        save_strategy(stored, rolled.strategy, session=uuid.uuid4().hex, now=now)
    if output_format == "json":
        first, last = days
        period = {"start": first.isoformat(), "end": last.isoformat()}
        say_json({"client": client, **period, **roll_over_content(rolled, words), "saved": save})
    else:
        title = strategy.client.name or words("Client without a name")
        texts = [block_text(block) for block in roll_over_blocks(rolled, words)]
        file = stored.path.relative_to(workspace.root).as_posix()
        say("\n\n".join([title, *texts, _ending(file, save=save)]))


def new_days(period: Period, start: str | None, end: str | None) -> tuple[dt.date, dt.date]:
    """The first and last day of the next period: as asked, else what follows on this one.

    Raises
    ------
    ChoiceError
        When a day is none, when they are reversed, when one is missing and this period does not
        say it, or when the next period would not begin after this one began.
    """
    following = next_period(period)
    first = day(start, "--from") if start else following and following[0]
    last = day(end, "--until") if end else following and following[1]
    if first is None:
        allowed = "the first day of the next period: this one has no first and last day"
        raise ChoiceError(option="--from", found="-", allowed=allowed)
    if last is None:
        allowed = "the last day of the next period: this one has no first and last day"
        raise ChoiceError(option="--until", found="-", allowed=allowed)
    if period.start is not None and first <= period.start:
        raise ChoiceError(
            option="--from", found=f"{first}", allowed="a day after this period began"
        )
    if not first <= last <= first + LONGEST:
        allowed = "a day after --from, at most ten years later"
        raise ChoiceError(option="--until", found=f"{last}", allowed=allowed)
    return first, last


def roll_over_content(rolled: RollOver, words: Words) -> dict[str, Any]:
    """What moves, what to look at and what is removed, as plain values."""
    parts = {"moved": rolled.moved, "review": rolled.review, "removed": rolled.removed}
    return {name: _notes(notes, words) for name, notes in parts.items()}


def _notes(notes: Sequence[Note], words: Words) -> list[dict[str, Any]]:
    return [
        {
            "code": each.code,
            "path": each.path,
            "name": each.name,
            "facts": dict(each.facts),
            "message": note_text(each, words),
        }
        for each in notes
    ]


def _ending(file: str, *, save: bool) -> str:
    words = reader_words()
    if save:
        return words("Saved in {file}.", file=file)
    return words("Nothing was saved: --save makes this the strategy; the earlier version is kept.")
