"""Where every number comes from, printed once, at the end."""

from __future__ import annotations

from toolkit.evidence import Grade
from toolkit.strategy import Source
from toolkit.tables.block import Block, Bullets, Cell, Column, Facts, Heading, Prose, Table, lean
from toolkit.tables.note import notes_text
from toolkit.tables.origin import Origins, model_sentences, origins, use_notes
from toolkit.tables.view import View

GRADE_TEXTS: dict[Grade, str] = {
    "given": "Measured or counted by the client.",
    "words": "An estimate by somebody at the table.",
    "published": "A figure for this country, these ages and this gender.",
    "agency": "The adviser's own judgement.",
    "modelled": "Computed from published figures: from age bands of the country itself, or from "
    "its total with the age differences of another country. The bounds come from a trial that "
    "shows how far such a share may be off; they are widest for the youngest and the oldest.",
    "population": "The total of the country, where nothing is known of these ages; with wide "
    "bounds.",
    "unknown": "Shown as unknown, never as nothing.",
}


def sources_section(view: View) -> tuple[Block, ...]:
    """Where does what is said here come from, and how sure is it?"""
    words = view.words
    blocks: list[Block] = [Heading(words("Sources and how to read the numbers"), "sources")]
    if view.strategy.sources:
        blocks.append(documents_table(view))
    blocks += origin_tables(view)
    modelled = model_sentences(view)
    if modelled:
        blocks.append(Bullets(modelled, words("How modelled shares were computed")))
    rules = words(
        "Only figures of people who use a platform count, none older than three years. Fit and "
        "half-rates are rules of thumb; each says on what it rests."
    )
    return (*blocks, grades(view), Prose(rules, "quiet"))


def grades(view: View) -> Facts:
    """What each grade of a figure means, in the words of the table of use."""
    words = view.words
    meanings = {grade: words(text) for grade, text in GRADE_TEXTS.items()}
    return Facts(
        tuple((words.term("grade", grade), text) for grade, text in meanings.items()),
        words("How sure the figures of use are"),
    )


def documents_table(view: View) -> Table:
    """The documents and measurements from which the strategy was recorded."""
    words = view.words
    columns = ("Document", "Publisher", "Year", "Kind")
    return lean(
        Table(
            "documents-table",
            words("What this strategy was recorded from"),
            tuple(Column(words(name)) for name in columns),
            tuple(_document_row(source, view) for source in view.strategy.sources),
        )
    )


def _document_row(source: Source, view: View) -> tuple[Cell, ...]:
    partly = view.words("read in part") if source.coverage == "partial" else ""
    notes = notes_text((partly, source.remark))
    return (
        Cell(source.title or source.id, notes or None, address=source.address),
        Cell(source.publisher or ""),
        Cell(view.words.partial_date(source.year)),
        Cell(source.document_type or ""),
    )


def origin_tables(view: View) -> tuple[Table, ...]:
    """The numbered sources: publications, and what the client and the agency know."""
    found = origins(view)
    return (
        *((published_table(found, view),) if found.published else ()),
        *((own_table(found, view),) if found.own else ()),
    )


def published_table(found: Origins, view: View) -> Table:
    """The publications from which figures were taken, with their numbers."""
    words = view.words
    return Table(
        "published-table",
        words("Publications from which figures were taken"),
        (Column(words("Title")), Column(words("Publisher")), Column(words("Year"))),
        tuple(
            (
                Cell(
                    f"{number}. {source.title}",
                    "; ".join(use_notes(source.source, view)) or None,
                    address=source.address or None,
                ),
                Cell(source.publisher),
                Cell(str(source.year or "")),
            )
            for number, source in enumerate(found.published, 1)
        ),
    )


def own_table(found: Origins, view: View) -> Table:
    """What the client and the agency named as the origin of their own figures."""
    words = view.words
    return Table(
        "own-sources-table",
        words("What the client and the agency know of who uses what"),
        (Column(words("Origin")), Column(words("Used for"))),
        tuple(
            (Cell(f"{number}. {name}"), Cell(_used_for(name, found, view)))
            for number, name in enumerate(found.own, len(found.published) + 1)
        ),
    )


def _used_for(name: str, found: Origins, view: View) -> str:
    """The audiences and platforms whose use comes from an origin."""
    number = len(found.published) + found.own.index(name) + 1
    said: dict[str, list[str]] = {}
    for (persona, platform), cell in view.analysis.coverage.use.cells.items():
        if number in found.numbers(cell):
            shown = view.short(view.name("personas", persona))
            said.setdefault(shown, []).append(view.platform_name(platform))
    return "; ".join(f"{persona}: {', '.join(platforms)}" for persona, platforms in said.items())
