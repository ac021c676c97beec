"""The form without a browser: what is clicked and typed, and what it then shows and saves."""

import datetime as dt
import subprocess
import sys

import ipywidgets
import pytest

from toolkit.intake import StrategyForm, strategy_form
from toolkit.intake.control import HIDDEN, IDLE, Controls
from toolkit.intake.entries import EntriesView
from toolkit.intake.field import FieldView
from toolkit.intake.session import Session
from toolkit.store import new_strategy, read_strategy


def entries_in(form: StrategyForm, step: str, path: str = "") -> EntriesView:
    """The list of a step, once that step is open."""
    form.steps.open(step)
    view = form.steps.view(step).parts[path or step].view
    assert isinstance(view, EntriesView)
    return view


def field(entries: EntriesView, name: str) -> FieldView:
    """A field of the entry that is open."""
    assert entries.entry is not None
    views = (*entries.entry.views, *entries.entry.other_views)
    return next(each for each in views if isinstance(each, FieldView) and each.path == name)


def nested(entries: EntriesView, name: str) -> EntriesView:
    """A list inside the entry that is open."""
    assert entries.entry is not None
    views = entries.entry.views
    return next(each for each in views if isinstance(each, EntriesView) and each.steps == (name,))


def is_hidden(widget: ipywidgets.DOMWidget) -> bool:
    """Whether a reader can see a widget."""
    return HIDDEN in widget._dom_classes


def test_the_form_shows_the_strategy_and_says_that_it_is_saved(form):
    """A step an aspect, each with its entries, and nothing to save."""
    labels = [each["label"] for each in form.steps.overview.steps]
    assert labels[:4] == ["Organisatie en toon", "Nulmeting en anderen", "Doelen", "Persona's"]
    assert entries_in(form, "goals").list.options[0] == ("Groei in de horeca", 0)
    assert "Alles staat in het bestand" in form.bar.state.value
    assert is_hidden(form.bar.conflict.widget)


def test_a_first_goal_persona_and_channel_are_typed_and_saved(workspace, evidence):
    """From an empty strategy to one with a goal, a persona and a channel on disk."""
    stored = new_strategy(workspace, "nieuw", "leeg")
    form = StrategyForm(Session(stored, evidence, dt.date(2026, 11, 23)), Controls())
    goals = entries_in(form, "goals")
    goals.add.click()
    field(goals, "goals.statement").control.value = "Meer aanvragen"
    personas = entries_in(form, "personas")
    personas.add.click()
    field(personas, "personas.name").control.value = "Ingrid"
    goals = entries_in(form, "goals")
    field(goals, "goals.personas").control.value = ["ingrid"]
    channels = entries_in(form, "channels")
    channels.add.click()
    field(channels, "channels.platform").control.value = "LinkedIn"
    form.bar.save.click()

    saved = read_strategy(workspace, "nieuw").strategy
    assert saved.goals[-1].personas == ("ingrid",)
    assert (saved.goals[-1].id, saved.goals[-1].statement) == ("meer-aanvragen", "Meer aanvragen")
    assert saved.channels[-1].platform == "linkedin"


def test_saving_says_when(form):
    """The state of saving can always be seen, above the steps and below them."""
    field(entries_in(form, "goals"), "goals.weight").control.value = "2"
    assert "Nog niet opgeslagen" in form.bar.state.value
    assert "Nog niet opgeslagen" in form.bar.state_below.value

    form.bar.save_below.click()
    assert "Opgeslagen om 10:42" in form.bar.state.value
    assert "Opgeslagen om 10:42" in form.bar.state_below.value


def test_a_wrong_value_is_told_at_the_top_with_its_place(form):
    """Whoever saves knows what stays out of the file."""
    field(entries_in(form, "personas"), "personas.size").control.value = "veel"

    assert "1 veld is nog niet goed" in form.bar.state.value
    assert "Ruben, chef-kok en inkoper, aantal mensen" in form.bar.state.value


def test_a_name_that_changes_changes_wherever_it_can_be_chosen(form):
    """The lists and the choices follow what is typed."""
    field(entries_in(form, "personas"), "personas.name").control.value = "Ruben, kok"

    assert entries_in(form, "personas").list.options[0][0] == "Ruben, kok"
    assert field(entries_in(form, "goals"), "goals.personas").control.options[0][0] == "Ruben, kok"


