"""How the intake workbook looks: letters, colours, widths, heights and the forms of numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from math import ceil
from types import MappingProxyType

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from toolkit.deliverables.spreadsheet import INK, LINE_POINTS, LOCALES, NARROW, RULE
from toolkit.language import Words
from toolkit.strategy.walk import FieldShape
from toolkit.workbook.questionnaire.field import Field, Kind
from toolkit.workbook.questionnaire.shown import Shown

ANSWER_PAPER = "#fffaeb"
QUIET_INK = "#4a5a63"
LETTERS = "Arial"
TITLE_POINTS = 16
LONG_TEXT = 2_000
"""A text that may be longer than this gets a wide column."""

MOST_LINES = 14
HEAD_LINES = 3
WIDTHS: Mapping[Kind, float] = MappingProxyType(
    {
        "text": 24,
        "lines": 30,
        "number": 12,
        "share": 12,
        "euro": 12,
        "day": 15,
        "date": 17,
        "clock": 10,
        "address": 34,
        "flag": 13,
        "choice": 20,
        "choices": 22,
        "reference": 24,
        "references": 30,
        "platform": 18,
        "country": 16,
        "languages": 20,
    }
)
LONG_WIDTH, NAME_WIDTH = 44, 28
QUESTION_WIDTHS = (34, 64, 60)
"""Question, answer, what it is for."""

TEXT_FORM = "@"
NUMBER_FORMS: Mapping[Kind, str] = MappingProxyType(
    {"number": "#,##0", "share": "0%", "euro": '"€" #,##0'}
)
FINE_FORMS: Mapping[Kind, str] = MappingProxyType(
    {"number": "#,##0.0###", "share": "0.0##%", "euro": '"€" #,##0.00'}
)


class Look:
    """The formats of one workbook, made once each."""

    def __init__(self, workbook: Workbook, words: Words) -> None:
        self._workbook, self.words = workbook, words
        self._day = f"{LOCALES[words.language][1]}d mmm yyyy"
        self._answers: dict[str, Format] = {}
        plain = {"font_name": LETTERS, "font_size": 10, "valign": "vcenter"}
        wrapped = {**plain, "text_wrap": True}
        lined = {"bottom": 1, "bottom_color": RULE}
        self.title = self._made(plain, bold=True, font_size=TITLE_POINTS, font_color=INK)
        self.about = self._made(plain, font_color=QUIET_INK)
        self.link = self._made(plain, font_color=INK, underline=1)
        self.section = self._made(plain, bold=True, font_size=12, font_color=INK, valign="bottom")
        self.head = self._made(
            wrapped,
            bold=True,
            bg_color=INK,
            font_color="#ffffff",
            border=1,
            indent=1,
        )
        self.head.set_border_color(RULE)
        self.listed = self._made({**plain, **lined}, font_color=INK, underline=1)
        self.question = self._made({**wrapped, **lined}, bold=True, font_color=INK, indent=1)
        self.help = self._made({**wrapped, **lined}, font_color=QUIET_INK, indent=1)
        self.key = self._made(plain, font_color="#808080", locked=0)
        self.step = self._made({**wrapped, **lined}, bold=True, font_color=INK)
        self.text = self._made({**wrapped, **lined})

    def answer(self, field: Field | None, value: Shown) -> Format:
        """The look of a cell to write in."""
        form = self._form(field, value)
        if form not in self._answers:
            self._answers[form] = self._made(
                {
                    "font_name": LETTERS,
                    "font_size": 10,
                    "valign": "vcenter",
                    "align": "left",
                    "indent": 1,
                    "text_wrap": True,
                    "bg_color": ANSWER_PAPER,
                    "border": 1,
                    "border_color": RULE,
                    "locked": 0,
                    "num_format": form,
                }
            )
        return self._answers[form]

    def _form(self, field: Field | None, value: Shown) -> str:
        """How what is written is shown: a month typed in a cell for days would become a day."""
        if field is None or isinstance(value, str):
            return TEXT_FORM
        if isinstance(value, dt.date) or field.kind == "day":
            return self._day
        if field.kind not in NUMBER_FORMS:
            return TEXT_FORM
        if value is None:
            return NUMBER_FORMS[field.kind] if field.kind != "number" else "General"
        whole = float(value) * (100 if field.kind == "share" else 1)
        forms = NUMBER_FORMS if abs(whole - round(whole)) < 1e-9 else FINE_FORMS
        return forms[field.kind]

    def _made(self, look: Mapping[str, object], **more: object) -> Format:
        return self._workbook.add_format({**look, **more})


def width(field: Field | None, *, first: bool) -> float:
    """How wide a column is, in characters."""
    if first or field is None:
        return NAME_WIDTH
    if field.kind == "text" and _most(field.shape) > LONG_TEXT:
        return LONG_WIDTH
    return WIDTHS[field.kind]


def height(texts: Iterable[tuple[object, float]], least: int = 1, most: int = MOST_LINES) -> float:
    """The height in points that shows these texts in their columns: an estimate."""
    lines = [
        sum(ceil(len(line) / (wide * NARROW)) or 1 for line in text.split("\n"))
        for text, wide in texts
        if isinstance(text, str) and text
    ]
    return LINE_POINTS * min(max([least, *lines]), most) + 2


def _most(shape: FieldShape) -> int:
    nested = (each for mark in shape.marks for each in getattr(mark, "metadata", (mark,)))
    return max((getattr(each, "max_length", 0) or 0 for each in nested), default=0)
