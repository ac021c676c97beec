"""Strategies that lack what a computation needs: each command has a defined, stated result."""

import pytest

from tests.cli.conftest import add_client

AS_OF = ("--as-of", "2026-11-23")
GOAL = "goals: [{id: known, name: Better known, kind: awareness, personas: [family]}]"
FAMILY = "id: family, name: Families, setting: private"
AGED = f"personas: [{{{FAMILY}, ages: {{min: 30, max: 45}}}}]"
CHANNELS = "channels: [{id: fb, platform: facebook, cadence: {min: 2, max: 2}}]"
HOURS = "capacity: {hours_per_week: 8}"


def text(*parts: str, country: str = "NL") -> str:
    """A strategy in English with these parts."""
    client = f"client: {{name: Thin, country: {country}, language: en, orientation: b2c}}"
    return "\n".join((client, *parts, ""))


THIN = {
    "must-channels that take more than there is": (
        text(
            GOAL,
            AGED,
            "channels:",
            "  - {id: fb, platform: facebook, choice: must, hours_per_week: 3,"
            " cadence: {min: 7, max: 7}}",
            "  - {id: ig, platform: instagram, choice: must, hours_per_week: 2,"
            " cadence: {min: 5, max: 5}}",
            "capacity: {hours_per_week: 6}",
        ),
        "Facebook and Instagram are fixed and together take at least",
        "Coverage of the whole strategy:",
    ),
    "an audience without ages": (
        text(GOAL, f"personas: [{{{FAMILY}}}]", CHANNELS, HOURS),
        "Within the 8 hours a week that there are",
        "country's total",
    ),
    "a country without figures": (
        text(GOAL, AGED, CHANNELS, HOURS, country="FR"),
        "of none of these platforms is it known who uses it",
        "unknown is not nothing",
    ),
    "weights of zero": (
        text(GOAL.replace("kind:", "weight: 0, kind:"), AGED, CHANNELS, HOURS),
        "all goals or all audiences weigh 0",
        "no value, because everything weighs 0",
    ),
    "no hours": (
        text(GOAL, AGED, CHANNELS, "capacity: {hours_per_week: 0}"),
        "not there",
        "Coverage of the whole strategy:",
    ),
    "hours that nobody knows": (
        text(GOAL, AGED, CHANNELS.replace("cadence", "status: considered, cadence")),
        "How many hours there are is not known, and no channel is in use yet.",
        "Coverage of the whole strategy:",
    ),
    "uses that are all unknown": (
        text(GOAL, AGED, CHANNELS.replace("facebook", "newsletter"), HOURS),
        "Ask the client, or twenty people of each audience.",
        "unknown is not nothing",
    ),
    "nothing at all": (text(), "there is no channel to choose from.", "can be computed once"),
}


@pytest.mark.parametrize(("strategy", "mix", "coverage"), THIN.values(), ids=THIN)
def test_what_is_missing_is_said(workspace, toolkit, strategy, mix, coverage):
    """Mix and coverage say in words what they cannot do, and end well."""
    add_client(workspace, "thin", strategy)

    advised, covered = toolkit("mix", "thin", *AS_OF), toolkit("coverage", "thin", *AS_OF)

    assert (advised.returncode, advised.stderr) == (0, "")
    assert (covered.returncode, covered.stderr) == (0, "")
    assert mix in " ".join(advised.stdout.split())
    assert coverage in " ".join(covered.stdout.split())
