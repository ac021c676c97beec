"""What a field can be chosen from: words for codes, names for what stands elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.evidence import platform_name
from toolkit.intake.naming import id_for, name_in
from toolkit.intake.session import Session
from toolkit.intake.shape import Leaf, codes
from toolkit.language import field_text
from toolkit.language.terms import term_context
from toolkit.strategy import Strategy
from toolkit.strategy.walk import Place, field_path, field_shapes, shape_at

NAME_LENGTH = 70

Choice = tuple[str, Any]
"""What is read, and what is kept."""


def choices(leaf: Leaf, entry: Place, session: Session) -> tuple[Choice, ...]:
    """What can be chosen in a field of an entry."""
    words, path = session.words, field_path((*entry, *leaf.steps))
    if leaf.shape.reference:
        itself = session.draft.value((*entry, "id"))
        own_list = field_path(entry) == leaf.shape.reference
        return tuple(
            (entry_name(each, index, session), each["id"])
            for index, each in enumerate(session.draft.entries(place_of(leaf.shape.reference)))
            if not own_list or each["id"] != itself
        )
    if leaf.control == "yes_or_no":
        return (words("yes"), True), (words("no"), False)
    context = term_context(path)
    found = codes(leaf.shape)
    if found and context:
        return tuple((_capital(words.term(context, code)), code) for code in found)
    return tuple((code, code) for code in found) or _field_names(entry, session)


def place_of(target: str) -> Place:
    """The list that a reference points into.

    >>> place_of("content.pillars")
    ('content', 'pillars')
    """
    return tuple(target.split("."))


def entry_name(entry: Mapping[str, Any], index: int, session: Session) -> str:
    """What people call an entry; one without a name by its number."""
    platform = entry.get("platform")
    if platform and name_in(entry) == platform:
        name = platform_name(platform, session.evidence, session.words.language)
        named = f"{name} {entry.get('handle', '')}"
    else:
        named = name_in(entry)
    named = " ".join(named.split()) or session.words("{n}. without a name yet", n=index + 1)
    return named if len(named) <= NAME_LENGTH else named[: NAME_LENGTH - 1].rstrip() + "…"


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
