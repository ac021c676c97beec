"""`toolkit report`: each client's set of deliverables, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.batch.jobs import TIME_LIMIT, make_reports
from toolkit.batch.order import Outcome
from toolkit.batch.output_set import LATEST
from toolkit.cli.argument import ReportRequest
from toolkit.cli.exit import DONE, FAILED, INTERRUPTED
from toolkit.cli.index import updated_index
from toolkit.cli.progress import followed, result, seconds
from toolkit.cli.screen import aligned, complain, reader_words, say, say_json, use_utf8
from toolkit.cli.workshop import workshop_for
from toolkit.errors import StoppedError
from toolkit.language import Words
from toolkit.language.problem import error_text

NOT_FOR_THE_CLIENT = (".ipynb", ".json")


def report_clients(request: ReportRequest) -> int:
    """Make the sets, show progress, and end with a table of what was made and what failed."""
    use_utf8()
    words = reader_words()
    n_clients = len(request.clients)
    if not n_clients:
        complain(words("There is no client yet; make one with: toolkit new NAME"))
        return DONE
    time_limit = request.time_limit or TIME_LIMIT
    workshop = workshop_for(request, time_limit)
    with followed(words, n_clients) as watcher:
        outcomes = make_reports(
            request.order,
            request.clients,
            jobs=request.jobs,
            watcher=watcher,
            open_maker=workshop.open_maker,
            possible=workshop.possible,
            time_limit=time_limit,
        )
    index = updated_index(request.order, outcomes, words)
    if request.output_format == "json":
        say_json([_content(each, words) for each in outcomes])
    else:
        say(_closing_table(outcomes, words))
        if index:
            say("\n" + words("All clients on one page: {file}", file=_shown_path(index)))
    return _status(outcomes, words) or (DONE if index else FAILED)


def _status(outcomes: Sequence[Outcome], words: Words) -> int:
    if any(each.made and not each.made.linked for each in outcomes):
        complain(
            words(
                "Links are not allowed here, so “latest” is a copy: while it is being replaced "
                "it may be incomplete for a moment."
            )
        )
    if any(isinstance(each.error, StoppedError) for each in outcomes):
        complain(words("Interrupted; what was finished is kept, and nothing half."))
        return INTERRUPTED
    return FAILED if any(each.error for each in outcomes) else DONE


def _closing_table(outcomes: Sequence[Outcome], words: Words) -> str:
    head = [words("Client"), words("Result"), words("Time"), words("Where, or why not")]
    rows = [
        [
            each.client,
            result(each, words),
            seconds(each, words),
            _where(each) if each.made else _why(each, words).splitlines()[0],
        ]
        for each in outcomes
    ]
    table = aligned([head, *rows], numeric=(False, False, True, False))
    failed = (each for each in outcomes if each.error and not isinstance(each.error, StoppedError))
    return "\n\n".join([table, *(_failure(each, words) for each in failed)])


def _content(outcome: Outcome, words: Words) -> dict[str, Any]:
    """What became of a client, as JSON."""
    error, made = outcome.error, outcome.made
    return {
        "client": outcome.client,
        "result": _code(outcome),
        "seconds": round(outcome.seconds, 3),
        "folder": str(made.folder) if made else None,
        "files": list(made.files) if made else [],
        "error": error_text(error, words) if error else None,
        "cell": error.facts.get("cell") if error else None,
        "log": str(outcome.log) if outcome.log else None,
    }


def _code(outcome: Outcome) -> str:
    if isinstance(outcome.error, StoppedError):
        return "stopped"
    if outcome.error:
        return "failed"
    return "unchanged" if outcome.unchanged else "made"


def _where(outcome: Outcome) -> str:
    """The file to open, in the newest set."""
    if outcome.made is None:
        return ""
    latest = outcome.made.folder.with_name(LATEST)
    for_the_client = (name for name in outcome.made.files if not name.endswith(NOT_FOR_THE_CLIENT))
    return _shown_path(latest / next(for_the_client, next(iter(outcome.made.files))))


def _shown_path(path: Path) -> str:
    """From where the command was typed, where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        return str(path)
    return relative if len(relative) < len(str(path)) else str(path)


def _why(outcome: Outcome, words: Words) -> str:
    return error_text(outcome.error, words) if outcome.error else ""


def _failure(outcome: Outcome, words: Words) -> str:
    head = f"{outcome.client}: {words('failed')}"
    lines = [head, *(f"  {line}" for line in _why(outcome, words).splitlines())]
    if outcome.log:
        lines.append("  " + words("The whole message is in {file}", file=_shown_path(outcome.log)))
    return "\n".join(lines)
