"""A sound strategy, in which everything is said, and what the rules' examples make of it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML

from toolkit.review.pages import examples

SOUND: dict[str, Any] = {
    "client": {
        "name": "Bakery",
        "country": "NL",
        "size": "medium",
        "orientation": "b2b",
        "identity": "Who we are",
        "positioning": "How we want to be known",
        "tone": {"description": "Warm"},
    },
    "period": {"start": "2027-01-01", "end": "2027-12-31"},
    "goals": [
        {
            "id": "requests",
            "kind": "leads",
            "statement": "More requests",
            "personas": ["buyer"],
            "channels": ["linkedin"],
            "kpi": {"name": "Requests", "supplier": "log", "owner": "officer"},
            "unit": "requests a month",
            "baseline": {"value": 3},
            "target": {"value": 8},
            "deadline": {"on": "2027-06-30"},
        }
    ],
    "personas": [
        {
            "id": "buyer",
            "name": "Ruben",
            "setting": "work",
            "ages": {"min": 30, "max": 55},
            "purchase_motives": ["Taste"],
            "personal_traits": ["Quick"],
            "geography": "The region",
            "address_as": "Short",
            "online_behaviour": "In the morning",
            "use": [{"platform": "linkedin", "share": 0.6, "source": "Calls", "year": 2026}],
        }
    ],
    "channels": [
        {
            "id": "linkedin",
            "platform": "linkedin",
            "name": "LinkedIn page",
            "handle": "bakery",
            "goals": ["requests"],
            "personas": ["buyer"],
            "owner": "officer",
            "cadence": {"min": 1, "max": 2},
            "followers": {"count": 212, "counted_on": "2026-10-12"},
            "administrators": ["Owner", "Officer"],
            "two_factor": True,
            "profile_link": "https://www.example.org/about",
        }
    ],
    "roles": [
        {"id": "officer", "name": "Officer", "people": 1, "hours_per_week": 5},
        {"id": "manager", "name": "Manager", "people": 1, "hours_per_week": 1},
        {"id": "desk", "name": "Desk", "people": 1, "hours_per_week": 2},
    ],
    "responsibilities": {
        "per_channel": [
            {
                "makes": {"role": "officer", "replacement": "desk"},
                "decides": {"role": "manager", "replacement": "desk"},
                "posts": {"role": "officer", "replacement": "desk"},
                "watches": {"role": "desk", "replacement": "officer"},
                "answers": {"role": "desk", "replacement": "officer"},
            }
        ]
    },
    "agreements": {
        "response": [
            {"share": 0.8, "within_hours": 4, "hours": [{"start": "07:00", "end": "23:00"}]}
        ],
        "escalation": [{"when": "Anger", "then": "Call", "role": "manager"}],
        "crisis": {"pauses_everything": "manager", "reached_at": "The card beside the till"},
        "house_rules": {"text": "No insults"},
        "spokespersons": ["manager"],
        "access": {"two_factor": True},
        "rights": {
            "image_consent_register": "A folder",
            "event_photo_rule": "A sign",
            "licence_rule": "Own pictures",
        },
        "privacy": {
            "joint_controller": "Read and kept",
            "notice_address": "https://www.example.org/privacy",
            "message_retention": "Three months",
        },
        "review": {"every_months": 3},
    },
    "capacity": {"hours_per_week": 8, "eur_per_month": 200},
}


def merged(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The base with a change: parts are merged, lists and values replaced."""
    parts = {
        key: merged(base[key], value)
        if isinstance(value, Mapping) and isinstance(base.get(key), Mapping)
        else value
        for key, value in change.items()
    }
    return {**base, **parts}


def changed(**sections: Any) -> dict[str, Any]:
    """The sound strategy with other sections, each merged into what is there."""
    return merged(SOUND, sections)


def with_entry(section: str, **fields: Any) -> dict[str, Any]:
    """The sound strategy with other fields in the first entry of a list."""
    return {**SOUND, section: [merged(SOUND[section][0], fields)]}


def goal(**fields: Any) -> dict[str, Any]:
    """The sound strategy with another goal."""
    return with_entry("goals", **fields)


def persona(**fields: Any) -> dict[str, Any]:
    """The sound strategy with another persona."""
    return with_entry("personas", **fields)


def channel(**fields: Any) -> dict[str, Any]:
    """The sound strategy with another channel."""
    return with_entry("channels", **fields)


def channels(*others: Mapping[str, Any]) -> dict[str, Any]:
    """The sound strategy with more channels, each as the first one but for what is given."""
    first = SOUND["channels"][0]
    return {**SOUND, "channels": [first, *(merged(first, each) for each in others)]}


def agreed(**parts: Any) -> dict[str, Any]:
    """The sound strategy with other agreements."""
    return changed(agreements=parts)


def public(**sections: Any) -> dict[str, Any]:
    """The sound strategy for a public body."""
    return changed(**merged({"client": {"public_body": True}}, sections))


def example(code: str, which: str) -> dict[str, Any]:
    """The sound strategy with the piece that the rule's page shows as `wrong` or `right`."""
    piece = YAML(typ="safe").load(io.StringIO(getattr(examples()[code], which)))
    return merged(SOUND, piece)
