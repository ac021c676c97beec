"""A list of entries: choose one to fill in; add, copy, move and remove."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import MappingProxyType
from typing import Any

import ipywidgets
from markupsafe import Markup

from toolkit.intake import arranging
from toolkit.intake.choice import entry_name
from toolkit.intake.control import Controls, hide, idle, rows_for, say
from toolkit.intake.field import Act, FieldView
from toolkit.intake.session import Session
from toolkit.intake.shape import Leaf, leaves
from toolkit.language import field_text
from toolkit.strategy.walk import Place, field_path

ADD = MappingProxyType(
    {
        "goals": "Add a goal",
        "personas": "Add a persona",
        "channels": "Add a channel",
        "personas.use": "Add a platform",
    }
)
NOTHING = Markup('<p class="sf-help">{}</p>')
GROUP = Markup('<p class="sf-group-title">{}</p><p class="sf-help">{}</p>')


class EntryView:
    """Shows whichever entry of a list is at hand; the other fields are built when asked for."""

    def __init__(self, section: Place, session: Session, look: Controls, act: Act):
        self.section, self.session, self.look, self.act = section, session, look, act
        self.entry: Place = ()
        self.open = False
        first, self.others = leaves(section)
        self.views: list[FieldView | EntriesView] = [self._view(leaf) for leaf in first]
        self.more = look.button("", "sf-quiet")
        self.more.on_click(lambda _: self.act(self.toggle))
        self.rest = look.box((), "sf-rest")
        main = look.box([view.widget for view in self.views], "sf-fields")
        ends = (self.more, self.rest) if self.others else ()
        self.widget = look.box((main, *ends), "sf-entry")
        self._label_more()

    def show(self, entry: Place) -> None:
        """Show an entry."""
        self.entry = entry
        for view in self.views:
            view.show(entry)

    def focus(self) -> None:
        """Go to the first field."""
        first = self.views[0]
        if isinstance(first, FieldView):
            first.control.focus()

    def toggle(self) -> None:
        """Open or close the other fields."""
        self.open = not self.open
        if self.open and not self.rest.children:
            self.rest.children = tuple(self._rest())
        hide(self.rest, not self.open)
        self._label_more()

    def _label_more(self) -> None:
        words, n = self.session.words, len(self.others)
        more = words.count("More fields ({n})", "More fields ({n})", n)
        self.more.description = words("Fewer fields") if self.open else more

    def _view(self, leaf: Leaf) -> FieldView | EntriesView:
        kind = EntriesView if leaf.control == "entries" else FieldView
        return kind(leaf, self.section, self.session, self.look, self.act)

    def _rest(self) -> Iterator[ipywidgets.Widget]:
        """The other fields, those of one part together under its name."""
        for part, group in groupby(self.others, lambda leaf: leaf.steps[:-1]):
            views = [self._view(leaf) for leaf in group]
            self.views += views
            fields = self.look.box([view.widget for view in views], "sf-fields")
            if part:
                yield self.look.box((self._title(part), fields), "sf-group")
            else:
                yield fields

    def _title(self, part: tuple[str, ...]) -> ipywidgets.HTML:
        text = field_text(field_path((*self.section, *part)), self.session.words.language)
        title = self.look.said()
        say(title, GROUP.format(text.label, text.help))
        return title


class EntriesView:
    """A list with one entry of it open; a nested list shows that of the entry at hand."""

    def __init__(self, leaf: Leaf, section: Place, session: Session, look: Controls, act: Act):
        self.steps, self.session, self._act = leaf.steps, session, act
        self.parent: Place = ()
        self.index = 0
        self._options: tuple[tuple[str, int], ...] = ()
        self._showing = False
        path, words = field_path((*section, *self.steps)), session.words
        text = field_text(path, words.language)
        self.list = look.make(ipywidgets.Select, "sf-list", description=text.label)
        self.list.observe(self._chosen, "value")
        self.add = look.button(words(ADD.get(path, "Add")), "sf-add")
        self.arrange = {
            "copy": look.button(words("Copy")),
            "up": look.button(words("Up")),
            "down": look.button(words("Down")),
            "remove": look.button(words("Remove")),
        }
        self._listen()
        self.about = look.said("sf-message")
        say(self.about, NOTHING.format(text.help))
        self.entry = EntryView((*section, *self.steps), session, look, act)
        buttons = look.box((self.add, *self.arrange.values()), "sf-buttons")
        head = look.box((self.list, self.about, buttons), "sf-head")
        self.widget: ipywidgets.Box = look.box((head, self.entry.widget), "sf-entries")

    @property
    def place(self) -> Place:
        """Where the list stands in the strategy."""
        return (*self.parent, *self.steps)

    def show(self, parent: Place) -> None:
        """Show the list under an entry (the strategy itself: `()`), with one of its entries."""
        if parent != self.parent:
            self.parent, self.index = parent, 0
        entries = self.session.draft.entries(self.place)
        self.index = min(self.index, max(len(entries) - 1, 0))
        self._show_list(entries)
        hide(self.list, not entries)
        hide(self.entry.widget, not entries)
        idle(self.arrange["copy"], not entries)
        idle(self.arrange["up"], self.index == 0)
        idle(self.arrange["down"], self.index >= len(entries) - 1)
        idle(self.arrange["remove"], not entries)
        if entries:
            self.entry.show((*self.place, self.index))

    def select(self, index: int) -> None:
        """Open another entry at the next showing."""
        self.index = index

    def _show_list(self, entries: tuple[Any, ...]) -> None:
        names = enumerate(entries)
        options = tuple((entry_name(each, i, self.session), i) for i, each in names)
        self._showing = True
        try:
            if options != self._options:
                self._options = options
                self.list.options = options
                self.list.rows = rows_for(len(options))
            if entries and self.list.value != self.index:
                self.list.value = self.index
        finally:
            self._showing = False

    def _chosen(self, change: Any) -> None:
        if not self._showing and change["new"] is not None:
            self._act(lambda: self.select(change["new"]))

    def _listen(self) -> None:
        self.add.on_click(lambda _: self._add())
        for name, button in self.arrange.items():
            button.on_click(lambda _, name=name: self._act(lambda: self._arranged(name)))

    def _add(self) -> None:
        self._act(self._added)
        self.entry.focus()  # once the fields are empty, so that nothing typed in them is lost

    def _added(self) -> None:
        self.session.draft, self.index = arranging.added(self.session.draft, self.place)

    def _arranged(self, name: str) -> None:
        if not self.session.draft.entries(self.place):
            return
        draft, place, index = self.session.draft, self.place, self.index
        match name:
            case "copy":
                self.session.draft, self.index = arranging.copied(draft, place, index)
            case "up" | "down":
                by = -1 if name == "up" else 1
                self.session.draft, self.index = arranging.moved(draft, place, index, by)
            case _:
                self.session.draft, _ = arranging.removed(draft, place, index)
