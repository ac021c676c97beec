"""`toolkit intake`: a workbook for the client to fill in, and what came back in it."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

from toolkit.cli.argument import choice, day, named_clients, open_workspace
from toolkit.cli.exit import DONE, FAILED
from toolkit.cli.intake_text import intake_content, intake_text
from toolkit.cli.screen import reader_words, say, say_json, use_utf8
from toolkit.deliverables.questionnaire_workbook import questionnaire_workbook
from toolkit.errors import ChoiceError, FileExistsAlreadyError, UnreadableError
from toolkit.store import read_strategy, save_strategy
from toolkit.store.evidence_files import load_evidence
from toolkit.store.refusal import reason_of
from toolkit.store.writing import write_file
from toolkit.workbook.opening import MAX_BYTES
from toolkit.workbook.questionnaire.reading import Answered, answered

FORMATS = ("text", "json")
ENDING = ".xlsx"


def export_workbook(folder: Path | None, client: str, file: Path, as_of: str | None) -> None:
    """Write the workbook for a client; a file that is there already stays as it is."""
    use_utf8()
    on = day(as_of)
    if file.suffix.lower() != ENDING:
        raise ChoiceError(option="FILE", found=file.name, allowed="a name that ends in .xlsx")
    workspace = open_workspace(folder)
    named_clients(workspace, [client])
    if file.exists() or file.is_symlink():
        raise FileExistsAlreadyError(file=str(file))
    stored = read_strategy(workspace, client)
    evidence = load_evidence(workspace)
    data = questionnaire_workbook(stored.strategy, stored.client, stored.digest, evidence, on)
    write_file(file, data)
    said = "The workbook is in {file}. Send it, and read it back with “toolkit intake import”."
    say(reader_words()(said, file=str(file)))


def import_workbook(
    folder: Path | None,
    client: str,
    file: Path,
    *,
    as_of: str | None,
    dry_run: bool,
    output_format: str,
) -> int:
    """Read a workbook back, save the answers unless something is wrong, and say what came of it."""
    use_utf8()
    choice("--format", output_format, FORMATS)
    day(as_of)  # every command takes a date; what was answered does not depend on it
    workspace = open_workspace(folder)
    named_clients(workspace, [client])
    stored = read_strategy(workspace, client)
    result = answered(_bytes(file), file.name, stored, load_evidence(workspace))
    strategy = result.outcome.strategy
    saves = strategy is not None and strategy != stored.strategy and not dry_run
    if strategy is not None and saves:
        now = dt.datetime.now(dt.UTC)
        save_strategy(stored, strategy, session=uuid.uuid4().hex, now=now)
    words = reader_words()
    if output_format == "json":
        say_json({"client": client, **intake_content(result, words), "saved": saves})
    else:
        shown = stored.path.relative_to(workspace.root).as_posix()
        ending = _ending(result, shown, saves=saves, dry_run=dry_run)
        say("\n\n".join([*intake_text(result, words), *ending]))
    return DONE if _is_whole(result) else FAILED


def _ending(result: Answered, file: str, *, saves: bool, dry_run: bool) -> list[str]:
    words = reader_words()
    if result.outcome.strategy is None:
        said = "Nothing was saved. Put this right in the workbook, and read it again."
        return [words(said)]
    if dry_run:
        return [words("Nothing was saved: this was a dry run.")]
    return [words("Saved in {file}.", file=file)] if saves else []


def _is_whole(result: Answered) -> bool:
    """Whether everything that was answered is in the strategy."""
    return result.outcome.strategy is not None and not result.outcome.conflicts


def _bytes(file: Path) -> bytes:
    """The file, as far as it can be one of ours: of a larger one its size says enough."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(file=str(file), reason=reason_of(error)) from error
