"""All steps of the form in a real JupyterLab, in English: by keyboard alone, large, and small."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from tests.lab.conftest import WAIT_SECONDS, Notebook, new_workspace, open_notebook, running_lab
from toolkit.intake.step.outline import STEPS
from toolkit.store import read_strategy_file
from toolkit.strategy import Strategy

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.slow]

CLIENT = "english-city-council"
OUTPUTS = ".jp-Notebook .jp-OutputArea-output"
TABS = 80
"""More than anybody needs from one end of a step to the other."""

TITLES = tuple(step.title for step in STEPS)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a client whose language is English."""
    return new_workspace(tmp_path_factory.mktemp("workspace"), CLIENT)


@pytest.fixture(scope="module")
def notebook(
    browser: Browser, workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Notebook]:
    """That client's form, open in a page."""
    with (
        running_lab(workspace, CLIENT, tmp_path_factory.mktemp("jupyter")) as address,
        open_notebook(browser, address) as opened,
    ):
        yield opened


def tab_to(notebook: Notebook, control: Locator) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(TABS):
        if control.count() and control.first.evaluate("e => e === document.activeElement"):
            return
        notebook.page.keyboard.press("Tab")
    pytest.fail(f"not reached by keyboard: {control}")


def walk_to(notebook: Notebook, title: str) -> None:
    """Open a step by keyboard: to the overview, through it with the arrows, Enter."""
    overview = notebook.form.get_by_role("navigation")
    tab_to(notebook, overview.get_by_role("button").first)
    step = overview.get_by_role("button", name=title)
    for _ in range(len(STEPS)):
        if step.evaluate("e => e === document.activeElement"):
            break
        notebook.page.keyboard.press("ArrowDown")
    notebook.page.keyboard.press("Enter")
    expect(notebook.form.get_by_role("heading", level=2, name=title)).to_be_visible()
    expect(step).to_be_focused()


def saved(workspace: Path, is_there: Callable[[Strategy], bool]) -> Strategy:
    """What is on disk, as soon as something is there."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        found = read_strategy_file(workspace / "clients" / CLIENT / "strategy.yaml").strategy
        if is_there(found) or time.monotonic() > deadline:
            return found
        time.sleep(0.1)


def button(notebook: Notebook, name: str) -> Locator:
    """A button of the form by its name."""
    return notebook.form.get_by_role("button", name=name, exact=True)


def test_several_steps_are_filled_in_by_keyboard_alone(notebook, workspace):
    """From the first field to saving, without a mouse; the focus is never lost on the way."""
    keyboard = notebook.page.keyboard
    button(notebook, "Save").first.focus()
    walk_to(notebook, "Goals")
    tab_to(notebook, button(notebook, "Add a goal"))
    keyboard.press("Enter")
    expect(notebook.box("Goal")).to_be_focused()
    keyboard.type("Residents find the right page at once")
    tab_to(notebook, notebook.box("Deadline: by"))
    keyboard.type("Q3 2027")
    keyboard.press("Tab")
    expect(notebook.box("Deadline: by")).to_have_value("quarter 3 of 2027")

    button(notebook, "Save").first.focus()
    walk_to(notebook, "Capacity")
    tab_to(notebook, notebook.box("Hours a week"))
    keyboard.press("Control+a")
    keyboard.type("14.5")
    button(notebook, "Save").first.focus()
    walk_to(notebook, "Content")
    tab_to(notebook, notebook.form.get_by_role("button", name="Series ·"))
    keyboard.press("Enter")
    expect(button(notebook, "Add a series")).to_be_visible()
    expect(notebook.form.get_by_role("button", name="Series ·")).to_have_attribute(
        "aria-expanded", "true"
    )
    expect(notebook.form.get_by_role("button", name="Series ·")).to_be_focused()
    tab_to(notebook, button(notebook, "Add a series"))
    keyboard.press("Enter")
    expect(notebook.box("Name of the series")).to_be_focused()
    keyboard.type("Ask the council")
    tab_to(notebook, notebook.box("Recurrence"))
    keyboard.type("first Tuesday of the month")
    keyboard.press("Tab")
    expect(notebook.box("Recurrence")).to_have_value("first Tuesday of every month")
    keyboard.press("Control+s")
    strategy = saved(workspace, lambda found: found.content.series[-1].rule is not None)

    goal, series = strategy.goals[-1], strategy.content.series[-1]
    assert (goal.id, goal.deadline and goal.deadline.on) == (
        "residents-find-the-right-page-at",
        "2027-Q3",
    )
    assert strategy.capacity.hours_per_week == 14.5
    assert (series.id, series.rule) == ("ask-the-council", "FREQ=MONTHLY;BYDAY=1TU")
    assert not notebook.has_failed()


def test_no_step_breaks_a_rule_of_accessibility(notebook):
    """Every step, with a fold and more fields open where it has them: not one violation."""
    for title in TITLES:
        notebook.open_step(title)
        for fold in (".sf-fold-part", ".sf-quiet.sf-fold"):
            closed = notebook.form.locator(f"{fold}[aria-expanded=false]:visible")
            if closed.count():
                key = closed.first.element_handle()
                closed.first.click()
                notebook.page.wait_for_function("e => e.ariaExpanded === 'true'", arg=key)
        found = Axe().run(notebook.page, context={"include": [[OUTPUTS]]})

        assert found.violations_count == 0, f"{title}: {found.generate_report()}"


def test_at_double_size_nothing_scrolls_sideways(notebook):
    """At 200 % in a window of 1280 by 900 there are 640 by 450 left: all of it is in reach."""
    notebook.page.set_viewport_size({"width": 640, "height": 450})
    for title in TITLES:
        notebook.open_step(title)
        wider = notebook.form.evaluate("form => form.scrollWidth - form.clientWidth")
        page = notebook.page.evaluate("document.documentElement.scrollWidth - innerWidth")

        assert (wider, page) == (0, 0), title
    notebook.page.set_viewport_size({"width": 1280, "height": 900})


def test_a_workshop_weighs_parks_and_records(notebook):
    """Large, without money and notes; points, a parked question and a decision are kept."""
    notebook.open_step("Capacity")
    button(notebook, "Begin the workshop").click()
    expect(notebook.box("Euros per month")).to_have_count(0)
    overview = notebook.form.get_by_role("navigation")
    expect(overview.get_by_role("button", name="Internal notes")).to_have_count(0)
    notebook.open_step("Weigh the goals")
    button(notebook, "Divide evenly").click()
    expect(notebook.form).to_contain_text("A hundred points are divided.")

    notebook.open_step("Personas")
    notebook.box("Park for later").fill("Do we need a style guide?")
    notebook.page.keyboard.press("Enter")
    expect(notebook.box("Park for later")).to_have_value("")
    expect(notebook.box("Park for later")).to_be_focused()
    notebook.open_step("Decisions of today")
    expect(notebook.form.locator(".sf-parked")).to_contain_text("Do we need a style guide?")
    notebook.box("What was decided").fill("No new channels before summer")
    notebook.box("By whom").fill("Head of communications")
    button(notebook, "Record it").click()
    expect(notebook.form.get_by_role("table").first).to_contain_text("Head of communications")
    found = Axe().run(notebook.page, context={"include": [[OUTPUTS]]})
    assert found.violations_count == 0, found.generate_report()

    button(notebook, "End the workshop").click()
    expect(overview.get_by_role("button", name="Internal notes")).to_be_visible()
