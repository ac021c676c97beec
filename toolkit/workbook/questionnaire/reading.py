"""A workbook that came back, beside the strategy file → the strategy with the answers in it."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.errors import OtherClientError
from toolkit.evidence import Evidence
from toolkit.language import words_for
from toolkit.store import StoredStrategy
from toolkit.workbook.questionnaire.base import Base
from toolkit.workbook.questionnaire.compare import edits
from toolkit.workbook.questionnaire.entry import is_asked
from toolkit.workbook.questionnaire.found import Stray, found_in
from toolkit.workbook.questionnaire.left_out import asked
from toolkit.workbook.questionnaire.merge import merged
from toolkit.workbook.questionnaire.names import Vocabulary, vocabulary
from toolkit.workbook.questionnaire.outcome import Outcome
from toolkit.workbook.questionnaire.plan import blocks


@dataclass(frozen=True)
class Answered:
    """What came of a workbook: the outcome, and what to know about the file.

    `missing` are the paths of lists and parts that are not in the file any more: nothing of them
    is changed. `twice` are pairs of sheets that hold the same list: nothing is read then.
    `is_older` tells that the strategy was changed since the export.
    """

    base: Base
    outcome: Outcome
    known: Vocabulary
    stray: tuple[Stray, ...]
    missing: tuple[str, ...]
    twice: tuple[tuple[str, str], ...]
    is_older: bool


def answered(data: bytes, file: str, stored: StoredStrategy, evidence: Evidence) -> Answered:
    """What a workbook says about a strategy.

    Raises
    ------
    WorkbookError, QuestionnaireError
        When it cannot be read, or is no workbook of ours.
    OtherClientError
        When it was made for another client.
    """
    found = found_in(data, file)
    base = found.base
    if base.client != stored.client:
        raise OtherClientError(file=file, found=base.client, client=stored.client)
    words = words_for(base.language)
    now = asked(stored.strategy.model_dump(mode="json", exclude_unset=True))
    exported = vocabulary(base.tree, words, evidence)
    current = vocabulary(now, words, evidence)
    outcome = Outcome(None, (), (), ())
    if not found.twice:
        outcome = merged(stored.strategy, base.tree, edits(found, now, exported, current))
    missing = tuple(
        each.label_path
        for each in blocks()
        if each.key not in found.rows and is_asked(each, base.tree)
    )
    return Answered(
        base,
        outcome,
        current,
        found.stray,
        missing,
        found.twice,
        base.digest != stored.digest,
    )
