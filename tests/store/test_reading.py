"""Reading a strategy, and everything that can be wrong with its file told in one go."""

import os
import pickle

import pytest

from tests.store.conftest import SAMPLE
from toolkit.errors import (
    ClientNameError,
    StrategyError,
    UnknownClientError,
    UnreadableError,
)
from toolkit.store import StoredStrategy, Workspace, read_strategy, read_strategy_file
from toolkit.strategy import Strategy

FILE = "clients/lindewaal/strategy.yaml"


def _problems(workspace: Workspace, content: bytes | str) -> list[tuple[int | None, str, str]]:
    data = content.encode() if isinstance(content, str) else content
    path = workspace.strategy_path("lindewaal")
    path.write_bytes(data)
    with pytest.raises(StrategyError) as error:
        read_strategy(workspace, "lindewaal")
    assert error.value.file == FILE
    assert path.read_bytes() == data, "a file that is wrong stays as it is"
    return [(each.line, each.path, each.kind) for each in error.value.problems]


def test_a_strategy_is_read_with_its_place(workspace: Workspace) -> None:
    """Client, file, digest and values are those of the file."""
    stored = read_strategy(workspace, "lindewaal")

    assert stored.client == "lindewaal"
    assert stored.path == workspace.strategy_path("lindewaal")
    assert len(stored.digest) == 64
    assert stored.strategy.client.name == "Bakkerij Lindewaal"
    assert stored.strategy.goals[1].statement == "Mensen kennen ons.\nOok buiten de stad.\n"
    assert stored.strategy.personas[0].must_reach is True
    assert read_strategy_file(stored.path) == stored


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("client.name", 5),
        ("goals", 12),
        ("goals[0]", 13),
        ("goals[0].weight", 15),
        ("goals[1].deadline.on", 23),
        ("goals[1].deadline.months_after", 23),
        ("goals[1].kpi.owner", 18),
        ("goals[9]", 12),
        ("personas[0].must_reach", 30),
        ("channels[0].id", None),
        ("", None),
        ("zo maar", None),
    ],
)
def test_a_path_has_its_line_or_that_of_its_nearest_parent(
    stored: StoredStrategy, path: str, line: int | None
) -> None:
    """What a finding is about can be pointed at, also when it is missing."""
    assert stored.line_of(path) == line


def test_what_was_read_travels_to_another_process(stored: StoredStrategy) -> None:
    """A stored strategy survives pickling, lines included."""
    other = pickle.loads(pickle.dumps(stored))

    assert other == stored
    assert other.line_of("goals[1]") == 18


