"""One field of the form: the right control, its words, and what is wrong with what stands in it."""

import datetime as dt

import ipywidgets
import pytest

from toolkit.intake.arranging import added
from toolkit.intake.control import Controls
from toolkit.intake.field import FieldView
from toolkit.intake.session import Session
from toolkit.intake.shape import leaves
from toolkit.intake.ticks import Ticks
from toolkit.language import LANGUAGES, field_text
from toolkit.review import RULES
from toolkit.strategy import Strategy
from toolkit.strategy.walk import Place, field_shapes

SECTIONS = ("goals", "personas", "channels")


def view_of(session: Session, section: Place, *steps: str, index: int = 0) -> FieldView:
    """The view of a field, showing an entry of the sample."""
    first, rest = leaves(section)
    leaf = next(leaf for leaf in (*first, *rest) if leaf.steps == steps)
    view = FieldView(leaf, section, session, Controls(), lambda action: action())
    view.show((*section, index))
    return view


@pytest.mark.parametrize(
    ("section", "steps", "control", "value"),
    [
        ("goals", ("name",), ipywidgets.Text, "Groei in de horeca"),
        ("goals", ("statement",), ipywidgets.Textarea, None),
        ("goals", ("kind",), ipywidgets.Dropdown, "organisation"),
        ("goals", ("weight",), ipywidgets.Text, "0"),
        ("goals", ("deadline", "on"), ipywidgets.Text, "31 december 2027"),
        ("goals", ("kpi", "owner"), ipywidgets.Dropdown, "directie"),
        ("goals", ("parent",), ipywidgets.Dropdown, ""),
        ("personas", ("must_reach",), ipywidgets.Checkbox, True),
        ("personas", ("channels",), Ticks, ["linkedin", "nieuwsbrief"]),
        ("personas", ("barriers",), ipywidgets.Textarea, None),
        ("channels", ("platform",), ipywidgets.Combobox, "LinkedIn"),
        ("channels", ("two_factor",), ipywidgets.Dropdown, None),
        ("channels", ("status",), ipywidgets.Dropdown, "active"),
    ],
)
def test_each_kind_of_field_has_the_control_that_suits_it(session, section, steps, control, value):
    """The control follows from the model, and holds what the strategy says."""
    view = view_of(session, (section,), *steps)

    assert isinstance(view.control, control)
    assert value is None or view.control.value == value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_has_a_label_and_help_in_the_reader_s_language(
    stored, evidence, section, language
):
    """Each control has a name, and below it what to fill in."""
    session = Session(stored, evidence, dt.date(2026, 11, 23), language)
    first, rest = leaves((section,))
    for leaf in (*first, *rest):
        if leaf.control == "entries":
            continue
        view = view_of(session, (section,), *leaf.steps)
        text = field_text(".".join((section, *leaf.steps)), language)

        assert view.control.description.lower().endswith(text.label.lower())
        assert text.help in ipywidgets_text(view.message)


def ipywidgets_text(widget: ipywidgets.HTML) -> str:
    """What an HTML widget says, with its quotes as they are read."""
    return str(widget.value).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_of_the_model_is_in_the_form(section):
    """Nothing that a strategy can hold is out of reach, but the id, which makes itself."""
    first, rest = leaves((section,))
    names = {leaf.steps[0] for leaf in (*first, *rest)}
    part = field_shapes(Strategy)[section].part

    assert part is not None
    assert names == set(part.model_fields) - {"id"}


def test_what_is_typed_is_shown_as_it_was_understood(session):
    """A date in figures comes back in words, so that everybody sees what is meant."""
    view = view_of(session, ("goals",), "deadline", "on")
    view.control.value = "1-6-2027"
    view.show(view.entry)

    assert view.control.value == "1 juni 2027"
    assert session.draft.strategy.goals[0].deadline.on == "2027-06-01"


def test_a_wrong_value_stays_with_words_beside_it(session):
    """What was typed is not thrown away, and what is wrong with it is said."""
    view = view_of(session, ("personas", 0, "use"), "share")
    view.control.value = "140%"
    view.show(view.entry)

    assert view.control.value == "140%"
    assert "“140%” kan hier niet: van 0 % tot en met 100 %." in view.message.value
    assert 'role="alert"' in view.message.value


