"""An intake workbook as it comes back: filled in, sorted, saved by another program."""

import copy
import datetime as dt
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from toolkit.deliverables.questionnaire_workbook import questionnaire_workbook
from toolkit.store import StoredStrategy, read_strategy_file
from toolkit.store.evidence_files import load_evidence
from toolkit.store.reading import strategy_of
from toolkit.strategy import Strategy
from toolkit.workbook.questionnaire.base import SHEET
from toolkit.workbook.questionnaire.outcome import Outcome
from toolkit.workbook.questionnaire.reading import Answered, answered

PROJECT = Path(__file__).parents[3]
EXAMPLES = sorted((PROJECT / "clients").glob("*/strategy.yaml"))
STARTERS = sorted((PROJECT / "client_templates/starters").glob("*.yaml"))
BAKERY = PROJECT / "clients/bakkerij-lindewaal/strategy.yaml"
AS_OF = dt.date(2026, 11, 23)

Row = list[Any]


def exported(stored: StoredStrategy) -> bytes:
    """The workbook that goes to the client."""
    return questionnaire_workbook(
        stored.strategy, stored.client, stored.digest, load_evidence(), AS_OF
    )


def back(data: bytes, stored: StoredStrategy) -> Answered:
    """What comes of a workbook."""
    return answered(data, "terug.xlsx", stored, load_evidence())


def taken(data: bytes, stored: StoredStrategy) -> Strategy:
    """The strategy with the answers of a workbook in it."""
    return whole(back(data, stored).outcome)


def whole(outcome: Outcome) -> Strategy:
    """The strategy of an outcome without faults."""
    assert outcome.strategy is not None, outcome.faults
    return outcome.strategy


def of_text(text: str, client: str = "bakkerij") -> StoredStrategy:
    """A strategy file with this text."""
    return strategy_of(text.encode(), Path("clients") / client / "strategy.yaml")


def bakery() -> StoredStrategy:
    """The invented example."""
    return read_strategy_file(BAKERY)


@dataclass
class Book:
    """The sheets of a workbook as rows of values, to be changed and saved again."""

    sheets: dict[str, list[Row]]
    hidden: set[str] = field(default_factory=lambda: {"_lists", SHEET})

    @classmethod
    def of(cls, data: bytes) -> "Book":
        """The values in a workbook."""
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        return cls(
            {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
        )

    def part(self, key: str) -> tuple[str, int]:
        """The sheet of a block and the number of its hidden row."""
        for name, rows in self.sheets.items():
            for number, row in enumerate(rows):
                if f"@:{key}" in row:
                    return name, number
        raise KeyError(key)

    def row(self, key: str, entry: str) -> Row:
        """The row of an entry or question."""
        name, start = self.part(key)
        rows = self.sheets[name]
        at = rows[start].index(f"@:{key}")
        return next(row for row in rows[start + 1 :] if row[at] == entry)

    def place(self, key: str, column: str) -> int:
        """Where a column stands."""
        name, start = self.part(key)
        return self.sheets[name][start].index(f"@{column}")

    def put(self, key: str, entry: str, column: str, value: Any) -> str:
        """Write in a cell; its name, as people know it."""
        row = self.row(key, entry)
        row[self.place(key, column)] = value
        name, _ = self.part(key)
        number = next(n for n, each in enumerate(self.sheets[name], 1) if each is row)
        return f"{name} {chr(ord('A') + self.place(key, column))}{number}"

    def answer(self, key: str, question: str, value: Any) -> str:
        """Answer a single question."""
        return self.put(key, question, "=", value)

    def add(self, key: str, **cells: Any) -> int:
        """A new entry at the end of a list, in a row without a key; its number."""
        name, start = self.part(key)
        rows = self.sheets[name]
        row: Row = [""] * len(rows[start])
        for column, value in cells.items():
            name_of = "^" if column == "of" else column.replace("__", ".")
            row[self.place(key, name_of)] = value
        rows.append(row)
        return len(rows)

    def remove(self, key: str, entry: str) -> None:
        """Delete the row of an entry."""
        name, _ = self.part(key)
        gone = self.row(key, entry)
        self.sheets[name] = [row for row in self.sheets[name] if row is not gone]

    def saved(self, *, inline: bool = False) -> bytes:
        """As a program saves it: strings shared or inline, dates as numbers with a form."""
        made = io.BytesIO()
        options = {"strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(made, {**options, "constant_memory": inline})
        day = book.add_format({"num_format": "d-m-yyyy"})
        for name, rows in self.sheets.items():
            page = book.add_worksheet(name)
            if name in self.hidden:
                page.hide()
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, (dt.date, dt.datetime)):
                        page.write_datetime(number, place, value, day)
                    elif value != "":
                        page.write(number, place, value)
        book.close()
        return made.getvalue()

    def copied(self) -> "Book":
        """The same once more."""
        return copy.deepcopy(self)
