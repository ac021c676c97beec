"""Errors in the reader's language: the same facts, as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.errors import PROBLEM_TEMPLATES, Problem, StrategyError, ToolkitError
from toolkit.language.fields import field_text, field_texts, path_ends
from toolkit.language.terms import term_context
from toolkit.language.words import Words

LIST_POSITION = re.compile(r"\[\d+\]")
# facts that may be messages of the catalogue themselves, such as "a whole number"
SAID_FACTS = ("found", "allowed", "reason")


def error_text(error: ToolkitError, words: Words) -> str:
    """What went wrong; under it every problem, each on a line with its place.

    >>> from toolkit.language.words import words_for
    >>> problem = Problem("goals[0].weight", "out_of_range", "-1", "0 … 1000", line=3)
    >>> print(error_text(StrategyError((problem,), "strategy.yaml"), words_for("nl")))
    strategy.yaml: 1 fout
      regel 3, goals[0].weight (Gewicht): gevonden -1; toegestaan: 0 … 1000
    """
    problems: tuple[Problem, ...] = error.facts.get("problems", ())
    if not problems:
        return words(error.template, **_said(error.facts, words))
    file = error.facts["file"] if isinstance(error, StrategyError) else words("the evidence tables")
    head = words.count("{file}: {n} problem", "{file}: {n} problems", len(problems), file=file)
    return "\n".join([head, *(f"  {_placed(problem, words)}" for problem in problems)])


def problem_text(problem: Problem, words: Words) -> str:
    """What was found and what is allowed, after the label of the field.

    >>> from toolkit.language.words import words_for
    >>> problem_text(Problem("goals[0].weight", "out_of_range", "-1", "0 … 1000"), words_for("en"))
    'Weight: found -1; allowed: 0 … 1000'
    """
    label = _label(problem, words)
    return f"{label}: {_sentence(problem, words)}" if label else _sentence(problem, words)


def _placed(problem: Problem, words: Words) -> str:
    label = _label(problem, words)
    parts = (
        words("line {line}", line=problem.line) if problem.line else "",
        f"{problem.path} ({label})" if label else problem.path,
    )
    place = ", ".join(part for part in parts if part)
    return f"{place}: {_sentence(problem, words)}" if place else _sentence(problem, words)


def _sentence(problem: Problem, words: Words) -> str:
    facts = _said(problem.values(), words)
    if problem.kind == "not_a_choice":
        facts["allowed"] = ", ".join(_choices(problem, words))
    return words(PROBLEM_TEMPLATES[problem.kind], **facts)


def _choices(problem: Problem, words: Words) -> Iterator[str]:
    """Each code with its word, where that says more than the code itself."""
    context = term_context(_field_path(problem))
    for code in problem.allowed.split(", "):
        word = words.term(context, code) if context else code
        yield code if word in (code, code.replace("_", " ")) else f"{code} ({word})"


def _label(problem: Problem, words: Words) -> str:
    path = _field_path(problem)
    known = any(end in field_texts(words.language) for end in path_ends(path))
    # a key that the model does not know has no label, even if another part has such a key
    return field_text(path, words.language).label if known and problem.kind != "unknown_key" else ""


def _field_path(problem: Problem) -> str:
    return LIST_POSITION.sub("", problem.path)


def _said(facts: Mapping[str, Any], words: Words) -> dict[str, Any]:
    return {
        name: words(value) if name in SAID_FACTS and isinstance(value, str) else value
        for name, value in facts.items()
    }
