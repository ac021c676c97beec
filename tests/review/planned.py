"""The sound strategy with content, for rules about what is planned."""

from __future__ import annotations

from typing import Any

from tests.review.strategies import SOUND, merged

PERIOD = {"period": {"start": "2026-11-01", "end": "2027-12-31"}}
USUAL = [{"id": name} for name in ("photo-post", "interview", "long-video", "short-video")]


def item(on: str = "2027-02-12", **fields: Any) -> dict[str, Any]:
    """A post on the page that serves the goal and is meant for the persona."""
    return {
        "id": "night",
        "title": "The night shift",
        "channels": ["linkedin"],
        "goals": ["requests"],
        "personas": ["buyer"],
        "format": "photo-post",
        "on": on,
        **fields,
    }


def series(rule: str = "FREQ=WEEKLY;BYDAY=TU", **fields: Any) -> dict[str, Any]:
    """A post that returns, by a rule."""
    row = item()
    del row["on"], row["title"]
    return {**row, "id": "tips", "name": "Tips", "rule": rule, **fields}


def planned(*items: dict[str, Any], **sections: Any) -> dict[str, Any]:
    """The sound strategy, also for the end of 2026, with these items and other sections."""
    content = {"formats": USUAL, "items": list(items), **sections.pop("content", {})}
    return merged(merged(SOUND, PERIOD), {"content": content, **sections})
