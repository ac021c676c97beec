"""Why a client's newest report failed, remembered until one succeeds."""

from __future__ import annotations

import json
import string
from collections.abc import Mapping
from pathlib import Path

from toolkit.batch.index_mark import REMEMBERED
from toolkit.errors import RunError, StrategyError, ToolkitError, UnexpectedError
from toolkit.portfolio import Failure
from toolkit.store.writing import write_file

MISTAKES = "The strategy holds mistakes: toolkit check tells them with their lines."


def failure_of(error: ToolkitError, *, log: bool = False) -> Failure:
    """The error as a sentence with facts, without words of the strategy that it quotes."""
    if isinstance(error, StrategyError):
        return Failure(message=MISTAKES, log=log)
    facts = {name: _plain(error, name) for name in _places(error.template)}
    return Failure(error.template, facts, log=log)


def _places(template: str) -> tuple[str, ...]:
    found = (name for _, name, _, _ in string.Formatter().parse(template) if name)
    return tuple(dict.fromkeys(found))


def _plain(error: ToolkitError, name: str) -> str:
    value = str(error.facts.get(name, ""))
    if name == "reason" and isinstance(error, (RunError, UnexpectedError)):
        return value.partition(":")[0]  # the kind of error alone: its text may quote anything
    return value


def remembered_failures(outputs: Path) -> dict[str, Failure]:
    """The clients of which the newest report failed, as far as it is known."""
    try:
        content = json.loads((outputs / REMEMBERED).read_bytes())
        return {client: _failure(told) for client, told in content.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def remember_failures(
    outputs: Path, told: Mapping[str, Failure | None], clients: tuple[str, ...]
) -> dict[str, Failure]:
    """What is known after a run: `told` holds its failures, and None for each success.

    Of whom is no client any more nothing is kept. Call it with the lock of the page held.
    """
    before = remembered_failures(outputs)
    now = {
        client: each for client, each in {**before, **told}.items() if each and client in clients
    }
    if now != before:
        content = {
            client: {"message": each.message, "facts": dict(each.facts), "log": each.log}
            for client, each in sorted(now.items())
        }
        write_file(outputs / REMEMBERED, json.dumps(content, indent=1).encode() + b"\n")
    if not now:
        (outputs / REMEMBERED).unlink(missing_ok=True)
    return now


def _failure(told: Mapping[str, object]) -> Failure:
    facts = told["facts"]
    if not isinstance(facts, dict):
        raise TypeError
    plain = {str(name): str(value) for name, value in facts.items()}
    return Failure(str(told["message"]), plain, bool(told["log"]))
