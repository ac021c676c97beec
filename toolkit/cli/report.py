"""`toolkit report`: each client's set of deliverables, with how far it is and what came of it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from toolkit.batch.jobs import Outcome, Watcher, default_jobs, make_reports
from toolkit.batch.output_set import LATEST
from toolkit.batch.report import ReportOrder
from toolkit.cli.argument import ReportRequest
from toolkit.cli.exit import DONE, FAILED
from toolkit.cli.screen import aligned, complain, reader_words, say, use_utf8, visible
from toolkit.deliverables.pdf import pdf_possible
from toolkit.language import Words
from toolkit.language.problem import error_text


def report_clients(request: ReportRequest) -> int:
    """Make the sets, show progress, and end with a table of what was made and what failed."""
    use_utf8()
    words = reader_words()
    n_clients = len(request.clients)
    if not n_clients:
        complain(words("There is no client yet; make one with: toolkit new NAME"))
        return DONE
    order = ReportOrder(request.workspace, request.as_of, _makeable(request.formats, words))
    jobs = request.jobs or default_jobs(n_clients)
    try:
        with _followed(words, n_clients) as watcher:
            outcomes = make_reports(order, request.clients, jobs, watcher)
    except KeyboardInterrupt:
        complain(words("Interrupted; what was finished is kept, and nothing half."))
        raise
    say(_closing_table(outcomes, words))
    if any(each.made and not each.made.linked for each in outcomes):
        say(
            words(
                "Links are not allowed here, so “latest” is a copy: while it is being replaced "
                "it may be incomplete for a moment."
            )
        )
    return FAILED if any(each.error for each in outcomes) else DONE


def _makeable(formats: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """The formats that this machine can make; what is left out is said."""
    if "pdf" not in formats or pdf_possible():
        return formats
    complain(
        words(
            "Without Pango no PDF can be made; the other files are. How to install it: README.md."
        )
    )
    return tuple(each for each in formats if each != "pdf")


def _followed(words: Words, n_clients: int) -> Bars | Lines:
    return Bars(words, n_clients) if sys.stderr.isatty() else Lines(words)


class Lines:
    """Progress where there is no terminal: a line for each report that is done."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.lock = threading.Lock()

    def __enter__(self) -> Watcher:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def started(self, client: str) -> None:
        """Nothing is said before there is something to tell."""

    def advanced(self, client: str, cell: int, count: int) -> None:
        """A log of cells helps nobody."""

    def ended(self, outcome: Outcome) -> None:
        """One line: made, or failed."""
        said = self.words("failed") if outcome.error else self.words("made")
        with self.lock:
            complain(f"{outcome.client}: {said} ({_seconds(outcome, self.words)})")


class Bars:
    """Progress on a terminal: a bar for all clients, and one for each that is being made."""

    def __init__(self, words: Words, n_clients: int) -> None:
        self.words = words
        self.progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.whole = self.progress.add_task(words("Reports"), total=n_clients)
        self.bars: dict[str, TaskID] = {}

    def __enter__(self) -> Watcher:
        self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.progress.stop()

    def started(self, client: str) -> None:
        """A bar for this client appears."""
        self.bars[client] = self.progress.add_task(visible(client), total=1)

    def advanced(self, client: str, cell: int, count: int) -> None:
        """Its bar moves by a cell."""
        self.progress.update(self.bars[client], completed=cell - 1, total=count)

    def ended(self, outcome: Outcome) -> None:
        """Its bar disappears, and that of all moves."""
        self.progress.remove_task(self.bars.pop(outcome.client))
        self.progress.advance(self.whole)


def _closing_table(outcomes: Sequence[Outcome], words: Words) -> str:
    head = [words("Client"), words("Result"), words("Time"), words("Where, or why not")]
    rows = [
        [
            each.client,
            words("failed") if each.error else words("made"),
            _seconds(each, words),
            _where(each) if each.made else _why(each, words).splitlines()[0],
        ]
        for each in outcomes
    ]
    table = aligned([head, *rows], numeric=(False, False, True, False))
    failures = (_failure(each, words) for each in outcomes if each.error)
    return "\n\n".join([table, *failures])


def _where(outcome: Outcome) -> str:
    """The file to open, in the newest set."""
    if outcome.made is None:
        return ""
    latest = outcome.made.folder.with_name(LATEST)
    return _shown_path(latest / next(iter(outcome.made.files)))


def _shown_path(path: Path) -> str:
    """From where the command was typed, where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        return str(path)
    return relative if len(relative) < len(str(path)) else str(path)


def _why(outcome: Outcome, words: Words) -> str:
    return error_text(outcome.error, words) if outcome.error else ""


def _failure(outcome: Outcome, words: Words) -> str:
    head = f"{outcome.client}: {words('failed')}"
    lines = [head, *(f"  {line}" for line in _why(outcome, words).splitlines())]
    if outcome.log:
        lines.append("  " + words("The whole message is in {file}", file=_shown_path(outcome.log)))
    return "\n".join(lines)


def _seconds(outcome: Outcome, words: Words) -> str:
    return words("{seconds} s", seconds=words.number(outcome.seconds, 1))
