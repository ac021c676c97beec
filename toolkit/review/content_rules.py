"""Rules about what is published, and whether it can be laid on a calendar as written (CONT)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from toolkit.content_calendar import aims
from toolkit.review.case import Case
from toolkit.review.rule import Hit, Rule

NO_GOAL = "“{title}” serves no goal."
NOBODY = "“{title}” is meant for no audience."


@partial(
    Rule,
    code="CONT-001",
    message="“{title}” serves no goal, and is meant for no audience.",
    together="{n} parts of the calendar miss a goal or an audience: {subjects}.",
    subject="title",
    variants=(NO_GOAL, NOBODY),
    advice="Say which goal it serves and whom it is for, or leave it out.",
    reason="A content calendar says which message is for which audience; what serves nobody only "
    "costs hours.",
    basis="article",
    weight=5,
)
def content_without_aim(case: Case) -> Iterator[Hit]:
    has_goals, has_personas = bool(case.strategy.goals), bool(case.strategy.personas)
    for aim in aims(case.strategy):
        aimless, nobody = has_goals and not aim.goals, has_personas and not aim.personas
        if aimless or nobody:
            message = "" if aimless and nobody else NO_GOAL if aimless else NOBODY
            yield Hit(aim.path, {"title": aim.title}, message=message)


CONTENT_RULES = (content_without_aim,)
