"""Persona × platform: who uses what, in words or as a percentage, with the evidence beside it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from toolkit.coverage import platforms
from toolkit.evidence import (
    WORD_SHARES,
    Grade,
    UseEstimate,
    canonical_platform,
    platform_name,
    use_estimate,
)
from toolkit.intake.choice import entry_name
from toolkit.intake.draft import Draft
from toolkit.intake.grid.answer import (
    PERSONAS,
    answer_that_counts,
    answer_typed,
    with_answer,
    without_answer,
)
from toolkit.intake.grid.cell import Cell, Choice, Entered, Grid, Head, Spot, Told
from toolkit.intake.grid.typed_share import SHARE_FIELDS, share_text
from toolkit.intake.grid.writing import index_of
from toolkit.intake.session import Session
from toolkit.language import Words
from toolkit.strategy import Persona
from toolkit.strategy.persona import GivenUse

SHORT: Mapping[Grade, str] = MappingProxyType(
    {
        "given": "given",
        "words": "in words",
        "published": "published",
        "agency": "agency",
        "modelled": "computed",
        "population": "all ages",
        "unknown": "unknown",
    }
)
"""The grade of a figure, in little room."""

Asked = tuple[Persona, tuple[str, ...], str | None]
"""What the cells of a row follow from: the persona, the platforms, and the client's country."""


class UseSheet:
    """What share of each persona uses each platform; the client's own answer goes on top."""

    name = "use"

    def __init__(self) -> None:
        self._known: dict[str, tuple[Asked, dict[Spot, Cell]]] = {}

    def grid(self, session: Session) -> Grid:
        """Personas down, platforms across."""
        words, strategy = session.words, session.draft.strategy
        columns = tuple(
            Head(each, platform_name(each, session.evidence, words.language))
            for each in _columns(session)
        )
        rows = tuple(
            Head(each.id, entry_name(each.model_dump(), number, session))
            for number, each in enumerate(strategy.personas)
        )
        keys = tuple(column.key for column in columns)
        cells = {
            spot: cell
            for persona in strategy.personas
            for spot, cell in self._row(persona, keys, session).items()
        }
        return Grid(
            words("Who uses which platform"),
            words(
                "What share of each audience uses the platform? A word is enough; a percentage if "
                "somebody counted."
            ),
            words("Audience"),
            rows,
            columns,
            cells,
            tuple(Choice(words.term("use word", code)) for code in (*WORD_SHARES, "unknown")),
            "choose",
            (words("given by the client"), words("from the evidence, as long as nobody says")),
            nothing="" if rows and columns else words("Add audiences and channels first."),
        )

    def _row(
        self, persona: Persona, platforms: tuple[str, ...], session: Session
    ) -> dict[Spot, Cell]:
        """The cells of a persona, worked out again only when something of it changed."""
        asked = (persona, platforms, session.draft.strategy.client.country)
        known = self._known.get(persona.id)
        if known is None or known[0] != asked:
            cells = {(persona.id, each): _cell(persona, each, session) for each in platforms}
            known = self._known[persona.id] = (asked, cells)
        return known[1]

    def entered(self, session: Session, draft: Draft, spot: Spot, text: str, why: str) -> Entered:  # noqa: ARG002 - no reason is asked for
        """The draft in which the client says this of a persona and a platform."""
        index = index_of(draft, PERSONAS, spot[0])
        if index is None:
            return Told(session.words("This row is not there any more."))
        if not text.strip():
            return without_answer(session, draft, index, spot[1])
        said = answer_typed(text, session.words)
        if isinstance(said, Told):
            return said
        return with_answer(session, draft, index, spot[1], said)


def _columns(session: Session) -> tuple[str, ...]:
    """The platforms of channels, then those that a persona says something of."""
    strategy, evidence = session.draft.strategy, session.evidence
    named = (
        canonical_platform(use.platform, evidence)
        for persona in strategy.personas
        for use in persona.use
    )
    return tuple(dict.fromkeys((*platforms(strategy, evidence), *named)))


def _cell(persona: Persona, platform: str, session: Session) -> Cell:
    answers = [
        each
        for each in persona.use
        if each.basis == "client"
        and canonical_platform(each.platform, session.evidence) == platform
    ]
    others = tuple(each for each in persona.use if each not in answers)
    known = _estimate(persona.model_copy(update={"use": others}), platform, session)
    words = session.words
    beside = _known_text(known, words)
    found = answer_that_counts(answers)
    if found is None:
        grade = words(SHORT[known.grade])
        said = "" if known.value is None else grade
        detail = _known_detail(known, session)
        return Cell("", beside, _dated(said, known.year), said, detail, known.value)
    answer = _estimate(persona, platform, session)
    evidence = _dated(words(SHORT[known.grade]), known.year)
    in_words = all(getattr(found, name) is None for name in SHARE_FIELDS)
    own_share = answer.value if answer.grade in ("given", "words") else None
    return Cell(
        own=_answer_text(found, words),
        suggested=f"{beside} {evidence}" if known.value is not None else "",
        note=_dated(words("given"), answer.year if own_share is not None else None),
        said=words("given, in words") if in_words else words("given"),
        detail=" ".join((_own_detail(found, words), _known_detail(known, session))).strip(),
        share=own_share,
    )


def _dated(said: str, year: int | None) -> str:
    return f"{said} {year}" if said and year else said


def _estimate(persona: Persona, platform: str, session: Session) -> UseEstimate:
    country = session.draft.strategy.client.country
    return use_estimate(persona, platform, session.evidence, country, session.as_of)


def _answer_text(answer: GivenUse, words: Words) -> str:
    return share_text(answer, words) or words.term("use word", answer.word)


def _known_text(known: UseEstimate, words: Words) -> str:
    return words.percent(known.value) if known.value is not None else words("unknown")


def _own_detail(answer: GivenUse, words: Words) -> str:
    origin = ", ".join(part for part in (answer.source, answer.year) if part)
    said = _answer_text(answer, words)
    if origin:
        return words("The client says: {value} ({origin}).", value=said, origin=origin)
    return words("The client says: {value}.", value=said)


def _known_detail(known: UseEstimate, session: Session) -> str:
    words, index = session.words, session.evidence.source_index
    if known.value is None:
        return words("Nothing is published for this audience.")
    named = [index[each].publisher if each in index else each for each in known.sources[:1]]
    return words(
        "From the evidence: {value}, between {low} and {high} ({grade}).",
        value=words.percent(known.value),
        low=words.percent(known.low),
        high=words.percent(known.high),
        grade=", ".join(
            part
            for part in (
                words.term("grade", known.grade),
                *named,
                str(known.year or ""),
            )
            if part
        ),
    )
