"""Which path of approval holds for a channel: its own before the general one."""

from __future__ import annotations

from toolkit.strategy import Strategy
from toolkit.strategy.agreement import ApprovalPath

NO_PATH: tuple[int, None] = (-1, None)


def approval_path(
    strategy: Strategy, channel: str | None
) -> tuple[int, ApprovalPath] | tuple[int, None]:
    """The path that names the channel, else the one that names none, with its place in the list.

    Without a channel only a general path can hold.
    """
    paths = tuple(enumerate(strategy.agreements.approval))
    named = ((index, path) for index, path in paths if channel in path.channels)
    general = ((index, path) for index, path in paths if not path.channels)
    return next(named, next(general, NO_PATH))
