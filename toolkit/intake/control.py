"""The controls of the form: core widgets with a visible label, which a keyboard reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import ipywidgets
from markupsafe import Markup

from toolkit.intake.ticks import Ticks
from toolkit.strategy.walk import Place

LOOK = ("layout", "style")
HIDDEN, IDLE, OPEN, WORKSHOP = "sf-hidden", "sf-idle", "sf-open", "sf-workshop"
STALE = "sf-stale"
LONG_TEXT_ROWS = 3
MANY_ROWS = (2, 6)


class Controls:
    """Makes the widgets of one form.

    Widgets of one kind share their layout and style: each of those would be a message to the
    browser of its own.
    """

    def __init__(self) -> None:
        self._looks: dict[type[ipywidgets.Widget], dict[str, Any]] = {}
        self.places: dict[str, Callable[[], Place]] = {}

    def make(self, kind: type[ipywidgets.DOMWidget], *classes: str, **options: Any) -> Any:
        """A widget of a kind, with its style classes."""
        look = self._looks.get(kind, {})
        widget = kind(**options, **look)
        self._looks.setdefault(
            kind, {name: getattr(widget, name) for name in LOOK if widget.has_trait(name)}
        )
        for name in classes:
            widget.add_class(name)
        keep_in_order(widget)
        return widget

    def stands_at(self, control: ipywidgets.DOMWidget, place: Callable[[], Place]) -> None:
        """Have known where in the strategy a control stands while somebody types in it."""
        key = f"sf-key-{len(self.places)}"
        control.add_class(key)
        self.places[key] = place

    def text(self, label: str, example: str) -> ipywidgets.Text:
        """A line of text; it counts when the field is left."""
        return self.make(ipywidgets.Text, **_said(label, example))

    def long_text(self, label: str, example: str) -> ipywidgets.Textarea:
        """Several lines of text; they count when the field is left."""
        return self.make(ipywidgets.Textarea, rows=LONG_TEXT_ROWS, **_said(label, example))

    def suggesting(self, label: str, example: str, options: Iterable[str]) -> ipywidgets.Combobox:
        """A line of text with suggestions."""
        said = _said(label, example)
        return self.make(ipywidgets.Combobox, options=tuple(options), **said)

    def choice(self, label: str, options: Iterable[tuple[str, Any]]) -> ipywidgets.Dropdown:
        """One of several."""
        return self.make(ipywidgets.Dropdown, description=label, options=tuple(options))

    def choices(self, label: str) -> Ticks:
        """Any of several."""
        ticks: Ticks = self.make(Ticks, "sf-choices", description=label)
        return ticks

    def tick(self, label: str) -> ipywidgets.Checkbox:
        """Yes or not."""
        return self.make(ipywidgets.Checkbox, description=label, indent=False)

    def button(self, text: str, *classes: str) -> ipywidgets.Button:
        """A button that says what it does."""
        return self.make(ipywidgets.Button, *classes, description=text)

    def said(self, *classes: str) -> ipywidgets.HTML:
        """A place for words; see `say`."""
        return self.make(ipywidgets.HTML, *classes)

    def box(self, children: Iterable[ipywidgets.Widget], *classes: str) -> ipywidgets.Box:
        """Some widgets together."""
        return self.make(ipywidgets.Box, *classes, children=tuple(children))


def _said(label: str, example: str) -> dict[str, Any]:
    return {"description": label, "placeholder": example, "continuous_update": False}


def say(widget: ipywidgets.HTML, html: Markup) -> None:
    """Show words, if they are not shown already; whatever a client typed is escaped in them."""
    if widget.value != str(html):
        widget.value = str(html)


def rows_for(n_options: int) -> int:
    """How many lines a list of choices shows."""
    least, most = MANY_ROWS
    return min(max(n_options, least), most)


def keep_in_order(widget: ipywidgets.Widget) -> None:
    """Have the messages of this widget handled by the kernel's main thread, like all others.

    ipykernel 7.4 answers each widget in the thread that last wrote to it, so that a click on
    “save” may be handled before what was typed before it. It asks the comm for the thread.
    """
    if widget.comm is not None:
        widget.comm._reply_subshell_for = _main_thread  # noqa: SLF001 - its only way to tell


def _main_thread(_data: Any, _default: str | None) -> None:
    """The subshell that is none."""


def hide(widget: ipywidgets.DOMWidget, hidden: bool) -> None:
    """Take a widget away from sight, keyboard and screen reader, or bring it back."""
    _mark(widget, HIDDEN, hidden)


def idle(button: ipywidgets.Button, is_idle: bool) -> None:
    """Show a button as one that has nothing to do now; disabled, it would lose the focus."""
    _mark(button, IDLE, is_idle)


def mark_stale(widget: ipywidgets.DOMWidget, is_stale: bool) -> None:
    """Grey what belongs to what was typed before; words beside it say so, too."""
    _mark(widget, STALE, is_stale)


def mark_open(button: ipywidgets.Button, is_open: bool) -> None:
    """Show whether what a button folds is open; form.js says so to screen readers."""
    _mark(button, OPEN, is_open)


def show_to_room(form: ipywidgets.DOMWidget, is_workshop: bool) -> None:
    """Show the form as a room sees it: large, and without what is private."""
    _mark(form, WORKSHOP, is_workshop)


def _mark(widget: ipywidgets.DOMWidget, name: str, marked: bool) -> None:
    if marked != (name in widget._dom_classes):  # noqa: SLF001 - its only way to tell
        (widget.add_class if marked else widget.remove_class)(name)
