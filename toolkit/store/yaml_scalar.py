"""What a plain scalar means under YAML 1.2, and how a value is written as one.

Dates stay text: the model reads them. `yes` and `11:00` are text, too.
"""

from __future__ import annotations

import json
import re
from typing import Any

LONGEST_NUMBER = 40
LINE_WIDTH = 100
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
NUMBER_STARTS = frozenset("-+.0123456789")
INTEGER = re.compile(r"[-+]?[0-9]+")
OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

# What needs no quotes, in this or an older YAML: words that start with a letter.
PLAIN = re.compile(r"[^\W\d_](?:[^:#\n\r\t\x85\u2028\u2029\ufeff]|:(?=[^\s])|(?<=[^\s])#)*")
PLAIN_IN_FLOW = re.compile(r"[^\W\d_][\w .@/+-]*")
PLAIN_DATE = re.compile(r"\d{4}-(?:\d{2}(?:-\d{2})?|Q[1-4])")
# These mean something else to a reader of YAML 1.1.
OLD_WORDS = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
UNSAFE_IN_BLOCK = re.compile("[\r\x85\u2028\u2029\ufeff]|[^\t\n\x20-\x7e\xa0-\U0010ffff]")
ESCAPED_IN_QUOTES = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def plain_value(text: str) -> Any:
    """The value of a scalar without quotes.

    >>> [plain_value(text) for text in ("yes", "11:00", "0o17", "017", "1e3", "~", "2027-01-01")]
    ['yes', '11:00', 15, 17, 1000.0, None, '2027-01-01']
    """
    if text in NULLS:
        return None
    if text[0] not in NUMBER_STARTS:
        return BOOLEANS.get(text, text)
    if len(text) > LONGEST_NUMBER:
        return text
    if INTEGER.fullmatch(text):
        return int(text)
    if OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if FLOAT.fullmatch(text):
        return float(text)
    return float(text.replace(".", "")) if NOT_FINITE.fullmatch(text) else text


def inline_scalar(value: Any, style: str | None = None, *, flow: bool = False) -> str:
    """A value on one line, in the style that it had where that can hold it.

    >>> inline_scalar("yes"), inline_scalar(3.0), inline_scalar("Ons 'brood'", "'")
    ('"yes"', '3', "'Ons ''brood'''")
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if not isinstance(value, str):
        return repr(value)
    if style == "'" and not ESCAPED_IN_QUOTES.search(value) and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return value if style != '"' and _is_plain(value, flow) else _double_quoted(value)


def block_scalar(value: Any, indent: int, style: str | None = None) -> list[str] | None:
    r"""A text of several lines, or a long one, as a header and its lines; None where that fails.

    >>> block_scalar("Eerst dit.\nDan dat.", 2)
    ['|-', '  Eerst dit.', '  Dan dat.']
    """
    if not isinstance(value, str) or not value.strip("\n ") or UNSAFE_IN_BLOCK.search(value):
        return None
    body = value.removesuffix("\n")
    if body != body.strip():
        return None
    chomp = "" if value.endswith("\n") else "-"
    margin = " " * indent
    if "\n" in body or style == "|":
        return ["|" + chomp, *(margin + line if line else "" for line in body.split("\n"))]
    folded = _folded(body, LINE_WIDTH - indent)
    if folded is None or (len(folded) == 1 and style != ">"):
        return None
    return [">" + chomp, *(margin + line for line in folded)]


def _folded(text: str, width: int) -> list[str] | None:
    """The text in lines that YAML joins with one space again; None where spaces would change."""
    if "  " in text or "\t" in text or text.endswith(" "):
        return None
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _is_plain(text: str, flow: bool) -> bool:
    if PLAIN_DATE.fullmatch(text):
        return True
    pattern = PLAIN_IN_FLOW if flow else PLAIN
    fits = pattern.fullmatch(text) and text[-1] not in " :" and text.isprintable()
    return bool(fits) and not OLD_WORDS.fullmatch(text)


def _double_quoted(text: str) -> str:
    return ESCAPED_IN_QUOTES.sub(
        lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False)
    )
