"""Errors: facts that survive a trip to another process, and sentences that can be said."""

import pickle
import string
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

import toolkit.errors
from toolkit.errors import (
    PROBLEM_TEMPLATES,
    EvidenceError,
    Problem,
    RunError,
    StrategyError,
    ToolkitError,
)

KINDS = [
    each
    for each in vars(toolkit.errors).values()
    if isinstance(each, type) and issubclass(each, ToolkitError)
]


def _facts(kind: type[ToolkitError]) -> dict[str, str]:
    names = {name for _, name, _, _ in string.Formatter().parse(kind.template) if name}
    return {name: f"<{name}>" for name in names}


def _made(kind: type[ToolkitError]) -> ToolkitError:
    if kind is StrategyError:
        return StrategyError((Problem("goals[0].id", "missing_key", allowed="id"),), "s.yaml")
    return kind(**_facts(kind))


def _raise(kind: type[ToolkitError]) -> None:
    raise _made(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_survives_pickling(kind):
    """An error that comes back from another process has the same facts and says the same."""
    error = _made(kind)
    arrived = pickle.loads(pickle.dumps(error))

    assert type(arrived) is kind
    assert arrived.facts == error.facts
    assert str(arrived) == str(error)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not StrategyError])
def test_every_error_says_its_facts(kind):
    """Each fact that an error holds is in its sentence."""
    error = _made(kind)

    assert all(fact.strip("<>") in str(error) for fact in error.facts.values())
    assert "{" not in str(error)


def test_errors_cross_a_real_process():
    """An error raised in a worker arrives as itself, not as a failure to unpickle it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        failed = pool.submit(_raise, StrategyError).exception()
        also = pool.submit(_raise, RunError).exception()

    assert isinstance(failed, StrategyError)
    assert failed.problems[0].path == "goals[0].id"
    assert isinstance(also, RunError)
    assert also.facts["client"] == "<client>"


def test_all_errors_have_one_root_and_their_own_sentence():
    """Whoever catches ToolkitError catches all of them, and each says something of its own."""
    templates = [kind.template for kind in KINDS]

    assert {ToolkitError, StrategyError, EvidenceError} <= set(KINDS)
    assert len(set(templates)) == len(templates)


@pytest.mark.parametrize("kind", PROBLEM_TEMPLATES)
def test_every_problem_says_where_and_what(kind):
    """A problem of any kind says its line and path, and fills its sentence."""
    problem = Problem("goals[0].id", kind, "FOUND", "ALLOWED", {"target": "goals"}).at(7, 3)

    assert str(problem).startswith("line 7: goals[0].id: ")
    assert "{" not in str(problem).replace("{name: …}", "")
    assert problem.column == 3


def test_problem_without_a_place_is_about_the_file():
    """A problem of the file as a whole says so."""
    assert str(Problem("", "tab")) == "(file): a tab at the start of the line; allowed: spaces"


def test_strategy_error_lists_every_problem():
    """The sentence of a strategy error holds each problem on a line of its own."""
    problems = tuple(Problem(f"goals[{n}].id", "missing_key", allowed="id") for n in range(3))

    assert str(StrategyError(problems, "x/strategy.yaml")).splitlines() == [
        "x/strategy.yaml: 3 problem(s)",
        *(f"  goals[{n}].id: 'id' is missing; an entry needs it" for n in range(3)),
    ]
