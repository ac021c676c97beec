import json

import pytest

from tests.cli.conftest import add_client

AS_OF = ("--as-of", "2026-11-23")
CONFLICT = """client: {orientation: b2c, size: small}
goals: [{id: g, kind: awareness}]
personas:
  - {id: p, setting: private, use: [{platform: facebook, share: 0.5}]}
channels:
  - {id: fb, platform: facebook, choice: must, cadence: {min: 7, max: 7}}
capacity: {hours_per_week: 0.5}
"""


@pytest.fixture
def content(toolkit) -> dict:
    """The advice on the bakery as JSON."""
    return json.loads(toolkit("mix", "bakkerij", "--format", "json", *AS_OF).stdout)


def test_json_holds_the_advice(content):
    """The JSON says what to do with each channel, and what more or fewer hours bring."""
    assert (content["client"], content["as_of"]) == ("bakkerij", "2026-11-23")
    assert content["budget"] == {"hours": 12.0, "basis": "capacity"}
    assert content["advised"]["hours"] <= 12
    assert content["advised"]["coverage"] >= content["today"]["coverage"] - 1e-3
    actions = {each["channel"]: each["action"] for each in content["channels"]}
    assert actions["tiktok"] == actions["x"] == "not_now"
    hours = [point["hours"] for point in content["frontier"]]
    assert hours == sorted(hours)
    assert all(each["because"] for each in content["channels"] if each["action"] == "not_now")


def test_fewer_hours_cover_less(toolkit, content):
    """--hours asks what is left with fewer hours."""
    four = json.loads(toolkit("mix", "bakkerij", "--hours", "4", "--format", "json", *AS_OF).stdout)

    assert four["budget"] == {"hours": 4.0, "basis": "asked"}
    assert four["advised"]["hours"] <= 4
    assert four["advised"]["coverage"] < content["advised"]["coverage"]


def test_sensitivity_is_there_on_demand(toolkit, content):
    """--sensitivity tells per weight how far it may be off, and what would change beyond."""
    asked = ("mix", "bakkerij", "--hours", "6", "--sensitivity", *AS_OF)
    found = json.loads(toolkit(*asked, "--format", "json").stdout)["sensitivity"]
    text = toolkit(*asked).stdout

    assert "sensitivity" not in content
    assert {each["kind"] for each in found} == {"goal", "persona"}
    assert len(found) == 8
    for each in found:
        assert each["low"] <= each["weight"] <= (each["high"] or each["weight"])
        assert bool(each["above"]) == (each["high"] is not None)
    changes = [change for each in found for change in (*each["below"], *each["above"])]
    assert changes
    assert all(change["before"] != change["after"] for change in changes)
    assert "De keuze hangt het meest af van het gewicht van" in text
    assert "Mag zijn" in text


def test_long_reasons_are_said_in_full(toolkit):
    """A cell that is too long for its column goes on below, and is never cut off."""
    said = " ".join(toolkit("mix", "bakkerij", *AS_OF).stdout.split())

    assert "…" not in said
    assert "Drie filmpjes per week" in said


def test_text_says_not_now_and_why(toolkit):
    """A reader gets the advice, the reasons and the variants in the client's language."""
    done = toolkit("mix", "bakkerij", *AS_OF)

    assert done.returncode == 0
    for said in ("Geadviseerde kanalenmix", "Nu niet", "TikTok", "4 uur per week"):
        assert said in done.stdout


def test_a_conflict_is_explained(workspace, toolkit):
    """Must-channels that take more than there is are named, with what they take."""
    add_client(workspace, "tight", CONFLICT)

    done = toolkit("mix", "tight", "--format", "json")
    conflict = json.loads(done.stdout)["conflict"]

    assert done.returncode == 0
    assert (conflict["kind"], conflict["channels"]) == ("hours", ["fb"])
    assert conflict["hours"] > 0.5


@pytest.mark.parametrize("hours", ["-1", "many"])
def test_wrong_hours_are_wrong_use(toolkit, hours):
    """Hours that are no number, or below zero, are refused."""
    assert toolkit("mix", "bakkerij", "--hours", hours).returncode == 2
