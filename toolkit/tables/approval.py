"""Who approves before something appears, per channel, and how long that takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.responsibilities import Approval, approval
from toolkit.strategy.agreement import ApprovalPath
from toolkit.tables.block import Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.quantity import working_days_text
from toolkit.tables.view import View


def approval_part(view: View) -> tuple[Heading | Prose | Table, ...]:
    """The path of each channel with its working days, or that nothing is agreed."""
    heading = Heading(view.words("Approval"), "approval", 3)
    if view.strategy.agreements.approval:
        return heading, approval_table(view)
    ready = _ready(view)
    if not ready:
        return heading, Prose(view.words("It is not agreed who approves."), "quiet")
    named = view.words("Approved beforehand: {series}.", series=ready)
    return heading, Prose(f"{view.words('It is not agreed who approves.')} {named}", "quiet")


def approval_table(view: View) -> Table:
    """Channels with the same path share a row; paths for channels not in use come last."""
    words = view.words
    columns = (
        "Channels",
        "Who approves",
        "In all",
        "Without an answer",
        "Without asking",
        "Also agreed",
    )
    return lean(
        Table(
            "approval-table",
            words("Who approves before something appears, and how long that takes"),
            tuple(Column(words(name)) for name in columns),
            tuple(_rows(view)),
        )
    )


def _rows(view: View) -> Iterator[tuple[Cell, ...]]:
    strategy = view.strategy
    active = [each.id for each in strategy.channels if each.status == "active"]
    alike: dict[Approval, list[str]] = {}
    for channel in active:
        alike.setdefault(approval(strategy, channel), []).append(channel)
    for found, channels in alike.items():
        yield _row(found, channels, len(channels) == len(active) > 1, view)
    shown = {found.path for found in alike}
    for index, path in enumerate(strategy.agreements.approval):
        place = f"agreements.approval[{index}]"
        if place not in shown:
            found = approval(strategy, path.channels[0] if path.channels else None)
            # a second path for the same channels is never asked: it is shown as it stands
            yield _row(found, list(path.channels), not path.channels, view, path)


def _row(
    found: Approval,
    channels: Sequence[str],
    everywhere: bool,
    view: View,
    path: ApprovalPath | None = None,
) -> tuple[Cell, ...]:
    words = view.words
    name = words("All channels") if everywhere else view.names("channels", channels)
    if found.path is None:
        return Cell(name), Cell(words("not agreed"), gap=True), *(Cell("") for _ in range(4))
    entry = path or _entry(found, view)
    silence = entry.agreed_unless_working_days
    return (
        Cell(name),
        Cell(_steps(found, view)),
        _total(found, view),
        Cell(_silence(silence, view)),
        Cell(_series(channels, entry, view)),
        Cell(entry.text or "", entry.remark),
    )


def _entry(found: Approval, view: View) -> ApprovalPath:
    paths = view.strategy.agreements.approval
    return next(
        each for index, each in enumerate(paths) if f"agreements.approval[{index}]" == found.path
    )


def _steps(found: Approval, view: View) -> str:
    said = []
    for step in found.steps:
        role = either_text(step.roles, view)
        days = step.working_days
        term = "" if days is None else working_days_text(days, view.words)
        said.append(f"{role} ({term})" if term else role)
    return " → ".join(said)


def _total(found: Approval, view: View) -> Cell:
    days = found.working_days
    if days is not None:
        return Cell(working_days_text(days, view.words))
    return Cell(view.words("not known"), gap=True) if found.steps else Cell("")


def _silence(days: float | None, view: View) -> str:
    if days is None:
        return ""
    return view.words("agreed after {days}", days=working_days_text(days, view.words))


def _series(channels: Sequence[str], entry: ApprovalPath, view: View) -> str:
    ready = [
        each.id
        for each in view.strategy.content.series
        if each.preapproved and (not each.channels or set(each.channels).intersection(channels))
    ]
    return view.names("content.series", dict.fromkeys((*entry.preapproved_series, *ready)))


def _ready(view: View) -> str:
    series = view.strategy.content.series
    return view.names("content.series", [each.id for each in series if each.preapproved])


def either_text(roles: Sequence[str], view: View) -> str:
    """A role by name, or either of several."""
    named = [view.short(view.name("roles", each)) for each in roles]
    if len(named) < 2:
        return "".join(named)
    return view.words("{first} or {last}", first=", ".join(named[:-1]), last=named[-1])
