"""What a failed run said, beside the client's sets until a report succeeds."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

from toolkit.errors import ToolkitError

LOG = "failed-report.log"


def write_log(folder: Path, error: ToolkitError) -> Path | None:
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


def remove_log(folder: Path) -> None:
    """A report succeeded: what went wrong before is of no use any more."""
    with suppress(OSError):
        (folder / LOG).unlink(missing_ok=True)
