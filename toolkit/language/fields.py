"""The label, help and example of every field of the strategy, under the field's path."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class FieldText:
    """How a field is called, what it is for, and what somebody might fill in."""

    label: str
    help: str = ""
    example: str = ""


def field_text(path: str, language: str) -> FieldText:
    """The text of a field: `field_text("goals.deadline.on", "nl")`.

    A part that stands at several places (`cadence`) may be described once, under the part's
    own name; the longest known end of the path is taken, else the name itself.
    """
    texts = field_texts(language)
    steps = path.split(".")
    for start in range(len(steps)):
        found = texts.get(".".join(steps[start:]))
        if found is not None:
            return found
    return FieldText(steps[-1].replace("_", " "))


@cache
def field_texts(language: str) -> Mapping[str, FieldText]:
    """All texts of one language, by path."""
    path = resources.files("toolkit.language") / "fields" / f"{language}.toml"
    with path.open("rb") as source:
        tables = tomllib.load(source)
    return {key: FieldText(**value) for key, value in tables.items()}
