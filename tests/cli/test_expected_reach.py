"""`toolkit coverage` counts people beside the index."""

import json

from tests.cli.conftest import Command


def test_people_as_json(toolkit: Command):
    """Each active channel has its people, each audience with a share its own; null is not known."""
    done = toolkit("coverage", "bakkerij", "--format", "json", "--as-of", "2026-11-23")
    found = {
        (each["channel"], each["persona"]): each
        for each in json.loads(done.stdout)["expected_reach"]
    }

    everybody, chefs = found["linkedin", None], found["linkedin", "inkoper"]
    assert (everybody["followers"], everybody["per_post"], everybody["paid"]) == (212, 0.28, 160)
    assert everybody["organic"] == 59.36
    assert chefs["share_low"] == round(80 / 140, 6)
    assert everybody["sources"][0] == "LinkedIn-export"
    assert found["facebook", None]["organic"] is None
    assert found["facebook", None]["missing"] == ["organic_reach.share_per_post"]


def test_people_as_text(toolkit: Command):
    """The table of people stands beside that of coverage."""
    done = toolkit("coverage", "bakkerij", "--as-of", "2026-11-23")

    assert "Verwacht bereik in mensen, waar dat bekend is" in done.stdout
    assert "57 % – 72 %" in done.stdout
