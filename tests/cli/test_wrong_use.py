import pytest

from tests.cli.conftest import add_client

WRONG = {
    "no command": (),
    "an unknown command": ("rapport",),
    "an unknown option": ("check", "--colour"),
    "an unknown client": ("check", "bakery"),
    "an unknown client to report": ("report", "bakkerij", "bakery"),
    "a name that climbs": ("report", "../bakkerij"),
    "no client for coverage": ("coverage",),
    "a date that is none": ("check", "--as-of", "2026-02-30"),
    "a date in another shape": ("report", "--as-of", "1 maart"),
    "a format that is not offered": ("check", "--format", "csv"),
    "a report format that is not offered": ("report", "--formats", "html,doc"),
    "no jobs": ("report", "--jobs", "0"),
    "jobs that are no number": ("report", "--jobs", "many"),
    "a folder that is no workspace": ("check", "--workspace", "clients"),
    "a folder that does not exist": ("check", "--workspace", "nowhere"),
    "a client that exists": ("new", "bakkerij"),
    "a starter that does not exist": ("new", "fresh", "--starter", "nothing"),
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_wrong_use_ends_with_status_2_and_words(toolkit, workspace, arguments):
    """Wrong use changes nothing, prints no result and no traceback, and says what is wrong."""
    done = toolkit(*arguments)

    assert done.returncode == 2
    assert arguments == () or done.stdout == ""
    assert done.stderr.strip() or done.stdout
    assert "Traceback" not in done.stderr
    assert [path.name for path in workspace.rglob("*")] == ["clients", "bakkerij", "strategy.yaml"]


def test_an_unknown_client_is_told_with_those_that_are_known(toolkit, workspace):
    """The error names the clients that there are."""
    add_client(workspace, "fietsenmaker")

    assert "known here: bakkerij, fietsenmaker" in toolkit("check", "bakery").stderr


@pytest.mark.parametrize(
    ("locale", "said"),
    [("nl_NL.UTF-8", "toegestaan"), ("en_GB.UTF-8", "allowed"), ("C", "allowed")],
)
def test_errors_are_in_the_language_of_the_locale(toolkit, locale, said):
    """Where the locale is Dutch errors are in Dutch, elsewhere in English."""
    assert said in toolkit("check", "--as-of", "gisteren", locale=locale).stderr


def test_outside_a_workspace_the_command_says_what_a_workspace_is(toolkit, tmp_path):
    """In a folder without clients/ the error says what is looked for."""
    done = toolkit("check", cwd=tmp_path)

    assert done.returncode == 2
    assert "a workspace is a folder with a folder clients/ in it" in done.stderr


def test_without_clients_nothing_is_wrong(toolkit, tmp_path):
    """A workspace without clients is no error: there is nothing to do, and that is said."""
    (tmp_path / "clients").mkdir()

    assert toolkit("check", "--format", "json", cwd=tmp_path).stdout == "[]\n"
    reported = toolkit("report", cwd=tmp_path)
    assert reported.returncode == 0
    assert "toolkit new" in reported.stderr
