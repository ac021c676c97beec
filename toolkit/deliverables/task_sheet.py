"""The sheet of who does what."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.deliverables.spreadsheet import Sheet, SheetColumn, Value
from toolkit.responsibilities import QUESTIONS, Duty, TaskDuty, five_questions, raci, wants_raci
from toolkit.tables.view import View

TASKS_OF_QUESTIONS = frozenset({"make", "decide", "post", "watch", "answer"})
ASKED = {
    "makes": "Makes",
    "decides": "Decides",
    "posts": "Posts",
    "watches": "Watches",
    "answers": "Answers",
}


def task_sheet(view: View) -> Sheet:
    """The five questions of each channel in use, then the other tasks."""
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
    rows = [*_question_rows(view), *(_task_row(task, view) for task in _other_tasks(view))]
    about = words("{client}: who does what.", client=view.title)
    return Sheet("tasks", words("Tasks"), about, columns, rows, 2)


def _question_rows(view: View) -> Iterator[list[Value]]:
    for duty in five_questions(view.strategy):
        for question in QUESTIONS:
            name = view.words(ASKED[question])
            yield [name, view.name("channels", duty.channel), *_roles(duty.duty(question), view)]


def _roles(duty: Duty, view: View) -> list[Value]:
    """Who does it, who replaces that role, and where it was looked up."""
    doers = (duty.role, *duty.beside) if duty.role else ()
    does = view.names("roles", doers) or view.words("nobody yet")
    note = view.words("holds for all channels without an agreement of their own")
    return [does, view.name("roles", duty.replacement), "", "", "", note * duty.general]


def _other_tasks(view: View) -> Iterator[TaskDuty]:
    """What no question is about: recorded tasks, or the usual ones for who uses the full table."""
    full = wants_raci(view.strategy)
    for task in raci(view.strategy):
        if task.kind not in TASKS_OF_QUESTIONS and (full or task.entries):
            yield task


def _task_row(task: TaskDuty, view: View) -> list[Value]:
    words = view.words
    usual = words("as usual, not agreed yet") if task.derived and not task.entries else None
    channels = words("all") if task.everywhere else view.names("channels", task.channels)
    return [
        task.task or words.term("task", task.kind),
        channels,
        view.names("roles", task.responsible) or words("nobody yet"),
        "",
        view.names("roles", task.accountable),
        view.names("roles", task.consulted),
        view.names("roles", task.informed),
        "; ".join(filter(None, (task.text, usual))),
    ]
