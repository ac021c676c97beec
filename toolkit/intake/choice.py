"""What a field can be chosen from: words for codes, names for what stands elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from toolkit.evidence import platform_name
from toolkit.intake.session import Session
from toolkit.intake.shape import CHOSEN, Leaf, codes, leaves
from toolkit.intake.typed import text_of
from toolkit.language import field_text
from toolkit.language.terms import term_context
from toolkit.strategy import Strategy
from toolkit.strategy.naming import id_for, name_in
from toolkit.strategy.walk import Place, field_path, field_shapes, get_at, shape_at

NAME_LENGTH = 70
SAID = 2
"""How much an entry without a name says of itself where it is listed."""

Choice = tuple[str, Any]
"""What is read, and what is kept."""


def choices(leaf: Leaf, entry: Place, session: Session) -> tuple[Choice, ...]:
    """What can be chosen in a field of an entry."""
    words, path = session.words, field_path((*entry, *leaf.steps))
    if leaf.shape.reference:
        own_list = field_path(entry) == leaf.shape.reference
        itself = session.draft.value((*entry, "id")) if own_list else None
        return tuple(
            (entry_name(each, index, session), each["id"])
            for index, each in enumerate(session.draft.entries(place_of(leaf.shape.reference)))
            if each["id"] != itself
        )
    if path.endswith(CHOSEN):
        return _events(session, session.draft.value((*entry, *leaf.steps)))
    if leaf.control == "yes_or_no":
        return (words("yes"), True), (words("no"), False)
    context = term_context(path)
    found = codes(leaf.shape)
    if found and context:
        return tuple((_capital(words.term(context, code)), code) for code in found)
    return tuple((code, code) for code in found) or _field_names(entry, session)


def _events(session: Session, own: str | None) -> tuple[Choice, ...]:
    """The days that everybody knows, by name; one of the agency's own, too."""
    language = session.words.language
    known = {each.event: each.name(language) for each in session.evidence.events}
    if own:
        known.setdefault(own, own)
    return tuple(sorted((name, event) for event, name in known.items()))


def place_of(target: str) -> Place:
    """The list that a reference points into.

    >>> place_of("content.pillars")
    ('content', 'pillars')
    """
    return tuple(target.split("."))


def entry_name(entry: Mapping[str, Any], index: int, session: Session, section: Place = ()) -> str:
    """What people call an entry; one without a name by what it says, or else by its number.

    `section` is the list that it stands in.
    """
    platform = entry.get("platform")
    if platform and name_in(entry) == platform:
        name = platform_name(platform, session.evidence, session.words.language)
        named = f"{name} {entry.get('handle', '')}"
    else:
        named = name_in(entry) or _by_contents(entry, section, session)
    named = " ".join(named.split()) or session.words("{n}. without a name yet", n=index + 1)
    return named if len(named) <= NAME_LENGTH else named[: NAME_LENGTH - 1].rstrip() + "…"


def _by_contents(entry: Mapping[str, Any], section: Place, session: Session) -> str:
    """The first things that an entry without a name says."""
    if not section:
        return ""
    first, rest = leaves(section)
    said = (
        value_text(get_at(entry, leaf.steps), leaf, section, session)
        for leaf in (*first, *rest)
        if leaf.control not in ("entries", "tick", "yes_or_no")
    )
    return " · ".join(islice((each for each in said if each), SAID))


def value_text(value: Any, leaf: Leaf, section: Place, session: Session) -> str:
    """A value of a field in words: names for ids, words for codes; empty where there is none."""
    words = session.words
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return words.listing([value_text(each, leaf, section, session) for each in value])
    if leaf.shape.reference:
        known = session.draft.entries(place_of(leaf.shape.reference))
        found = (
            entry_name(each, n, session) for n, each in enumerate(known) if each["id"] == value
        )
        return next(found, str(value))
    context = term_context(field_path((*section, *leaf.steps)))
    if context and codes(leaf.shape):
        return _capital(words.term(context, str(value)))
    return text_of(value, leaf.shape, words)


def platform_names(session: Session) -> tuple[str, ...]:
    """The platforms that are known, as people call them."""
    return tuple(facts.name_in(session.words.language) for facts in session.evidence.platforms)


def platform_typed(text: str, session: Session) -> str:
    """The id of the platform that somebody means; of one that is not known, its name as an id."""
    plain = text.strip().casefold()
    if not plain:
        return ""
    for facts in session.evidence.platforms:
        if plain in (facts.name.casefold(), facts.name_nl.casefold(), facts.platform):
            return facts.platform
    known = session.evidence.platform_index.get(plain)
    if known:
        return known.platform
    return id_for(text, (), "platform")


def _field_names(entry: Place, session: Session) -> tuple[Choice, ...]:
    shape = shape_at(Strategy, entry)
    part = shape.part if shape else None
    names = field_shapes(part) if part else ()
    path = field_path(entry)
    return tuple(
        (field_text(f"{path}.{name}", session.words.language).label, name)
        for name in names
        if name not in ("id", "inferred", "not_known")
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
