"""Where the figures of use come from: numbered, so that each can be followed to its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.evidence import FormatFacts, Grade, SourceFacts, UseEstimate
from toolkit.tables.view import View

SAID: tuple[Grade, ...] = ("given", "words", "agency")
"""Grades of figures that the client or the agency supplied, with an origin in their words."""

JUDGED: tuple[Grade, ...] = ("words", "agency", "modelled", "population")
"""Grades of figures that were not counted or published for the audience itself."""


@dataclass(frozen=True)
class Origins:
    """The sources of a page: publications, then what the client and the agency named."""

    published: tuple[SourceFacts, ...]
    own: tuple[str, ...]

    def numbers(self, cell: UseEstimate) -> tuple[int, ...]:
        """The numbers of the sources of a figure, as they stand in the lists."""
        if cell.grade in SAID:
            return tuple(len(self.published) + self.own.index(name) + 1 for name in cell.sources)
        ids = [source.source for source in self.published]
        return tuple(sorted(ids.index(name) + 1 for name in cell.sources if name in ids))


def origins(view: View) -> Origins:
    """The sources on which numbers of this page rest, in order of first use."""
    covered = view.analysis.coverage
    cells = tuple(covered.use.cells.values())
    named = dict.fromkeys(
        [name for cell in cells if cell.grade not in SAID for name in cell.sources]
        + [cell.basis for cell in covered.fit.cells.values() if cell is not None]
        + [facts.basis for facts in usual_formats(view)]
    )
    index = view.analysis.evidence.source_index
    own = dict.fromkeys(name for cell in cells if cell.grade in SAID for name in cell.sources)
    return Origins(tuple(index[name] for name in named if name in index), tuple(own))


def usual_formats(view: View) -> tuple[FormatFacts, ...]:
    """The formats of which the usual hours were counted, because the client gave none."""
    index = view.analysis.evidence.format_index
    items = (part.item for effort in view.analysis.effort.channels for part in effort.mix)
    used = dict.fromkeys(item.format for item in items if not item.own)
    return tuple(index[name] for name in used if name in index)


def use_notes(source: str, view: View) -> Iterator[str]:
    """What this page took from a publication: of whom, for what, and with which caveat."""
    words = view.words
    cells = [cell for cell in view.analysis.coverage.use.cells.values() if source in cell.sources]
    shares = [cell for cell in cells if cell.sources[0] == source and cell.grade not in SAID]
    models = [cell.model for cell in cells if cell.model]
    bases = dict.fromkeys(base for cell in shares for base in cell.base.split("; ") if base)
    if bases:
        yield words("shares of: {base}", base="; ".join(words.term("base", base) for base in bases))
    if any(model.source == source for model in models) and not shares:
        yield words("how use differs by age")
    if any(model.weights == source for model in models):
        yield words("inhabitants by age")
    made = [facts for facts in usual_formats(view) if facts.basis == source]
    if made:
        names = words.listing([facts.name(words.language) for facts in made])
        yield words("hours to make: {names}", names=names)
    yield from dict.fromkeys(cell.note for cell in shares if cell.confidence == "C" and cell.note)


def model_sentences(view: View) -> tuple[str, ...]:
    """How the modelled shares of this page were computed, a sentence a way."""
    said: dict[str, dict[str, None]] = {}
    for (_, platform), cell in view.analysis.coverage.use.cells.items():
        if cell.model is not None:
            said.setdefault(_model_sentence(cell, view), {})[view.platform_name(platform)] = None
    return tuple(f"{', '.join(platforms)}: {sentence}" for sentence, platforms in said.items())


def _model_sentence(cell: UseEstimate, view: View) -> str:
    words, model = view.words, cell.model
    if model is None or cell.country is None:
        return ""
    own = model.country == cell.country
    facts = {
        "country": words.country(cell.country),
        "year": cell.year,
        "other": words.country(model.country),
        "other_year": model.year,
    }
    message = (
        "{country}, {year}: put together from the age bands that were published."
        if own
        else "{country}, total of {year}: divided over ages as use differs by age elsewhere "
        "({other}, {other_year})."
    )
    return " ".join(
        part for part in (words(message, **facts), _weights_text(model.weights, view)) if part
    )


def _weights_text(weights: str | None, view: View) -> str:
    if weights is None:
        return ""
    if weights:
        return view.words("Ages are weighed by the number of inhabitants.")
    return view.words("Each year of age counts the same: inhabitants by age are not known.")
