"""A list of entries: choose one to fill in; add, copy, move and remove."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import ipywidgets
from markupsafe import Markup

from toolkit.intake import arranging
from toolkit.intake.choice import entry_name
from toolkit.intake.control import Controls, hide, idle, rows_for, say
from toolkit.intake.entry import EntryView
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.intake.shape import Leaf
from toolkit.language import field_text
from toolkit.strategy.walk import Place, field_path

ADD = MappingProxyType(
    {
        "audit": "Add an account",
        "peers": "Add an organisation",
        "sources": "Add a source",
        "goals": "Add a goal",
        "personas": "Add a persona",
        "personas.use": "Add a platform",
        "personas.traits": "Add a trait",
        "channels": "Add a channel",
        "content.pillars": "Add a pillar",
        "content.stories": "Add a story",
        "content.formats": "Add a format",
        "content.formats.steps": "Add a step",
        "content.series": "Add a series",
        "content.items": "Add a message",
        "content.key_dates": "Add a day",
        "roles": "Add a role",
        "responsibilities.per_channel": "Add a channel",
        "responsibilities.tasks": "Add a task",
        "decisions": "Add a decision",
        "open_questions": "Add a question",
    }
)
NOTHING = Markup('<p class="sf-help">{}</p>')


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
        self.look, self.section = look, (*section, *self.steps)
        self.entry: EntryView | None = None
        buttons = look.box((self.add, *self.arrange.values()), "sf-buttons")
        head = look.box((self.list, self.about, buttons), "sf-head")
        self.widget: ipywidgets.Box = look.box((head,), "sf-entries")

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
        idle(self.arrange["copy"], not entries)
        idle(self.arrange["up"], self.index == 0)
        idle(self.arrange["down"], self.index >= len(entries) - 1)
        idle(self.arrange["remove"], not entries)
        if self.entry is not None:
            hide(self.entry.widget, not entries)
        if entries:
            self._built().show((*self.place, self.index))

    def _built(self) -> EntryView:
        """The view of an entry, built when there is one to show."""
        if self.entry is None:
            self.entry = EntryView(
                self.section, self.session, self.look, self._act, make_list=self._list_inside
            )
            self.widget.children = (*self.widget.children, self.entry.widget)
        return self.entry

    def _list_inside(self, leaf: Leaf, section: Place) -> EntriesView:
        return EntriesView(leaf, section, self.session, self.look, self._act)

    def select(self, index: int) -> None:
        """Open another entry at the next showing."""
        self.index = index

    def _show_list(self, entries: tuple[Any, ...]) -> None:
        names = enumerate(entries)
        options = tuple((entry_name(each, i, self.session, self.section), i) for i, each in names)
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
        self._built().focus()  # once the fields are empty, so that nothing typed in them is lost

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
