"""The evidence that ships with the package, for the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any

import pytest

from toolkit.analysis import analyse
from toolkit.evidence import Evidence, parse_evidence
from toolkit.review import Finding
from toolkit.strategy import parse_strategy

AS_OF = dt.date(2026, 11, 23)

Review = Callable[[Mapping[str, Any]], tuple[Finding, ...]]


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """The tables as they ship."""
    folder = resources.files("toolkit.evidence") / "data"
    tables = (each for each in folder.iterdir() if each.name.endswith(".csv"))
    return parse_evidence({each.name[:-4]: each.read_text(encoding="utf-8") for each in tables})


@pytest.fixture(scope="session")
def review(evidence: Evidence) -> Review:
    """What the review notices in a strategy that is given as a plain tree."""

    def reviewed(tree: Mapping[str, Any]) -> tuple[Finding, ...]:
        return analyse(parse_strategy(tree), evidence, AS_OF).findings

    return reviewed
