"""The label, help and example of every field of the strategy, under the field's path."""

from __future__ import annotations

import tomllib
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class FieldText:
    """How a field is called, what it is for, and what somebody might fill in."""

    label: str
    help: str = ""
    example: str = ""


@cache
def field_text(path: str, language: str) -> FieldText:
    """The text of a field: `field_text("goals.deadline.on", "nl")`.

    A part that stands at several places (`cadence`) is described once, under its own name.
    Label, help and example each come from the longest end of the path that gives one, so that
    an entry may add an example only; without any label the name itself is taken.
    """
    texts = field_texts(language)
    entries = [dict(texts[end]) for end in path_ends(path) if end in texts]
    name = path.rsplit(".", 1)[-1].replace("_", " ")
    return FieldText(**ChainMap(*entries, {"label": name}))


def path_ends(path: str) -> Iterator[str]:
    """A path and its ends, the longest first.

    >>> list(path_ends("goals.deadline.on"))
    ['goals.deadline.on', 'deadline.on', 'on']
    """
    steps = path.split(".")
    return (".".join(steps[start:]) for start in range(len(steps)))


@cache
def field_texts(language: str) -> Mapping[str, Mapping[str, str]]:
    """All entries of one language: what each gives, by path or end of a path."""
    path = resources.files("toolkit.language") / "fields" / f"{language}.toml"
    with path.open("rb") as source:
        return tomllib.load(source)
