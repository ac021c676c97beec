"""One sheet of the intake workbook: questions below one another, lists with a row per entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from toolkit.deliverables.questionnaire_look import (
    HEAD_LINES,
    QUESTION_WIDTHS,
    Look,
    height,
    width,
)
from toolkit.deliverables.spreadsheet import A4, LINE_POINTS, cell_text
from toolkit.workbook.questionnaire.field import SEVERAL, Field
from toolkit.workbook.questionnaire.found import ANSWER, HEADS
from toolkit.workbook.questionnaire.layout import (
    LaidQuestions,
    LaidSheet,
    LaidTable,
    block_mark,
    column_mark,
)
from toolkit.workbook.questionnaire.shown import Shown

FIRST_ROW = 3
"""Above it: the title, what the sheet is for, and the way back."""

MOST_HINT, MOST_TITLE = 250, 30
"""Characters that fit in what a spreadsheet says at a cell."""

START = "Start"
"""The first sheet."""

FITS_A_PAGE = 185
"""Characters across that are still readable on one page."""

NOTE_WIDTH, NOTE_LETTERS, NOTE_LINE = 260, 38, 15
PROTECTION = {
    "insert_rows": True,
    "delete_rows": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
"""What may be done although titles and heads are protected. A hidden column stays hidden."""


@dataclass
class Lists:
    """The choices of all drop-down lists, each list once, in columns of a hidden sheet."""

    name: str = "_lists"
    columns: dict[tuple[str, ...], int] = field(default_factory=dict)

    def source(self, choices: tuple[str, ...]) -> str:
        """The cells that hold these choices."""
        place = self.columns.setdefault(choices, len(self.columns))
        return f"='{self.name}'!{_cells(place, 0, len(choices) - 1)}"


def _cells(place: int, first: int, last: int) -> str:
    return str(xl_range_abs(first, place, last, place))


class SheetWriter:
    """Writes one sheet."""

    def __init__(self, page: Worksheet, sheet: LaidSheet, look: Look, lists: Lists) -> None:
        self.page, self.sheet, self.look, self.lists = page, sheet, look, lists
        self.words = look.words
        self.widths: list[float] = []
        self.row = FIRST_ROW
        self._head(self.words(START))

    def write(self) -> None:
        """Everything on the sheet."""
        for number, block in enumerate(self.sheet.blocks):
            if isinstance(block, LaidQuestions):
                self._questions(block, first=number == 0)
            else:
                self._table(block, first=number == 0)
        self._finish()

    def _head(self, start: str) -> None:
        page, look = self.page, self.look
        page.set_row(0, 28)
        page.write_string(0, 0, HEADS, look.key)
        page.write_string(0, 1, cell_text(self.sheet.title), look.title)
        page.write_string(1, 1, cell_text(self.sheet.about), look.about)
        page.set_row(2, LINE_POINTS + 8)
        back = self.words("← To the start")
        page.write_url(2, 1, f"internal:'{start}'!A1", look.link, back)

    # ---- questions ---------------------------------------------------------------------------

    def _questions(self, block: LaidQuestions, *, first: bool) -> None:
        self._widen(QUESTION_WIDTHS)
        self._marks(block.key, {2: ANSWER})
        if first:
            heads = [self.words(each) for each in ("Question", "Answer", "What it is for")]
            for place, head in enumerate(heads, 1):
                self.page.write_string(self.row, place, head, self.look.head)
            self.page.write_string(self.row, 0, HEADS, self.look.key)
            self.page.set_row(self.row, LINE_POINTS + 8)
            self.page.freeze_panes(self.row + 1, 2)
            self.row += 1
        else:
            self._section(block.title)
        for each in block.questions:
            _, wide, help_wide = QUESTION_WIDTHS
            texts = ((each.answer, wide), (each.help, help_wide), (each.label, QUESTION_WIDTHS[0]))
            self.page.set_row(self.row, height(texts))
            self.page.write_string(self.row, 0, each.key, self.look.key)
            self.page.write_string(self.row, 1, cell_text(each.label), self.look.question)
            self._value(self.row, 2, each.answer, self.look.answer(each.field, each.answer))
            self.page.write_string(self.row, 3, cell_text(each.help), self.look.help)
            self._offer(each.field, each.choices, (self.row, 2, self.row, 2))
            self.row += 1
        self.row += 1

    def _section(self, title: str) -> None:
        self.page.set_row(self.row, 2 * LINE_POINTS)
        self.page.write_string(self.row, 0, HEADS, self.look.key)
        self.page.write_string(self.row, 1, cell_text(title), self.look.section)
        self.row += 1

    # ---- lists -------------------------------------------------------------------------------

    def _table(self, block: LaidTable, *, first: bool) -> None:
        if not first:
            self._section(block.title)
        wide = [width(each.field, first=n == 0) for n, each in enumerate(block.columns)]
        self._widen(wide)
        self._marks(block.key, {n: each.key for n, each in enumerate(block.columns, 1)})
        head_row = self.row
        self._heads(block)
        for row in block.rows:
            self._entry(row.key, row.cells, block, wide)
        for _ in range(block.n_empty):
            self._entry("", (None,) * len(block.columns), block, wide)
        last = self.row - 1
        for place, each in enumerate(block.columns, 1):
            self._offer(each.field, each.choices, (head_row + 1, place, last, place))
        if first:
            self.page.freeze_panes(head_row + 1, 2)
            self.page.autofilter(head_row, 0, last, len(block.columns))
            self.page.repeat_rows(head_row)
        self.row += 1

    def _heads(self, block: LaidTable) -> None:
        self.page.set_row(self.row, HEAD_LINES * LINE_POINTS + 4)
        self.page.write_string(self.row, 0, HEADS, self.look.key)
        for place, each in enumerate(block.columns, 1):
            self.page.write_string(self.row, place, cell_text(each.head), self.look.head)
            note = self._note(each.field, each.help)
            lines = sum(-(-len(line) // NOTE_LETTERS) or 1 for line in note.split("\n"))
            size = {"width": NOTE_WIDTH, "height": NOTE_LINE * (lines + 1)}
            self.page.write_comment(
                self.row, place, cell_text(note), {**size, "author": "", "font_size": 9}
            )
        self.row += 1

    def _entry(
        self, key: str, cells: Sequence[Shown], block: LaidTable, wide: Sequence[float]
    ) -> None:
        # only a row without a single locked cell can be deleted, to its far end
        self.page.set_row(self.row, height(zip(cells, wide, strict=True)), self.look.key)
        if key:
            self.page.write_string(self.row, 0, key, self.look.key)
        else:
            self.page.write_blank(self.row, 0, None, self.look.key)
        for place, (value, column) in enumerate(zip(cells, block.columns, strict=True), 1):
            self._value(self.row, place, value, self.look.answer(column.field, value))
        self.row += 1

    def _note(self, field_: Field | None, help_: str) -> str:
        words = self.words
        several = field_ is not None and field_.kind in SEVERAL
        how = ""
        if field_ is not None and field_.kind == "lines":
            how = words("One per line (Alt+Enter), or with a semicolon between them.")
        elif several:
            how = words("More than one? Write them with a comma between them.")
        return "\n".join(filter(None, (help_, how)))

    # ---- cells -------------------------------------------------------------------------------

    def _value(self, row: int, place: int, value: Shown, look: Format) -> None:
        match value:
            case None | "":
                self.page.write_blank(row, place, None, look)
            case str():
                self.page.write_string(row, place, cell_text(value), look)
            case dt.date():
                self.page.write_datetime(row, place, value, look)
            case _:
                self.page.write_number(row, place, value, look)

    def _offer(
        self, field_: Field | None, choices: tuple[str, ...], cells: tuple[int, int, int, int]
    ) -> None:
        """A drop-down list; only where one of a few fits, anything else is refused at once."""
        if not choices:
            return
        words = self.words
        if field_ is not None and field_.may_be_unknown:
            choices = (*choices, words("not known yet"))
        rule: dict[str, Any] = {"validate": "list", "source": self.lists.source(choices)}
        if field_ is not None and field_.kind in ("choice", "flag"):
            rule["error_title"] = words("Choose from the list")[:MOST_TITLE]
            rule["error_message"] = ", ".join(choices)[:MOST_HINT]
        else:
            rule["show_error"] = False
        if field_ is not None and field_.kind in SEVERAL:
            rule["input_title"] = words("More than one may be filled in")[:MOST_TITLE]
            hint = words("Choose one, or write several with a comma between them.")
            rule["input_message"] = hint[:MOST_HINT]
        self.page.data_validation(*cells, rule)

    def _marks(self, key: str, columns: Mapping[int, str]) -> None:
        """The hidden row that tells which block and which columns these are."""
        self.page.set_row(self.row, None, None, {"hidden": True})
        self.page.write_string(self.row, 0, block_mark(key), self.look.key)
        for place, column in columns.items():
            self.page.write_string(self.row, place, column_mark(column), self.look.key)
        self.row += 1

    def _widen(self, widths: Sequence[float]) -> None:
        for number, wide in enumerate(widths):
            if number >= len(self.widths):
                self.widths.append(wide)

    def _finish(self) -> None:
        page, n_columns = self.page, len(self.widths)
        page.set_column(0, 0, 4, None, {"hidden": True})
        for place, wide in enumerate(self.widths, 1):
            page.set_column(place, place, wide)
        page.hide_gridlines(2)
        page.protect("", PROTECTION)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.print_area(0, 1, max(self.row - 2, FIRST_ROW), n_columns)
        page.repeat_columns(1)
        pages = -(-int(sum(self.widths)) // FITS_A_PAGE)
        page.fit_to_pages(max(pages, 1), 0)
        page.set_footer("&L&A&R&P / &N")
