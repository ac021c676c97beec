"""What several clients have in common: a key date, somebody's hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.portfolio.summary import ClientSummary, KeyDay, RoleHours

AT_LEAST = 2


@dataclass(frozen=True)
class SharedKeyDate:
    """A key date that several clients use, with their names."""

    day: KeyDay
    clients: tuple[str, ...]


@dataclass(frozen=True)
class RoleShare:
    """The role at one client."""

    client: str
    role: RoleHours


@dataclass(frozen=True)
class SharedWeek:
    """The hours in one ISO week at all clients together."""

    year: int
    week: int
    hours: float


@dataclass(frozen=True)
class SharedRole:
    """A person, or a role without a name, that works for several clients."""

    name: str
    person: bool
    shares: tuple[RoleShare, ...]

    @property
    def clients(self) -> tuple[str, ...]:
        """The clients, each once."""
        return tuple(dict.fromkeys(each.client for each in self.shares))

    @property
    def roles(self) -> tuple[str, ...]:
        """What a person is called at the clients, each name once."""
        named = {_same(each.role.name): each.role.name for each in reversed(self.shares)}
        return tuple(reversed(named.values()))

    @property
    def wanted(self) -> float:
        """The hours a week on average, at all of them together."""
        return sum(each.role.wanted for each in self.shares)

    @property
    def available(self) -> float | None:
        """The hours a week that the clients count on together; None where one does not say."""
        hours = [each.role.available for each in self.shares]
        known = [each for each in hours if each is not None]
        return sum(known) if len(known) == len(hours) else None

    @property
    def busiest(self) -> SharedWeek | None:
        """The coming week with most hours, the first of such; None where no week is planned."""
        found: dict[tuple[int, int], float] = {}
        for share in self.shares:
            for week in share.role.weeks:
                key = week.year, week.week
                found[key] = found.get(key, 0.0) + week.hours
        if not found:
            return None
        first, hours = min(found.items(), key=lambda each: (-each[1], each[0]))
        return SharedWeek(*first, hours)


def shared_key_dates(
    summaries: Iterable[ClientSummary], as_of: dt.date
) -> tuple[SharedKeyDate, ...]:
    """The key dates to come that two clients or more use, by day.

    Events of the almanac are the same by their id, own dates by their name.
    """
    found: dict[tuple[dt.date, str], tuple[KeyDay, dict[str, None]]] = {}
    for summary in summaries:
        for day in summary.key_days:
            if day.end >= as_of:
                key = day.start, day.event or _same(day.name_nl)
                found.setdefault(key, (day, {}))[1][summary.name] = None
    return tuple(
        SharedKeyDate(day, tuple(clients))
        for _, (day, clients) in sorted(found.items(), key=lambda each: each[0])
        if len(clients) >= AT_LEAST
    )


def shared_roles(summaries: Iterable[ClientSummary], as_of: dt.date) -> tuple[SharedRole, ...]:
    """Who works for two clients or more: most hours first.

    Persons by their name; roles that nobody is named for by what they are called. Weeks that
    have passed are left out.
    """
    found: dict[tuple[bool, str], list[RoleShare]] = {}
    for summary in summaries:
        for role in summary.roles:
            person = bool(role.holder and role.holder.strip())
            key = person, _same(role.holder if person and role.holder else role.name)
            found.setdefault(key, []).append(RoleShare(summary.name, _from(role, as_of)))
    roles = (
        SharedRole(_called(shares[0].role, person), person, tuple(shares))
        for (person, _), shares in found.items()
    )
    several = (each for each in roles if len(each.clients) >= AT_LEAST)
    return tuple(sorted(several, key=lambda each: (-each.wanted, each.name)))


def _called(role: RoleHours, person: bool) -> str:
    return " ".join(((role.holder if person else None) or role.name).split())


def _from(role: RoleHours, as_of: dt.date) -> RoleHours:
    this_week = as_of.isocalendar()[:2]
    coming = tuple(each for each in role.weeks if (each.year, each.week) >= this_week)
    return role.model_copy(update={"weeks": coming})


def _same(name: str) -> str:
    """A name as people compare it: spaces and capitals do not count."""
    return " ".join(name.split()).casefold()
