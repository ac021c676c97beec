"""The form in a real JupyterLab: filled in by keyboard and mouse, saved, and there again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.lab.conftest import ROOT, Notebook, new_workspace, open_notebook, running_lab
from toolkit.store import read_strategy_file
from toolkit.strategy import Strategy

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.slow]

CLIENT = "bakkerij-lindewaal"
MARKER = "Zeldzame zwaluwstaart"
STEPS = ("Doelen", "Persona's", "Kanalen")
OUTPUTS = ".jp-Notebook .jp-OutputArea-output"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample client."""
    return new_workspace(tmp_path_factory.mktemp("workspace"), CLIENT)


@pytest.fixture(scope="module")
def address(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab on the sample client."""
    with running_lab(workspace, CLIENT, tmp_path_factory.mktemp("jupyter")) as found:
        yield found


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Notebook]:
    """The sample client's notebook, open in a page."""
    with open_notebook(browser, address) as opened:
        yield opened


@pytest.fixture
def notebook(opened: Notebook) -> Notebook:
    """The sample client's notebook, run anew: the form shows what is on disk."""
    opened.run_all()
    opened.open_step("Doelen")
    return opened


def saved(workspace: Path) -> Strategy:
    """What is on disk."""
    return read_strategy_file(workspace / "clients" / CLIENT / "strategy.yaml").strategy


def test_what_is_filled_in_is_on_disk_and_still_there_in_a_new_kernel(notebook, workspace):
    """A persona, a channel and a goal, typed and chosen, survive everything but removal."""
    type_text = notebook.page.keyboard.type
    notebook.open_step("Persona's")
    notebook.press("Persona toevoegen")
    expect(notebook.box("Naam van de persona")).to_be_focused()
    type_text("Ingrid, inkoper in de zorg")
    notebook.page.keyboard.press("Tab")
    expect(notebook.choice("Situatie")).to_be_focused()
    notebook.choice("Situatie").select_option(label="Op het werk")
    notebook.form.get_by_role("checkbox", name="Onmisbaar").click()
    notebook.box("Aantal mensen").fill("1.250")

    notebook.open_step("Kanalen")
    notebook.press("Kanaal toevoegen")
    expect(notebook.choice("Platform")).to_be_focused()
    notebook.box("Webadres").fill("www.youtube.com/@lindewaal")
    notebook.page.keyboard.press("Tab")
    expect(notebook.list("Kanalen")).to_contain_text("YouTube")

    notebook.open_step("Doelen")
    notebook.press("Doel toevoegen")
    expect(notebook.box("Doel")).to_be_focused()
    type_text("Zorginstellingen vragen een proefpakket aan")
    notebook.choose("Voor wie", "Ingrid, inkoper in de zorg")
    notebook.box("Termijn: uiterlijk op").fill("1-10-2027")
    notebook.box("Gewicht").fill("2,5")
    notebook.page.keyboard.press("Control+s")
    expect(notebook.state()).to_contain_text("Opgeslagen om")
    strategy = saved(workspace)

    goal, persona, channel = strategy.goals[-1], strategy.personas[-1], strategy.channels[-1]
    assert (persona.id, persona.must_reach, persona.size) == (
        "ingrid-inkoper-in-de-zorg",
        True,
        1250,
    )
    assert (channel.platform, channel.address) == ("youtube", "https://www.youtube.com/@lindewaal")
    assert goal.personas == (persona.id,)
    assert (goal.weight, goal.deadline and goal.deadline.on) == (2.5, "2027-10-01")

    notebook.restart_and_run_all()
    notebook.open_step("Doelen")
    notebook.list("Doelen").select_option(index=len(strategy.goals) - 1)
    expect(notebook.box("Doel")).to_have_value("Zorginstellingen vragen een proefpakket aan")
    expect(notebook.box("Termijn: uiterlijk op")).to_have_value("1 oktober 2027")
    expect(notebook.state()).to_contain_text("Alles staat in het bestand")
    assert not notebook.has_failed()


def test_a_wrong_value_is_told_in_words_and_nothing_is_lost(notebook, workspace):
    """An impossible share and an impossible date: words at the field, and the rest is saved."""
    before = saved(workspace)
    notebook.box("Termijn: uiterlijk op").fill("31-02")
    notebook.box("Eenheid").fill("delen")
    expect(notebook.form).to_contain_text("“31-02” is geen datum")
    notebook.open_step("Persona's")
    notebook.box("Deel").fill("140%")
    notebook.box("Deel").blur()
    expect(notebook.form).to_contain_text("“140%” kan hier niet: van 0 % tot en met 100 %.")
    expect(notebook.state()).to_contain_text("2 velden zijn nog niet goed")
    notebook.save_strategy()
    after = saved(workspace)

    assert after.goals[0].unit == "delen"
    assert after.goals[0].deadline == before.goals[0].deadline
    assert after.personas == before.personas
    assert not notebook.has_failed()
    expect(notebook.box("Deel")).to_have_value("140%")
    notebook.open_step("Doelen")
    expect(notebook.box("Termijn: uiterlijk op")).to_have_value("31-02")


def test_signs_of_formulas_and_pages_are_shown_as_they_were_typed(notebook):
    """No formula is set and no tag is followed in what a client says."""
    typed = "Van $x$ naar <b>y</b> {{7*7}} \\(z\\)"
    notebook.box("Korte naam").fill(typed)
    notebook.box("Termijn: uiterlijk op").fill("")
    notebook.box("Termijn: uiterlijk op").blur()
    panel = notebook.form.locator(".sf-panel").first
    expect(panel).to_contain_text(typed)
    expect(notebook.list("Doelen").locator("option").first).to_have_text(typed)

    assert panel.locator("b").count() == 0
    assert notebook.form.locator("mjx-container, .MathJax").count() == 0


def test_keys_in_the_form_are_not_commands_to_the_notebook(notebook):
    """Arrow keys go through a list, and no letter cuts a cell or adds one."""
    n_cells = notebook.n_cells()
    goals = notebook.list("Doelen")
    goals.focus()
    notebook.page.keyboard.press("ArrowDown")
    expect(notebook.box("Korte naam")).to_have_value("Aanvragen van een proefpakket")
    for key in "axbdd":
        notebook.page.keyboard.press(key)
    notebook.choice("Soort doel").focus()
    notebook.page.keyboard.press("x")

    expect(notebook.choice("Soort doel")).to_be_focused()
    assert notebook.n_cells() == n_cells


def test_every_step_is_operated_by_keyboard_alone(notebook):
    """From step to step with the arrows; buttons with Enter and space keep the focus."""
    page = notebook.page
    overview = notebook.form.get_by_role("navigation")
    overview.get_by_role("button", name="Doelen").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    here = overview.get_by_role("button", name="Persona's")
    expect(here).to_have_attribute("aria-current", "step")
    expect(here).to_be_focused()
    first = notebook.list("Persona's").locator("option").first
    was_first = first.inner_text()  # once the step is there in place of the one before
    part = notebook.list("Persona's").locator("xpath=ancestor::*[contains(@class,'sf-entries')][1]")
    down = part.get_by_role("button", name="Omlaag", exact=True).first
    expect(down).not_to_have_class(re.compile("sf-idle"))
    down.press("Enter")
    expect(first).not_to_have_text(was_first)
    page.keyboard.press("Space")
    page.keyboard.press("Space")

    expect(down).to_be_focused()


def test_nothing_in_the_outputs_breaks_a_rule_of_accessibility(notebook):
    """Form and analysis, every step and all fields: not one violation."""
    for step in STEPS:
        notebook.open_step(step)
        more = notebook.form.get_by_role("button", name="Meer velden").last
        more.click()
        expect(notebook.form.get_by_role("button", name="Minder velden").last).to_be_visible()
        found = Axe().run(notebook.page, context={"include": [[OUTPUTS]]})

        assert found.violations_count == 0, f"{step}: {found.generate_report()}"


def test_a_problem_breaks_no_rule_of_accessibility(notebook):
    """What is wrong is told in a way that everybody can read."""
    notebook.box("Gewicht").fill("veel")
    notebook.box("Gewicht").blur()
    expect(notebook.form).to_contain_text("“veel” is geen getal")
    found = Axe().run(notebook.page, context={"include": [[OUTPUTS]]})

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [900, 1280])
def test_the_form_fits_its_pane(notebook, width):
    """Nothing of the form is cut off, in half a window either."""
    notebook.page.set_viewport_size({"width": width, "height": 900})
    for step in STEPS:
        notebook.open_step(step)
        wider = notebook.form.evaluate("form => form.scrollWidth - form.clientWidth")

        assert wider <= 0


