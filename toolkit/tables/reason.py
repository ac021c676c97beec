"""Why a finding matters, and who says so: for the consultant, who has to defend it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language import Words
from toolkit.review import Citation
from toolkit.review.rule import Basis


def why_text(reason: str, basis: Basis, words: Words) -> str:
    """The reason of a rule as a sentence, with the kind of source that gives it."""
    kind = words.term("rule basis", basis)
    return words("Why: {reason} ({basis}).", reason=reason.rstrip("."), basis=kind)


def source_text(cited: Citation) -> str:
    """A source as a reader finds it: the article of the law, the title, who published it, when."""
    parts = (cited.basis, cited.title, cited.publisher, cited.year)
    return ", ".join(part for part in parts if part)


def sources_text(sources: Sequence[Citation], words: Words) -> str:
    """The sources in a sentence; empty where there are none."""
    if not sources:
        return ""
    return words("Source: {sources}.", sources="; ".join(map(source_text, sources)))
