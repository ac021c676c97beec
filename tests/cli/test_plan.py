import csv
import io
import json
import re

import pytest

from tests.cli.conftest import add_client

AS_OF = ("--as-of", "2026-11-25")
HALF_FILLED = """client: {name: Half, language: en, country: NL}
goals: [{id: g, kind: awareness, name: Known}]
channels:
  - {id: fb, platform: facebook, name: Page, cadence: {min: 1, max: 1}}  # a comment
  - {id: li, platform: linkedin, name: LinkedIn}
"""
ONE_CHANNEL = """client: {language: en}
goals: [{id: g, kind: leads}]
channels: [{id: fb, platform: facebook, name: Page, cadence: {min: 1}}]
"""


@pytest.fixture
def content(toolkit) -> dict:
    """The plan of the bakery as JSON."""
    return json.loads(toolkit("plan", "bakkerij", "--format", "json", *AS_OF).stdout)


def test_json_holds_the_plan(content):
    """Thirteen weeks from the first day of the period, each item with all that makes it one."""
    assert (content["client"], content["as_of"]) == ("bakkerij", "2026-11-25")
    assert (content["start"], content["end"]) == ("2027-01-01", "2027-03-28")
    assert content["published"] > 50
    assert content["saved"] is False
    for item in content["proposed"]:
        assert item["id"] == f"{item['channels'][0]}-{item['on']}"
        assert item["title"].startswith(("Zo maken we het · ", "Ons brood op de kaart · "))
        assert item["goals"]
        assert item["personas"]
        assert content["as_of"] <= item["starts_on"] <= item["on"]
        assert item["hours"] > 0
    assert all(each["message"] for each in content["impossible"])


def test_text_is_for_the_client(toolkit):
    """The list, what it adds up to and what cannot be planned, in the client's language."""
    done = toolkit("plan", "bakkerij", *AS_OF)

    assert done.returncode == 0
    for said in ("Voorgestelde berichten", "vrijdag 8 januari", "Ruben", "Begin op", "Bedoeld"):
        assert said in done.stdout
    assert "--save" in done.stdout


def test_csv_is_one_row_per_message(toolkit, content):
    """The same items as a table, with ids for what is named."""
    done = toolkit("plan", "bakkerij", "--format", "csv", *AS_OF)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))

    assert [row["id"] for row in rows] == [item["id"] for item in content["proposed"]]
    assert [row["goals"] for row in rows] == [item["goals"][0] for item in content["proposed"]]


def test_saving_adds_items_and_keeps_the_rest(workspace, toolkit, content):
    """Every line that was there is still there, the earlier version is kept, items are ideas."""
    path = workspace / "clients/bakkerij/strategy.yaml"
    before = path.read_text(encoding="utf-8").splitlines()

    done = toolkit("plan", "bakkerij", "--save", *AS_OF)
    after = path.read_text(encoding="utf-8")

    assert done.returncode == 0
    assert "clients/bakkerij/strategy.yaml" in done.stdout
    rest = iter(after.splitlines())
    assert all(line in rest for line in before)
    assert after.count("remark: Voorgesteld door toolkit plan op 25 november 2026.") == len(
        content["proposed"]
    )
    assert len(list((path.parent / ".versions").iterdir())) == 1


def test_planning_again_after_saving_proposes_nothing(workspace, toolkit):
    """What was saved is kept as it is, and nothing is added or written."""
    toolkit("plan", "bakkerij", "--save", *AS_OF)
    path = workspace / "clients/bakkerij/strategy.yaml"
    saved = path.read_bytes()

    done = toolkit("plan", "bakkerij", "--save", "--format", "json", *AS_OF)

    again = json.loads(done.stdout)
    assert (again["proposed"], again["saved"]) == ([], False)
    assert path.read_bytes() == saved


def test_usual_formats_come_along(workspace, toolkit):
    """A client without formats gets the ones that are used, and the file still checks."""
    path = add_client(workspace, "half", HALF_FILLED)

    toolkit("plan", "half", "--save", "--weeks", "4", *AS_OF)
    text = path.read_text(encoding="utf-8")
    findings = json.loads(toolkit("check", "half", "--format", "json", *AS_OF).stdout)

    assert "# a comment" in text
    assert re.search(r"- id: photo-post\n +name: Photo with short text", text)
    assert "title: Known · Photo with short text" in text
    assert all(each["code"] != "FILE-001" for each in findings)


def test_what_is_impossible_does_not_fail(workspace, toolkit):
    """A channel without a cadence is named, and the command is done."""
    add_client(workspace, "half", HALF_FILLED)

    done = toolkit("plan", "half", *AS_OF)

    assert done.returncode == 0
    assert "It is not known how often something should appear on LinkedIn" in done.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("client: {name: Empty, language: en}\n", "No channel is in use"),
        (
            f"{ONE_CHANNEL}period: {{end: 2026-06-30}}\n",
            "ended on 30 June 2026",
        ),
        (
            f"{ONE_CHANNEL}capacity: {{hours_per_week: 0}}\n",
            "all hours together are full",
        ),
    ],
    ids=["empty", "over", "no hours"],
)
def test_a_poor_strategy_is_told_why(workspace, toolkit, text, said):
    """Without channels, after the period or without hours, the reason is said in words."""
    add_client(workspace, "poor", text)

    done = toolkit("plan", "poor", *AS_OF)

    assert done.returncode == 0
    assert said in done.stdout
    assert "--save" not in done.stdout


def test_a_window_that_is_over_is_told(toolkit):
    """Days before the as-of date cannot be planned any more."""
    days = ("--from", "2027-01-01", "--until", "2027-01-31")

    done = toolkit("plan", "bakkerij", *days, "--as-of", "2027-03-01")

    assert done.returncode == 0
    assert "De gevraagde dagen zijn voorbij" in done.stdout


def test_wrong_use_is_refused(toolkit):
    """What cannot be meant is refused, with what is allowed."""
    done = toolkit("plan", "bakkerij", "--weeks", "54", *AS_OF)

    assert done.returncode == 2
    assert "allowed: a whole number from 1 to 53" in done.stderr
