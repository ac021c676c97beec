import json
from pathlib import Path

from tests.cli.conftest import SAMPLE, add_client

KEYS = ["client", "code", "severity", "path", "line", "message", "advice"]
KEYS += ["reason", "basis", "sources"]
PUBLIC = """client: {name: X, country: NL, public_body: true}
channels: [{id: fb, platform: facebook}]
"""
BROKEN = """client:
  name: Broken
  langage: nl
goals:
  - id: one
    weight: -3
  - id: one
"""


def findings(done) -> list[dict]:
    """What `--format json` printed."""
    return json.loads(done.stdout)


def test_json_is_a_list_of_findings(toolkit, workspace):
    """Each finding has the documented keys in order; the severity is one of three."""
    add_client(workspace, "empty", "client: {name: Empty}\n")
    found = findings(toolkit("check", "--format", "json"))

    assert {tuple(each) for each in found} == {tuple(KEYS)}
    assert {each["severity"] for each in found} <= {"error", "warning", "advice"}
    assert {"bakkerij", "empty"} >= {each["client"] for each in found} >= {"empty"}
    assert all(isinstance(each["line"], int) for each in found if each["client"] == "bakkerij")


def test_a_finding_stands_at_its_line(toolkit, workspace):
    """The line of a finding is where its part stands in the file."""
    text = "client:\n  name: Empty\n\n# the goals\ngoals:\n  - id: one\n    kind: leads\n"
    add_client(workspace, "empty", text)
    found = findings(toolkit("check", "empty", "--format", "json"))

    assert {each["line"] for each in found if each["path"].startswith("goals[0]")} == {6}


def test_findings_are_in_the_clients_language(toolkit, workspace):
    """Findings are in the language of the client, whatever the locale of the consultant."""
    for language in ("nl", "en"):
        text = f"client: {{name: X, language: {language}}}\n"
        add_client(workspace, language, text)
    found = {
        (client, locale): [
            each["message"]
            for each in findings(toolkit("check", client, "--format", "json", locale=locale))
        ]
        for client in ("nl", "en")
        for locale in ("nl_NL.UTF-8", "C")
    }

    assert found["nl", "C"] == found["nl", "nl_NL.UTF-8"] != found["en", "C"]
    assert found["en", "C"] == found["en", "nl_NL.UTF-8"]


def test_a_strategy_that_cannot_be_read_is_a_finding(toolkit, workspace):
    """Each problem of a broken file is an error FILE-001 with its line; the others are checked."""
    add_client(workspace, "broken", BROKEN)
    done = toolkit("check", "--format", "json")
    broken = [each for each in findings(done) if each["client"] == "broken"]

    assert done.returncode == 1
    assert done.stderr == ""
    assert {each["code"] for each in broken} == {"FILE-001"}
    assert {each["severity"] for each in broken} == {"error"}
    assert {(each["path"], each["line"]) for each in broken} == {
        ("client.langage", 3),
        ("goals[0].weight", 6),
        ("goals[1].id", 7),
    }
    assert any(each["client"] == "bakkerij" for each in findings(done)) or SAMPLE.exists()


def test_a_file_that_is_no_file_is_a_finding(toolkit, workspace):
    """A folder where the strategy should be is an error FILE-001 without a line."""
    (workspace / "clients/odd/strategy.yaml").mkdir(parents=True)
    done = toolkit("check", "odd", "--format", "json")

    assert done.returncode == 1
    assert [(each["code"], each["line"]) for each in findings(done)] == [("FILE-001", None)]


def test_errors_decide_the_exit_status(toolkit, workspace):
    """Only findings of the severity error that are not accepted make the status 1."""
    for name, phase in (("draft", "concept"), ("done", "final")):
        add_client(workspace, name, f"client: {{name: X}}\nphase: {phase}\n")
    for client in ("bakkerij", "draft", "done"):
        done = toolkit("check", client, "--format", "json")
        errors = [each for each in findings(done) if each["severity"] == "error"]

        assert done.returncode == (1 if errors else 0)
        if client == "done":
            assert errors


