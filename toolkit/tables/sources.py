"""Where every number comes from, printed once, at the end."""

from __future__ import annotations

from toolkit.evidence import SourceFacts
from toolkit.strategy import Source
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.view import View


def sources_section(view: View) -> tuple[Block, ...]:
    """Where does what is said here come from, and how sure is it?"""
    words = view.words
    blocks: list[Block] = [Heading(words("Sources and how to read the numbers"), "sources")]
    if view.strategy.sources:
        blocks.append(documents_table(view))
    published = used_sources(view)
    if published:
        blocks.append(published_table(published, view))
    return (*blocks, Prose(_grades_text(view), "quiet"))


def _grades_text(view: View) -> str:
    return view.words(
        "Given: measured or counted by the client. In words: an estimate by somebody at the "
        "table. Published: a figure for this country, these ages and this gender. Population: "
        "the country's total, where nothing nearer is published. Agency: the adviser's own "
        "judgement. Unknown is shown as unknown, never as nothing. Fit and half-rates are rules "
        "of thumb; each says on what it rests."
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
    notes = "; ".join(part for part in (partly, source.remark) if part)
    return (
        Cell(source.title or source.id, notes or None, address=source.address),
        Cell(source.publisher or ""),
        Cell(view.words.partial_date(source.year)),
        Cell(source.document_type or ""),
    )


def used_sources(view: View) -> tuple[SourceFacts, ...]:
    """The published sources on which numbers of this page rest, in order of first use."""
    covered = view.analysis.coverage
    used = dict.fromkeys(
        [name for cell in covered.use.cells.values() for name in cell.sources]
        + [cell.basis for cell in covered.fit.cells.values() if cell is not None]
    )
    index = view.analysis.evidence.source_index
    return tuple(index[name] for name in used if name in index)


def _base(source: SourceFacts, view: View) -> str | None:
    """Of whom the figures are that this page takes from a source."""
    cells = view.analysis.coverage.use.cells.values()
    bases = dict.fromkeys(cell.base for cell in cells if source.source in cell.sources)
    named = "; ".join(base for base in bases if base)
    return view.words("shares of: {base}", base=named) if named else None


def published_table(sources: tuple[SourceFacts, ...], view: View) -> Table:
    """The publications from which figures were taken."""
    words = view.words
    return Table(
        "published-table",
        words("Publications from which figures were taken"),
        (Column(words("Title")), Column(words("Publisher")), Column(words("Year"))),
        tuple(
            (
                Cell(source.title, _base(source, view), address=source.address or None),
                Cell(source.publisher),
                Cell(str(source.year or "")),
            )
            for source in sources
        ),
    )
