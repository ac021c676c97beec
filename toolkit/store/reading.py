"""A strategy file → the strategy, or everything that is wrong with the file."""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from toolkit.errors import Problem, StrategyError, UnknownClientError, UnreadableError
from toolkit.store.refusal import reason_of
from toolkit.store.workspace import Workspace
from toolkit.store.yaml_parse import parsed
from toolkit.store.yaml_text import MAX_BYTES, YamlText, decoded, too_large
from toolkit.store.yaml_tree import Entries, line_and_column_at, plain
from toolkit.strategy import Strategy, strategy_problems
from toolkit.strategy.walk import Place

KNOWN_SHOWN = 12
MOST_SHOWN = 1000
BINARY = getattr(os, "O_BINARY", 0)
Mark = tuple[int, int, int]
"""What changes when a file is written, without reading it."""

PATH_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True)
class StoredStrategy:
    """A strategy with the file that it was read from, as the file was then."""

    client: str
    path: Path
    strategy: Strategy
    digest: str
    text: YamlText = field(repr=False, compare=False)
    root: Entries = field(repr=False, compare=False)

    def line_of(self, path: str) -> int | None:
        """The line of `goals[1].deadline`, or of its nearest parent in the file."""
        steps = (int(number) if number else name for name, number in PATH_STEP.findall(path))
        found = line_and_column_at(self.root, tuple(steps))
        return found[0] if found else None


def read_strategy(workspace: Workspace, client: str) -> StoredStrategy:
    """What is recorded for a client.

    Raises
    ------
    ClientNameError, UnknownClientError, UnreadableError
        When there is no file to read.
    StrategyError
        With everything in the file that cannot be understood.
    """
    path = workspace.strategy_path(client)
    shown = shown_path(path)
    if not os.path.lexists(path):
        known = _closest(client, workspace.client_ids())
        raise UnknownClientError(client=client, file=shown, known=known)
    return strategy_of(read_bytes(path, shown), path)


def read_strategy_file(path: Path) -> StoredStrategy:
    """What is recorded in a file, wherever it stands."""
    return strategy_of(read_bytes(path, shown_path(path)), path)


def strategy_of(data: bytes, path: Path) -> StoredStrategy:
    """What is recorded in the bytes of a file."""
    text, problems = decoded(data)
    shown = shown_path(path)
    if problems:
        raise StrategyError(problems, shown)
    found = parsed(text.text)
    problems = found.problems
    if found.root is None and not problems:
        problems = (Problem("", "empty_file"),)
    if found.root is None:
        raise StrategyError(problems, shown)
    tree = plain(found.root)
    if tree is None and not problems:
        raise StrategyError((Problem("", "empty_file"),), shown)
    strategy = None if problems else _valid(tree)
    if strategy is None or not isinstance(found.root, Entries):
        placed = (_placed(found.root, *each) for each in strategy_problems(tree))
        raise StrategyError(_in_order((*problems, *placed))[:MOST_SHOWN], shown)
    client = path.absolute().parent.name
    return StoredStrategy(client, path, strategy, digest_of(data), text, found.root)


def mark_of(path: Path) -> Mark | None:
    """Where this mark stays the same, so did the file; None when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def digest_of(data: bytes) -> str:
    """What tells two contents of a file apart."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of an ordinary file of allowed size."""
    try:
        # without waiting for a writer, where somebody put a pipe in its place
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | BINARY)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError(file=shown, reason="it is no ordinary file")
            if status.st_size > MAX_BYTES:
                raise StrategyError((too_large(status.st_size),), shown)
            return b"".join(iter(lambda: os.read(handle, MAX_BYTES), b""))
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise UnreadableError(file=shown, reason=reason_of(error)) from error


def shown_path(path: Path) -> str:
    """A file as people know it: from clients/ on where it stands there."""
    parts = path.absolute().parts
    inside = [n for n, part in enumerate(parts[:-1]) if part == "clients"]
    return "/".join(parts[inside[-1] :]) if inside else str(path)


def _valid(tree: Any) -> Strategy | None:
    try:
        return Strategy.model_validate(tree)
    except ValidationError:
        return None


def _placed(root: Any, place: Place, problem: Problem) -> Problem:
    found = line_and_column_at(root, place)
    return problem.at(*found) if found else problem


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda each: (each.line or 0, each.column or 0)))


def _closest(client: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(client, known, n=3, cutoff=0.5)
    names = [*close, *(name for name in known if name not in close)]
    rest = ", …" if len(names) > KNOWN_SHOWN else ""
    return (", ".join(names[:KNOWN_SHOWN]) or "-") + rest
