"""What values without quotes mean, and how values are written so that they mean the same again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tests.store.drawing import NUMBERS, TEXTS
from toolkit.store.yaml_parse import parsed
from toolkit.store.yaml_scalar import block_scalar, inline_scalar, plain_value
from toolkit.store.yaml_tree import plain

MEANINGS: list[tuple[str, Any]] = [
    ("yes", "yes"),
    ("No", "No"),
    ("on", "on"),
    ("y", "y"),
    ("true", True),
    ("True", True),
    ("FALSE", False),
    ("tRUE", "tRUE"),
    ("null", None),
    ("~", None),
    ("", None),
    ("nULL", "nULL"),
    ("11:00", "11:00"),
    ("190:20:30", "190:20:30"),
    ("2027-01-01", "2027-01-01"),
    ("2027-01-01 09:00:00", "2027-01-01 09:00:00"),
    ("0o17", 15),
    ("017", 17),
    ("0x1F", 31),
    ("0b11", "0b11"),
    ("1_000", "1_000"),
    ("+3", 3),
    ("-3", -3),
    ("1e3", 1000.0),
    ("1.", 1.0),
    (".5", 0.5),
    ("1.5.2", "1.5.2"),
    ("-.inf", float("-inf")),
    ("-", "-"),
    (".", "."),
    ("1" * 41, "1" * 41),
]


@pytest.mark.parametrize(("text", "value"), MEANINGS)
def test_a_value_without_quotes_means_what_yaml_1_2_says(text: str, value: object) -> None:
    """Only true, false, null and numbers are not text; yes, times and dates are."""
    found = plain_value(text)

    assert found == value
    assert type(found) is type(value)


def test_not_a_number_is_known() -> None:
    """`.nan` is read as such, so that the model can refuse it."""
    assert plain_value(".nan") != plain_value(".nan")


@given(
    value=st.one_of(TEXTS, NUMBERS, st.booleans(), st.none()),
    style=st.sampled_from(["'", '"', "|", ">", None]),
    flow=st.booleans(),
)
def test_what_is_written_on_a_line_reads_back(value: object, style: str | None, flow: bool) -> None:
    """Any value, in any style that it had before, in brackets or not, comes back the same."""
    text = inline_scalar(value, style, flow=flow)
    document = f"a: [{text}, x]\nb: 1\n" if flow else f"a: {text}\nb: 1\n"
    expected = [value, "x"] if flow else value

    assert "\n" not in text
    assert plain(parsed(document).root) == {"a": expected, "b": 1}


@given(value=TEXTS, style=st.sampled_from(["|", ">", None]), column=st.sampled_from([0, 4]))
def test_what_is_written_on_several_lines_reads_back(
    value: str, style: str | None, column: int
) -> None:
    """A text that can be written in lines comes back with every break and space."""
    block = block_scalar(value, column + 2, style)
    if block is None:
        return
    document = "\n".join([f"a: {block[0]}", *block[1:], "b: 1", ""])

    assert plain(parsed(document).root) == {"a": value, "b": 1}


@given(st.sampled_from(["yes", "No", "on", "y", "11:00", "017", "1_000", "0b11", "2027", "~"]))
def test_no_reader_of_an_older_yaml_is_misled(text: str) -> None:
    """Text that YAML 1.1 takes for something else gets quotes."""
    old = YAML(typ="safe", pure=True)
    old.version = "1.1"

    assert old.load(f"a: {inline_scalar(text)}\n") == {"a": text}


def test_long_text_is_folded_where_words_end() -> None:
    """A paragraph becomes lines of at most a hundred characters."""
    block = block_scalar("Een zin van een gewone lengte. " * 8 + "Klaar.", 4)

    assert block is not None
    assert block[0] == ">-"
    assert max(len(line) for line in block) <= 100
