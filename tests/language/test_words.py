"""Sentences, numbers and dates in two languages."""

import datetime as dt
import math

import pytest

from toolkit.language import Words, words_for

NL, EN = words_for("nl"), words_for("en")


@pytest.mark.parametrize(
    ("value", "digits", "dutch", "english"),
    [
        (1234567, 0, "1.234.567", "1,234,567"),
        (0.25, 2, "0,25", "0.25"),
        (2.0, 1, "2", "2"),
        (None, 0, "–", "–"),
        (math.nan, 0, "–", "–"),
    ],
)
def test_numbers_are_written_as_the_reader_does(value, digits, dutch, english):
    """Points and commas stand where the language puts them; nothing is a dash."""
    assert NL.number(value, digits) == dutch
    assert EN.number(value, digits) == english


def test_percentages_and_euros():
    """A share is a percentage only where a person reads it."""
    assert NL.percent(0.065, 1).replace("\N{NO-BREAK SPACE}", " ") == "6,5 %"
    assert EN.percent(0.065, 1) == "6.5%"
    assert NL.percent(math.nan) == EN.percent(None) == "–"
    assert NL.euro(1500) == "€ 1.500"


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("2026-03-31", "31 maart 2026", "31 March 2026"),
        ("2026-03", "maart 2026", "March 2026"),
        ("2026-Q2", "2e kwartaal 2026", "quarter 2 of 2026"),
        ("2026", "2026", "2026"),
        (None, "–", "–"),
    ],
)
def test_partial_dates_say_what_is_known(text, dutch, english):
    """A date without a day or month is not given one."""
    assert NL.partial_date(text) == dutch
    assert EN.partial_date(text) == english


def test_days_are_said_in_full():
    """A day has its month in words."""
    assert NL.date(dt.date(2027, 1, 2)) == "2 januari 2027"
    assert NL.date(None) == "–"


@pytest.mark.parametrize(
    ("items", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a en b"), ("abc", "a, b en c")]
)
def test_listing_joins_as_people_do(items, said):
    """The last two are joined by a word."""
    assert NL.listing(tuple(items)) == said


def test_terms_have_words_and_unknown_codes_are_readable():
    """A code without a word is shown without its underscores; no code is a dash."""
    assert NL.term("goal kind", "customer_service") == "klantenservice"
    assert EN.term("goal kind", "customer_service") == "customer service"
    assert EN.term("goal kind", "some_new_kind") == "some new kind"
    assert NL.term("goal kind", None) == "–"


def test_counts_take_the_right_form():
    """One is said differently from more, in both languages."""
    forms = ("{file}: {n} problem", "{file}: {n} problems")

    assert NL.count(*forms, 1, file="a") == "a: 1 fout"
    assert NL.count(*forms, 1200, file="a") == "a: 1.200 fouten"
    assert EN.count(*forms, 1, file="a") == "a: 1 problem"


def test_braces_in_facts_stay_as_they_are():
    """What a client wrote is never taken for a place to fill."""
    assert EN("{first} and {last}", first="{x}", last="{0}") == "{x} and {0}"


def test_unknown_language_is_dutch():
    """Whoever asks for another language gets Dutch, the product's own."""
    assert words_for(None) == words_for("fr") == Words("nl")


def test_a_day_in_little_room_keeps_together():
    """A short day has its weekday and stays on one line; a long one names all but the year."""
    day = dt.date(2027, 1, 4)

    assert NL.short_day(day).split("\N{NO-BREAK SPACE}") == ["ma", "4", "jan"]
    assert EN.long_day(day) == "Monday 4 January"
    assert NL.short_day(None) == "–"
    assert "ma 4 – wo 6 jan" in NL.short_span(day, dt.date(2027, 1, 6)).replace("\xa0", " ")
    assert "ma 4 jan – ma 1 feb" in NL.short_span(day, dt.date(2027, 2, 1)).replace("\xa0", " ")
    assert NL.short_span(day, day) == NL.short_day(day)


def test_a_time_zone_is_called_after_its_place():
    """A time zone is a place to readers; a zone that nobody knows keeps its name."""
    assert NL.zone("Asia/Shanghai") == "Sjanghai"
    assert EN.zone("America/New_York") == "New York"
    assert NL.zone("Mars/Base") == "Mars/Base"
