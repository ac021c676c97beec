"""What the arguments and options of a command mean, checked before anything is done."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.batch.cluster_address import check_address
from toolkit.batch.order import ReportOrder
from toolkit.deliverables import FORMATS
from toolkit.errors import ChoiceError, WorkspaceError
from toolkit.store import Workspace, find_workspace, read_strategy

YEARS = range(1900, 3000)
"""A computation looks back and ahead of its day, and a computer knows no year 10000."""


@dataclass(frozen=True)
class ReportRequest:
    """What was typed after `toolkit report`: whose reports, how, and how to tell of them."""

    order: ReportOrder
    clients: tuple[str, ...]
    jobs: int | None
    time_limit: int | None
    output_format: str
    cluster: str | None = None
    insecure: bool = False


def report_request(
    folder: Path | None,
    outputs: Path | None,
    *,
    clients: Sequence[str],
    as_of: str | None,
    formats: str,
    jobs: str | None,
    time_limit: str | None,
    cluster: str | None,
    insecure: bool,
    force: bool,
    output_format: str,
) -> ReportRequest:
    """The reports that are asked for.

    Raises
    ------
    ToolkitError
        When it cannot be done as it was asked.
    """
    named_formats = choices("--formats", formats, FORMATS)
    told = choice("--format", output_format, ("text", "json"))
    on, at_once, limit = day(as_of), number("--jobs", jobs), number("--time-limit", time_limit)
    if cluster is not None:
        check_address(cluster, insecure=insecure)
    workspace = open_workspace(folder, outputs)
    named = named_clients(workspace, clients)
    order = ReportOrder(workspace, on, named_formats, force)
    return ReportRequest(order, named, at_once, limit, told, cluster, insecure)


def open_workspace(folder: Path | None, outputs: Path | None = None) -> Workspace:
    """The workspace that is named, else the nearest one upwards.

    Raises
    ------
    WorkspaceError
        When the folder has no folder clients/ in it.
    """
    put = outputs.absolute() if outputs else None
    if folder is None:
        return find_workspace(outputs=put)
    root = Path(os.path.realpath(folder))
    if not (root / "clients").is_dir():
        raise WorkspaceError(folder=str(folder))
    return Workspace(root, put or root / "outputs")


def named_clients(workspace: Workspace, clients: Sequence[str]) -> tuple[str, ...]:
    """The clients that are named, once each; all of the workspace when none is.

    Raises
    ------
    ClientNameError, UnknownClientError
        For the first that has no strategy here.
    """
    known = workspace.client_ids()
    for client in clients:
        if client not in known:
            read_strategy(workspace, client)  # says what is wrong, and which clients there are
    return tuple(dict.fromkeys(clients)) or known


def day(text: str | None, option: str = "--as-of") -> dt.date:
    """The day that an option names; today without it.

    Raises
    ------
    ChoiceError
        When it is no day such as 2026-03-31, or so far away that nobody can mean it.
    """
    if text is None:
        return today()
    try:
        found = dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise ChoiceError(option=option, found=text, allowed="a date such as 2026-03-31") from error
    if found.year not in YEARS:
        raise ChoiceError(option=option, found=text, allowed="a date from 1900 to 2999")
    return found


def today() -> dt.date:
    """The date on the wall, here."""
    return dt.datetime.now().astimezone().date()


def number(option: str, text: str | None) -> int | None:
    """The whole number, 1 or more, that an option names; nothing without it.

    Raises
    ------
    ChoiceError
        When it is no such number.
    """
    if text is None:
        return None
    if not text.isdecimal() or int(text) < 1:
        raise ChoiceError(option=option, found=text, allowed="a whole number, 1 or more")
    return int(text)


def choice(option: str, found: str, allowed: Sequence[str]) -> str:
    """The value of an option that takes one of a few.

    Raises
    ------
    ChoiceError
        When it is none of them.
    """
    if found not in allowed:
        raise ChoiceError(option=option, found=found, allowed=", ".join(allowed))
    return found


def choices(option: str, found: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """The values of an option that takes several, with commas between them.

    Raises
    ------
    ChoiceError
        When one is not offered, or when there is none.
    """
    named = tuple(dict.fromkeys(each.strip() for each in found.split(",")))
    return tuple(choice(option, each, allowed) for each in named)
