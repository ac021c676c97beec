"""Limits before and while parsing; both parsers see the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.drawing import STRATEGY_DATA, layouts
from toolkit.errors import PROBLEM_TEMPLATES, Problem
from toolkit.store.yaml_parse import parsed
from toolkit.store.yaml_text import MAX_BYTES, decoded
from toolkit.store.yaml_tree import line_and_column_at, plain

PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["in C", "in Python"])


def _kinds(text: str, *, pure: bool = False) -> list[tuple[str, int | None, str]]:
    return [(each.kind, each.line, each.path) for each in parsed(text, pure=pure).problems]


REFUSED: dict[str, tuple[str, list[tuple[str, int | None, str]]]] = {
    "anchor": ("a: &x 1\n", [("alias", 1, "a")]),
    "anchor of a list": ("a: &x [1]\n", [("alias", 1, "a")]),
    "alias": ("a: 1\nb:\n  - *x\n", [("alias", 3, "b[0]")]),
    "alias as key": ("*x : 1\n", [("alias", 1, "")]),
    "tag": ("a: !!str 1\nb: !x {c: 1}\n", [("tag", 1, "a"), ("tag", 2, "b")]),
    "bare tag": ("a: ! 1\n", [("tag", 1, "a")]),
    "python object": ("a: !!python/object/apply:os.system [ls]\n", [("tag", 1, "a")]),
    "second document": ("a: 1\n---\nb: 2\n", [("many_documents", 2, "")]),
    "key twice": ("a:\n  b: 1\n  c: 2\n  b: 3\n", [("duplicate_key", 4, "a.b")]),
    "key twice in brackets": ("a: {b: 1, 'b': 2}\n", [("duplicate_key", 1, "a.b")]),
    "list as key": ("? [a]\n: 1\nb: 2\n", [("wrong_type", 1, "")]),
    "keys as key": ("{a: 1}: 2\n", [("wrong_type", 1, "")]),
    "tab": ("a:\n\tb: 1\n", [("tab", 2, "")]),
    "tab after spaces": ("a:\n  \tb: 1\n", [("tab", 2, "")]),
    "tabs": ("a: [\n\tb,\n\tc]\n", [("tab", 2, ""), ("tab", 3, "")]),
    "tab on an empty line": ("a: 1\n\t\nb: 2\n", [("tab", 2, "")]),
    "no YAML": ("a: b: c\n", [("not_yaml", 1, "")]),
    "open quote": ('a: 1\nb: "c\n', [("not_yaml", 2, "")]),
    "open bracket": ("a: [1, 2\nb: 3\n", [("not_yaml", 1, "")]),
    "indentation": ("a:\n    b: 1\n  c: 2\n", [("not_yaml", 3, "")]),
    "several": (
        "a: &x 1\na: 2\nb: !t 3\n",
        [("alias", 1, "a"), ("duplicate_key", 2, "a"), ("tag", 3, "b")],
    ),
}


@PARSERS
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_allowed_is_told_with_its_place(case: str, pure: bool) -> None:
    """Each thing that a strategy file may not hold is named with line and path."""
    text, expected = REFUSED[case]

    assert _kinds(text, pure=pure) == expected


ACCEPTED = {
    "a document mark": "---\na: 1\n...\n",
    "a version": "%YAML 1.2\n---\na: 1\n",
    "a tab inside text": 'a: "b\n\tc"\nd: 1\n',
    "a tab in a block of text": "a: |\n  b\n  \tc\nd: 1\n",
    "Windows line ends": "a: 1\r\nb:\r\n  - c\r\n",
    "old Mac line ends": "a: 1\rb: 2\r",
    "no line end": "a: 1",
}


@PARSERS
@pytest.mark.parametrize("case", ACCEPTED)
def test_what_is_merely_unusual_is_read(case: str, pure: bool) -> None:
    """Habits of other editors are no problem."""
    found = parsed(ACCEPTED[case], pure=pure)

    assert found.problems == ()
    assert plain(found.root)


@PARSERS
@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        "{a: " * 400_000,
        "- " * 900_000,
        "? " * 900_000,
        "\n".join(" " * n + "a:" for n in range(1900)),
        "a: " + "[" * 60 + "]" * 60,
    ],
    ids=["brackets", "braces", "dashes", "questions", "keys", "closed"],
)
def test_nesting_is_refused_before_it_can_hurt(text: str, pure: bool) -> None:
    """However deep a hostile file nests, the fifty-first level is as far as anybody looks."""
    found = parsed(text, pure=pure)

    assert [each.kind for each in found.problems] == ["too_deep"]
    assert found.root is None


@PARSERS
def test_fifty_levels_are_fine(pure: bool) -> None:
    """The limit itself is allowed."""
    text = "a: " + "[" * 49 + "]" * 49

    assert parsed(text, pure=pure).problems == ()


@PARSERS
def test_references_to_references_do_not_multiply(pure: bool) -> None:
    """A file of ten lines that would stand for a thousand million values is refused as read."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    found = parsed("\n".join(lines), pure=pure)

    assert {each.kind for each in found.problems} == {"alias"}