def test_an_accepted_error_does_not_count(toolkit, workspace):
    """A finding that the client accepted in a decision is left out and makes no error."""
    text = "client: {name: X}\nphase: final\n"
    add_client(workspace, "final", text)
    codes = {each["code"] for each in findings(toolkit("check", "final", "--format", "json"))}
    decisions = "".join(
        f"  - {{id: d{n}, accepts: {code}, reason: agreed}}\n"
        for n, code in enumerate(sorted(codes))
    )
    add_client(workspace, "accepted", f"{text}decisions:\n{decisions}")
    done = toolkit("check", "accepted", "--format", "json")

    assert codes
    assert (done.returncode, findings(done)) == (0, [])


def test_text_says_the_same_as_json(toolkit, workspace):
    """With --all the text holds every message, advice and code of the JSON, and a count."""
    add_client(workspace, "broken", BROKEN)
    shown = toolkit("check", "--all").stdout

    for each in findings(toolkit("check", "--format", "json")):
        assert each["code"] in shown
        assert each["message"] in shown
        assert each["advice"] in shown
    assert shown.splitlines()[-1].startswith("2 clients: ")


def test_the_five_that_matter_most_are_shown_first(toolkit, workspace):
    """Without --all a client has at most five kinds of findings, those of one rule together."""
    add_client(workspace, "thin", f"{PUBLIC}personas: [{{id: a}}, {{id: b}}]\n")
    found = findings(toolkit("check", "thin", "--format", "json"))
    codes = list(dict.fromkeys(each["code"] for each in found))
    shown = toolkit("check", "thin").stdout

    assert len(codes) > 5
    assert [code for code in codes if code in shown] == codes[:5]
    assert all(shown.count(code) == 1 for code in codes[:5])
    assert f"and {len(codes) - 5} more kinds of findings; --all shows each" in shown


def test_all_shows_what_was_accepted_last(toolkit, workspace):
    """With --all the consultant sees what was accepted, with the reason; no count has it."""
    text = "client: {name: X}\ndecisions: [{id: d, accepts: PERS-001, reason: It is a trial}]\n"
    add_client(workspace, "trial", text)
    first, everything = (toolkit("check", "trial", *more).stdout for more in ((), ("--all",)))

    assert "PERS-001" not in first
    assert "PERS-001  personas  accepted: It is a trial" in everything
    assert everything.splitlines()[-1] == first.splitlines()[-1]


def test_a_finding_says_why_and_who_says_so(toolkit, workspace):
    """Each finding carries its reason, what kind of source gives it, and where to read it."""
    add_client(workspace, "thin", PUBLIC)
    found = {each["code"]: each for each in findings(toolkit("check", "thin", "--format", "json"))}
    shown = toolkit("check", "thin", "--all", locale="nl_NL.UTF-8").stdout
    law = found["LAW-024"]["sources"][0]

    assert all(each["reason"] and each["basis"] for each in found.values())
    assert found["GOAL-001"]["basis"] == "article"
    assert found["LAW-024"]["basis"] == "law"
    assert law["basis"].startswith("Archiefwet")
    assert law["address"].startswith("https://")
    assert shown.count(found["GOAL-001"]["reason"].rstrip(".")) == 1
    assert f"{law['basis']}, {law['title']}" in shown


def test_a_client_cannot_steer_the_terminal(toolkit, workspace):
    """Control characters in a client's text are not sent to the terminal, in no format."""
    text = 'goals:\n  - {id: one, statement: "evil \\e[31m\\a\\x9b red", kind: leads}\n'
    add_client(workspace, "evil", text)
    shown = toolkit("check", "evil").stdout
    done = toolkit("check", "evil", "--format", "json")

    assert "evil" in shown
    assert not {"\x1b", "\x07", "\x9b"} & {*shown, *done.stdout}
    assert any("evil \x1b[31m\a\x9b red" in each["message"] for each in findings(done))


def test_the_date_counts(toolkit):
    """`--as-of` is the day that is computed for, so a day far ahead gives other findings."""
    near, far = (
        findings(toolkit("check", "--format", "json", "--as-of", day))
        for day in ("2026-01-15", "2036-01-15")
    )

    assert near == findings(toolkit("check", "--format", "json", "--as-of", "2026-01-15"))
    assert isinstance(far, list)


def test_the_nearest_workspace_is_found_from_below(toolkit, workspace):
    """From inside a client's folder the workspace above it is used; `--workspace` names another."""
    inside: Path = workspace / "clients/bakkerij"
    expected = toolkit("check").stdout

    assert toolkit("check", cwd=inside).stdout == expected
    assert toolkit("check", "--workspace", workspace, cwd=inside.parents[2]).stdout == expected
