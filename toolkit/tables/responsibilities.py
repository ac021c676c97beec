"""Who does what, as a reader sees it: roles, the five questions, tasks."""

from __future__ import annotations

from toolkit.strategy import Role
from toolkit.strategy.organisation import Assignment, ChannelResponsibility, TaskResponsibility
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.quantity import hours_text
from toolkit.tables.view import View

QUESTIONS = ("makes", "decides", "posts", "watches", "answers")


def responsibilities_section(view: View) -> tuple[Block, ...]:
    """Who makes, decides, posts, watches and answers?"""
    words, strategy = view.words, view.strategy
    heading = Heading(words("Who does what"), "responsibilities")
    blocks: list[Block] = [heading]
    if strategy.roles:
        blocks.append(roles_table(view))
    if strategy.responsibilities.per_channel:
        blocks.append(questions_table(view))
    if strategy.responsibilities.tasks:
        blocks.append(tasks_table(view))
    if len(blocks) == 1:
        blocks.append(Prose(words("It is not recorded yet who does what."), "quiet"))
    return tuple(blocks)


def roles_table(view: View) -> Table:
    """The roles, with their tasks and hours."""
    words = view.words
    columns = ("Role", "Tasks", "Hours per week", "Working hours", "Replaced by")
    return lean(
        Table(
            "roles-table",
            words("Roles, with their tasks and hours"),
            tuple(Column(words(name), name == "Hours per week") for name in columns),
            tuple(_role_row(role, view) for role in view.strategy.roles),
        )
    )


def _role_row(role: Role, view: View) -> tuple[Cell, ...]:
    words = view.words
    people = words.count("{n} person", "{n} people", role.people) if role.people else ""
    speaks = words("spokesperson") if role.spokesperson else ""
    notes = (role.holder, people, speaks, role.remark)
    hours = words.number(role.hours_per_week, 1) if role.hours_per_week is not None else ""
    return (
        Cell(role.name or role.id, "; ".join(note for note in notes if note) or None),
        Cell("; ".join(role.tasks)),
        Cell(hours, role.hours_text),
        Cell(hours_text(role.working_hours, words)),
        Cell(view.name("roles", role.replacement)),
    )


def questions_table(view: View) -> Table:
    """The five questions for each channel."""
    words = view.words
    columns = ("Channel", "Makes", "Decides", "Posts", "Watches", "Answers")
    return Table(
        "questions-table",
        words("Five questions per channel, each with a role and its replacement"),
        tuple(Column(words(name)) for name in columns),
        tuple(_question_row(each, view) for each in view.strategy.responsibilities.per_channel),
    )


def _question_row(each: ChannelResponsibility, view: View) -> tuple[Cell, ...]:
    name = view.name("channels", each.channel) or view.words("All other channels")
    answers = (_assignment(getattr(each, question), view) for question in QUESTIONS)
    return (Cell(name, each.remark), *answers)


def _assignment(assignment: Assignment | None, view: View) -> Cell:
    if assignment is None or assignment.role is None:
        return Cell("")
    replacement = view.name("roles", assignment.replacement)
    note = view.words("replacement: {role}", role=replacement) if replacement else None
    return Cell(view.name("roles", assignment.role), note)


def tasks_table(view: View) -> Table:
    """Tasks with who is responsible, accountable, consulted and informed."""
    words = view.words
    columns = ("Task", "Responsible", "Accountable", "Consulted", "Informed")
    return lean(
        Table(
            "tasks-table",
            words("Tasks: who is responsible, accountable, consulted and informed"),
            tuple(Column(words(name)) for name in columns),
            tuple(_task_row(each, view) for each in view.strategy.responsibilities.tasks),
        )
    )


def _task_row(each: TaskResponsibility, view: View) -> tuple[Cell, ...]:
    notes = (view.name("channels", each.channel), each.text, each.remark)
    letters = (each.responsible, each.accountable, each.consulted, each.informed)
    task = Cell(each.task or "", "; ".join(note for note in notes if note) or None)
    return (task, *(Cell(view.names("roles", roles)) for roles in letters))
