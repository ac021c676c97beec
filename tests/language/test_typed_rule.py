"""Recurrence as people say it, and the rule for calendars that is kept."""

import itertools

import pytest

from toolkit.language import LANGUAGES, words_for
from toolkit.language.typed_rule import rule_typed
from toolkit.tables.quantity import rule_text

RULES = (
    *(f"FREQ={each}" for each in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")),
    *(f"FREQ=WEEKLY;INTERVAL={n}" for n in (2, 3, 6)),
    *(f"FREQ=WEEKLY;BYDAY={day}" for day in ("MO", "WE", "SU", "TU,TH", "MO,TU,WE,TH,FR")),
    *(f"FREQ=MONTHLY;BYDAY={nth}{day}" for nth, day in itertools.product((1, 4, -1), ("TU", "FR"))),
    *(f"FREQ=MONTHLY;BYMONTHDAY={day}" for day in (1, 15, 31)),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_in_words_is_understood_again(rule, language):
    """What the form shows of a rule may be typed again, in both languages."""
    assert rule_typed(rule_text(rule, words_for(language))) == rule


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("Elke werkdag", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("om de week op vrijdag", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("every other Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("de 15e van de maand", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("elke 3 maanden", "FREQ=MONTHLY;INTERVAL=3"),
        ("rrule:freq=weekly;byday=tu", "FREQ=WEEKLY;BYDAY=TU"),
    ],
)
def test_other_turns_of_phrase_are_understood(typed, rule):
    """People say the same in several ways."""
    assert rule_typed(typed) == rule


@pytest.mark.parametrize(
    "typed", ["na de raadsvergadering", "twee dinsdagen na Pasen", "first", "dag 40", "elke", ""]
)
def test_what_is_no_rule_stays_as_it_was_typed(typed):
    """Nothing is guessed: the review says of such a series that it has no days."""
    assert rule_typed(typed) == typed
