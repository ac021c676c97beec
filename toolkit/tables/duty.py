"""The five questions per channel as a table, with what is open."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.responsibilities import QUESTIONS, ChannelDuty, Duty, channel_duty, five_questions
from toolkit.tables.block import Cell, Column, Table
from toolkit.tables.note import notes_text
from toolkit.tables.view import View

ELSEWHERE = {
    "owner": "owner of the channel",
    "approval": "approves last",
    "norm": "by the agreement on answering",
    "task": "by the table of tasks",
}


def questions_table(view: View) -> Table:
    """Who makes, decides, posts, watches and answers on each channel, and where nobody is named.

    Channels with the same answers share a row.
    """
    words, duties = view.words, five_questions(view.strategy)
    columns = ("Channel", "Makes", "Decides", "Posts", "Watches", "Answers")
    rows = [*_rows(duties, view), *_not_in_use(view)]
    n_open = sum(len(each.open_questions) for each in duties)
    return Table(
        "questions-table",
        words("Five questions per channel, each with a role and its replacement"),
        tuple(Column(words(name)) for name in columns),
        tuple(rows),
        _open_note(n_open, len(duties) * len(QUESTIONS), view),
    )


def _open_note(n_open: int, n_all: int, view: View) -> str | None:
    if not n_open:
        return None
    return view.words(
        "Of {total} questions {n} are open: nobody is named yet.",
        n=view.words.number(n_open),
        total=view.words.number(n_all),
    )


def _rows(duties: tuple[ChannelDuty, ...], view: View) -> Iterator[tuple[Cell, ...]]:
    alike: dict[tuple[Cell, ...], list[str]] = {}
    for each in duties:
        alike.setdefault(_answers(each, view), []).append(each.channel)
    for answers, channels in alike.items():
        everywhere = len(channels) == len(duties) > 1
        names = "; ".join(view.name("channels", each) for each in channels)
        name = view.words("All channels") if everywhere else names
        yield Cell(name, _remarks(channels, everywhere, view)), *answers


def _answers(duty: ChannelDuty, view: View) -> tuple[Cell, ...]:
    return tuple(duty_cell(duty.duty(question), view) for question in QUESTIONS)


def _remarks(channels: list[str], everywhere: bool, view: View) -> str | None:
    entries = view.strategy.responsibilities.per_channel
    named = (
        each for each in entries if each.channel in channels or (everywhere and not each.channel)
    )
    return "; ".join(dict.fromkeys(each.remark for each in named if each.remark)) or None


def _not_in_use(view: View) -> Iterator[tuple[Cell, ...]]:
    """What is recorded for channels that are not in use."""
    named = {each.channel for each in view.strategy.responsibilities.per_channel}
    for channel in view.strategy.channels:
        if channel.status != "active" and channel.id in named:
            status = view.words.term("channel status", channel.status)
            duty = channel_duty(view.strategy, channel)
            yield Cell(view.name("channels", channel.id), status), *_answers(duty, view)


def duty_cell(duty: Duty, view: View) -> Cell:
    """Who does it, who replaces that role, and where it is said if not here."""
    words = view.words
    if duty.role is None:
        return Cell(words("nobody yet"), gap=True)
    replacement = view.name("roles", duty.replacement)
    notes = (
        words("replacement: {role}", role=replacement) if replacement else "",
        words(ELSEWHERE[duty.origin]) if duty.origin in ELSEWHERE else "",
    )
    return Cell(roles_text(duty, view), notes_text(notes) or None)


def roles_text(duty: Duty, view: View) -> str:
    """The roles of a duty by name; empty where nobody is named."""
    return view.names("roles", (duty.role, *duty.beside)) if duty.role else ""
