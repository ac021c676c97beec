"""One part of a step: under its own heading, or folded until somebody opens it."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets
from markupsafe import Markup

from toolkit.intake.control import Controls, hide, mark_open, say
from toolkit.intake.entries import EntriesView
from toolkit.intake.entry import EntryView, View
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.intake.shape import Leaf, field_leaf, is_list
from toolkit.intake.step.missing import filled_text
from toolkit.intake.step.outline import Drawing, Portion, apart_from
from toolkit.strategy.walk import Place

Make = Callable[[Session, Controls, Act], View]
"""Makes a view of its own, such as a grid."""

TITLE = Markup('<h3 class="sf-part-title">{}</h3>')
ABOUT = Markup('<p class="sf-help">{}</p>')


class PartView:
    """A part of a step; what is folded is built when it is opened for the first time.

    One that is called like its step needs no title of its own (`titled`).
    """

    def __init__(
        self,
        part: Portion | Drawing,
        make: Make,
        session: Session,
        look: Controls,
        act: Act,
        *,
        titled: bool = True,
    ):
        self.titled = titled
        self.part, self.session, self.look, self.act = part, session, look, act
        self.open = part.at_hand
        self.view: View | None = None
        self._make = make
        self.title = look.said("sf-part-head")
        self.fold = look.button("", "sf-fold", "sf-fold-part")
        self.fold.on_click(lambda _: self.act(self.toggle))
        self.body = look.box((), "sf-part-body")
        head = self.title if part.at_hand else self.fold
        kind = ("sf-part", "sf-private") if part.private else ("sf-part",)
        self.widget = look.box((head, self.body), *kind)
        self._say_title()

    def show(self) -> None:
        """Show what the draft holds of it now."""
        if self.open:
            self._built().show(_place_of(self.part))
        self._label_fold()

    def toggle(self) -> None:
        """Open it, or fold it again."""
        self.open = not self.open
        hide(self.body, not self.open)
        self.show()

    def _built(self) -> View:
        if self.view is None:
            self.view = self._make(self.session, self.look, self.act)
            about = self.part.about_in(self.session.words)
            self.body.children = (*self._about(about), self.view.widget)
        return self.view

    def _about(self, about: str) -> tuple[ipywidgets.Widget, ...]:
        if not about or self.part.at_hand or isinstance(self.view, EntriesView):
            return ()
        said = self.look.said()
        say(said, ABOUT.format(about))
        return (said,)

    def _say_title(self) -> None:
        words = self.session.words
        about = self.part.about_in(words)
        listed = isinstance(self.part, Portion) and is_list(self.part.path)
        said = ABOUT.format(about) if about and not listed else Markup()
        title = TITLE.format(self.part.title_in(words)) if self.titled else Markup()
        say(self.title, title + said)

    def _label_fold(self) -> None:
        if self.part.at_hand:
            return
        title = self.part.title_in(self.session.words)
        said = filled_text(self.part, self.session) if isinstance(self.part, Portion) else ""
        label = f"{title} · {said}" if said else title
        if self.fold.description != label:
            self.fold.description = label
        mark_open(self.fold, self.open)


def fields_of(portion: Portion) -> Make:
    """What makes the fields of a portion: a list with one entry open, or the fields of a part."""

    def make(session: Session, look: Controls, act: Act) -> View:
        place = tuple(portion.path.split(".")) if portion.path else ()
        if is_list(portion.path):
            return EntriesView(field_leaf(place), (), session, look, act)

        def list_inside(leaf: Leaf, section: Place) -> View:
            return EntriesView(leaf, section, session, look, act)

        apart = apart_from(portion)
        return EntryView(
            place,
            session,
            look,
            act,
            make_list=list_inside,
            fields=portion.fields,
            apart=apart,
        )

    return make


def _place_of(part: Portion | Drawing) -> Place:
    """Under what its view is shown: a list and a drawing under the strategy itself."""
    if isinstance(part, Drawing) or not part.path or is_list(part.path):
        return ()
    return tuple(part.path.split("."))
