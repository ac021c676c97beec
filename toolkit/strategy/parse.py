"""A plain tree in, a strategy out, or everything that is wrong with it at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

import annotated_types
from pydantic import ValidationError

from toolkit.errors import Problem, StrategyError
from toolkit.strategy.document import Strategy
from toolkit.strategy.identity import closest_first, identity_problems
from toolkit.strategy.term import Part
from toolkit.strategy.walk import FieldShape, Place, field_shapes, path_text, shape_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FOUND_LENGTH = 80
FROM_HERE_IN_GROUPS = 10_000
OWN_KINDS = {
    "not_an_id",
    "not_a_date",
    "not_a_time",
    "not_an_address",
    "reversed_range",
}
FOUND_BY_IDENTITY = {"identity", "not_a_field"}
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
MOST_TOLD = 1000
"""Nobody reads more; a file with a hundred thousand slips is answered in seconds."""

SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
PATTERN_EXAMPLES = {
    "^[A-Z]{2}$": "two capital letters, such as NL",
    "^[a-z]{2}$": "two lower-case letters, such as nl",
    r"^[A-Z]{3,4}-\d{3}$": "a code such as GOAL-001",
}


def parse_strategy(tree: Any, file: str = "strategy") -> Strategy:
    """The strategy that a plain tree (as YAML or JSON gives it) describes.

    Raises
    ------
    StrategyError
        With every problem: unknown keys, wrong types, values out of range, ids used twice,
        references to nothing.
    """
    strategy, found = checked_strategy(tree)
    if strategy is None:
        raise StrategyError(tuple(problem for _, problem in found), file)
    return strategy


def strategy_problems(tree: Any) -> tuple[tuple[Place, Problem], ...]:
    """Everything in a plain tree that the model cannot understand: types first, then ids."""
    return checked_strategy(tree)[1]


def checked_strategy(tree: Any) -> tuple[Strategy | None, tuple[tuple[Place, Problem], ...]]:
    """The strategy that a plain tree describes, or else everything that is wrong with it."""
    if not isinstance(tree, Mapping):
        return None, (((), Problem("", "not_a_mapping")),)
    try:
        return Strategy.model_validate(tree), ()
    except ValidationError as error:
        found = (*_type_problems(error), *identity_problems(Strategy, tree)[:MOST_TOLD])
    unique = {(problem.path, problem.kind): (place, problem) for place, problem in found}
    return None, tuple(unique.values())


def _type_problems(error: ValidationError) -> tuple[tuple[Place, Problem], ...]:
    details = error.errors(include_url=False)
    return tuple(
        (tuple(each["loc"]), _problem(each))
        for each in details[:MOST_TOLD]
        if each["type"] not in FOUND_BY_IDENTITY
    )


def _problem(detail: ErrorDetails) -> Problem:
    """What pydantic found, in the kinds of this toolkit."""
    place: Place = tuple(detail["loc"])
    kind, found, context = detail["type"], _shown(detail["input"]), detail.get("ctx", {})
    match kind:
        case "extra_forbidden" | "invalid_key":
            return _unknown_key(place)
        case "missing":
            kind, found, allowed = "missing_key", "", str(place[-1])
        case _ if kind in OWN_KINDS:
            found, allowed = context.get("found", found), context.get("allowed", "")
        case "literal_error":
            kind, allowed = "not_a_choice", _choices(place, detail["input"])
        case _ if kind in RANGE_ERRORS:
            kind, allowed = "out_of_range", range_text(shape_at(Strategy, place))
        case "string_too_long":
            kind, found, allowed = "too_long", str(len(detail["input"])), str(context["max_length"])
        case "string_pattern_mismatch":
            kind, allowed = "not_a_code", PATTERN_EXAMPLES[context["pattern"]]
        case _:
            kind, allowed = _wrong_type(kind, detail["msg"])
    return Problem(path_text(place), kind, found, allowed)


def _wrong_type(kind: str, message: str) -> tuple[str, str]:
    if kind.startswith("date"):
        return "not_a_day", ""
    expected = EXPECTED.get(kind.split("_", maxsplit=1)[0])
    return ("wrong_type", expected) if expected else ("invalid", message)


def _unknown_key(place: Place) -> Problem:
    shape = shape_at(Strategy, place[:-1])
    model: type[Part] | None = Strategy if len(place) == 1 else shape.part if shape else None
    found = str(place[-1])
    allowed = closest_first(found, tuple(field_shapes(model)) if model else ())
    return Problem(path_text((*place[:-1], found)), "unknown_key", found, allowed)


def _choices(place: Place, value: Any) -> str:
    shape = shape_at(Strategy, place)
    return closest_first(str(value), tuple(map(str, get_args(shape and shape.inner))))


def range_text(shape: FieldShape | None) -> str:
    """The limits of a number, as `0 … 1`, `> 0 … 120` or `≥ 0`; empty where there are none."""
    limits = [
        f"{sign} {_plain(getattr(each, name))}"
        for name, sign in SIGNS.items()
        for each in _limits(shape)
        if hasattr(each, name)
    ]
    if len(limits) < 2:
        return "".join(limits)
    return " … ".join(limit.removeprefix("≥ ").removeprefix("≤ ") for limit in limits)


def _plain(limit: float) -> str:
    return f"{limit:g}" if limit < FROM_HERE_IN_GROUPS else f"{limit:_}".replace("_", " ")


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
    """A value as a strategy file writes it: `true`, not `True`."""
    text = json.dumps(value, ensure_ascii=False, default=str, skipkeys=True)
    return text if len(text) <= FOUND_LENGTH else text[: FOUND_LENGTH - 1] + "…"
