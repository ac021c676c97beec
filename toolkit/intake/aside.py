"""Work beside the typing: in a thread of its own, the latest wins, never two at once."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable

Work = Callable[[], object]
log = logging.getLogger(__name__)


class Aside:
    """Does one piece of work a moment after it is asked for.

    What is asked for during that moment is done with it; what is asked for while it is at work
    is done once more afterwards. Between times it does `meanwhile`, every so many seconds.
    """

    def __init__(
        self, work: Work, pause: float, meanwhile: Work | None = None, every: float | None = None
    ) -> None:
        self._work, self._pause, self._meanwhile, self._every = work, pause, meanwhile, every
        self._asked, self._ended = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="beside the form")
        self._thread.start()

    def soon(self) -> None:
        """Ask for the work."""
        self._asked.set()

    def finish(self, seconds: float) -> None:
        """Do what was asked for and is not done, and end; wait at most so many seconds."""
        self._ended.set()
        was_asked = self._asked.is_set()
        self._asked.set()
        if self._thread is not threading.current_thread():
            self._thread.join(seconds)
        if was_asked and not self._thread.is_alive():
            _do(self._work)

    def drop(self, seconds: float) -> None:
        """End without doing what was asked for; wait at most so many seconds."""
        self._asked.clear()
        self.finish(seconds)

    def _run(self) -> None:
        while not self._ended.is_set():
            if not self._asked.wait(self._every):
                _do(self._meanwhile)
            elif not self._ended.wait(self._pause):
                self._asked.clear()
                _do(self._work)


def _do(work: Work | None) -> None:
    with contextlib.suppress(Exception):
        try:
            if work is not None:
                work()
        except Exception as error:
            log.debug("beside the form", exc_info=error)
            raise
