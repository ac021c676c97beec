"""The sittings of this kernel: at each strategy file one form that is live."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import ipywidgets
from markupsafe import Markup

from toolkit.intake.control import say
from toolkit.intake.following import Following
from toolkit.intake.saving import Saving
from toolkit.intake.session import Session

MOVED = Markup('<p class="sf-moved" role="status">{}</p>')
_live: dict[Path, Sitting] = {}


@dataclass(frozen=True)
class Sitting:
    """A session that saves itself, and the form that shows it."""

    session: Session
    saving: Saving
    widget: ipywidgets.Box
    following: Following | None = None

    def end(self) -> None:
        """Save all; the form gives way to the word that it goes on elsewhere."""
        if self.following is not None:
            self.following.finish()
        self.saving.finish()
        words = self.session.words
        moved = ipywidgets.HTML()
        say(
            moved,
            MOVED.format(
                words(
                    "This form was opened again, in another cell, tab or browser: go on there. "
                    "All that was typed here is there, too. To go on here, run the cell again."
                )
            ),
        )
        style, *shown = self.widget.children
        self.widget.children = (style, moved)
        for widget in [each for top in shown for each in _all_of(top)]:
            widget.close()


def begin_sitting(
    session: Session, widget: ipywidgets.Box, following: Following | None = None
) -> None:
    """Have a session save itself, and what follows computed beside the typing, from now on."""
    settle_memory()
    there = later()
    if following is not None:
        following.begin(there)
    _live[_key(session.stored.path)] = Sitting(session, Saving(session, there), widget, following)


def settle_memory() -> None:
    """Have Python's collector pass over what is here to stay: libraries, evidence, the form.

    Going through it takes a tenth of a second, and would fall in the middle of typing.
    """
    gc.unfreeze()  # what an earlier sitting left is collected now
    gc.collect()
    gc.freeze()


def end_sitting(path: Path) -> Session | None:
    """End the sitting at a strategy file, if there is one here; all of it is on the disk then."""
    sitting = _live.pop(_key(path), None)
    if sitting is None:
        return None
    sitting.end()
    return sitting.session


def move_sitting(session: Session, rename: Callable[[], Path]) -> None:
    """Go on with a sitting in another folder, where `rename` puts it.

    Raises
    ------
    ToolkitError
        When that is not possible; the sitting goes on where it was.
    """
    sitting = _live.pop(_key(session.stored.path), None)
    try:
        session.keeper.move(rename)
    finally:
        if sitting is not None:
            _live[_key(session.stored.path)] = sitting


def later() -> Callable[[Callable[[], None]], None]:
    """Where widgets may be touched from another thread: on the kernel's loop, if there is one."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return lambda action: action()

    def on_the_loop(action: Callable[[], None]) -> None:
        loop.call_soon_threadsafe(action)

    return on_the_loop


def _key(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _all_of(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    for child in getattr(widget, "children", ()):
        yield from _all_of(child)
    yield widget
