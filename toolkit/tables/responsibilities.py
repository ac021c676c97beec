"""Who does what, as a reader sees it: roles, the five questions, tasks."""

from __future__ import annotations

from toolkit.responsibilities import QUESTIONS, five_questions
from toolkit.strategy import Role
from toolkit.tables.approval import approval_part
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.duty import questions_table
from toolkit.tables.note import notes_text
from toolkit.tables.quantity import hours_text
from toolkit.tables.raci import tasks_table
from toolkit.tables.view import View


def responsibilities_section(view: View) -> tuple[Block, ...]:
    """Who makes, decides, posts, watches and answers, and who approves?"""
    words, strategy = view.words, view.strategy
    blocks: list[Block] = [Heading(words("Who does what"), "responsibilities")]
    if strategy.roles:
        blocks.append(roles_table(view))
    if _somebody_named(view):
        blocks.append(questions_table(view))
    else:
        open_ = words("It is not agreed yet who makes, decides, posts, watches and answers.")
        blocks.append(Prose(open_, "quiet"))
    return (*blocks, *tasks_table(view), *approval_part(view))


def _somebody_named(view: View) -> bool:
    asked = len(QUESTIONS)
    named = any(len(each.open_questions) < asked for each in five_questions(view.strategy))
    return named or bool(view.strategy.responsibilities.per_channel)


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
        Cell(role.name or role.id, notes_text(notes) or None),
        Cell("; ".join(role.tasks)),
        Cell(hours, role.hours_text),
        Cell(hours_text(role.working_hours, words)),
        Cell(view.name("roles", role.replacement)),
    )
