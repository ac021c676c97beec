"""The consultant's worst fear: a word of one client in a file of another."""

import json
import os
import subprocess
from pathlib import Path

import nbformat
import pytest

from tests.cli.conftest import TOOLKIT, add_client
from tests.cli.secrets import (
    NAME,
    NOTE,
    REMARK,
    WORD,
    secret,
    secret_strategy,
    texts_of,
    words_in,
)
from toolkit.store import read_strategy
from toolkit.store.workspace import Workspace

BROKEN = 999
AS_OF = "2026-11-23"
ALWAYS = {".ipynb", ".json"}


@pytest.mark.parametrize(
    ("n_clients", "formats"),
    [
        pytest.param(4, "html,pdf,xlsx,ics,csv", marks=pytest.mark.slow),
        # the PDF is the page printed: a hundred of them take most of an hour, and tell no more
        pytest.param(100, "html,xlsx,ics,csv", marks=pytest.mark.soak),
    ],
)
def test_no_word_of_one_client_is_in_a_file_of_another(
    tmp_path: Path, n_clients: int, formats: str
):
    """Words in every field, file name, note and comment stay with their client; notes nowhere.

    Reading a PDF takes seconds: only those of the last two clients are read.
    """
    suffixes = ALWAYS | {f".{each}" for each in formats.split(",")}
    clients = {n: f"zaak {secret(n, NAME)}" for n in range(n_clients)}
    for n, client in clients.items():
        path = add_client(tmp_path, client, secret_strategy(n))
        path.with_name(f"{secret(n, NOTE)}.txt").write_text(secret(n, NOTE))
    add_client(tmp_path, "kapot", f"client: {{language: {secret(BROKEN, WORD)}}}\n")
    done = subprocess.run(
        [TOOLKIT, "report", "--format", "json", "--formats", formats, "--as-of", AS_OF],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    told = {each["client"]: each for each in json.loads(done.stdout)}

    assert {told[each]["result"] for each in clients.values()} == {"made"}
    assert told["kapot"]["result"] == "failed"
    for n, client in clients.items():
        made = tmp_path / "outputs" / client / "latest"
        texts = dict(texts_of(made, pdf=n >= n_clients - 2))
        own = {secret(n, NAME), secret(n, WORD)}
        assert {path.suffix for path in made.iterdir()} == suffixes
        for name, text in texts.items():
            assert words_in(text) <= own, name
        for suffix in {Path(name).suffix for name in texts} - {".json"}:
            found = set().union(*(words_in(t) for f, t in texts.items() if f.endswith(suffix)))
            assert secret(n, WORD) in found, suffix
    _only_names(tmp_path / "outputs/index.html", n_clients)
    del told["kapot"]["error"]
    assert not words_in(done.stderr + json.dumps(told)) - {secret(n, NAME) for n in clients}


def _only_names(index: Path, n_clients: int) -> None:
    """The page with all clients names each, and says nothing else of them."""
    found = words_in(index.read_text(encoding="utf-8"))
    assert found == {secret(n, NAME) for n in range(n_clients)}


def test_no_word_of_one_client_is_in_the_log_of_another(tmp_path: Path):
    """A notebook that fails and quotes the client does so in that client's own log alone."""
    notebook = nbformat.read(Workspace(tmp_path, tmp_path).notebook_path("strategy.ipynb"), 4)
    notebook.cells[-1].source = "raise ValueError(view.strategy)"
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks/strategy.ipynb")
    clients = {n: f"zaak {n}" for n in range(3)}
    for n, client in clients.items():
        add_client(tmp_path, client, secret_strategy(n))
    command = [str(TOOLKIT), "report", "--formats", "html", "--as-of", AS_OF]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)

    assert done.returncode == 1, done.stderr
    for n, client in clients.items():
        (log,) = [path for path in (tmp_path / "outputs" / client).iterdir() if path.is_file()]
        own = {secret(n, kind) for kind in (NAME, WORD, NOTE)}
        assert words_in(log.read_text(encoding="utf-8")) == own
    assert secret(0, NOTE) not in done.stdout + done.stderr


def test_every_text_field_holds_a_word(tmp_path: Path):
    """The strategy of the trial is understood, and has far more words than the bakery's."""
    add_client(tmp_path, "a", secret_strategy(7))
    strategy = read_strategy(Workspace(tmp_path, tmp_path), "a").strategy
    text = strategy.model_dump_json()

    assert strategy.notes == secret(7, NOTE)
    assert secret(7, REMARK) not in text
    assert text.count(secret(7, WORD)) > 300
    assert words_in(text) == {secret(7, kind) for kind in (NAME, WORD, NOTE)}
