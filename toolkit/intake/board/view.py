"""The board of the form: shows a month of the draft, and moves what is moved on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toolkit.content_calendar.frame import frame
from toolkit.content_calendar.whole import publications
from toolkit.intake.board.consequence import consequences, making_text
from toolkit.intake.board.month import BoardMonth
from toolkit.intake.board.move import moved
from toolkit.intake.board.plain import plain_month
from toolkit.intake.board.said import board_words
from toolkit.intake.board.widget import BoardWidget
from toolkit.intake.control import Controls
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.strategy.walk import Place


class BoardView:
    """The calendar by month; what follows from a move is said in words."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act = session, act
        self.first = _first_month(session)
        self.widget: BoardWidget = look.make(
            BoardWidget,
            board=plain_month(self.month, session.words),
            words=board_words(session.words),
            language=session.words.language,
        )
        self.widget.on_msg(self._heard)

    @property
    def month(self) -> BoardMonth:
        """The month that is shown, as the draft stands."""
        session = self.session
        return BoardMonth(session.draft.strategy, session.evidence, session.as_of, self.first)

    def show(self, entry: Place = ()) -> None:  # noqa: ARG002 - it shows all entries at once
        """Show the draft as it is now."""
        shown = plain_month(self.month, self.session.words)
        if shown != self.widget.board:
            self.widget.board = shown

    def move(self, key: str, by: dt.timedelta, to: dt.date) -> tuple[str, ...]:
        """Move a card to a day, so many days later; what came of it, in sentences."""
        session, words = self.session, self.session.words
        before = session.draft
        after = moved(before, session.evidence, key, by, to)
        if after is None or after is before:
            return ()
        session.change(lambda _: replace(after, before=before))
        month = replace(self.month, first=to.replace(day=1))
        card = month.card(key)
        if card is None:
            return (words("It is not on the calendar of that month."),)
        said = words(
            "“{title}” is on {day} now.", title=card.first.title, day=words.long_day(card.on)
        )
        making = making_text(card, words)
        return (f"{said} {making}".rstrip(), *consequences(card, month, words))

    def _heard(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Do what was asked in the browser, and answer."""
        answer: dict[str, Any] = {"told": []}

        def action() -> None:
            answer["told"] = list(self._answered(content))

        if content.get("do") == "month":
            action()
        else:
            self._act(action)
        self.show()
        self.widget.tell({**answer, "number": content.get("number")})

    def _answered(self, content: Mapping[str, Any]) -> tuple[str, ...]:
        words = self.session.words
        match content.get("do"):
            case "month":
                self.first = dt.date.fromisoformat(f"{content['month']}-01")
            case "move":
                to = dt.date.fromisoformat(content["to"])
                begin = dt.date.fromisoformat(content["from"]) if content["from"] else to
                return self.move(content["key"], to - begin, to)
            case "undo" if self.session.can_undo:
                self.session.undo()
                return (words("Undone."),)
            case "redo" if self.session.can_redo:
                self.session.redo()
                return (words("Done again."),)
        return ()


def _first_month(session: Session) -> dt.date:
    """The month in which something appears next; without any, that in which the period begins."""
    shown = frame(session.draft.strategy, session.evidence, session.as_of)
    coming = (each.on for each in publications(shown) if each.on >= session.as_of)
    return next(coming, max(shown.start, session.as_of)).replace(day=1)