def test_what_was_typed_cannot_become_part_of_the_page(session):
    """Words from a client are words, also in a message."""
    view = view_of(session, ("personas", 0, "use"), "share")
    view.control.value = "<b>veel</b>"
    view.show(view.entry)

    assert "&lt;b&gt;veel&lt;/b&gt;" in view.message.value


def test_choices_are_names_and_nothing_is_chosen_by_itself(session):
    """Whom a goal is for is chosen by name; a field that is empty says so."""
    personas = view_of(session, ("goals",), "personas")
    level = view_of(session, ("goals",), "level")
    parent = view_of(session, ("goals",), "parent")

    assert [name for name, _ in personas.control.options] == [
        each.name for each in session.draft.strategy.personas
    ]
    assert level.control.options[0] == ("niet ingevuld", "")
    assert session.draft.strategy.goals[0].id not in [each for _, each in parent.control.options]


def test_a_choice_can_be_taken_back(session):
    """Choosing “not filled in” empties the field."""
    view = view_of(session, ("goals",), "kind")
    view.control.value = ""

    assert session.draft.strategy.goals[0].kind is None


def test_yes_no_and_not_known_are_three_answers(session):
    """Where not knowing means something, a tick would not do."""
    view = view_of(session, ("channels",), "two_factor")
    for value, kept in ((True, True), (False, False), ("", None)):
        view.control.value = value

        assert session.draft.strategy.channels[0].two_factor is kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("YouTube", "youtube"),
        ("twitter", "x"),
        ("tiktok", "tiktok"),
        ("Buurtapp Oost", "buurtapp-oost"),
        ("", None),
    ],
)
def test_a_platform_is_known_by_any_of_its_names(session, typed, kept):
    """One that the evidence does not know is taken as it is."""
    view = view_of(session, ("channels",), "platform")
    view.control.value = typed

    assert session.draft.strategy.channels[0].platform == kept


def test_showing_another_entry_types_nothing(session):
    """Looking through the entries changes none of them."""
    before = session.draft
    for section in SECTIONS:
        first, rest = leaves((section,))
        for leaf in (*first, *rest):
            if leaf.control != "entries":
                view = view_of(session, (section,), *leaf.steps)
                view.show((section, 1))

    assert session.draft is before


def test_an_example_is_shown_as_one_would_type_it(session):
    """Dutch examples have Dutch decimals and dates."""
    change = view_of(session, ("goals",), "target", "change")
    by = view_of(session, ("goals",), "measure_baseline_by")

    assert change.control.placeholder == "bijvoorbeeld: 20 %"
    assert by.control.placeholder == "bijvoorbeeld: 1 februari 2027"


def test_the_finding_that_a_decision_accepts_is_chosen_by_what_it_says(session):
    """Each finding by code and sentence; the code is kept, and shown with its sentence again."""
    session.change(lambda draft: added(draft, ("decisions",))[0])
    index = len(session.draft.entries(("decisions",))) - 1
    view = view_of(session, ("decisions",), "accepts", index=index)
    offered = next(each for each in view.control.options if each.startswith("COST-001 – "))
    assert len(view.control.options) == len(RULES)
    assert not any("{" in each for each in view.control.options)
    for typed in (offered, "cost-001"):
        view.control.value = typed
        view.show(view.entry)

        assert session.draft.value(view.place) == "COST-001"
        assert view.control.value == offered
        assert "sf-problem" not in view.message.value


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("zzz-999", "ZZZ-999", "De controle kent geen bevinding ZZZ-999."),
        ("de kosten", None, "gevonden de kosten"),
    ],
)
def test_a_finding_that_there_is_not_stands_there_with_what_is_wrong(session, typed, kept, said):
    """Neither is lost, and both are told at the field."""
    session.change(lambda draft: added(draft, ("decisions",))[0])
    index = len(session.draft.entries(("decisions",))) - 1
    view = view_of(session, ("decisions",), "accepts", index=index)
    view.control.value = typed
    view.show(view.entry)

    assert session.draft.value(view.place) == kept
    assert view.control.value == (kept or typed)
    assert "sf-problem" in view.message.value
    assert said in view.message.value
