"""New values as YAML, in the style of the example files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.store.yaml_scalar import block_scalar, inline_scalar

STEP = 2
SHORT_LIST = 76
SHORT_TEXT = 40


def value_text(value: Any, column: int, style: str | None = None) -> tuple[str, list[str]]:
    """What stands on the line of a key or dash in `column`, and the lines that follow it.

    >>> value_text({"min": 1, "per": "week"}, 2)
    ('', ['    min: 1', '    per: week'])
    """
    if isinstance(value, Mapping) and value:
        lines = [entry_lines(key, each, column + STEP) for key, each in value.items()]
        return "", [line for group in lines for line in group]
    if isinstance(value, list) and value and not _is_short(value):
        lines = [item_lines(each, column + STEP) for each in value]
        return "", [line for group in lines for line in group]
    if isinstance(value, (Mapping, list)):
        return flow_text(value), []
    block = block_scalar(value, column + STEP, style)
    return (block[0], block[1:]) if block else (inline_scalar(value, style), [])


def entry_lines(key: str, value: Any, column: int) -> list[str]:
    """A key with its value, the key in `column`.

    >>> entry_lines("goals", ["leads", "sales"], 4)
    ['    goals: [leads, sales]']
    """
    head, lines = value_text(value, column)
    return [f"{' ' * column}{key}: {head}".rstrip(" "), *lines]


def item_lines(value: Any, column: int) -> list[str]:
    """An item of a list, its dash in `column`.

    >>> item_lines({"id": "sales", "weight": 2.0}, 2)
    ['  - id: sales', '    weight: 2']
    """
    if not isinstance(value, Mapping) or not value:
        head, lines = value_text(value, column)
        return [f"{' ' * column}- {head}".rstrip(" "), *lines]
    _, lines = value_text(value, column)
    return [f"{' ' * column}- {lines[0].lstrip(' ')}", *lines[1:]]


def flow_text(value: Any, style: str | None = None) -> str:
    """A value between brackets, on one line.

    >>> flow_text({"min": 1, "text": "een, twee"})
    '{min: 1, text: "een, twee"}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow_text(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(each) for each in value) + "]"
    return inline_scalar(value, style, flow=True)


def _is_short(value: list[Any]) -> bool:
    nested = any(isinstance(each, (Mapping, list)) for each in value)
    return (
        not nested
        and all(len(str(each)) <= SHORT_TEXT for each in value)
        and len(flow_text(value)) <= SHORT_LIST
    )
