"""The calendar as a month on which items move, by mouse and by keyboard."""

from toolkit.intake.board.view import BoardView

__all__ = ["BoardView"]
