import pytest

from toolkit.store import read_strategy_file


def test_a_new_client_is_a_strategy_to_fill_in(toolkit, workspace):
    """`new` makes a folder with a valid strategy under the client's name, and says where."""
    done = toolkit("new", "Fietsen & Zo")
    path = workspace / "clients/Fietsen & Zo/strategy.yaml"

    assert done.returncode == 0
    assert "clients/Fietsen & Zo/strategy.yaml" in done.stdout
    assert "toolkit lab 'Fietsen & Zo'" in done.stdout
    assert read_strategy_file(path).strategy.client.name == "Fietsen & Zo"


@pytest.mark.parametrize(("locale", "language"), [("nl_NL.UTF-8", "nl"), ("en_US.UTF-8", "en")])
def test_without_a_starter_the_locale_decides_the_language(toolkit, workspace, locale, language):
    """An empty strategy is in the language of the consultant."""
    toolkit("new", "fresh", locale=locale)
    path = workspace / "clients/fresh/strategy.yaml"

    assert read_strategy_file(path).strategy.client.language == language


def test_a_starter_gives_a_first_strategy(toolkit, workspace):
    """With a starter the new strategy holds what is usual in that sector, with its comments."""
    toolkit("new", "school", "--starter", "onderwijs")
    path = workspace / "clients/school/strategy.yaml"

    assert read_strategy_file(path).strategy.goals
    assert "\n# " in path.read_text(encoding="utf-8")


def test_an_unknown_starter_is_told_with_those_that_there_are(toolkit):
    """The error names the starters to choose from."""
    done = toolkit("new", "fresh", "--starter", "school")

    assert done.returncode == 2
    assert "onderwijs" in done.stderr


def test_a_client_that_exists_is_left_alone(toolkit, workspace):
    """`new` with the name of a client that exists changes nothing."""
    path = workspace / "clients/bakkerij/strategy.yaml"
    before = path.read_bytes()

    assert toolkit("new", "bakkerij").returncode == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["🥐 “Lindewaal” d'Or", "a" * 100, "{client}", "-x" * 3])
def test_names_may_hold_almost_anything(toolkit, workspace, name):
    """Quotes, emoji, braces and dashes are fine in a client's name."""
    done = toolkit("new", "--", name)

    assert done.returncode == 0, done.stderr
    assert (workspace / "clients" / name / "strategy.yaml").is_file()


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", ".hidden", "a" * 200, "a\nb", " a"])
def test_names_that_cannot_be_a_folder_are_refused(toolkit, workspace, name):
    """A name that climbs, is empty, too long or holds control characters makes nothing."""
    done = toolkit("new", "--", name)

    assert done.returncode == 2
    assert "allowed" in done.stderr
    assert [path.name for path in (workspace / "clients").iterdir()] == ["bakkerij"]
