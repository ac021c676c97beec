"""Every field of the model in the form: its words, and that its own example is accepted."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from toolkit.intake.control import Controls
from toolkit.intake.draft import Draft
from toolkit.intake.entries import EntriesView
from toolkit.intake.entry import EntryView
from toolkit.intake.field import FieldView
from toolkit.intake.session import Session
from toolkit.intake.shape import Leaf, is_list, leaves
from toolkit.intake.step.outline import STEPS, apart_from
from toolkit.intake.typed import text_of
from toolkit.language import LANGUAGES, field_text, words_for
from toolkit.strategy import Strategy
from toolkit.strategy.tree import with_value
from toolkit.strategy.walk import Place, field_path, get_at, shape_at

TYPED = ("text", "long_text", "lines", "suggested", "platform")


def asked(section: Place, *, parts: tuple[tuple[Leaf, ...], ...]) -> Iterator[tuple[Place, Leaf]]:
    """Each field under a part, with the place of the entry in which it stands."""
    for leaf in (each for part in parts for each in part):
        yield section, leaf
        if leaf.control == "entries":
            inside = (*section, *leaf.steps)
            yield from asked((*inside, 0), parts=leaves(inside))


def every_field() -> list[tuple[Place, Leaf]]:
    """Each field of the form, of the first entry of its list."""
    found: list[tuple[Place, Leaf]] = []
    for portion in (each for step in STEPS for each in step.portions):
        place: Place = tuple(portion.path.split(".")) if portion.path else ()
        parts = leaves(place, portion.fields, apart_from(portion))
        at = (*place, 0) if is_list(portion.path) else place
        found += asked(at, parts=parts)
    return [(place, leaf) for place, leaf in found if leaf.control != "entries"]


def with_entries(place: Place) -> Draft:
    """A draft with an empty entry at the head of every list on the way to a place."""
    draft = Draft.of(Strategy())
    for depth in (n for n, step in enumerate(place) if isinstance(step, int)):
        shape = shape_at(Strategy, place[:depth])
        assert shape is not None
        assert shape.part is not None
        entry = {"id": "x"} if "id" in shape.part.model_fields else {}
        draft = replace(draft, tree=with_value(draft.tree, place[:depth], [entry]))
    return draft


FIELDS = every_field()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label_help_and_an_example_in_the_catalogue(language):
    """What is typed has an example beside it, whatever is chosen shows what can be chosen."""
    for place, leaf in FIELDS:
        path = field_path((*place, *leaf.steps))
        text = field_text(path, language)

        assert text.label, path
        assert text.help, path
        assert text.example or leaf.control not in TYPED, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_typing_the_example_is_accepted(stored, evidence, language):
    """Whatever the form suggests to type in a field, the model takes from that field."""
    for place, leaf in FIELDS:
        if leaf.control not in TYPED:
            continue
        session = Session(stored, evidence, dt.date(2026, 11, 23), language)
        session.draft = with_entries(place)
        view = FieldView(leaf, place, session, Controls(), lambda action: action())
        view.show(place)
        shown = view.control.placeholder.partition(": ")[2]
        view.control.value = shown
        where = (*place, *leaf.steps)

        assert where not in session.problems, (field_path(where), shown)
        kept = get_at(session.draft.tree, where)
        assert kept is not None, (field_path(where), shown)


def test_whatever_the_samples_hold_is_typed_again_as_it_is_shown(stored, evidence):
    """Leaving a field as it stands changes nothing, whatever is in it."""
    session = Session(stored, evidence, dt.date(2026, 11, 23))
    for place, leaf in FIELDS:
        value = get_at(session.draft.tree, (*place, *leaf.steps))
        if value is None or leaf.control not in ("text", "long_text", "lines", "suggested"):
            continue
        text = text_of(value, leaf.shape, words_for("nl"))
        session.fill((*place, *leaf.steps), text)

    assert session.draft.strategy == stored.strategy


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_everything_that_is_folded_opens(form, step):
    """Each part and all its other fields are built and shown, and nothing unforeseen happens."""
    form.steps.open(step.name)
    for part in form.steps.view(step.name).parts.values():
        if not part.open:
            part.fold.click()
        view = part.view
        entry = view.entry if isinstance(view, EntriesView) else view
        if isinstance(entry, EntryView) and entry.others:
            entry.more.click()
            assert entry.other_views

    assert form.session.trouble is None
    assert form.session.draft.strategy == form.session.stored.strategy