WRONG: dict[str, tuple[bytes | str, list[tuple[int | None, str, str]]]] = {
    "empty": ("", [(None, "", "empty_file")]),
    "only a byte order mark": (b"\xef\xbb\xbf", [(None, "", "empty_file")]),
    "only comments": ("# niets\n", [(None, "", "empty_file")]),
    "only a mark": ("---\n", [(None, "", "empty_file")]),
    "null": ("null\n", [(None, "", "empty_file")]),
    "a word": ("strategie\n", [(None, "", "not_a_mapping")]),
    "a list": ("- client\n", [(None, "", "not_a_mapping")]),
    "a number": ("12\n", [(None, "", "not_a_mapping")]),
    "unknown key": ("cliënt: x\n", [(1, "cliënt", "unknown_key")]),
    "number as key": ("1: x\n", [(1, "1", "unknown_key")]),
    "merge key": ("client: {<<: {name: x}}\n", [(1, "client.<<", "unknown_key")]),
    "number as text": ("client:\n  name: 3\n", [(2, "client.name", "wrong_type")]),
    "yes is text": ("client: {public_body: maybe}\n", [(1, "client.public_body", "wrong_type")]),
    "text as part": ("goals:\n  - leads\n", [(2, "goals[0]", "wrong_type")]),
    "part as list": ("goals:\n  id: a\n", [(1, "goals", "wrong_type")]),
    "no id": ("goals:\n  - kind: leads\n", [(2, "goals[0].id", "missing_key")]),
    "not a number": ("client: {employees: .nan}\n", [(1, "client.employees", "wrong_type")]),
    "no end": ("goals: [{id: a, weight: .inf}]\n", [(1, "goals[0].weight", "wrong_type")]),
    "a huge number": (
        "client:\n  employees: " + "9" * 5000 + "\n",
        [(2, "client.employees", "wrong_type")],
    ),
    "a share of 1.4": (
        "personas:\n  - id: a\n    use:\n      - platform: x\n        share: 1.4\n",
        [(5, "personas[0].use[0].share", "out_of_range")],
    ),
    "a reference to nothing": (
        "goals:\n  - id: a\n    personas:\n      - b\n",
        [(4, "goals[0].personas[0]", "unknown_reference")],
    ),
    "tab": ("client:\n\tname: x\n", [(2, "", "tab")]),
    "not UTF-8": (b"client:\n  name: caf\xe9\n", [(2, "", "not_utf8")]),
    "too large": (b"#" * 2_000_001, [(None, "", "too_large")]),
    "too deep": ("a: " * 1 + "[" * 60, [(1, "a" + "[0]" * 49, "too_deep")]),
    "everything at once": (
        """\
zzz: 1
client: {name: 3}
phase: concept
phase: &x final
goals:
  - kind: lead
  - id: A
    weight: -1
  - id: !x b
    personas: [q]
  - id: b
period: {start: 2027-05-01, end: 2027-04-01}
""",
        [
            (1, "zzz", "unknown_key"),
            (2, "client.name", "wrong_type"),
            (4, "phase", "duplicate_key"),
            (4, "phase", "alias"),
            (6, "goals[0].id", "missing_key"),
            (6, "goals[0].kind", "not_a_choice"),
            (7, "goals[1].id", "not_an_id"),
            (8, "goals[1].weight", "out_of_range"),
            (9, "goals[2].id", "tag"),
            (10, "goals[2].personas[0]", "unknown_reference"),
            (11, "goals[3].id", "duplicate_id"),
            (12, "period", "reversed_range"),
        ],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_everything_wrong_is_told_at_once_with_its_place(workspace: Workspace, case: str) -> None:
    """Line, path and kind of every problem, in the order of the file; nothing is written."""
    content, expected = WRONG[case]

    assert _problems(workspace, content) == expected


def test_a_problem_says_what_was_found_and_what_is_allowed(workspace: Workspace) -> None:
    """The error's text holds file, line, path, value and what could stand there."""
    workspace.strategy_path("lindewaal").write_text("goals:\n  - id: a\n    kind: lead\n")
    with pytest.raises(StrategyError) as error:
        read_strategy(workspace, "lindewaal")

    assert str(error.value).splitlines()[0] == f"{FILE}: 1 problem(s)"
    assert "line 3: goals[0].kind: found 'lead'" in str(error.value).replace('"', "'")
    assert "leads" in str(error.value)
    assert error.value.problems[0].column == 11


def test_a_million_problems_are_not_all_told(workspace: Workspace) -> None:
    """A file that is no strategy at all gives a list that still fits in memory."""
    assert len(_problems(workspace, "a: &a x\n" + "b: *a\n" * 100_000)) == 1000


def test_a_half_filled_strategy_is_fine(workspace: Workspace) -> None:
    """Empty keys are not filled in, and that is no problem."""
    path = workspace.strategy_path("lindewaal")
    path.write_text("client:\ngoals:\n  - id: a\n    deadline:\nnotes: ~\n")

    assert read_strategy(workspace, "lindewaal").strategy.goals[0].deadline is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + SAMPLE.encode(),
        SAMPLE.replace("\n", "\r\n").encode(),
        b"---\n" + SAMPLE.encode(),
        b'{"client": {"name": "Caf\xc3\xa9"}}',
        b"{}",
    ],
    ids=["byte order mark", "Windows", "document mark", "JSON", "nothing filled"],
)
def test_other_ways_to_write_it_are_read(workspace: Workspace, data: bytes) -> None:
    """What other editors and programs make is a strategy, too."""
    path = workspace.strategy_path("lindewaal")
    path.write_bytes(data)

    assert isinstance(read_strategy(workspace, "lindewaal").strategy, Strategy)


def test_an_unknown_client_is_told_with_those_that_are_known(workspace: Workspace) -> None:
    """A slip in a name names the client that was meant first."""
    for name in ("aa", "zz"):
        (workspace.clients / name).mkdir()
        (workspace.clients / name / "strategy.yaml").touch()
    with pytest.raises(UnknownClientError) as error:
        read_strategy(workspace, "lindewal")

    assert error.value.facts == {
        "client": "lindewal",
        "file": "clients/lindewal/strategy.yaml",
        "known": "lindewaal, aa, zz",
    }


def test_a_folder_without_a_strategy_is_an_unknown_client(workspace: Workspace) -> None:
    """A client's folder in which the file is missing is told as such."""
    workspace.strategy_path("lindewaal").unlink()
    with pytest.raises(UnknownClientError, match="known here: -"):
        read_strategy(workspace, "lindewaal")


@pytest.mark.parametrize("name", ["../lindewaal", "..", "lindewaal/", "lindewaal\0", ""])
def test_a_name_that_climbs_out_is_refused_before_anything_is_read(
    workspace: Workspace, name: str
) -> None:
    """No file outside clients/ can be named."""
    with pytest.raises(ClientNameError):
        read_strategy(workspace, name)


@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link", "link to itself"])
def test_what_is_no_ordinary_file_is_told_and_not_waited_for(
    workspace: Workspace, kind: str
) -> None:
    """A folder, a pipe or a broken link in the file's place is an error, at once."""
    path = workspace.strategy_path("lindewaal")
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("strategy.yaml" if kind == "link to itself" else "nergens")
    with pytest.raises(UnreadableError) as error:
        read_strategy(workspace, "lindewaal")

    assert error.value.facts["file"] == FILE
    assert str(workspace.root) not in str(error.value)


def test_a_file_that_may_not_be_read_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system refuses, its reason is passed on."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableError, match="the permission is missing"):
        read_strategy(workspace, "lindewaal")


def test_reading_leaves_no_file_open(workspace: Workspace) -> None:
    """Also when it fails, as for a folder, the file is closed again."""
    path = workspace.clients / "lindewaal"
    handle = os.open(path, os.O_RDONLY)
    os.close(handle)
    for _ in range(20):
        with pytest.raises(UnreadableError):
            read_strategy_file(path)

    again = os.open(path, os.O_RDONLY)
    os.close(again)
    assert again == handle
