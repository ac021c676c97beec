"""Why a client's newest report failed: kept beside its sets until one succeeds."""

from __future__ import annotations

import datetime as dt
import json
import string
from contextlib import suppress
from pathlib import Path
from typing import Any

from toolkit.errors import (
    ClientNameError,
    RunError,
    StoppedError,
    StrategyError,
    ToolkitError,
    UnexpectedError,
)
from toolkit.portfolio import Failure
from toolkit.store import Workspace

LOG = "failed-report.log"
RECORD = ".failed-report.json"
MISTAKES = "The strategy holds mistakes: toolkit check tells them with their lines."
NOT_REMEMBERED = (OSError, ValueError, KeyError, TypeError, AttributeError)


def record_failure(workspace: Workspace, client: str, error: ToolkitError) -> Path | None:
    """Remember why a report failed; the log with the whole story, where there is one.

    A report that somebody stopped did not fail. What cannot be written is left out: the error
    itself is told by whoever asked.
    """
    if isinstance(error, StoppedError):
        return None
    try:
        workspace.client_folder(client)
    except ClientNameError:
        return None  # such a name is no place to write in
    folder = workspace.outputs / client
    log = _write_log(folder, error)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        told = failure_of(error, log=log is not None)
        content = {"message": told.message, "facts": dict(told.facts)}
        (folder / RECORD).write_text(json.dumps(content), encoding="utf-8")
    return log


def forget_failure(folder: Path) -> None:
    """A report succeeded: what went wrong before is of no use any more."""
    for name in (LOG, RECORD):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def recorded_failure(folder: Path) -> Failure | None:
    """Why the newest report of a client failed; None where it did not."""
    try:
        content = json.loads((folder / RECORD).read_bytes())
        facts = {str(name): str(value) for name, value in content["facts"].items()}
        return Failure(str(content["message"]), facts, log=(folder / LOG).exists())
    except NOT_REMEMBERED:
        return None


def failure_of(error: ToolkitError, *, log: bool = False) -> Failure:
    """The error as a sentence with facts, without words of the strategy that it quotes."""
    if isinstance(error, StrategyError):
        return Failure(message=MISTAKES, log=log)
    facts = {name: _plain(error, name) for name in _places(error.template)}
    return Failure(error.template, facts, log=log)


def _places(template: str) -> tuple[str, ...]:
    found = (name for _, name, _, _ in string.Formatter().parse(template) if name)
    return tuple(dict.fromkeys(found))


def _plain(error: ToolkitError, name: str) -> str:
    value: Any = error.facts.get(name, "")
    if name == "reason" and isinstance(error, (RunError, UnexpectedError)):
        return str(value).partition(":")[0]  # the kind of error alone: its text may quote anything
    return str(value)


def _write_log(folder: Path, error: ToolkitError) -> Path | None:
    """Keep what a failed run said, for whoever has to find the cause."""
    details = error.facts.get("details")
    if details is None:
        return None
    log = folder / LOG
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stamp = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        log.write_text(f"{stamp}\n{details}\n", encoding="utf-8")
    except OSError:
        return None
    return log
