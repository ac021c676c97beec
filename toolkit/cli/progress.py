"""How far a batch is: bars on a terminal, plain lines elsewhere; both on stderr."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from toolkit.batch.jobs import Watcher
from toolkit.batch.order import Outcome
from toolkit.cli.screen import complain, visible
from toolkit.errors import StoppedError
from toolkit.language import Words


def followed(words: Words, n_clients: int) -> Bars | Lines:
    """Bars where there is a terminal, else lines."""
    return Bars(words, n_clients) if sys.stderr.isatty() else Lines(words, n_clients)


def result(outcome: Outcome, words: Words) -> str:
    """What became of a report, in a word."""
    if outcome.error:
        return words("stopped") if isinstance(outcome.error, StoppedError) else words("failed")
    return words("unchanged") if outcome.unchanged else words("made")


def seconds(outcome: Outcome, words: Words) -> str:
    """How long a report took."""
    return words("{seconds} s", seconds=words.number(outcome.seconds, 1))


class Pace:
    """How many of a batch are done, and how long the rest will take at this pace."""

    def __init__(self, words: Words, n_clients: int) -> None:
        self.words, self.n_clients = words, n_clients
        self.n_done = self.n_made = 0
        self.begun: float | None = None

    def count(self, outcome: Outcome) -> None:
        """One more is done."""
        self.n_done += 1
        self.n_made += not outcome.unchanged

    def begin(self) -> None:
        """The first report is begun; what was left as it was took no time."""
        self.begun = self.begun or time.monotonic()

    def left(self) -> str:
        """The time left, in words; nothing before the first report is made."""
        n_left = self.n_clients - self.n_done
        if not (n_left and self.n_made and self.begun):
            return ""
        took = (time.monotonic() - self.begun) / self.n_made
        minutes, rest = divmod(round(took * n_left), 60)
        if minutes:
            return self.words("about {n} min left", n=self.words.number(minutes + (rest >= 30)))
        return self.words("about {n} s left", n=self.words.number(rest))


class Lines:
    """Progress where there is no terminal: a line for each report that is done."""

    def __init__(self, words: Words, n_clients: int) -> None:
        self.words = words
        self.pace = Pace(words, n_clients)

    def __enter__(self) -> Watcher:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def started(self, client: str) -> None:  # noqa: ARG002 - a watcher's signature
        """Nothing is said before there is something to tell."""
        self.pace.begin()

    def advanced(self, client: str, cell: int, count: int) -> None:
        """A log of cells helps nobody."""

    def ended(self, outcome: Outcome) -> None:
        """One line: made, left as it was, or failed; how many of how many; and how long yet."""
        self.pace.count(outcome)
        done = self.words("{n} of {total}", n=self.pace.n_done, total=self.pace.n_clients)
        told = [seconds(outcome, self.words), done, self.pace.left()]
        said = result(outcome, self.words)
        complain(f"{outcome.client}: {said} ({', '.join(filter(None, told))})")


class Bars:
    """Progress on a terminal: a bar for all clients, and one for each that is being made."""

    def __init__(self, words: Words, n_clients: int) -> None:
        self.pace = Pace(words, n_clients)
        self.progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"),
            TimeElapsedColumn(),
            TextColumn("{task.fields[left]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self.whole = self.progress.add_task(words("Reports"), total=n_clients, left="")
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
        self.pace.begin()
        self.bars[client] = self.progress.add_task(visible(client), total=1, left="")

    def advanced(self, client: str, cell: int, count: int) -> None:
        """Its bar moves by a cell."""
        self.progress.update(self.bars[client], completed=cell - 1, total=count)

    def ended(self, outcome: Outcome) -> None:
        """Its bar disappears, and that of all moves."""
        self.pace.count(outcome)
        if outcome.client in self.bars:
            self.progress.remove_task(self.bars.pop(outcome.client))
        self.progress.update(self.whole, advance=1, left=self.pace.left())
