"""What is wrong with what stands in a field, in a sentence for whoever typed it."""

from __future__ import annotations

import re
from types import MappingProxyType

from toolkit.errors import Problem
from toolkit.intake.typed import is_fraction
from toolkit.language import Words, field_text
from toolkit.language.problem import LIST_POSITION, problem_text
from toolkit.strategy import Strategy
from toolkit.strategy.walk import shape_at

SENTENCES = MappingProxyType(
    {
        "not_a_date": "“{found}” is no date. Write it as {example}, as March 2026 or as 2026.",
        "not_a_day": "“{found}” is no date. Write it as {example}.",
        "not_a_time": "“{found}” is no time of day. Write it as 09:30.",
        "not_an_address": "“{found}” is no web address. Write it as https://www.example.org.",
        "too_long": "This is too long: {found} characters; at most {allowed} fit.",
        "missing_key": "Still needed: without it this entry is not kept.",
    }
)
CODE_SENTENCES = MappingProxyType(
    {
        "two capital letters, such as NL": "“{found}” is no country that is known here.",
        "two lower-case letters, such as nl": "“{found}” is no language that is known here.",
    }
)
NUMBER_SENTENCES = MappingProxyType(
    {
        "a number": "“{found}” is no number.",
        "a whole number": "“{found}” is no whole number.",
    }
)


def problem_sentence(problem: Problem, words: Words) -> str:
    """What is wrong, and what would be right.

    >>> from toolkit.language import words_for
    >>> problem = Problem("personas[0].use[0].share", "out_of_range", "140%", "0 … 1")
    >>> problem_sentence(problem, words_for("en"))
    '“140%” is not possible here: from 0% to 100%.'
    """
    match problem.kind:
        case "out_of_range":
            return _range_sentence(problem, words)
        case "reversed_range":
            return _order_sentence(problem, words)
        case "wrong_type" if problem.allowed in NUMBER_SENTENCES:
            return words(NUMBER_SENTENCES[problem.allowed], found=problem.found)
        case "not_a_code" if problem.allowed in CODE_SENTENCES:
            return words(CODE_SENTENCES[problem.allowed], found=problem.found)
        case kind if kind in SENTENCES:
            example = words.partial_date("2026-03-31")
            facts = {"found": problem.found, "allowed": problem.allowed, "example": example}
            return words(SENTENCES[kind], **facts)
        case _:
            return problem_text(problem, words)


def _range_sentence(problem: Problem, words: Words) -> str:
    low, dots, high = problem.allowed.partition(" … ")
    shape = shape_at(Strategy, tuple(LIST_POSITION.sub("", problem.path).split(".")))
    if dots and shape is not None and is_fraction(shape):
        low, high = words.percent(float(low)), words.percent(float(high))
    if dots:
        said = "“{found}” is not possible here: from {low} to {high}."
        return words(said, found=problem.found, low=low, high=high)
    least = problem.allowed.removeprefix("≥ ")
    return words(
        "“{found}” is not possible here: {least} or more.", found=problem.found, least=least
    )


def _order_sentence(problem: Problem, words: Words) -> str:
    path = LIST_POSITION.sub("", problem.path)
    names = re.findall(r"(\w+) \S+(?:, |$)", problem.found)
    first, second = (field_text(f"{path}.{name}", words.language).label for name in names)
    said = "“{first}” is higher than “{second}”."
    return words(said, first=first, second=second)
