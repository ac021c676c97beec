"""The label, help and example of every field."""

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML

from tests.language.model import fields
from toolkit.language import LANGUAGES, field_text, field_texts
from toolkit.language.fields import FieldText, path_ends
from toolkit.strategy.identity import NAMING_FIELDS
from toolkit.strategy.term import Recorded
from toolkit.strategy.walk import FieldShape

LONGEST_LABEL = 45
LONGEST_HELP = 220


def _scalar(text: str) -> Any:
    return YAML(typ="safe").load(text)


def _accepts(shape: FieldShape, text: str) -> bool:
    # a text that begins as YAML would begin something else stands between quotes in a file
    value = text if shape.inner is str else _scalar(text)
    # what the type does not say, its marks do: limits, patterns, own checks
    checked: Any = Annotated[shape.inner, *shape.marks] if shape.marks else shape.inner
    try:
        TypeAdapter(checked).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label_and_help(language):
    """No field is shown under its name in the file, and each says what to fill in."""
    texts = {path: field_text(path, language) for path in fields()}
    labelled = {
        path
        for path in texts
        if any("label" in field_texts(language).get(end, {}) for end in path_ends(path))
    }

    assert [path for path in texts if path not in labelled] == []
    assert [path for path, text in texts.items() if not text.help] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_an_example(language):
    """Whatever is filled in has an example; a yes or no and a part with fields have none."""
    wanting = {
        path: shape.part is None and shape.inner is not bool for path, shape in fields().items()
    }
    given = {path: bool(field_text(path, language).example) for path in fields()}

    assert [path for path in wanting if wanting[path] != given[path]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_catalogue_is_used(language):
    """No entry, and no line of an entry, is left over from a field that is gone."""
    texts = field_texts(language)
    used = set()
    for path in fields():
        ends = [end for end in path_ends(path) if end in texts]
        for line in ("label", "help", "example"):
            used |= {(end, line) for end in [each for each in ends if line in texts[each]][:1]}
    written = {(key, line) for key, entry in texts.items() for line in entry}

    assert written - used == set()


def test_both_languages_describe_the_same():
    """Dutch and English have the same entries with the same lines, in the same order."""
    lines = [
        [(key, *entry) for key, entry in field_texts(language).items()] for language in LANGUAGES
    ]

    assert lines[0] == lines[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_valid_values(language):
    """Somebody who copies an example is not told that it is wrong."""
    wrong = {
        path: example
        for path, shape in fields().items()
        if (example := field_text(path, language).example) and not _accepts(shape, example)
    }

    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_field_names_name_a_field_of_that_part(language):
    """The example for `goals.not_known` is a field of a goal."""
    wrong = {
        f"{path}.{name}": example
        for path, shape in fields().items()
        if shape.part is not None and issubclass(shape.part, Recorded)
        for name in NAMING_FIELDS
        if (example := field_text(f"{path}.{name}", language).example)
        not in shape.part.model_fields
    }

    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_section_lends_its_words_to_no_other_field(language):
    """`channels.goals` is not called as the section of goals is: that entry is the section's."""
    sections = {path for path in fields() if "." not in path}
    texts = field_texts(language)
    borrowed = [
        (path, line)
        for path in fields()
        for line in ("label", "help")
        for end in [end for end in path_ends(path) if line in texts.get(end, {})][:1]
        if end in sections and end != path
    ]

    assert borrowed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_short_and_whole(language):
    """A label fits above a field, help fits beside it, and ends as a sentence."""
    texts = {path: field_text(path, language) for path in fields()}

    assert {path: t.label for path, t in texts.items() if len(t.label) > LONGEST_LABEL} == {}
    assert {path: t.help for path, t in texts.items() if len(t.help) > LONGEST_HELP} == {}
    assert {path: t.help for path, t in texts.items() if not t.help.endswith((".", "?"))} == {}
    assert {path: t.label for path, t in texts.items() if t.label.endswith((".", ":"))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_of_one_part_have_different_labels(language):
    """Two fields beside each other can be told apart."""
    labels: dict[tuple[str, str], list[str]] = {}
    for path in fields():
        parent = path.rpartition(".")[0]
        labels.setdefault((parent, field_text(path, language).label), []).append(path)

    assert [paths for paths in labels.values() if len(paths) > 1] == []


def test_longest_end_of_a_path_counts_line_by_line():
    """A part described once serves everywhere; an own entry wins, line by line."""
    assert field_text("channels.cadence.max", "nl") == field_text("audit.cadence.max", "nl")
    assert field_text("goals.id", "nl").label == field_text("personas.id", "nl").label
    assert field_text("goals.id", "nl").example != field_text("personas.id", "nl").example


def test_unknown_field_is_called_by_its_name():
    """A field that nobody described is shown under its own name."""
    assert field_text("goals.some_new_field", "nl") == FieldText("some new field")
