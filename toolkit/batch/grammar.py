"""A part of a library that takes a second to load, and is not needed."""

from __future__ import annotations

import sys

NAME = "rfc3987_syntax"


def skip_slow_grammar(_: str = "") -> None:
    """Spare each command that handles notebooks more than a second.

    nbformat loads jsonschema, which compiles a grammar for internationalised addresses when
    rfc3987_syntax is installed. Notebooks hold no such address, and without it jsonschema
    only leaves out that one check.
    """
    sys.modules.setdefault(NAME, None)  # type: ignore[arg-type]


def allow_slow_grammar(_: str = "") -> None:
    """Once jsonschema is loaded, whoever wants it may have it again."""
    if sys.modules.get(NAME, True) is None:
        del sys.modules[NAME]
