"""What somebody types, and what the model keeps of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.intake.typed import text_of, value_typed
from toolkit.language import LANGUAGES, words_for
from toolkit.language.typed_date import date_typed
from toolkit.language.typed_number import number_typed
from toolkit.strategy import Channel, Client, GivenUse, Goal, Item, Persona, Quantity
from toolkit.strategy.walk import FieldShape, field_shapes

DAYS = st.dates()
PARTIAL_DATES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: str(day)[:7]),
    DAYS.map(lambda day: f"{str(day)[:4]}-Q{(day.month + 2) // 3}"),
    DAYS.map(lambda day: str(day)[:4]),
)


def shape_of(name: str) -> FieldShape:
    """The shape of a field, wherever it stands."""
    models = (GivenUse, Quantity, Persona, Channel, Goal, Client, Item)
    return next(found[name] for model in models if name in (found := field_shapes(model)))


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("share", "0,4", 0.4),
        ("share", ".4", 0.4),
        ("share", "40 %", 0.4),
        ("value", "40 %", "40 %"),
        ("value", "1.234,5", 1234.5),
        ("value", "-3", -3),
        ("value", "1e3", 1000),
        ("value", "veel", "veel"),
        ("value", "  ", None),
        ("size", "9.400", 9400),
        ("size", "9 400", 9400),
        ("size", "€ 12", 12),
        ("size", "3,5", 3.5),
        ("country", "nl", "NL"),
        ("measure_baseline_by", "31-12-2026", "2026-12-31"),
        ("measure_baseline_by", "31 december 2026", "2026-12-31"),
        ("measure_baseline_by", "December 2026", "2026-12"),
        ("measure_baseline_by", "12-2026", "2026-12"),
        ("measure_baseline_by", "Q4 2026", "2026-Q4"),
        ("measure_baseline_by", "4e kwartaal 2026", "2026-Q4"),
        ("measure_baseline_by", "2026", "2026"),
        ("measure_baseline_by", "31-02", "31-02"),
        ("measure_baseline_by", "31-02-2026", "2026-02-31"),
        ("address", "www.example.org/wij", "https://www.example.org/wij"),
        ("address", "info@example.org", "mailto:info@example.org"),
        ("address", "http://example.org", "http://example.org"),
        ("address", "op de site", "op de site"),
        ("purchase_motives", "Smaak\n\n  Versheid \n", ["Smaak", "Versheid"]),
        ("purchase_motives", "\n", None),
        ("personas", ("a", "b"), ["a", "b"]),
        ("personas", (), None),
        ("must_reach", True, True),
    ],
)
def test_typed_text_becomes_what_the_model_keeps(name, typed, kept):
    """Numbers, dates and addresses are understood as people in the Netherlands type them."""
    assert value_typed(typed, shape_of(name), "nl") == kept


@pytest.mark.parametrize(
    ("typed", "kept"), [("9,400", 9400), ("1,4", 1.4), ("1.234", 1.234), ("1,234.5", 1234.5)]
)
def test_english_has_its_own_signs(typed, kept):
    """A comma between groups of three is no decimal sign in English."""
    assert number_typed(typed, "en") == kept


@given(st.one_of(st.floats(-1e9, 1e9), st.integers(-(10**12), 10**12)), st.sampled_from(LANGUAGES))
def test_a_shown_number_typed_again_is_the_same_number(number, language):
    """Leaving a field as it is changes no digit."""
    shape = shape_of("value")
    shown = text_of(number, shape, words_for(language))

    assert value_typed(shown, shape, language) == number


@given(
    PARTIAL_DATES,
    st.sampled_from(LANGUAGES),
)
def test_a_shown_date_typed_again_is_the_same_date(partial, language):
    """A date is shown in words, and those words are understood."""
    shape = shape_of("measure_baseline_by")
    shown = text_of(partial, shape, words_for(language))

    assert value_typed(shown, shape, language) == partial


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_understood_by_name(language, month):
    """Long names of months are understood in both languages."""
    shown = words_for(language).partial_date(f"2026-{month:02}")

    assert date_typed(shown) == f"2026-{month:02}"


@given(st.text(max_size=40))
def test_any_text_is_survived(text):
    """Whatever is typed: a value or the text itself, never an error."""
    for name in ("share", "size", "measure_baseline_by", "address", "country", "purchase_motives"):
        value_typed(text, shape_of(name), "nl")
