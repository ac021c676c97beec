"""Short texts in one cell, one after another."""

from __future__ import annotations

from collections.abc import Iterable

SENTENCE_ENDS = (".", "!", "?", "…", ".”", ".’", '."', ".'", ".)")


def notes_text(parts: Iterable[str | None]) -> str:
    """The texts that there are: a sentence keeps its point, what is none gets a semicolon.

    >>> notes_text(("actief", None, "Een collega vertelt.", "drie weken vooraf"))
    'actief; Een collega vertelt. Drie weken vooraf'
    """
    said = ""
    for part in filter(None, parts):
        if said.endswith(SENTENCE_ENDS):
            said = f"{said} {_begun(part)}"
        else:
            said = f"{said}; {part}" if said else part
    return said


def _begun(part: str) -> str:
    """The text as a sentence begins; an address or a name of some system stays as it is."""
    return part[:1].upper() + part[1:] if part.split(" ", 1)[0].strip(",:").isalpha() else part
