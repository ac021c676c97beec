"""Which codes a field holds: the context under which the catalogues give their words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TERM_CONTEXTS: Mapping[str, str] = MappingProxyType(
    {
        "client.language": "language",
        "client.size": "organisation size",
        "client.orientation": "orientation",
        "tone.address_form": "address form",
        "tone.emoji": "emoji",
        "tone.language_level": "language level",
        "phase": "phase",
        "sources.coverage": "coverage of source",
        "cadence.per": "per",
        "cadence.basis": "cadence basis",
        "audit.branding": "branding",
        "audit.verdict": "verdict",
        "goals.kind": "goal kind",
        "goals.level": "goal level",
        "goals.status": "goal status",
        "goals.activity_basis": "activity basis",
        "kpi.supplier": "supplier",
        "direction": "direction",
        "setting": "setting",
        "personas.buying_role": "buying role",
        "personas.gender": "gender",
        "personas.based_on": "based on",
        "use.word": "use word",
        "use.basis": "use basis",
        "channels.holder": "holder",
        "channels.status": "channel status",
        "channels.choice": "choice",
        "fit.goal_kind": "goal kind",
        "posting_times.days": "weekday",
        "days.days": "weekday",
        "working_hours.days": "weekday",
        "opening_hours.days": "weekday",
        "hours.days": "weekday",
        "series.status": "series status",
        "items.kind": "item kind",
        "items.stage": "stage",
        "rights.people_permission": "people permission",
        "items.when_expired": "when expired",
        "content.school_region": "school region",
        "example_replies.situation": "situation",
        "archive.covers": "archive covers",
        "tasks.kind": "task",
        "open_questions.status": "question status",
        "attribution": "attribution",
    }
)


def term_context(path: str) -> str | None:
    """The context of a field's codes, for `words.term`; None where it holds no codes.

    As with labels, the longest known end of the path counts.

    >>> term_context("goals.kind"), term_context("channels.cadence.per")
    ('goal kind', 'per')
    """
    steps = path.split(".")
    ends = (".".join(steps[start:]) for start in range(len(steps)))
    return next((TERM_CONTEXTS[end] for end in ends if end in TERM_CONTEXTS), None)
