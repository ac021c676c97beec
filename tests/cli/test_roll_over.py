import json

from tests.cli.conftest import add_client

NEXT = ("--from", "2028-01-01", "--until", "2028-12-31")


def test_text_says_what_moves_and_what_to_look_at(toolkit):
    """In the client's language: series, single dates, goals; nothing is written."""
    done = toolkit("roll-over", "bakkerij")

    assert done.returncode == 0
    for said in ("1 januari 2028", "“De nachtploeg” gaat door", "wanneer is het nu?"):
        assert said in done.stdout
    assert "--save" in done.stdout


def test_json_has_three_lists(toolkit):
    """Each note with its code, place, name, facts and a sentence."""
    content = json.loads(toolkit("roll-over", "bakkerij", *NEXT, "--format", "json").stdout)

    assert (content["start"], content["end"], content["saved"]) == (*NEXT[1::2], False)
    assert {"moved", "review", "removed"} <= content.keys()
    note = next(each for each in content["review"] if each["code"] == "key_date_over")
    assert note["path"].startswith("content.key_dates[")
    assert note["message"]


def test_saving_keeps_comments_and_the_earlier_version(workspace, toolkit):
    """The new strategy checks, its comments are there, and the old one can be read again."""
    path = workspace / "clients/bakkerij/strategy.yaml"
    before = path.read_text(encoding="utf-8")

    done = toolkit("roll-over", "bakkerij", "--save")
    after = path.read_text(encoding="utf-8")
    [kept] = (path.parent / ".versions").iterdir()

    assert done.returncode == 0
    assert "start: 2028-01-01\n  end: 2028-12-31" in after
    assert "# Wat we willen bereiken, hoeveel en wanneer." in after
    assert kept.read_text(encoding="utf-8") == before
    assert toolkit("check", "bakkerij").returncode in (0, 1)


def test_a_strategy_without_a_period_asks_for_one(workspace, toolkit):
    """Without a period both days have to be named; then it is done."""
    add_client(workspace, "open", "client: {name: Open, language: en}\n")

    refused = toolkit("roll-over", "open")
    done = toolkit("roll-over", "open", *NEXT)

    assert refused.returncode == 2
    assert "--from" in refused.stderr
    assert done.returncode == 0
    assert "The period is now 1 January 2028 to 31 December 2028." in done.stdout


def test_a_period_that_cannot_follow_is_refused(toolkit):
    """The next period begins after this one did, and ends after it begins."""
    back = toolkit("roll-over", "bakkerij", "--from", "2027-01-01", "--until", "2027-12-31")
    reversed_days = toolkit(
        "roll-over", "bakkerij", "--from", "2028-02-01", "--until", "2028-01-01"
    )
    far = toolkit("roll-over", "bakkerij", "--from", "9999-01-01")

    assert [each.returncode for each in (back, reversed_days, far)] == [2, 2, 2]
    assert "1900" in far.stderr