def test_entries_are_copied_moved_and_removed_and_all_is_undone(form, stored):
    """Every button does what it says, and can be taken back."""
    personas = entries_in(form, "personas")
    personas.arrange["copy"].click()
    assert personas.list.value == 1
    personas.arrange["down"].click()
    assert personas.list.value == 2
    personas.arrange["up"].click()
    personas.arrange["remove"].click()
    assert len(personas.list.options) == 3
    for _ in range(4):
        form.bar.undo.click()

    assert form.session.draft.strategy == stored.strategy
    assert IDLE in form.bar.undo._dom_classes


def test_a_button_with_nothing_to_do_does_nothing(form, stored):
    """Up at the top, undo at the beginning: no harm, and the focus stays where it is."""
    entries_in(form, "goals").arrange["up"].click()
    form.bar.undo.click()

    assert form.session.draft.strategy == stored.strategy
    assert not form.bar.undo.disabled


def test_the_last_entry_can_go(form):
    """An empty list shows how to begin, not a form for nothing."""
    personas = entries_in(form, "personas")
    for _ in range(4):
        personas.arrange["remove"].click()

    assert personas.entry is not None
    assert is_hidden(personas.entry.widget)
    assert form.session.draft.strategy.personas == ()
    assert "Er is nog geen persona." in form.steps.view("personas").head.value


def test_another_entry_is_shown_when_it_is_chosen(form):
    """One entry at a time; the one that was left keeps what was typed."""
    goals = entries_in(form, "goals")
    field(goals, "goals.weight").control.value = "veel"
    goals.list.value = 1
    assert field(goals, "goals.weight").control.value == "3"

    goals.list.value = 0
    assert field(goals, "goals.weight").control.value == "veel"


def test_a_list_inside_an_entry_works_like_any_other(form):
    """The use of platforms is a list of its own in each persona."""
    use = nested(entries_in(form, "personas"), "use")
    use.add.click()
    field(use, "personas.use.platform").control.value = "TikTok"
    field(use, "personas.use.share").control.value = "30%"
    entries_in(form, "personas").list.value = 1
    assert "TikTok" not in [name for name, _ in use.list.options]

    kept = form.session.draft.strategy.personas[0].use[-1]
    assert (kept.platform, kept.share) == ("tiktok", 0.3)


def test_the_other_fields_are_built_when_they_are_asked_for(form):
    """More fields, and fewer again."""
    goals = entries_in(form, "goals")
    assert goals.entry is not None
    assert not goals.entry.rest.children
    goals.entry.more.click()
    assert field(goals, "goals.kpi.tool").control.value == "Boekhouding"
    assert goals.entry.more.description == "Minder velden"

    goals.entry.more.click()
    assert is_hidden(goals.entry.rest)


def test_what_follows_changes_with_what_is_typed(form):
    """Findings and coverage beside the form belong to what is in the form."""
    assert "kan nog niet" not in form.live.panel.value
    field(entries_in(form, "goals"), "goals.name").control.value = "$x$ <b>groei</b>"
    field(entries_in(form, "goals"), "goals.deadline.on").control.value = ""

    assert "$x$ &lt;b&gt;groei&lt;/b&gt;" in form.live.panel.value
    assert "<b>groei" not in form.live.panel.value


def test_what_follows_belongs_to_the_open_step(form):
    """Beside the personas stands what the review says of personas."""
    field(entries_in(form, "goals"), "goals.deadline.on").control.value = ""
    at_goals = form.live.panel.value
    form.steps.open("personas")

    assert "Groei in de horeca" in at_goals
    assert form.live.panel.value != at_goals


def test_a_changed_file_gives_a_choice(form, stored):
    """Somebody else saved: told in words, nothing lost, and two ways on."""
    stored.path.write_text(stored.path.read_text().replace("Lindewaal", "De Linde", 1))
    field(entries_in(form, "goals"), "goals.weight").control.value = "2"
    form.bar.save.click()
    assert not is_hidden(form.bar.conflict.widget)
    assert 'role="alert"' in form.bar.state.value
    assert "clients/bakkerij-lindewaal/strategy.not-saved" in form.bar.state.value

    form.bar.conflict.keep_mine.click()
    assert is_hidden(form.bar.conflict.widget)
    assert "Opgeslagen om 10:42" in form.bar.state.value


def test_what_differs_is_said_where_one_of_two_has_to_be_chosen(form, stored):
    """In the form's own words: which field, of which entry, from what to what."""
    stored.path.write_text(stored.path.read_text().replace("Bakkerij Lindewaal", "De <b>Linde", 1))
    form.act(lambda: form.session.fill(("goals", 0, "weight"), "2"))
    form.bar.save.click()
    told = form.bar.conflict.told.value

    assert "2 verschillen" in told
    assert "Doelen › ‘Groei in de horeca’ › Gewicht</strong> 0 → 2" in told
    assert "De &lt;b&gt;Linde → Bakkerij Lindewaal" in told


