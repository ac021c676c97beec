"""Personas, as a reader sees them."""

from __future__ import annotations

from toolkit.strategy import GivenUse, Persona
from toolkit.tables.block import Block, Facts, Heading, Link, Prose
from toolkit.tables.value import facts, label
from toolkit.tables.view import View

SAID_ELSEWHERE = ("name", "description", "ages", "gender", "use", "traits", "must_reach", "weight")


def personas_section(view: View) -> tuple[Block, ...]:
    """For whom is it: which ages, motives, traits, channels and habits?"""
    words = view.words
    heading = Heading(words("Audiences"), "personas")
    if not view.strategy.personas:
        return heading, Prose(words("No audience is described yet."), "quiet")
    blocks: list[Block] = [heading]
    for persona in view.strategy.personas:
        blocks += persona_blocks(persona, view)
    return tuple(blocks)


def persona_blocks(persona: Persona, view: View) -> tuple[Block, ...]:
    """One persona: name, a sentence, and what is known."""
    name = view.name("personas", persona.id)
    heading = Heading(name, f"persona-{persona.id}", 3)
    lead = (Prose(persona.description),) if persona.description else ()
    known = Facts(
        (
            *_must_reach(persona, view),
            *_ages(persona, view),
            *facts(persona, "personas", view, SAID_ELSEWHERE).pairs,
            *((trait.name or "", trait.value or "") for trait in persona.traits),
            *_use(persona, view),
        )
    )
    if not known.pairs and not lead:
        nothing = Prose(view.words("Nothing more is known of this audience yet."), "quiet")
        return heading, nothing
    return heading, *lead, known


def _must_reach(persona: Persona, view: View) -> tuple[tuple[str, str | Link], ...]:
    if not persona.must_reach:
        return ()
    return ((label("personas.must_reach", view), view.words("yes")),)


def _ages(persona: Persona, view: View) -> tuple[tuple[str, str | Link], ...]:
    words, ages = view.words, persona.ages
    if ages is None or (ages.min is None and ages.max is None):
        return ()
    if ages.max is None:
        said = words("{age} and older", age=ages.min)
    elif ages.min is None:
        said = words("up to {age}", age=ages.max)
    else:
        said = f"{ages.min}–{ages.max}"
    gender = "" if persona.gender == "all" else words.term("gender", persona.gender)
    return ((label("personas.ages", view), ", ".join(part for part in (said, gender) if part)),)


def _use(persona: Persona, view: View) -> tuple[tuple[str, str | Link], ...]:
    said = [
        f"{view.platform_name(given.platform)}: {_how_many(given, view)}{_from(given)}".rstrip(": ")
        for given in persona.use
    ]
    return ((label("personas.use", view), "; ".join(said)),) if said else ()


def _from(given: GivenUse) -> str:
    said = ", ".join(str(part) for part in (given.source, given.year) if part)
    return f" ({said})" if said else ""


def _how_many(given: GivenUse, view: View) -> str:
    words = view.words
    if given.share is not None:
        return words.percent(given.share)
    if given.min is not None or given.max is not None:
        return f"{words.percent(given.min or 0)} – {words.percent(given.max or 1)}"
    return words.term("use word", given.word) if given.word else ""
