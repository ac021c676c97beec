"""The starters are a beginning: they parse, and claim nothing about a client."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from toolkit.strategy import Strategy, parse_strategy

FOLDER = Path(__file__).parents[2] / "client_templates" / "starters"
DUTCH = ("leeg", "gemeente", "mkb-b2b", "winkel-horeca", "zorg", "onderwijs", "goed-doel")
ENGLISH = ("blank", "council", "b2b")


def starter(name: str) -> Strategy:
    """The strategy with which a client begins."""
    text = (FOLDER / f"{name}.yaml").read_text("utf-8")
    return parse_strategy(YAML(typ="safe").load(text), name)


def test_starters_are_these() -> None:
    """There is a starter per sector, and an empty one, in Dutch and in English."""
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {*DUTCH, *ENGLISH}


@pytest.mark.parametrize("name", [*DUTCH, *ENGLISH])
def test_starter_speaks_its_language(name: str) -> None:
    """A starter's strategy is in the language in which it is written."""
    assert starter(name).client.language == ("nl" if name in DUTCH else "en")


@pytest.mark.parametrize("name", [*DUTCH, *ENGLISH])
def test_starter_claims_nothing_about_the_client(name: str) -> None:
    """A starter holds no name, number, date or account: those are for the client to give."""
    strategy = starter(name)

    assert strategy.client.name is None
    assert strategy.client.identity is None
    assert not any((strategy.sources, strategy.audit, strategy.decisions))
    assert not any(goal.baseline or goal.target or goal.weight for goal in strategy.goals)
    assert not any(persona.ages or persona.size or persona.use for persona in strategy.personas)
    assert all(channel.status == "considered" for channel in strategy.channels)
    assert not any(channel.handle or channel.followers for channel in strategy.channels)
    assert strategy.notes is None


@pytest.mark.parametrize("name", ["leeg", "blank"])
def test_blank_starter_is_blank(name: str) -> None:
    """A blank starter has headings only."""
    strategy = starter(name)

    assert not any((strategy.goals, strategy.personas, strategy.channels, strategy.roles))


@pytest.mark.parametrize("name", sorted({*DUTCH, *ENGLISH} - {"leeg", "blank"}))
def test_sector_starter_holds_together(name: str) -> None:
    """In a sector's starter every goal has an audience and a channel, and every task a role."""
    strategy = starter(name)
    served = {goal for channel in strategy.channels for goal in channel.goals}
    (row,) = strategy.responsibilities.per_channel

    assert {goal.id for goal in strategy.goals} == served
    assert all(goal.personas and goal.kpi and goal.kpi.supplier for goal in strategy.goals)
    assert all(persona.setting for persona in strategy.personas)
    assert all((row.makes, row.decides, row.posts, row.watches, row.answers))
