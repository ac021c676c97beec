"""A few entries as cards: each says itself in a line, one is open to be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ipywidgets

from toolkit.intake.arranging import added, removed
from toolkit.intake.control import Controls, hide, mark_open
from toolkit.intake.field import Act, FieldView
from toolkit.intake.session import Session
from toolkit.intake.shape import field_leaf
from toolkit.strategy.walk import Place

LineOf = Callable[[int], str]
"""What a card says when it is closed."""


@dataclass(frozen=True)
class Deck:
    """Which entries are shown as cards: at most so many of a list, each with these fields.

    A field is named by its steps, with its label (empty: its own); `add` and `remove` are what
    the buttons say.
    """

    section: Place
    fields: Sequence[tuple[tuple[str, ...], str]]
    most: int
    add: str
    remove: str


class CardsView:
    """The first entries of a list, as cards; the fields of the one that is open below it."""

    def __init__(self, deck: Deck, line_of: LineOf, session: Session, look: Controls, act: Act):
        self.section, self.line_of, self.most = deck.section, line_of, deck.most
        self.session, self._act = session, act
        self.opened: int | None = 0
        self._n_shown = 0
        self.cards = [look.button("", "sf-fold", "qs-card") for _ in range(deck.most)]
        self.fields = [self._field(steps, label, look) for steps, label in deck.fields]
        self.below = look.box((), "qs-extra")
        self.remove = look.button(deck.remove, "qs-quiet")
        row = look.box([each.widget for each in self.fields], "qs-row")
        below = look.box((self.remove,), "sf-buttons")
        self.open_entry = look.box((row, self.below, below), "qs-open")
        self.add = look.button(deck.add, "qs-add")
        self.widget = look.box((), "qs-cards")
        self._listen()

    def show(self) -> None:
        """Show the entries as they are now."""
        n = min(len(self._entries), self.most)
        if self.opened is not None and self.opened >= n:
            self.opened = n - 1 if n else None
        if n and not self._n_shown:
            self.opened = 0
        self._n_shown = n
        for index, card in enumerate(self.cards):
            hide(card, index >= n)
            mark_open(card, index == self.opened)
            if index < n:
                card.description = self.line_of(index)
        hide(self.add, n >= self.most)
        self._place()
        if self.opened is not None:
            for field in self.fields:
                field.show((*self.section, self.opened))

    def open(self, index: int | None) -> None:
        """Open an entry, or close the one that is open."""
        self.opened = None if index == self.opened else index

    @property
    def _entries(self) -> tuple[object, ...]:
        return self.session.draft.entries(self.section)

    def _place(self) -> None:
        """Put the open entry below its card; the widgets stay the same, and so does the focus."""
        hide(self.open_entry, self.opened is None)
        at = len(self.cards) if self.opened is None else self.opened + 1
        order: list[ipywidgets.Widget] = [*self.cards[:at], self.open_entry]
        order += [*self.cards[at:], self.add]
        if list(self.widget.children) != order:
            self.widget.children = order

    def _field(self, steps: tuple[str, ...], label: str, look: Controls) -> FieldView:
        leaf = field_leaf((*self.section, 0, *steps))
        own = type(leaf)(steps, leaf.shape, leaf.control)
        field = FieldView(own, self.section, self.session, look, self._act)
        if label:
            field.control.description = label
        return field

    def _listen(self) -> None:
        for index, card in enumerate(self.cards):
            card.on_click(lambda _, index=index: self._act(lambda: self.open(index)))
        self.add.on_click(lambda _: self._act(self._add))
        self.remove.on_click(lambda _: self._act(self._remove))

    def _add(self) -> None:
        draft, index = added(self.session.draft, self.section)
        self.session.draft = draft
        self.opened = min(index, self.most - 1)
        self.fields[0].control.focus()

    def _remove(self) -> None:
        if self.opened is not None:
            self.session.draft = removed(self.session.draft, self.section, self.opened)[0]
            self.opened = None
            self.add.focus()
