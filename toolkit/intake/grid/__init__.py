"""Grids: what a person thinks of as rows and columns, typed and pasted as in a spreadsheet."""

from toolkit.intake.grid.fit import FitSheet
from toolkit.intake.grid.question import QuestionSheet
from toolkit.intake.grid.task import TaskSheet
from toolkit.intake.grid.use import UseSheet
from toolkit.intake.grid.view import GridView

__all__ = ["FitSheet", "GridView", "QuestionSheet", "TaskSheet", "UseSheet"]
