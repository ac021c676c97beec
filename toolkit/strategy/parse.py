"""A plain tree in, a strategy out, or everything that is wrong with it at once."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

import annotated_types
from pydantic import ValidationError

from toolkit.errors import Problem, StrategyError
from toolkit.strategy.document import Strategy
from toolkit.strategy.identity import identity_problems
from toolkit.strategy.term import Part
from toolkit.strategy.walk import FieldShape, Place, field_shapes, path_text, shape_at

FOUND_LENGTH = 80
OWN_KINDS = {
    "not_an_id",
    "not_a_date",
    "not_a_time",
    "not_an_address",
    "not_a_code",
    "reversed_range",
}
EXPECTED = {
    "string": "text (a number between quotes)",
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "bool": "true or false",
    "tuple": "a list (lines that start with '-')",
    "model": "keys with values",
}
RANGE_ERRORS = ("greater_than", "greater_than_equal", "less_than", "less_than_equal")
PATTERN_EXAMPLES = {
    "^[A-Z]{2}$": "two capital letters, such as NL",
    "^[a-z]{2}$": "two lower-case letters, such as nl",
    r"^[A-Z]{4}-\d{3}$": "a code such as GOAL-001",
}


def parse_strategy(tree: Any, file: str = "strategy") -> Strategy:
    """The strategy that a plain tree (as YAML or JSON gives it) describes.

    Raises
    ------
    StrategyError
        With every problem: unknown keys, wrong types, values out of range, ids used twice,
        references to nothing.
    """
    found = strategy_problems(tree)
    if found:
        raise StrategyError(tuple(problem for _, problem in found), file)
    return Strategy.model_validate(tree)


def strategy_problems(tree: Any) -> tuple[tuple[Place, Problem], ...]:
    """Everything in a plain tree that the model cannot understand, in the order of the file."""
    if not isinstance(tree, Mapping):
        return (((), Problem("", "not_a_mapping", _shown(tree))),)
    unique = {
        (problem.path, problem.kind): (place, problem)
        for place, problem in (
            *_type_problems(tree),
            *identity_problems(Strategy, tree),
        )
    }
    return tuple(unique.values())


def _type_problems(tree: Mapping[str, Any]) -> tuple[tuple[Place, Problem], ...]:
    try:
        Strategy.model_validate(tree)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return tuple(
            (tuple(each["loc"]), _problem(each, tree))
            for each in details
            if each["type"] != "identity"
        )
    return ()


def _problem(detail: Any, tree: Mapping[str, Any]) -> Problem:
    place: Place = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    path, shape = path_text(place), shape_at(Strategy, place)
    found = _shown(detail["input"])
    if kind == "extra_forbidden":
        return _unknown_key(place)
    if kind == "missing":
        return Problem(path, "missing_key", allowed=str(place[-1]))
    if kind in OWN_KINDS:
        return Problem(path, kind, context.get("found", found), context.get("allowed", ""))
    if kind == "literal_error":
        return Problem(path, "not_a_choice", found, context["expected"])
    if kind in RANGE_ERRORS:
        return Problem(path, "out_of_range", found, range_text(shape))
    if kind == "string_too_long":
        return Problem(path, "too_long", str(len(detail["input"])), str(context["max_length"]))
    if kind == "string_pattern_mismatch":
        return Problem(path, "not_a_code", found, PATTERN_EXAMPLES[context["pattern"]])
    if kind.startswith("date"):
        return Problem(path, "not_a_date", found)
    expected = EXPECTED.get(kind.split("_")[0])
    if expected:
        return Problem(path, "wrong_type", found, expected)
    return Problem(path, "invalid", found, detail["msg"])


def _unknown_key(place: Place) -> Problem:
    shape = shape_at(Strategy, place[:-1])
    model: type[Part] | None = Strategy if len(place) == 1 else shape.part if shape else None
    names = list(field_shapes(model)) if model else []
    close = difflib.get_close_matches(str(place[-1]), names, n=3)
    rest = [name for name in names if name not in close]
    return Problem(path_text(place), "unknown_key", str(place[-1]), ", ".join([*close, *rest]))


def range_text(shape: FieldShape | None) -> str:
    """The limits of a number, as `0 … 1` or `≥ 0`; empty where there are none."""
    low = high = None
    for mark in _limits(shape):
        low = getattr(mark, "ge", getattr(mark, "gt", low))
        high = getattr(mark, "le", getattr(mark, "lt", high))
    if low is not None and high is not None:
        return f"{low:g} … {high:g}"
    return f"≥ {low:g}" if low is not None else f"≤ {high:g}" if high is not None else ""


def _limits(shape: FieldShape | None) -> tuple[Any, ...]:
    if shape is None:
        return ()
    kinds = (
        annotated_types.Ge,
        annotated_types.Gt,
        annotated_types.Le,
        annotated_types.Lt,
    )
    nested = (each for mark in shape.marks for each in getattr(mark, "metadata", (mark,)))
    return tuple(mark for mark in nested if isinstance(mark, kinds))


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= FOUND_LENGTH else text[: FOUND_LENGTH - 1] + "…"