def test_an_earlier_version_is_looked_at_and_brought_back_and_that_is_undone(form, stored):
    """When it was, what differs, and one button; nothing is lost on the way."""
    assert is_hidden(form.bar.earlier.widget)
    form.act(lambda: form.session.fill(("goals", 0, "weight"), "2"))
    form.bar.save.click()
    earlier = form.bar.earlier
    earlier.fold.click()
    assert not is_hidden(earlier.widget)
    assert earlier.list.options[0][0] == "tot vandaag 10:42"
    assert "Gewicht</strong> 2 → 0" in earlier.told.value

    earlier.back.click()
    assert form.session.draft.strategy == stored.strategy
    assert "Er is geen verschil" in earlier.told.value
    form.bar.undo.click()
    assert form.session.draft.value(("goals", 0, "weight")) == 2
    earlier.close.click()
    assert is_hidden(earlier.widget)


def test_without_earlier_versions_it_is_said_when_there_will_be(form):
    """An empty list would be a riddle."""
    form.bar.earlier.fold.click()

    assert "Er is nog geen eerdere versie" in form.bar.earlier.told.value
    assert is_hidden(form.bar.earlier.list)


def test_something_unforeseen_is_told_in_words(form, monkeypatch):
    """Never a traceback, and the form goes on."""

    def broken() -> None:
        raise RuntimeError("a secret path")

    monkeypatch.setattr(form.session, "save", broken)
    form.act(broken)

    assert 'role="alert"' in form.bar.state.value
    assert "RuntimeError" in form.bar.state.value
    assert "secret" not in form.bar.state.value


@pytest.mark.parametrize(
    ("client", "options", "said"),
    [
        ("nergens", {}, "nergens"),
        ("../bakkerij-lindewaal", {}, "bakkerij-lindewaal"),
        ("bakkerij-lindewaal", {"as_of": "31-02-2026"}, "31-02-2026"),
        ("bakkerij-lindewaal", {"language": "fr"}, "fr"),
    ],
)
def test_what_stands_in_the_way_of_a_form_is_said_in_words(workspace, client, options, said):
    """A cell that cannot show a form shows why."""
    shown = strategy_form(str(workspace.root), client, **options)
    html = "".join(each.value for each in shown.children)

    assert said in html
    assert 'role="alert"' in html


def test_the_problems_of_a_broken_file_are_all_listed(workspace):
    """The form does not open on a file that cannot be understood, and says what is wrong in it."""
    path = workspace.strategy_path("bakkerij-lindewaal")
    path.write_text("client: {nmae: x}\ngoals: [{id: a, weight: zwaar}]\n")
    shown = strategy_form(str(workspace.root), "bakkerij-lindewaal", language="en")
    html = "".join(each.value for each in shown.children)

    assert "line 1" in html
    assert "line 2" in html


def test_the_language_can_be_another_than_the_client_s(workspace):
    """A colleague who reads English fills in a Dutch client's strategy."""
    shown = strategy_form(workspace, "bakkerij-lindewaal", language="en")
    texts = {each.description for each in all_widgets(shown) if isinstance(each, ipywidgets.Button)}

    assert "Save" in texts
    assert "Opslaan" not in texts


def all_widgets(widget: ipywidgets.Widget) -> list[ipywidgets.Widget]:
    """A widget and everything in it."""
    below = [each for child in getattr(widget, "children", ()) for each in all_widgets(child)]
    return [widget, *below]


def test_every_control_has_a_name(form):
    """No control is a riddle to a screen reader; there are no sliders and no radio buttons."""
    for name in ("goals", "personas", "channels"):
        step = entries_in(form, name)
        assert step.entry is not None
        step.entry.more.click()
    controls = [each for each in all_widgets(form.widget) if each.has_trait("description")]
    unnamed = (ipywidgets.HTML, ipywidgets.Box)

    assert all(each.description for each in controls if not isinstance(each, unnamed))
    kinds = {type(each).__name__ for each in controls}
    assert not kinds & {"RadioButtons", "IntSlider", "FloatSlider", "ToggleButtons"}


def test_a_batch_loads_no_widget():
    """What runs without a person does not import the form."""
    code = (
        "import toolkit.batch.report, sys; print({'ipywidgets', 'toolkit.intake'} & {*sys.modules})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "set()"
