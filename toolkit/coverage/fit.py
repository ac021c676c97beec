"""How well each platform serves each goal for each persona, and why."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import pandas as pd

from toolkit.coverage.estimates import Estimates, axis, bounds_of
from toolkit.coverage.use import platforms
from toolkit.evidence import Evidence, FitCell, canonical_platform, fit_cell
from toolkit.strategy import Client, FitOverride, Goal, Persona, Strategy
from toolkit.strategy.persona import Setting

SETTINGS: tuple[Setting, ...] = get_args(Setting)
CLIENT_BASIS = "client"
OUTSIDE_COVERAGE = (None, "channel", "organisation")
"""Kinds of goal that no platform serves: about the channels or the organisation themselves."""


@dataclass(frozen=True)
class PersonaSetting:
    """Where a persona is met, and how that is known: filled in, from the client, or not."""

    setting: Setting | None
    basis: Literal["given", "client", "unknown"]


@dataclass(frozen=True, eq=False)
class Fit(Estimates):
    """Fit per goal and persona (index) and platform (columns), with the reason of each cell.

    `judged` holds the cells of all settings under goal and platform; `settings` tells where
    each persona is met.
    """

    judged: Mapping[tuple[str, str], Mapping[Setting, FitCell | None]]
    settings: Mapping[str, PersonaSetting]

    @cached_property
    def cells(self) -> Mapping[tuple[str, str, str], FitCell | None]:
        """The judgement behind each number, with its reason, by goal, persona and platform.

        None where nothing is judged, and where the persona's setting is not known: then the
        bounds are over all settings and the central value is the median.
        """
        return {
            (goal, persona, platform): by_setting[met.setting] if met.setting else None
            for (goal, platform), by_setting in self.judged.items()
            for persona, met in self.settings.items()
        }


def covered_goals(strategy: Strategy) -> tuple[Goal, ...]:
    """The goals that channels can serve: open, and of a kind that says what for."""
    return tuple(
        goal
        for goal in strategy.goals
        if goal.status == "open" and goal.kind not in OUTSIDE_COVERAGE
    )


def persona_setting(persona: Persona, client: Client) -> PersonaSetting:
    """The setting in which a persona is met; where it is not filled in, that of the client.

    A public body meets citizens, a firm that sells to firms meets people at work, and one
    that sells to people meets them in private.
    """
    if persona.setting is not None:
        return PersonaSetting(persona.setting, "given")
    if client.public_body:
        return PersonaSetting("citizen", "client")
    if client.orientation == "b2b":
        return PersonaSetting("work", "client")
    if client.orientation == "b2c":
        return PersonaSetting("private", "client")
    return PersonaSetting(None, "unknown")


def fit_matrix(strategy: Strategy, evidence: Evidence) -> Fit:
    """How well does each platform serve each goal for each persona, from 0 to 1?

    The client's own judgement of a cell goes before the table. What is not judged is
    unknown: NaN, with bounds 0 and 1.
    """
    goals, columns = covered_goals(strategy), platforms(strategy, evidence)
    settings = {each.id: persona_setting(each, strategy.client) for each in strategy.personas}
    judged = {
        (goal.id, platform): judged_cells(goal, platform, strategy, evidence)
        for goal in goals
        for platform in columns
    }
    met = list(dict.fromkeys(each.setting for each in settings.values()))
    triples = [
        fit_bounds(judged[goal.id, platform], setting)
        for goal in goals
        for setting in met
        for platform in columns
    ]
    per_setting = bounds_of(triples, len(goals), len(met), len(columns))
    rows = pd.MultiIndex.from_product(
        [axis((goal.id for goal in goals), "goal"), axis(settings, "persona")]
    )
    places = [met.index(each.setting) for each in settings.values()]
    frames = per_setting[:, places, :].frames(rows, axis(columns, "platform"))
    return Fit(frames.low, frames.central, frames.high, judged, settings)


def judged_cells(
    goal: Goal, platform: str, strategy: Strategy, evidence: Evidence
) -> dict[Setting, FitCell | None]:
    """The cell of each setting: the client's own judgement, else the table's, else None."""
    own = _overrides(goal, platform, strategy, evidence)
    return {
        setting: _own_cell(own, setting) or fit_cell(evidence, goal.kind or "", platform, setting)
        for setting in SETTINGS
    }


def own_override(
    goal: Goal, platform: str, setting: Setting | None, strategy: Strategy, evidence: Evidence
) -> FitOverride | None:
    """The client's own judgement that holds for a goal on a platform in a setting.

    The most specific one: for the goal, then for its kind, then for the setting. Without a
    setting only what holds in all of them.
    """
    return _most_specific(_overrides(goal, platform, strategy, evidence), setting)


def _overrides(
    goal: Goal, platform: str, strategy: Strategy, evidence: Evidence
) -> list[FitOverride]:
    return [
        override
        for override in strategy.fit
        if canonical_platform(override.platform, evidence) == platform
        and override.goal in (None, goal.id)
        and override.goal_kind in (None, goal.kind)
    ]


def fit_bounds(
    by_setting: Mapping[Setting, FitCell | None], setting: Setting | None
) -> tuple[float, float | None, float]:
    """Low, central and high fit in a setting, or over all settings when it is not known."""
    met = [by_setting[setting]] if setting else list(by_setting.values())
    known = [cell.fit for cell in met if cell is not None]
    if not known:
        return 0.0, None, 1.0
    if len(known) < len(met):
        return 0.0, statistics.median(known), 1.0
    return min(known), statistics.median(known), max(known)


def _own_cell(overrides: list[FitOverride], setting: Setting) -> FitCell | None:
    chosen = _most_specific(overrides, setting)
    if chosen is None:
        return None
    return FitCell(chosen.thirds, chosen.reason, chosen.reason, CLIENT_BASIS)


def _most_specific(overrides: list[FitOverride], setting: Setting | None) -> FitOverride | None:
    return max(
        (each for each in overrides if each.setting in (None, setting)),
        key=lambda each: (
            each.goal is not None,
            each.goal_kind is not None,
            each.setting is not None,
        ),
        default=None,
    )
