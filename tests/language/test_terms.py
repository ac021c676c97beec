"""The words of the codes."""

from importlib import resources
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from tests.language.model import choices, fields
from toolkit.evidence import Grade
from toolkit.language import LANGUAGES, words_for
from toolkit.language.fields import path_ends
from toolkit.language.terms import TERM_CONTEXTS, term_context
from toolkit.review.finding import SEVERITIES


def _known(language: str) -> dict[tuple[str, str], str]:
    path = resources.files("toolkit.language") / "messages" / f"{language}.po"
    with path.open("rb") as source:
        return {
            (entry.context, str(entry.id)): str(entry.string)
            for entry in read_po(source)
            if entry.context
        }


def test_every_choice_has_a_context():
    """Each field that is a choice says under which context its codes are explained."""
    assert [path for path in choices() if term_context(path) is None] == []


def test_only_choices_have_a_context():
    """No other field is taken for a choice; the kind of goal in `fit` is one in disguise."""
    with_context = {path for path in fields() if term_context(path) is not None}

    assert with_context - set(choices()) <= {"fit.goal_kind"}


def test_every_entry_of_the_map_is_used():
    """The map from fields to contexts holds nothing that the model no longer has."""
    used = {
        next(end for end in path_ends(path) if end in TERM_CONTEXTS)
        for path in fields()
        if term_context(path)
    }

    assert set(TERM_CONTEXTS) - used == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_word(language):
    """Each code of each choice is said in Dutch and in English."""
    known = _known(language)
    wanted = {
        (str(term_context(path)), code) for path, codes in choices().items() for code in codes
    }
    wanted |= {("grade", grade) for grade in get_args(Grade)}
    wanted |= {("severity", severity) for severity in SEVERITIES}

    assert {pair for pair in wanted if not known.get(pair)} == set()


def test_both_languages_know_the_same_codes():
    """A code that has a Dutch word has an English one, and the other way round."""
    assert set(_known("nl")) == set(_known("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_of_one_choice_have_different_words(language):
    """Two values of one choice can be told apart."""
    words = words_for(language)
    for path, codes in choices().items():
        said = [words.term(str(term_context(path)), code) for code in codes]

        assert len(set(said)) == len(codes), path
