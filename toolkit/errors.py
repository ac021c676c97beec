"""What can go wrong, as facts: words in a reader's language are made where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

NO_FACTS: Mapping[str, Any] = MappingProxyType({})


class ToolkitError(Exception):
    """The root of every error that the toolkit raises on purpose.

    `template` is an English sentence with named places; `facts` fills them. Both survive
    pickling to another process, and `toolkit.language` can say the same in Dutch.
    """

    template = "Something went wrong."

    def __init__(self, **facts: Any) -> None:
        super().__init__(facts)
        self.facts = facts

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.facts)

    def __str__(self) -> str:
        return self.template.format(**self.facts)


def _rebuild(kind: type[ToolkitError], facts: dict[str, Any]) -> ToolkitError:
    return kind(**facts)


PROBLEM_TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "unknown_key": "unknown key '{found}'; allowed here: {allowed}",
        "missing_key": "'{allowed}' is missing; an entry needs it",
        "wrong_type": "found {found}; allowed: {allowed}",
        "not_a_choice": "found {found}; allowed: {allowed}",
        "out_of_range": "found {found}; allowed: {allowed}",
        "not_an_id": (
            "found {found}; allowed: a short id of lower-case letters, digits and hyphens, "
            "such as 'young-parents'"
        ),
        "not_a_date": "found {found}; allowed: a date such as 2026-03-31, 2026-03, 2026-Q1 or 2026",
        "not_a_day": "found {found}; allowed: a day such as 2026-03-31",
        "not_a_time": "found {found}; allowed: a time such as '09:30', between quotes",
        "not_an_address": "found {found}; allowed: an address that starts with https://, "
        "http:// or mailto:",
        "not_a_code": "found {found}; allowed: {allowed}",
        "not_a_field": "'{found}' is not a field of this part; allowed: {allowed}",
        "too_long": "{found} characters; allowed: at most {allowed}",
        "reversed_range": "found {found}; allowed: the first no larger than the second",
        "duplicate_id": "the id '{found}' is used more than once (also at {allowed})",
        "same_entry": "'{found}' is said twice (also at {allowed}); allowed: once, or of "
        "another year where there is one",
        "circle": "'{found}' leads back to itself; allowed: another one",
        "unknown_reference": "'{found}' refers to nothing in {target}; known there: {allowed}",
        "duplicate_key": "the key '{found}' stands here twice; allowed: once",
        "invalid": "found {found}; {allowed}",
        "empty_file": "the file is empty; allowed: a strategy, if only `client: {{name: …}}`",
        "not_a_mapping": "this is no strategy; allowed: keys with values, such as `client:`",
        "too_large": "{found} bytes; allowed: at most {allowed}",
        "too_deep": "nested {found} deep; allowed: at most {allowed}",
        "alias": "an anchor or alias ({found}); allowed: the value written out",
        "tag": "a tag ({found}); allowed: plain values",
        "not_utf8": "a byte that is not UTF-8 ({found}); allowed: text saved as UTF-8",
        "tab": "a tab at the start of the line; allowed: spaces",
        "not_yaml": "{found}; allowed: YAML 1.2",
        "many_documents": "a second document ('---'); allowed: one strategy in a file",
    }
)


@dataclass(frozen=True)
class Problem:
    """One thing in a file that cannot be understood: where, what was found, what is allowed."""

    path: str
    kind: str
    found: str = ""
    allowed: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None
    column: int | None = None

    def at(self, line: int | None, column: int | None = None) -> Problem:
        """The same problem, with its place in the file."""
        return replace(self, line=line, column=column)

    def values(self) -> dict[str, str]:
        """What fills the places of this problem's template."""
        return {"found": self.found, "allowed": self.allowed, **self.facts}

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.path or '(file)'}: " + PROBLEM_TEMPLATES[self.kind].format(
            **self.values()
        )


class StrategyError(ToolkitError):
    """A strategy that cannot be understood, with every problem in it at once."""

    template = "{file}: {n} problem(s)"

    def __init__(self, problems: tuple[Problem, ...], file: str = "strategy") -> None:
        super().__init__(problems=problems, file=file)
        self.problems = problems
        self.file = file

    def __str__(self) -> str:
        head = self.template.format(file=self.file, n=len(self.problems))
        return "\n".join([head, *(f"  {problem}" for problem in self.problems)])


class ClientNameError(ToolkitError):
    """A client name that cannot be the name of a folder."""

    template = (
        "{found} cannot be a client's folder; allowed: at most {limit} characters, no slash, "
        "no backslash, no control character, no dot at the start or end, no space at the ends"
    )


class UnknownClientError(ToolkitError):
    """A client that has no strategy in this workspace."""

    template = "no strategy for {client!r} ({file} does not exist); known here: {known}"


class ClientExistsError(ToolkitError):
    """A new client whose folder is there already."""

    template = "{client!r} exists already ({file}); nothing was changed"


class WorkspaceError(ToolkitError):
    """No workspace, or a folder that is none."""

    template = "{folder} is no workspace: a workspace is a folder with a folder clients/ in it"


