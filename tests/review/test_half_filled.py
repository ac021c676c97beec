"""Whatever is left out of a strategy, the review copes: it runs while somebody is typing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.review.conftest import AS_OF
from toolkit.analysis import analyse
from toolkit.evidence import Evidence
from toolkit.language import words_for
from toolkit.review import finding_text
from toolkit.strategy import parse_strategy, strategy_problems

CLIENTS = Path(__file__).parents[2] / "clients"
EXAMPLES = sorted(path.parent.name for path in CLIENTS.glob("*/strategy.yaml"))
REMOVALS = 40


def pruned(tree: Any, chance: random.Random) -> None:
    """Leave out parts of a tree, here and there, small or large."""
    places = list(_places(tree))
    for parent, key in chance.sample(places, min(REMOVALS, len(places))):
        if key != "id" and (key in parent if isinstance(parent, dict) else key < len(parent)):
            del parent[key]


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in list(entries) if isinstance(tree, (dict, list)) else ():
        yield tree, key
        if isinstance(value, (dict, list)):
            yield from _places(value)


@pytest.mark.parametrize("client", EXAMPLES)
def test_any_part_may_be_missing(evidence: Evidence, client: str) -> None:
    """With whatever part left out, each finding is said in both languages, in a stable order."""
    text = (CLIENTS / client / "strategy.yaml").read_text(encoding="utf-8")
    reviewed = 0
    for seed in range(40):
        tree = YAML(typ="safe").load(text)
        pruned(tree, random.Random(seed))
        if strategy_problems(tree):
            continue
        reviewed += 1
        found = analyse(parse_strategy(tree), evidence, AS_OF).findings
        again = analyse(parse_strategy(tree), evidence, AS_OF).findings
        said = [finding_text(each, words_for(name)) for each in found for name in ("nl", "en")]

        assert found == again
        assert all(text.message and "{" not in text.message for text in said)

    assert reviewed


@pytest.mark.parametrize("tree", [{}, {"goals": [{"id": "g"}]}, {"channels": [{"id": "c"}]}])
def test_next_to_nothing_is_reviewed(evidence: Evidence, tree: dict[str, Any]) -> None:
    """A strategy that has just begun gets findings, not an error."""
    assert analyse(parse_strategy(tree), evidence, AS_OF).findings