def test_no_word_of_one_client_reaches_the_next(browser, tmp_path):
    """One client's form and notebook are filled in and saved; another's know nothing of it."""
    workspace = new_workspace(tmp_path / "workspace", CLIENT, "clevyr")
    template = (ROOT / "notebooks" / "strategy.ipynb").read_bytes()
    for client in (CLIENT, "clevyr"):
        home = tmp_path / f"jupyter-{client}"
        with (
            running_lab(workspace, client, home) as address,
            open_notebook(browser, address) as lab,
        ):
            lab.run_all()
            if client == CLIENT:
                lab.form.get_by_role("textbox").first.fill(MARKER)
                lab.save_strategy()
                lab.run_all()
            lab.save()
            seen = lab.page.content()

            assert (MARKER in seen) == (client == CLIENT)

    first, second = (
        files_with(MARKER, workspace / "clients" / each) for each in (CLIENT, "clevyr")
    )
    assert {"strategy.yaml", "strategy.ipynb"} <= {path.name for path in first}
    assert second == []
    assert files_with(MARKER, workspace) == first
    assert (ROOT / "notebooks" / "strategy.ipynb").read_bytes() == template


def files_with(text: str, folder: Path) -> list[Path]:
    """The files, hidden ones too, that hold a text."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and text.encode() in path.read_bytes()
    ]