class ChangedMeanwhileError(ToolkitError):
    """A save on top of a file that somebody else changed: both versions are kept."""

    template = (
        "{file} was changed by somebody else since it was read; it is left as it is, and your "
        "version is kept in {kept}"
    )


class ChangedElsewhereError(ChangedMeanwhileError):
    """A file that somebody else changed, while something typed here is not in it."""

    template = (
        "{file} was changed by somebody else; it is left as it is, and what was typed here is "
        "kept beside it"
    )


class LockedError(ToolkitError):
    """Another process is writing the same file."""

    template = "{file} is being written by another process; tried for {seconds} seconds"


class UnwritableError(ToolkitError):
    """A file that could not be written; what was there is still there."""

    template = "{file} could not be written ({reason}); what was there before is unchanged"


class UnreadableError(ToolkitError):
    """A file that could not be read."""

    template = "{file} could not be read ({reason})"


class UnknownStarterError(ToolkitError):
    """A starter that does not exist."""

    template = "no starter named {starter!r}; known: {known}"


class UnknownVersionError(ToolkitError):
    """An earlier version that is not kept."""

    template = "no version {version!r} of {file}; kept: {known}"


class ParameterError(ToolkitError):
    """A parameter that the notebook does not take."""

    template = "{notebook} takes no parameter {found}; allowed: {allowed}"


class ParameterTypeError(ToolkitError):
    """A notebook parameter that is no text."""

    template = "{notebook}: the parameter {name} is {found}; allowed: text"


class ChangedDuringRunError(ToolkitError):
    """A strategy that was saved while its report was being made."""

    template = "{file} was changed while its report was being made; make the report again"


class UnexpectedError(ToolkitError):
    """An error that nobody foresaw: a fault of the toolkit, or of this machine."""

    template = "something unforeseen: {reason}"


class RunError(ToolkitError):
    """A notebook that failed for one client."""

    template = "{client}: cell {cell} failed: {reason}"


class ProcessEndedError(ToolkitError):
    """A client's process that was killed or crashed."""

    template = "its process ended in the middle, killed or for want of memory"


class TimeLimitError(ToolkitError):
    """A report that took longer than it may."""

    template = "not done after {seconds} seconds, at cell {cell} of {count}"


class StoppedError(ToolkitError):
    """A report that the user stopped."""

    template = "stopped; what was there before is unchanged"


class NoForksError(ToolkitError):
    """Processes cannot be forked from a warm one; whatever is asked works without, slower."""

    template = "no process could be forked ({reason})"


class InsecureClusterError(ToolkitError):
    """A cluster that others could reach, and that was not asked for as such."""

    template = (
        "{found} is neither encrypted nor of this machine alone: anyone who can connect to it runs "
        "code and reads clients; use tls://, or --insecure-cluster where the network is yours alone"
    )


class ClusterError(ToolkitError):
    """A cluster that cannot be used."""

    template = "the cluster at {address} cannot be used: {reason}"


class NoWorkerError(ToolkitError):
    """A cluster without workers."""

    template = "the cluster at {address} has had no worker for {seconds} seconds"


class WorkerVersionError(ToolkitError):
    """A worker that would make another report than this machine."""

    template = "a worker of the cluster differs from this machine (worker / here): {differing}"


class WorkerLostError(ToolkitError):
    """A report during which several workers were lost."""

    template = "each worker that made this report was lost; the cluster at {address} gave it up"


class DeliveryError(ToolkitError):
    """A set that came back from a cluster and cannot be used."""

    template = "what came back from the cluster was refused: {reason}"


class ReportError(ToolkitError):
    """A report that holds what no client may get; `found` is one of the catalogue's messages."""

    template = "the report was refused: it holds {found} ({place})"


class MissingLibraryError(ToolkitError):
    """A program library that is not on this machine."""

    template = "{library} is not installed on this machine; without it there is no {purpose}"


class MissingExtraError(ToolkitError):
    """A part of the toolkit that was not installed along."""

    template = (
        "{library} is not installed; it comes with: pip install 'social-strategy-toolkit[{extra}]'"
    )


class ChoiceError(ToolkitError):
    """An option with a value that is not offered."""

    template = "{option}: found {found}; allowed: {allowed}"


class EvidenceError(ToolkitError):
    """An evidence table that cannot be used."""

    template = "{file}, line {line}: {column} is {found}; allowed: {allowed}"


class WorkbookError(ToolkitError):
    """A file that is no workbook."""

    template = "{file} cannot be read as a workbook: {reason}"


class QuestionnaireError(ToolkitError):
    """A workbook that `toolkit intake export` did not make, or that lost what it remembered."""

    template = (
        "{file} is no workbook of “toolkit intake export” any more: {reason}. Export a new one, "
        "and copy the answers to it"
    )


class OtherClientError(ToolkitError):
    """A workbook that was made for another client."""

    template = "{file} was made for {found}, not for {client}; nothing was changed"


class FileExistsAlreadyError(ToolkitError):
    """A file that is there already, and may hold what somebody filled in."""

    template = "{file} is there already; choose another name, or remove it first"


class NoCalendarSheetError(ToolkitError):
    """A workbook without the columns in which answers are found."""

    template = "{file} has no sheet with the columns {heads}; sheets found: {found}"
