"""How well a platform serves a kind of goal, and by which KPIs it is judged: looked up."""

from __future__ import annotations

from toolkit.evidence.facts import ANY_SETTING, Evidence, FitCell, KpiFacts
from toolkit.evidence.platform import canonical_platform


def fit_cell(evidence: Evidence, goal_kind: str, platform: str, setting: str) -> FitCell | None:
    """The cell of the fit table: for this setting, else for all settings; None if not judged."""
    platform = canonical_platform(platform, evidence)
    exact = evidence.fit_index.get((goal_kind, platform, setting))
    return exact or evidence.fit_index.get((goal_kind, platform, ANY_SETTING))


def suggested_kpis(evidence: Evidence, goal_kind: str) -> tuple[KpiFacts, ...]:
    """The figures by which a kind of goal is usually judged, in the order of the table."""
    return tuple(each for each in evidence.kpis if each.goal_kind == goal_kind)
