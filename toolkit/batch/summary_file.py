"""The summary in a set: what the portfolio shows of a client, without computing it again."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from toolkit.portfolio import ClientSummary

SUMMARY = "summary.json"


def summary_bytes(summary: ClientSummary) -> bytes:
    """The file of a summary; the same summary gives the same bytes."""
    return summary.model_dump_json(indent=1).encode() + b"\n"


def read_summary(made: Path) -> ClientSummary | None:
    """The summary of a set; None where there is none that can be understood."""
    try:
        return ClientSummary.model_validate_json((made / SUMMARY).read_bytes())
    except (OSError, ValidationError):
        return None
