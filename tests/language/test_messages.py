"""Whatever is said, is said in Dutch and English."""

import string
from collections import Counter
from functools import cache
from importlib import resources

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.language.said import contexts, said
from toolkit.language import LANGUAGES
from toolkit.strategy.parse import EXPECTED, PATTERN_EXAMPLES


@cache
def _catalogue(language: str) -> Catalog:
    path = resources.files("toolkit.language") / "messages" / f"{language}.po"
    with path.open("rb") as source:
        return read_po(source, locale=language)


def _dutch(message: str) -> str:
    entry = _catalogue("nl").get(message)
    return _texts(entry)[0] if entry else ""


def _has_both_forms(message: str) -> bool:
    entry = _catalogue("nl").get(message)
    return entry is not None and entry.pluralizable and all(_texts(entry))


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _ids(entry: Message) -> tuple[str, ...]:
    return tuple(entry.id) if entry.pluralizable else (str(entry.id),)


def _texts(entry: Message) -> tuple[str, ...]:
    return tuple(entry.string or ()) if entry.pluralizable else (str(entry.string or ""),)


def test_every_message_has_its_dutch():
    """Each sentence that the toolkit can say is in the Dutch catalogue."""
    missing = {
        each.message: each.place for each in said() if each.message and not _dutch(each.message)
    }

    assert not missing, "\n".join(f"{place}: {text!r}" for text, place in sorted(missing.items()))


def test_counts_have_both_forms():
    """A message with a number has a Dutch form for one and a Dutch form for more."""
    wrong = [each for each in said() if each.many and not _has_both_forms(each.message)]

    assert not wrong


@pytest.mark.parametrize("text", [*EXPECTED.values(), *PATTERN_EXAMPLES.values()])
def test_what_is_expected_has_its_dutch(text):
    """What a field allows is said in Dutch, too."""
    assert _dutch(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_the_same_places(language):
    """A translation has exactly the places of its message: `{n}` stays `{n}`."""
    wrong = [
        (message, text)
        for entry in _catalogue(language)
        if entry.id and not entry.context
        for message, text in zip(_ids(entry), _texts(entry), strict=True)
        if _places(text) != _places(message)
    ]

    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_empty_or_fuzzy(language):
    """Each entry of a catalogue says something, and nothing is left as a guess."""
    unfinished = [
        entry.id
        for entry in _catalogue(language)
        if entry.id and (entry.fuzzy or not all(_texts(entry)))
    ]

    assert not unfinished


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_translated_twice(language):
    """Two people who added the same message find out: one of the two would be lost."""
    path = resources.files("toolkit.language") / "messages" / f"{language}.po"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    keys = [block.partition("\nmsgstr")[0].partition("\nmsgid_plural")[0] for block in blocks]

    assert [key for key, n in Counter(keys).items() if n > 1] == []


def test_dutch_catalogue_holds_nothing_unused():
    """What nobody says any more is taken out of the catalogue."""
    used = {each.message for each in said()} | {*EXPECTED.values(), *PATTERN_EXAMPLES.values()}
    unused = [
        entry.id
        for entry in _catalogue("nl")
        if entry.id and not entry.context and _ids(entry)[0] not in used
    ]

    assert not unused


def test_every_context_asked_for_exists():
    """`words.term` is only asked for contexts that the catalogues know."""
    known = {entry.context for entry in _catalogue("nl") if entry.context}

    assert {context: place for context, place in contexts().items() if context not in known} == {}