@PARSERS
@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029", "\ufeff"], ids=ascii)
def test_line_breaks_of_an_older_yaml_are_ordinary_characters(mark: str, pure: bool) -> None:
    """What word processors paste into text neither breaks lines nor moves line numbers."""
    text = f"a: x{mark}y\nb: 'x{mark}y'\nc: |\n  x{mark}y\nd: [x{mark}y, \ue000]\ne: &z 1\n"
    found = parsed(text, pure=pure)

    assert _kinds(text, pure=pure) == [("alias", 6, "e")]
    assert plain(found.root) == {
        "a": f"x{mark}y",
        "b": f"x{mark}y",
        "c": f"x{mark}y\n",
        "d": [f"x{mark}y", "\ue000"],
        "e": 1,
    }


@given(data=st.data())
def test_both_parsers_build_the_same(data: st.DataObject) -> None:
    """The parser in C and the one in Python agree on values and on every position."""
    text, _ = data.draw(layouts(data.draw(STRATEGY_DATA)))

    assert parsed(text) == parsed(text, pure=True)


BYTES: dict[str, tuple[bytes, list[tuple[str, int | None]]]] = {
    "too large": (b"#" * (MAX_BYTES + 1), [("too_large", None)]),
    "not UTF-8": (b"a: 1\nb: caf\xe9\n", [("not_utf8", 2)]),
    "UTF-16": ("a: 1\n".encode("utf-16"), [("not_utf8", 1)]),
    "half a character": (b"a: \xf0\x9f\x98", [("not_utf8", 1)]),
    "a surrogate": (b"a: \xed\xa0\x80", [("not_utf8", 1)]),
    "control characters": (b"a: x\x07\nb: \x00\n", [("not_yaml", 1), ("not_yaml", 2)]),
}


@pytest.mark.parametrize("case", BYTES)
def test_bytes_are_checked_before_anything_is_parsed(case: str) -> None:
    """Size, encoding and invisible characters are told with their line."""
    data, expected = BYTES[case]
    _, problems = decoded(data)

    assert [(each.kind, each.line) for each in problems] == expected


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: 1\n", b"a: 1\r\n", "é: 😀\n".encode(), b""])
def test_text_gives_back_its_bytes(data: bytes) -> None:
    """A byte order mark and line ends survive reading and writing."""
    text, problems = decoded(data)

    assert problems == ()
    assert text.encoded() == data
    assert not text.text.startswith("\ufeff")


def test_every_place_has_its_line() -> None:
    """Keys, items and values are found; what is not there is found at its nearest parent."""
    root = parsed("a:\n  - b: 1\n    c:\n      d\n  -\n    b: 2\n").root
    places = [("a",), ("a", 0), ("a", 0, "c"), ("a", 1, "b"), ("a", 1, "x", 3), ("a", 7), ("z",)]
    lines = [line_and_column_at(root, place) for place in places]

    assert lines == [(1, 1), (2, 5), (3, 5), (6, 8), (6, 5), (1, 1), None]


def test_problems_have_words() -> None:
    """Every kind of problem that parsing finds has a sentence."""
    kinds = {kind for _, expected in REFUSED.values() for kind, *_ in expected}
    kinds |= {kind for _, expected in BYTES.values() for kind, _ in expected}

    assert {str(Problem("a", kind, facts={"target": ""})) for kind in kinds}
    assert kinds <= PROBLEM_TEMPLATES.keys()
