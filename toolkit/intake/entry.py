"""The fields of one part, or of one entry of a list: those asked first, and the others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import groupby
from typing import Protocol

import ipywidgets
from markupsafe import Markup

from toolkit.intake.asked import PROVENANCE
from toolkit.intake.control import Controls, hide, mark_open, say
from toolkit.intake.field import Act, FieldView
from toolkit.intake.session import Session
from toolkit.intake.shape import Leaf, leaves
from toolkit.language import field_text
from toolkit.strategy.walk import Place, field_path

GROUP = Markup('<p class="sf-group-title">{}</p>')
GROUP_HELP = Markup('<p class="sf-help">{}</p>')


class View(Protocol):
    """Something of the form that shows part of the draft, under whichever entry is at hand."""

    widget: ipywidgets.DOMWidget

    def show(self, entry: Place) -> None:
        """Show what the draft holds now."""


ListMaker = Callable[[Leaf, Place], View]
"""Makes the view of a list inside a part."""


class EntryView:
    """Shows a part, or whichever entry of a list is at hand; `make_list` makes lists inside it.

    The fields that are not asked first are built when somebody wants to see them.
    """

    def __init__(
        self,
        section: Place,
        session: Session,
        look: Controls,
        act: Act,
        *,
        make_list: ListMaker,
        fields: Collection[str] = (),
        apart: Collection[str] = (),
    ):
        self.section, self.session, self.look, self.act = section, session, look, act
        self.make_list = make_list
        self.entry: Place = ()
        self.open = False
        first, self.others = leaves(section, fields, apart)
        self.views: list[View] = [self._view(leaf) for leaf in first]
        self.other_views: list[View] = []
        self.more = look.button("", "sf-quiet", "sf-fold")
        self.more.on_click(lambda _: self.act(self.toggle))
        self.rest = look.box((), "sf-rest")
        main = look.box([view.widget for view in self.views], "sf-fields")
        ends = (self.more, self.rest) if self.others else ()
        self.widget: ipywidgets.Box = look.box((main, *ends), "sf-entry")
        self._label_more()

    def show(self, entry: Place) -> None:
        """Show an entry."""
        self.entry = entry
        for view in (*self.views, *(self.other_views if self.open else ())):
            view.show(entry)

    def focus(self) -> None:
        """Go to the first field."""
        first = self.views[0]
        if isinstance(first, FieldView):
            first.control.focus()

    def toggle(self) -> None:
        """Open or close the other fields."""
        self.open = not self.open
        if self.open and not self.other_views:
            self.rest.children = tuple(self._rest())
        hide(self.rest, not self.open)
        self._label_more()
        self.show(self.entry)

    def _label_more(self) -> None:
        words, n = self.session.words, len(self.others)
        more = words.count("More fields ({n})", "More fields ({n})", n)
        self.more.description = words("Fewer fields") if self.open else more
        mark_open(self.more, self.open)

    def _view(self, leaf: Leaf) -> View:
        if leaf.control == "entries":
            return self.make_list(leaf, self.section)
        return FieldView(leaf, self.section, self.session, self.look, self.act)

    def _rest(self) -> Iterator[ipywidgets.Widget]:
        """The other fields, those of one part together under its name."""
        for part, group in groupby(self.others, _group):
            views = [self._view(leaf) for leaf in group]
            self.other_views += views
            fields = self.look.box([view.widget for view in views], "sf-fields")
            if part:
                kept = ("sf-private",) if part == PROVENANCE else ()
                yield self.look.box((self._title(part), fields), "sf-group", *kept)
            else:
                yield fields

    def _title(self, part: tuple[str, ...]) -> ipywidgets.HTML:
        title, words = self.look.said(), self.session.words
        if part == PROVENANCE:
            say(title, GROUP.format(words("Where this comes from")))
            return title
        text = field_text(field_path((*self.section, *part)), words.language)
        about = GROUP_HELP.format(text.help) if text.help else Markup()
        say(title, GROUP.format(text.label) + about)
        return title


def _group(leaf: Leaf) -> tuple[str, ...]:
    """With which other fields a field stands together."""
    return PROVENANCE if leaf.steps[-1] in PROVENANCE else leaf.steps[:-1]
