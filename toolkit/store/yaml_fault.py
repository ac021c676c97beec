"""What the parsers of YAML complain about, in words that help whoever typed the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError, YAMLError


@dataclass(frozen=True)
class Fault:
    """What a parser's complaint holds, in C or in Python, and what was found in plain words."""

    complaint: str
    found: str


FAULTS = (
    Fault(
        "mapping values are not allowed",
        found="a colon that does not fit: check the indentation, or put the text between quotes",
    ),
    Fault(
        "mapping keys are not allowed",
        found="a question mark; text that begins with one needs quotes",
    ),
    Fault(
        "sequence entries are not allowed",
        found="a dash too many; text that begins with one needs quotes",
    ),
    Fault("unexpected end of stream", found="a quote that is not closed"),
    Fault("',' or '\\]'", found="a square bracket that is not closed, or a comma that is missing"),
    Fault("',' or '}'", found="a brace that is not closed, or a comma that is missing"),
    Fault("could not find expected ':'", found="a line without a colon"),
    Fault(
        "cannot start any token", found="a text that begins with @, ` or %; it goes between quotes"
    ),
    Fault(
        "alphabetic or numeric character",
        found="a text that begins with & or *; it goes between quotes",
    ),
    Fault("expected '>'", found="a text that begins with !; it goes between quotes"),
    Fault(
        "escape|hexdecimal",
        found="a backslash between double quotes; put two, or use single quotes",
    ),
    Fault("expected (the )?node content", found="a comma, bracket or brace too many"),
    Fault("directive|incompatible YAML", found="a line that begins with %"),
    Fault(
        "comment or line break|chomping", found="text right behind | or >; it goes on the next line"
    ),
    Fault("document start", found="text after the end of the strategy"),
    Fault(
        "expected key|<block end>|'-' indicator",
        found="something that does not fit: check the indentation, the quotes and the brackets",
    ),
)
TOLD_WHERE_IT_BEGAN = ("a quote that", "a square bracket", "a brace that", "a line without")


def fault(error: YAMLError) -> tuple[str, int | None]:
    """What a parser complains about, and where; an open quote or bracket where it was opened."""
    complaint = getattr(error, "problem", None) or str(error).partition("\n")[0]
    said = next((each.found for each in FAULTS if re.search(each.complaint, complaint)), complaint)
    if not isinstance(error, MarkedYAMLError):
        return said, None
    began = error.context_mark if said.startswith(TOLD_WHERE_IT_BEGAN) else None
    mark = began or error.problem_mark
    return said, mark.index if mark else None
