import pytest

from toolkit.batch.assignment import assigned, assigned_names


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('client = ""', "client = 'x'"),
        ('client: str = ""  # whose', "client: str = 'x'  # whose"),
        ("a = 1; client = 2; b = 3", "a = 1; client = 'x'; b = 3"),
        ('é = "ë"; client = (\n"a"\n"b"\n)\nc = 1\n', "é = \"ë\"; client = (\n'x'\n)\nc = 1\n"),
        ('client = """x"""', 'client = """x"""'),
        ("client = old = ''", "client = old = 'x'"),
    ],
)  # fmt: skip
def test_only_the_value_changes(source, expected):
    """The value of the name is replaced, over several lines too; the rest stays to the letter."""
    assert assigned(source, "client", "x") == expected


@pytest.mark.parametrize("source", ["", "other = 1", "client: str", "client.name = 1", "client ="])
def test_without_an_assignment_there_is_nothing_to_change(source):
    """Where the name gets no value, or the source is no Python, nothing is made up."""
    assert assigned(source, "client", "x") is None


def test_names_come_in_order():
    """The names with a value are those at the top, in order."""
    assert assigned_names("b = 1\na: int = 2\ndef f():\n    c = 3\n") == ("b", "a")
