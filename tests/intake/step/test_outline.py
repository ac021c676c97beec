"""The steps of the form: every field of the model is asked in exactly one of them."""

from collections import Counter
from collections.abc import Iterator

from toolkit.intake.shape import is_list, leaves
from toolkit.intake.step.outline import STEPS, Portion, apart_from
from toolkit.language import LANGUAGES, words_for
from toolkit.strategy import Strategy
from toolkit.strategy.term import Part
from toolkit.strategy.walk import Place, field_path, field_shapes


def fields_of_the_model(part: type[Part], place: Place = ()) -> Iterator[str]:
    """Every field that holds a value, but the id, which makes itself."""
    for name, shape in field_shapes(part).items():
        if shape.part is not None:
            yield from fields_of_the_model(shape.part, (*place, name))
        elif name != "id":
            yield field_path((*place, name))


def fields_asked(portion: Portion) -> Iterator[str]:
    """Every field that a portion asks, those of the lists in it included."""
    place = tuple(portion.path.split(".")) if portion.path else ()
    first, rest = leaves(place, portion.fields, apart_from(portion))
    for leaf in (*first, *rest):
        path = field_path((*place, *leaf.steps))
        if leaf.control == "entries":
            yield from fields_asked(Portion(path))
        else:
            yield path


def test_every_field_of_the_model_is_asked_in_one_step():
    """Nothing that a strategy can hold is out of reach, and nothing is asked twice."""
    asked = Counter(
        path for step in STEPS for portion in step.portions for path in fields_asked(portion)
    )

    assert set(asked) == set(fields_of_the_model(Strategy))
    assert set(asked.values()) == {1}


def test_what_is_asked_first_is_in_the_model():
    """A list shows the fields that are asked first, and at most a screenful of them."""
    for portion in (each for step in STEPS for each in step.portions if is_list(each.path)):
        first, _ = leaves(tuple(portion.path.split(".")))

        assert 0 < len(first) <= 13, portion.path


def test_every_step_has_something_at_hand():
    """Whoever opens a step sees what to fill in, without unfolding anything."""
    assert all(any(part.at_hand for part in step.parts) for step in STEPS)


def test_steps_and_parts_have_names_of_their_own():
    """No two parts of one step, and no two steps, look alike, in either language."""
    for language in LANGUAGES:
        words = words_for(language)
        titles = [words(step.title) for step in STEPS]
        parts = [[part.title_in(words) for part in step.parts] for step in STEPS]

        assert len(set(titles)) == len(titles)
        assert all(len(set(each)) == len(each) for each in parts)
