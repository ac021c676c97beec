"""An .ics file, line by line: what may stand in it, and lines of at most 75 bytes.

icalendar writes the head, the time zones and the texts. Its events take half a millisecond each,
and a year may have thousands: those are put together here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from icalendar import Calendar, vText

LINE_BYTES = 75
LINE_BREAK = b"\r\n"
END = b"END:VCALENDAR"
LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
NOT_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def plain_text(text: str) -> str:
    r"""A text without control characters, its lines ended in one way.

    >>> plain_text("een\r\ntwee\x07")
    'een\ntwee�'
    """
    return NOT_IN_TEXT.sub("\N{REPLACEMENT CHARACTER}", LINE_ENDS.sub("\n", text))


def text_line(name: str, text: str, language: str | None = None) -> bytes:
    r"""A property that holds text, with its language.

    >>> text_line("SUMMARY", "Brood; en, meer", "nl")
    b'SUMMARY;LANGUAGE=nl:Brood\\; en\\, meer'
    """
    said = f";LANGUAGE={language}" if language else ""
    return folded(f"{name}{said}:".encode() + vText(plain_text(text)).to_ical())


def list_line(name: str, texts: Iterable[str]) -> bytes:
    """A property that holds several texts, each once."""
    values = (vText(plain_text(text)).to_ical() for text in dict.fromkeys(texts))
    return folded(name.encode() + b":" + b",".join(values))


def value_line(name: str, value: str) -> bytes:
    """A property whose value is no text, such as an address or a word of the standard."""
    return folded(f"{name}:{' '.join(plain_text(value).split())}".encode())


def day_line(name: str, day: dt.date) -> bytes:
    """A property that holds a day.

    >>> day_line("DTSTART", dt.date(2027, 1, 31))
    b'DTSTART;VALUE=DATE:20270131'
    """
    return f"{name};VALUE=DATE:{_day(day)}".encode()


def moment_line(name: str, moment: dt.datetime, zone: str | None) -> bytes:
    """A property that holds a local time; without a zone it is that time wherever one is."""
    where = f";TZID={zone}" if zone else ""
    return folded(f"{name}{where}:{_day(moment)}T{moment:%H%M%S}".encode())


def feed_bytes(head: Calendar, events: Iterable[Iterable[bytes]]) -> bytes:
    """The file: its head and time zones, then events, each a number of lines."""
    written: bytes = head.to_ical()
    before, end, _ = written.rpartition(END)
    lines = [line for event in events for line in (b"BEGIN:VEVENT", *event, b"END:VEVENT")]
    return before + LINE_BREAK.join([*lines, end, b""])


def folded(line: bytes) -> bytes:
    """A line of at most 75 bytes, or several of which all but the first begin with a space.

    No character is cut in two (RFC 5545, section 3.1).

    >>> [len(part) for part in folded(b"x" * 160).split(LINE_BREAK)]
    [75, 75, 12]
    """
    parts = []
    room = LINE_BYTES
    while len(line) > room:
        cut = room
        while line[cut] & 0xC0 == 0x80:  # in the middle of a character
            cut -= 1
        parts.append(line[:cut])
        line, room = line[cut:], LINE_BYTES - 1
    return (LINE_BREAK + b" ").join([*parts, line])


def _day(day: dt.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
