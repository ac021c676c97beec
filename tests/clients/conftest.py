"""The example clients, read once."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from toolkit.strategy import Strategy, parse_strategy

CLIENTS = Path(__file__).parents[2] / "clients"
EXAMPLES = (
    "bakkerij-lindewaal",
    "clevyr",
    "english-city-council",
    "gemeente-weststellingwerf",
    "the-carpentries",
)


@pytest.fixture(scope="session")
def examples() -> dict[str, Strategy]:
    """Every example client by its id."""
    texts = {name: (CLIENTS / name / "strategy.yaml").read_text("utf-8") for name in EXAMPLES}
    return {name: parse_strategy(YAML(typ="safe").load(text), name) for name, text in texts.items()}
