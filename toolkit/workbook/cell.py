"""What one cell holds, whoever wrote it: Excel, LibreOffice, Google Sheets, or a hand."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import Any

from babel.dates import get_month_names

from toolkit.language import LANGUAGES

DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet counts its days from here
MINUTES_A_DAY = 24 * 60
LAST_SERIAL = 2_958_465
NUMBERS = re.compile(r"(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})")
NAMED = re.compile(r"(\d{1,2})\.?\s+([^\W\d]+)\.?\s+(\d{4})")
CLOCK = re.compile(r"(\d{1,2})[:.u](\d{2})")
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def cell_words(value: Any) -> str:
    r"""What a cell says, as text: lines ended in one way, without control characters.

    >>> cell_words(" Kop\r\n of munt "), cell_words(3.0), cell_words(True), cell_words(None)
    ('Kop\n of munt', '3', 'true', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return UNREADABLE.sub("", text).strip()


def cell_day(value: Any) -> str | None:
    """The day of a cell as 2027-01-31; empty where the cell is, None where it holds no day.

    >>> cell_day(dt.datetime(2027, 1, 31)), cell_day("31-1-2027"), cell_day("31 januari 2027")
    ('2027-01-31', '2027-01-31', '2027-01-31')
    """
    match value:
        case dt.datetime():
            return value.date().isoformat()
        case dt.date():
            return value.isoformat()
        case bool():
            return None
        case int() | float():
            return _of_serial(value)
    text = cell_words(value)
    return _of_numbers(text) or _of_name(text) if text else ""


def cell_clock(value: Any) -> str | None:
    """The time of a cell as 09:30; empty where the cell is, None where it holds no time.

    >>> cell_clock(dt.time(9, 30)), cell_clock(0.5), cell_clock("9.30 uur"), cell_clock("morgen")
    ('09:30', '12:00', '09:30', None)
    """
    match value:
        case dt.datetime() | dt.time():
            return f"{value:%H:%M}"
        case dt.timedelta():
            return _of_minutes(value / dt.timedelta(minutes=1))
        case bool():
            return None
        case int() | float():
            return _of_minutes((value % 1) * MINUTES_A_DAY)
    text = cell_words(value)
    found = CLOCK.search(text)
    if found is None:
        return None if text else ""
    return f"{int(found[1]):02}:{found[2]}"


def letters(place: int) -> str:
    """The letters of a column, counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _of_serial(value: float) -> str | None:
    if not 1 <= value <= LAST_SERIAL:
        return None
    return (DAY_ZERO + dt.timedelta(days=int(value))).date().isoformat()


def _of_minutes(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return f"{hours:02}:{rest:02}"


def _of_numbers(text: str) -> str | None:
    found = NUMBERS.search(text)
    if found is None:
        return None
    first, month, last = (int(each) for each in found.groups())
    year, day = (first, last) if len(found[1]) == 4 else (last, first)
    with suppress(ValueError):
        return dt.date(year, month, day).isoformat()
    return None


def _of_name(text: str) -> str | None:
    found = NAMED.search(text)
    if found is None:
        return None
    day, name, year = found.groups()
    for language in LANGUAGES:
        for number, month in get_month_names("wide", locale=language).items():
            if month.startswith(name.lower()) or name.lower().startswith(month[:3]):
                with suppress(ValueError):
                    return dt.date(int(year), number, int(day)).isoformat()
    return None
