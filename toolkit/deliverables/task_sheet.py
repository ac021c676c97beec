"""The sheet of who does what."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.deliverables.spreadsheet import Sheet, SheetColumn, Value
from toolkit.responsibilities import QUESTIONS
from toolkit.strategy.organisation import ChannelResponsibility
from toolkit.tables.view import View

ASKED = {
    "makes": "Makes",
    "decides": "Decides",
    "posts": "Posts",
    "watches": "Watches",
    "answers": "Answers",
}


def task_sheet(view: View) -> Sheet:
    """The five questions of each channel, then the other tasks."""
    words = view.words
    columns = (
        SheetColumn(words("Task"), 30),
        SheetColumn(words("Channel"), 24),
        SheetColumn(words("Does it"), 26),
        SheetColumn(words("Replaced by"), 26),
        SheetColumn(words("Accountable"), 26),
        SheetColumn(words("Consulted"), 22),
        SheetColumn(words("Informed"), 22),
        SheetColumn(words("What to know"), 40),
    )
    rows = [*_question_rows(view), *_other_rows(view)]
    about = words("{client}: who does what.", client=view.title)
    return Sheet("tasks", words("Tasks"), about, columns, rows, 2)


def _question_rows(view: View) -> Iterator[list[Value]]:
    for each in view.strategy.responsibilities.per_channel:
        channel = view.name("channels", each.channel) or view.words("All other channels")
        for question in QUESTIONS:
            yield _question_row(each, question, channel, view)


def _question_row(
    each: ChannelResponsibility, question: str, channel: str, view: View
) -> list[Value]:
    assigned = getattr(each, question)
    role = assigned.role if assigned else None
    replacement = assigned.replacement if assigned else None
    return [
        view.words(ASKED[question]),
        channel,
        view.name("roles", role) or view.words("nobody yet"),
        view.name("roles", replacement),
        *("",) * 3,
        each.remark,
    ]


def _other_rows(view: View) -> Iterator[list[Value]]:
    for task in view.strategy.responsibilities.tasks:
        letters = (task.responsible, task.accountable, task.consulted, task.informed)
        does, accountable, consulted, informed = (view.names("roles", each) for each in letters)
        yield [
            task.task,
            view.name("channels", task.channel),
            does,
            "",
            accountable,
            consulted,
            informed,
            "; ".join(part for part in (task.text, task.remark) if part),
        ]
