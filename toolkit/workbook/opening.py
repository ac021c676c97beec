"""A spreadsheet's bytes → its sheets, after what would fill the memory has been refused.

Nothing in a file is trusted before it is counted: the sizes that a ZIP archive states may be
lies, and one value in the farthest cell of a sheet stands for seventeen thousand million cells.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from toolkit.errors import WorkbookError

MAX_BYTES = 25_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_CELLS = 4_000_000
"""Of the rectangle around everything in a sheet: a calendar of thousands of items is a tenth."""

MAX_TEXT = 1_000_000_000
"""Characters in all cells together, if each held the longest text of the file."""

AT_ONCE = 1 << 20
CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^>]*?(/)?>")
ENCRYPTED = b"\xd0\xcf\x11\xe0"
NO_SPREADSHEET = "it is no spreadsheet, or a damaged one"
TOO_LARGE = "it is far too large"
LOCKED = "it has a password; save it without one"


def opened(data: bytes, file: str) -> CalamineWorkbook:
    """The sheets of a file.

    Raises
    ------
    WorkbookError
        When it is no spreadsheet, damaged, locked, or far too large.
    """
    if len(data) > MAX_BYTES:
        raise WorkbookError(file=file, reason=TOO_LARGE)
    try:
        if zipfile.is_zipfile(io.BytesIO(data)):
            _count(data, file)
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise WorkbookError(file=file, reason=LOCKED) from error
    except (CalamineError, zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError) as error:
        encrypted = data.startswith(ENCRYPTED) and "EncryptedPackage".encode("utf-16-le") in data
        raise WorkbookError(file=file, reason=LOCKED if encrypted else NO_SPREADSHEET) from error
    except (NotImplementedError, RuntimeError) as error:  # a kind of ZIP that Python cannot read
        raise WorkbookError(file=file, reason=NO_SPREADSHEET) from error


def _count(data: bytes, file: str) -> None:
    """Refuse an archive that unpacks to too much, in all or in cells."""
    left, n_cells, longest = MAX_UNPACKED_BYTES, 0, 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = _unpacked(archive, name, left)
            if content is None:
                raise WorkbookError(file=file, reason=TOO_LARGE)
            left -= len(content)
            if re.search(r"worksheets/[^/]+\.xml$", name):
                n_cells += _filled_cells(content, file)
            elif name.endswith("sharedStrings.xml"):
                longest = max(map(len, re.split(rb"</(?:\w+:)?si>", content)))
    if n_cells * longest > MAX_TEXT:
        raise WorkbookError(file=file, reason=TOO_LARGE)


def _unpacked(archive: zipfile.ZipFile, name: str, limit: int) -> bytes | None:
    """The content of one file of an archive; None when it is larger than it may be."""
    parts, size = [], 0
    with archive.open(name) as stream:
        while part := stream.read(AT_ONCE):
            size += len(part)
            if size > limit:
                return None
            parts.append(part)
    return b"".join(parts)


def _filled_cells(content: bytes, file: str) -> int:
    """How many cells of a sheet hold something; too large a rectangle around them is refused."""
    n_cells, widest, last = 0, 0, 0
    for letters, row, empty in CELL.findall(content):
        if not empty:
            n_cells += 1
            widest, last = max(widest, _column(letters)), max(last, int(row))
    if widest * last > MAX_CELLS:
        raise WorkbookError(file=file, reason=TOO_LARGE)
    return n_cells


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
