"""What the client says of a platform, in one cell: understood, put in its list, taken out."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from toolkit.evidence import WORD_SHARES, canonical_platform
from toolkit.intake.draft import Draft
from toolkit.intake.grid.cell import Told
from toolkit.intake.grid.typed_share import SHARE_FIELDS, share_typed
from toolkit.intake.grid.wording import meant
from toolkit.intake.grid.writing import with_entry, without
from toolkit.intake.session import Session
from toolkit.language import Words, words_for
from toolkit.strategy.persona import GivenUse

PERSONAS = ("personas",)
ALSO_MEANT = MappingProxyType(
    {
        "hardly": ("niemand", "hardly anyone", "bijna geen"),
        "some": ("sommigen", "enkelen", "enkele", "a few"),
        "half": ("de helft", "half"),
        "most": ("meeste", "de meeste"),
        "unknown": ("?", "weet niet", "not known"),
    }
)
"""What people type or paste as well, in either language."""


def answer_typed(text: str, words: Words) -> dict[str, Any] | Told:
    """What somebody means: a word, a share, or bounds."""
    word = meant(text, _all_words())
    if word is not None:
        return {"word": word}
    found = share_typed(text, words.language)
    if found is None:
        allowed = [words.term("use word", code) for code in (*WORD_SHARES, "unknown")]
        return Told(
            words(
                "“{found}” is not understood: {words}, or a percentage such as {example}.",
                found=text.strip(),
                words=", ".join(allowed),
                example=words.percent(0.4),
            )
        )
    try:
        GivenUse.model_validate({"platform": "x", **found})
    except ValidationError:
        high = words.percent(1)
        return Told(
            words(
                "“{found}” is not possible here: from 0 to {high}.", found=text.strip(), high=high
            )
        )
    return found


def _all_words() -> list[tuple[str, str]]:
    spoken = [
        (code, words_for(language).term("use word", code))
        for language in ("nl", "en")
        for code in ALSO_MEANT
    ]
    return [*spoken, *((code, word) for code, several in ALSO_MEANT.items() for word in several)]


def with_answer(
    session: Session, draft: Draft, index: int, platform: str, said: dict[str, Any]
) -> Draft:
    """The draft in which the client says this; older figures stay beside a newer one."""
    place = (*PERSONAS, index, "use")
    mine = _answers_at(session, draft, index, platform)
    if not mine:
        return with_entry(draft, place, None, {"platform": platform, **said})
    entries = draft.entries(place)
    counted = answer_that_counts([GivenUse.model_validate(entries[each]) for each in mine])
    where = next(
        (each for each in mine if GivenUse.model_validate(entries[each]) == counted), mine[0]
    )
    entry = entries[where]
    if {name: entry[name] for name in (*SHARE_FIELDS, "word") if name in entry} == said:
        return draft
    # where another value came from says nothing of this one
    changed = {**without(entry, *SHARE_FIELDS, "word", "source", "year"), **said}
    others = [each for each in mine if each != where]
    if others and "word" not in said:
        changed["year"] = str(session.as_of.year)  # so that it goes before older figures
    draft = with_entry(draft, place, where, changed)
    return _without(draft, index, others) if "word" in said else draft


def without_answer(session: Session, draft: Draft, index: int, platform: str) -> Draft:
    """The draft in which the client says nothing of a platform."""
    return _without(draft, index, _answers_at(session, draft, index, platform))


def _without(draft: Draft, index: int, answers: list[int]) -> Draft:
    for each in reversed(answers):
        draft = with_entry(draft, (*PERSONAS, index, "use"), each, None)
    return draft


def _answers_at(session: Session, draft: Draft, index: int, platform: str) -> list[int]:
    """Where the client says something of a platform, in the list of a persona."""
    return [
        number
        for number, each in enumerate(draft.entries((*PERSONAS, index, "use")))
        if each.get("basis", "client") == "client"
        and canonical_platform(each.get("platform", ""), session.evidence) == platform
    ]


def answer_that_counts(answers: list[GivenUse]) -> GivenUse | None:
    """The answer that counts: figures before words, the newest first."""
    filled = [
        each
        for each in answers
        if each.word or any(getattr(each, n) is not None for n in SHARE_FIELDS)
    ]
    return min(
        filled,
        key=lambda each: (
            all(getattr(each, name) is None for name in SHARE_FIELDS),
            -int((each.year or "0")[:4]),
        ),
        default=None,
    )
