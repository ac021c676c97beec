"""Which theme goes on which place, so that none comes in a row?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from toolkit.content_calendar.plan.making import Option
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.tally import Proposal
from toolkit.content_calendar.plan.theme import Theme
from toolkit.strategy import Series

SUITS = 0.5
"""Judgement: half a turn earlier or later for a theme of whose pillar the client's own series
have this format."""

T = TypeVar("T", bound=Hashable)


def in_turns(counts: Mapping[T, int]) -> Iterator[T]:
    """So many of each, spread evenly: each turn what is most behind.

    >>> "".join(in_turns({"a": 3, "b": 1}))
    'aaba'
    """
    whole, used = sum(counts.values()), Counter[T]()
    for turn in range(1, whole + 1):
        left = [each for each, n in counts.items() if used[each] < n]
        first = max(left, key=lambda each: counts[each] * turn / whole - used[each])
        used[first] += 1
        yield first


def in_order(
    filled: Mapping[Place, Option], counts: Mapping[Theme, int], series: Sequence[Series]
) -> Iterator[Proposal]:
    """The themes over the places of one channel, each turn the one that is most behind.

    What is behind is judged by pillar, goal, persona and theme alike.
    """
    whole = sum(counts.values())
    left, used = Counter(counts), Counter[tuple[str, object]]()
    due = Counter[tuple[str, object]]()
    for theme, n in counts.items():
        due.update(dict.fromkeys(_kinds(theme), n))
    formats = _series_formats(series)
    for turn, (place, option) in enumerate(sorted(filled.items(), key=_when), start=1):
        behind = {
            theme: sum(due[kind] * turn / whole - used[kind] for kind in _kinds(theme))
            + SUITS * (option.format in formats.get(theme.pillar, ()))
            for theme in counts
            if left[theme]
        }
        theme = max(behind, key=lambda each: behind[each])
        left[theme] -= 1
        used.update(_kinds(theme))
        yield Proposal(place, theme, option)


def _kinds(theme: Theme) -> tuple[tuple[str, object], ...]:
    return (
        ("pillar", theme.pillar),
        ("goal", theme.goal),
        ("persona", theme.persona),
        ("theme", theme),
    )


def _series_formats(series: Sequence[Series]) -> dict[str | None, set[str | None]]:
    found: dict[str | None, set[str | None]] = {}
    for each in series:
        if each.status == "active" and each.pillar and each.format:
            found.setdefault(each.pillar, set()).add(each.format)
    return found


def _when(place_and_option: tuple[Place, Option]) -> tuple[object, ...]:
    place = place_and_option[0]
    return place.on, place.at or "", place.channel
