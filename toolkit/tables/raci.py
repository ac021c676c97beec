"""Tasks with who is responsible, accountable, consulted and informed."""

from __future__ import annotations

from toolkit.responsibilities import LETTERS, Letter, TaskDuty, raci, wants_raci
from toolkit.tables.block import Cell, Column, Table, lean
from toolkit.tables.effort import RULE_OF_THUMB
from toolkit.tables.note import notes_text
from toolkit.tables.view import View

HEADS = {
    "responsible": "Responsible",
    "accountable": "Accountable",
    "consulted": "Consulted",
    "informed": "Informed",
}


def tasks_table(view: View) -> tuple[Table, ...]:
    """The full table where somebody filled in one of the usual tasks; else the client's own tasks.

    What nobody filled in follows from the five questions, and has a mark.
    """
    words, strategy = view.words, view.strategy
    rows = raci(strategy) if wants_raci(strategy) else raci(strategy, ())
    if not rows:
        return ()
    derived = any(row.derived for row in rows)
    note = words(
        "{mark} Follows from the five questions, by a usual division (judgement).",
        mark=RULE_OF_THUMB,
    )
    table = Table(
        "tasks-table",
        words("Tasks: who is responsible, accountable, consulted and informed"),
        (Column(words("Task")), *(Column(words(HEADS[letter])) for letter in LETTERS)),
        tuple(_row(row, view) for row in rows),
        note if derived else None,
    )
    return (lean(table),)


def _row(row: TaskDuty, view: View) -> tuple[Cell, ...]:
    channels = "" if row.everywhere else "; ".join(view.name("channels", c) for c in row.channels)
    notes = (channels, row.task if row.kind else "", row.text, _remarks(row, view))
    note = notes_text(notes) or None
    return Cell(task_name(row, view), note), *(_cell(row, letter, view) for letter in LETTERS)


def task_name(row: TaskDuty, view: View) -> str:
    """One of the usual tasks by its word, another in the client's own words."""
    if row.kind is None:
        return row.task or ""
    named = view.words.term("task", row.kind)
    return named[:1].upper() + named[1:]


def _remarks(row: TaskDuty, view: View) -> str:
    tasks = view.strategy.responsibilities.tasks
    places = {f"responsibilities.tasks[{index}]": task for index, task in enumerate(tasks)}
    found = (places[entry].remark for entry in row.entries)
    return notes_text(found)


def _cell(row: TaskDuty, letter: Letter, view: View) -> Cell:
    roles = row.roles(letter)
    if not roles:
        needed = letter in ("responsible", "accountable")
        return Cell(view.words("nobody yet"), gap=True) if needed else Cell("")
    return Cell(view.names("roles", roles), mark=RULE_OF_THUMB if letter in row.derived else None)
