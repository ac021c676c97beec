"""What a client never gets to see or fill in, each with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from toolkit.strategy import Strategy
from toolkit.strategy.term import Part
from toolkit.strategy.walk import field_shapes

Tree = Mapping[str, Any]

EVERYWHERE = frozenset({"source", "attribution", "inferred"})
"""Where something comes from: the consultant's own bookkeeping."""

FREE_SOURCES = frozenset(
    {
        "audit.followers.source",
        "channels.followers.source",
        "channels.organic_reach.source",
        "channels.paid.source",
        "personas.use.source",
    }
)
"""Here a source is a few words that the client can give, and no reference."""

LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "notes": "internal, by its own definition",
        "phase": "the consultant says when a strategy is final",
        "sources": "the consultant's bookkeeping",
        "fit": "a judgement of the consultant, in thirds",
        "client.language": "another language changes every deliverable",
        "client.brand": "the name of a file",
        "channels.levels": "variants between which the advice chooses",
        "channels.followers.shares": "an estimate that needs its explanation",
        "channels.paid.shares": "an estimate that needs its explanation",
        "audit.followers.shares": "an estimate that needs its explanation",
        "content.formats.steps": "hours with which the consultant calculates",
        "content.formats.adaptation_hours": "hours with which the consultant calculates",
        "content.formats.lighter": "the way in which the consultant plans",
        "content.formats.remark": "about the hours; of a format only its name is seen",
        "content.series.rule": "a rule in the language of calendar programs",
        "content.items.rule": "a rule in the language of calendar programs",
        "content.key_dates.rule": "a rule in the language of calendar programs",
        "content.key_dates.event": "a code of the almanac",
        "content.items.utm": "tags that the consultant keeps alike",
        "content.items.feedback": "comes back in the calendar, with a seal",
        "capacity.rates": "what an hour costs is between the consultant and whoever pays",
        "capacity.must_reach_coverage": "a setting of the calculation",
        "decisions.about": "a place in the file",
        "decisions.accepts": "the code of a finding",
        "open_questions.about": "a place in the file",
    }
)
"""Fields that stay with the consultant, with why. Everything else can be asked."""


def is_left_out(path: str) -> bool:
    """Whether a field stays with the consultant.

    >>> is_left_out("goals.source"), is_left_out("goals.statement"), is_left_out("notes")
    (True, False, True)
    """
    name = path.rsplit(".", 1)[-1]
    return path in LEFT_OUT or (name in EVERYWHERE and path not in FREE_SOURCES)


def asked(tree: Tree) -> dict[str, Any]:
    """The part of a strategy that a client may see, ids included."""
    return _asked(Strategy, tree, "")


def _asked(model: type[Part], tree: Tree, path: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, shape in field_shapes(model).items():
        where = f"{path}.{name}" if path else name
        value = tree.get(name)
        if value is None or is_left_out(where):
            continue
        part = shape.part
        if name == "not_known":
            value = [each for each in value if not is_left_out(f"{path}.{each}")]
        elif part and shape.many:
            value = [_asked(part, each, where) for each in value]
        elif part:
            value = _asked(part, value, where)
        found[name] = value
    return found
