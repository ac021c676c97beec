"""The consultant's worst fear: a word of one client in a file of another."""

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, TOOLKIT, add_client

FORMATS = ("--formats", "html,xlsx,ics")


@pytest.mark.parametrize(
    "n_clients",
    [pytest.param(4, marks=pytest.mark.slow), pytest.param(100, marks=pytest.mark.soak)],
)
def test_no_word_of_one_client_is_in_a_file_of_another(tmp_path: Path, n_clients: int):
    """Each client's secret word is in its own files only; that of its notes is in none."""
    clients = [f"client{n:03}" for n in range(n_clients)]
    for client in clients:
        add_client(tmp_path, client, strategy(client))
    done = subprocess.run(
        [TOOLKIT, "report", *FORMATS, "--format", "json"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stdout)

    assert [each["result"] for each in told] == ["made"] * n_clients
    assert not any(word in done.stdout + done.stderr for word in ("WOORD", "NOTITIE"))
    for client in clients:
        texts = dict(texts_of(tmp_path / "outputs" / client / "latest"))
        found = {word for text in texts.values() for word in words_in(text, "WOORD")}
        assert found == {secret(client, "WOORD")}
        assert not any("NOTITIE" in text for text in texts.values())
        assert secret(client, "WOORD") in texts[f"{client}-strategy.html"]


def strategy(client: str) -> str:
    """The bakery's strategy, with a secret word wherever its name stands, and in the notes."""
    text = SAMPLE.read_text(encoding="utf-8").replace("Lindewaal", secret(client, "WOORD"))
    kept = text.split("\nnotes:")[0]
    return f"{kept}\nnotes: {secret(client, 'NOTITIE')}\n"


def secret(client: str, kind: str) -> str:
    """A word that nobody else has."""
    return f"{kind}{client[-3:]}X"


def words_in(text: str, kind: str) -> set[str]:
    """The secret words of this kind in a text."""
    return {f"{kind}{part[:4]}" for part in text.split(kind)[1:]}


def texts_of(made: Path) -> Iterator[tuple[str, str]]:
    """Each file of a set as text; of one that is packed, what is in it."""
    for path in made.iterdir():
        content = path.read_bytes()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                content = b"".join(packed.read(name) for name in packed.namelist())
        yield path.name, content.decode("utf-8", "replace").replace("\r\n ", "")
