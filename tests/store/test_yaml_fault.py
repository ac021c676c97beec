"""What is no YAML is told in words that help, in both languages."""

import pytest

from toolkit.language import Words
from toolkit.store.refusal import REFUSALS
from toolkit.store.yaml_fault import FAULTS
from toolkit.store.yaml_parse import parsed

SLIPS = [
    ("a: Ons doel: brood", 1, "a colon that does not fit"),
    ("a: 1\n b: 2", 2, "a colon that does not fit"),
    ("a: ? b", 1, "a question mark"),
    ("a: - b", 1, "a dash too many"),
    ('a: 1\nb: "c\nd: 1\n', 2, "a quote that is not closed"),
    ("a: 1\nb: 'c\nd: 1\n", 2, "a quote that is not closed"),
    ("a: 1\nb: [c,\n  d\ne: 1\n", 2, "a square bracket"),
    ("a: {b: 1\nc: 3\n", 1, "a brace that"),
    ("a: 1\nb\nc: 2\n", 2, "a line without a colon"),
    ("a: 1\nb\n", 2, "a line without a colon"),
    ("a: @naam", 1, "a text that begins with @"),
    ("a: `x`", 1, "a text that begins with @"),
    ("a: & b", 1, "a text that begins with &"),
    ("a: !<b", 1, "a text that begins with !"),
    ('a: "C:\\q"', 1, "a backslash"),
    ('a: "C:\\x"', 1, "a backslash"),
    ("a: [b,, c]", 1, "a comma, bracket"),
    ("%YAML 3.0\n---\na: 1", 1, "a line that begins with %"),
    ("a: |x\n  b", 1, "text right behind |"),
    ("a:\n    b: 1\n  c: 2\n", 3, "something that does not fit"),
    ("a: 'b' c", 1, "something that does not fit"),
    ("a: 1\n- b", 2, "something that does not fit"),
]


@pytest.mark.parametrize("pure", [False, True], ids=["in C", "in Python"])
@pytest.mark.parametrize(("text", "line", "said"), SLIPS)
def test_a_slip_is_told_in_words_at_its_line(text: str, line: int, said: str, pure: bool) -> None:
    """Both parsers lead to the same sentence; an open quote is pointed at where it opens."""
    (problem,) = parsed(text, pure=pure).problems

    assert problem.found.startswith(said)
    assert (problem.kind, problem.line) == ("not_yaml", line)


@pytest.mark.parametrize(
    "said", [*(each.found for each in FAULTS), *(each.reason for each in REFUSALS)]
)
def test_every_slip_and_reason_has_dutch_words(said: str) -> None:
    """What was found, and why the system refused, are said in the reader's language."""
    assert Words("nl")(said) != said
    assert Words("en")(said) == said
