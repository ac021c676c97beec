"""The intake as an Excel workbook that a client fills in without Jupyter and sends back."""

from __future__ import annotations

import datetime as dt
import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.deliverables.questionnaire_look import Look, height
from toolkit.deliverables.questionnaire_sheet import START, Lists, SheetWriter
from toolkit.deliverables.spreadsheet import A4, INK, LOCALES, begun, cell_text, finished
from toolkit.evidence import Evidence
from toolkit.language import words_for
from toolkit.strategy import Strategy
from toolkit.workbook.questionnaire.base import SHEET, Base
from toolkit.workbook.questionnaire.layout import LaidSheet, laid_sheets
from toolkit.workbook.questionnaire.left_out import asked
from toolkit.workbook.questionnaire.names import vocabulary

START_WIDTHS = (30, 92)
STEPS = (
    (
        "Filling in",
        "Write in the light yellow cells. Anything may stay empty: half a workbook is welcome.",
    ),
    (
        "Choosing",
        (
            "Where there is a list to choose from, an arrow appears at the cell. More than one "
            "answer? Write them with a comma between them."
        ),
    ),
    (
        "Adding",
        "Each list ends with empty rows. Are there too few? Insert a row between two others.",
    ),
    ("Removing", "Delete the whole row. Sorting and filtering change nothing."),
    (
        "Not known yet",
        "Write “not known yet” where an answer still has to be found. That is an answer, too.",
    ),
    ("What is meant", "Point at a head with a red corner: there it says what the column is for."),
    (
        "Dates and numbers",
        (
            "Write a day as 31-12-2027; a month or quarter may be written in words. Write a share "
            "as a percentage, such as 45%."
        ),
    ),
    (
        "Sending back",
        (
            "Save it as an Excel workbook (.xlsx) and send it back. In Google Sheets: File, "
            "Download, Microsoft Excel."
        ),
    ),
)
"""How it works, in the words of whoever fills it in."""


def questionnaire_workbook(
    strategy: Strategy, client: str, digest: str, evidence: Evidence, as_of: dt.date
) -> bytes:
    """The workbook for a client whose strategy file has this digest, in the client's language.

    Nothing that is left out of what a client sees is in it, nor in what it remembers.
    """
    words = words_for(strategy.client.language)
    tree = asked(strategy.model_dump(mode="json", exclude_unset=True))
    sheets = laid_sheets(tree, vocabulary(tree, words, evidence))
    title = words("Intake of {client}", client=strategy.client.name or client)
    made = io.BytesIO()
    workbook = begun(
        made,
        title=title,
        subject=words("Exported on {date}", date=words.date(as_of)),
        as_of=as_of,
    )
    look, lists = Look(workbook, words), Lists()
    _write_start(workbook.add_worksheet(words(START)), title, sheets, look)
    for sheet in sheets:
        SheetWriter(workbook.add_worksheet(sheet.name), sheet, look, lists).write()
    _write_lists(workbook, lists)
    _write_base(workbook, Base(client, digest, as_of.isoformat(), words.language, tree))
    workbook.close()
    return finished(made.getvalue(), LOCALES[words.language][0])


def _write_start(page: Worksheet, title: str, sheets: tuple[LaidSheet, ...], look: Look) -> None:
    words = look.words
    page.set_column(0, 0, 2)
    for place, wide in enumerate(START_WIDTHS, 1):
        page.set_column(place, place, wide)
    page.set_row(0, 34)
    page.write_string(0, 1, cell_text(title), look.title)
    about = words("With these answers the strategy for social media is made. This is how it works:")
    page.write_string(1, 1, about, look.about)
    row = 3
    for step, text in STEPS:
        said = words(text)
        page.set_row(row, height(((said, START_WIDTHS[1]),)) + 3)
        page.write_string(row, 1, words(step), look.step)
        page.write_string(row, 2, said, look.text)
        row += 1
    page.set_row(row + 1, 22)
    page.write_string(row + 1, 1, words("The sheets"), look.section)
    row += 2
    for sheet in sheets:
        page.set_row(row, height(((sheet.about, START_WIDTHS[1]),)) + 3)
        link = f"internal:'{sheet.name.replace(chr(39), chr(39) * 2)}'!B1"
        page.write_url(row, 1, link, look.listed, cell_text(sheet.title))
        page.write_string(row, 2, cell_text(sheet.about), look.text)
        row += 1
    _finish_start(page, row)


def _finish_start(page: Worksheet, row: int) -> None:
    page.hide_gridlines(2)
    page.protect("", {"format_rows": True})
    page.set_tab_color(INK)
    page.set_paper(A4)
    page.set_landscape()
    page.print_area(0, 0, row, 2)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")
    page.activate()


def _write_lists(workbook: Workbook, lists: Lists) -> None:
    page = workbook.add_worksheet(lists.name)
    for choices, place in lists.columns.items():
        for row, text in enumerate(choices):
            page.write_string(row, place, cell_text(text))
    page.hide()


def _write_base(workbook: Workbook, base: Base) -> None:
    page = workbook.add_worksheet(SHEET)
    for number, row in enumerate(base.rows()):
        for place, text in enumerate(row):
            page.write_string(number, place, cell_text(text))
    page.hide()
