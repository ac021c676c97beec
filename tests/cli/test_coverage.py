import csv
import io
import json

import pytest

from tests.cli.conftest import add_client

NUMBERS = ("low", "central", "high")
AS_OF = ("--as-of", "2026-01-15")
FORMULA = """client: {name: X}
personas:
  - id: parents
    use: [{platform: facebook, share: 0.5, source: "=cmd|' /C calc'!A0"}]
channels:
  - {id: fb, platform: facebook}
"""


@pytest.fixture
def content(toolkit) -> dict:
    """The coverage of the bakery as JSON."""
    return json.loads(toolkit("coverage", "bakkerij", "--format", "json", *AS_OF).stdout)


def test_json_holds_every_matrix(content):
    """The JSON names client and day, and holds a row for each cell of each matrix."""
    assert list(content) == [
        "client", "as_of", "strategy_coverage", "weakest", "use", "reachable", "affinity", "fit",
        "activity", "contribution", "coverage", "expected_reach",
    ]  # fmt: skip
    assert (content["client"], content["as_of"]) == ("bakkerij", "2026-01-15")
    personas = {row["persona"] for row in content["use"]}
    platforms = {row["platform"] for row in content["use"]}
    goals = {row["goal"] for row in content["coverage"]}
    assert len(content["use"]) == len(content["affinity"]) == len(personas) * len(platforms)
    assert len(content["coverage"]) == len(goals) * len(personas)
    assert len(content["fit"]) == len(content["coverage"]) * len(platforms)
    assert len(content["reachable"]) == len(personas)


def test_numbers_lie_in_order_and_within_their_range(content):
    """Low ≤ central ≤ high; shares lie in 0 to 1, coverage in 0 to 100; unknown is null."""
    for matrix, most in (("use", 1), ("fit", 1), ("activity", 1), ("coverage", 100)):
        for row in content[matrix]:
            known = [row[name] for name in NUMBERS if row[name] is not None]

            assert sorted(known) == known
            assert known[0] >= 0
            assert known[-1] <= most
    unknown = [row for row in content["use"] if row["grade"] == "unknown"]
    assert unknown
    assert {tuple(row[name] for name in NUMBERS) for row in unknown} == {(0, None, 1)}


def test_csv_is_one_long_table_with_the_same_numbers(toolkit, content):
    """The CSV has a row for each row of the JSON, under one header."""
    text = toolkit("coverage", "bakkerij", "--format", "csv", *AS_OF).stdout
    rows = list(csv.DictReader(io.StringIO(text)))

    for matrix in ("use", "reachable", "affinity", "fit", "activity", "contribution", "coverage"):
        mine = [row for row in rows if row["matrix"] == matrix]
        assert [row["central"] for row in mine] == [
            "" if row["central"] is None else str(row["central"]) for row in content[matrix]
        ]


def test_text_is_in_the_clients_language(toolkit, workspace):
    """The tables are in the client's language, with its own names."""
    add_client(workspace, "empty", "client: {name: Empty Ltd, language: en}\n")

    assert "bereikbaar deel" in toolkit("coverage", "bakkerij").stdout.lower()
    assert toolkit("coverage", "empty").stdout.startswith("Empty Ltd\n")


def test_an_empty_strategy_has_empty_matrices(toolkit, workspace):
    """Where nothing is recorded yet there is no row and no value, and that is no error."""
    add_client(workspace, "empty", "client: {name: Empty}\n")
    done = toolkit("coverage", "empty", "--format", "json")
    content = json.loads(done.stdout)

    assert done.returncode == 0
    assert content["strategy_coverage"] is None
    assert content["weakest"] is None
    assert [name for name, rows in content.items() if rows == []] == [
        "use", "reachable", "affinity", "fit", "activity", "contribution", "coverage",
        "expected_reach",
    ]  # fmt: skip
    header = toolkit("coverage", "empty", "--format", "csv").stdout
    assert header.count("\n") == 1


def test_a_clients_words_are_no_formula_in_a_spreadsheet(toolkit, workspace):
    """A source that begins like a formula is given as text."""
    add_client(workspace, "formula", FORMULA)
    text = toolkit("coverage", "formula", "--format", "csv").stdout
    (row,) = (row for row in csv.DictReader(io.StringIO(text)) if row["matrix"] == "use")

    assert row["sources"].startswith("'=")


def test_a_strategy_that_cannot_be_read_is_told(toolkit, workspace):
    """A broken strategy gives its problems in words, no result, and status 1."""
    add_client(workspace, "broken", "client: {langage: nl}\n")
    done = toolkit("coverage", "broken", "--format", "json")

    assert (done.returncode, done.stdout) == (1, "")
    assert "client.langage" in done.stderr
    assert "line 1" in done.stderr
