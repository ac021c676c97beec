"""A grid without a browser: what is typed and pasted in it, and what it answers."""

from dataclasses import dataclass, field

import pytest

from tests.intake.conftest import AS_OF
from toolkit.intake.arranging import removed
from toolkit.intake.control import Controls
from toolkit.intake.grid import FitSheet, GridView, QuestionSheet, TaskSheet, UseSheet
from toolkit.intake.grid.cell import Sheet
from toolkit.intake.session import Session
from toolkit.store import read_strategy


@dataclass
class Talk:
    """A grid, and what it said to the browser."""

    view: GridView
    told: list[dict] = field(default_factory=list)


@pytest.fixture
def grid(session: Session) -> Talk:
    """The grid of use."""
    return talk(UseSheet(), session)


def talk(sheet: Sheet, session: Session) -> Talk:
    """A grid that keeps what it says."""
    found = Talk(GridView(sheet, session, Controls(), lambda action: action()))
    found.view.widget.send = found.told.append
    return found


def hear(grid: Talk, **content) -> dict:
    """What the grid answers to a message of the browser."""
    grid.view._heard(grid.view.widget, {"number": 1, **content}, [])
    return grid.told[-1]


def value(grid: Talk, row: int, column: int) -> dict:
    """A cell as the browser has it."""
    return grid.view.widget.grid["rows"][row]["cells"][column]


def paste(grid: Talk, text: str, **content) -> dict:
    """What the grid answers to a block that is pasted at its first cell."""
    at = {"at": ["inkoper", "linkedin"], "rows": ["inkoper"], "columns": ["linkedin"]}
    return hear(grid, do="paste", text=text, **{**at, **content})


def test_a_block_is_set_cell_by_cell_and_the_rest_is_told(grid, session):
    """Words, shares and one riddle: all but that are set, and one undo takes all of it back."""
    before = session.draft
    answer = paste(grid, "de meesten\t40%\n?\tveel\r\n")

    assert [value(grid, 0, 0)["own"], value(grid, 0, 1)["own"], value(grid, 1, 0)["own"]] == [
        "de meesten",
        "40 %",
        "onbekend",
    ]
    assert value(grid, 1, 1)["typed"] == "veel"
    assert answer["told"] == "3 cellen ingevuld."
    assert len(answer["problems"]) == 1
    assert answer["problems"][0].startswith("Marloes, koopt brood voor het gezin, Facebook: “veel”")
    hear(grid, do="undo")
    assert session.draft.strategy == before.strategy
    assert value(grid, 1, 1)["typed"] == "veel"
    hear(grid, do="forget", cells=[["gezin", "facebook"]])
    assert "typed" not in value(grid, 1, 1)


def test_what_does_not_fit_in_the_grid_is_counted(grid):
    """Seven columns on six."""
    answer = paste(grid, "1%\t2%\t3%\t4%\t5%\t6%\t7%")

    assert answer["told"] == "6 cellen ingevuld. 1 waarde viel buiten het rooster."


def test_one_value_fills_all_that_is_chosen(grid):
    """As in a spreadsheet."""
    paste(grid, "half", rows=["inkoper", "gezin"], columns=["linkedin", "x"])

    assert {value(grid, row, column)["own"] for row in (0, 1) for column in (0, 4)} == {
        "ongeveer de helft"
    }


def test_a_cell_with_a_line_break_is_one_cell(session):
    """Spreadsheets put such a cell between quotation marks."""
    view = talk(FitSheet(), session)
    spot = {"at": ["aanvragen|work", "x"], "rows": ["aanvragen|work"], "columns": ["x"]}
    hear(view, do="paste", text='"past goed: omdat\nhet ""echt"" zo is"\tpast niet', **spot)

    assert session.draft.strategy.fit[-1].reason == 'omdat\nhet "echt" zo is'


def test_a_reason_is_asked_once_for_all_that_need_one(session):
    """The cells wait; with the reason they are set."""
    view = talk(FitSheet(), session)
    cells = [["aanvragen|work", "instagram", "3"], ["aanvragen|work", "facebook", "3"]]
    answer = hear(view, do="set", cells=cells)
    ask = answer["ask"]
    assert ask["cells"] == cells
    assert ask["about"] == "2 cellen"
    assert answer["problems"] == []
    # until then they are kept beside the file, as all that is typed
    assert set(session.typing.values()) == {"3"}

    hear(view, do="set", cells=ask["cells"], why="Zo is het hier")
    assert session.typing == {}
    assert [each.thirds for each in session.draft.strategy.fit] == [3, 3, 3]


def test_a_judgement_without_its_reason_is_let_go(session):
    """Who gives no reason is told so, and nothing of it is kept."""
    view = talk(FitSheet(), session)
    spot = ["aanvragen|work", "instagram"]
    hear(view, do="set", cells=[[*spot, "3"]])
    answer = hear(view, do="forget", cells=[spot], unreasoned=True)

    assert answer["told"].startswith("Niet bewaard")
    assert session.typing == {}


def test_nothing_is_sent_where_nothing_changed(grid):
    """A grid that says the same leaves the browser alone."""
    sent: list[object] = []
    grid.view.widget.observe(sent.append, "grid")
    grid.view.show()

    assert sent == []


@pytest.mark.parametrize(
    ("sheet", "spot"),
    [
        (UseSheet, ("gezin", "facebook")),
        (FitSheet, ("aanvragen|work", "x")),
        (TaskSheet, None),
        (QuestionSheet, None),
    ],
)
def test_what_is_not_understood_is_there_again_at_the_next_opening(
    sheet, spot, session, workspace, evidence
):
    """A kernel that ends in the middle leaves it beside the file; forgotten, it is gone there."""
    first = talk(sheet(), session)
    row, column = spot or next(iter(first.view.grid.cells))
    hear(first, do="set", cells=[[row, column, "vel %%"]])
    session.save()
    session.close()

    later = Session(read_strategy(workspace, "bakkerij-lindewaal"), evidence, AS_OF)
    again = talk(sheet(), later)
    typed, problem = again.view.refused[row, column]
    assert typed == "vel %%"
    assert "vel %%" in problem
    shown = [each for line in again.view.widget.grid["rows"] for each in line["cells"]]
    assert [each["typed"] for each in shown if "typed" in each] == ["vel %%"]
    assert later.draft.strategy == session.draft.strategy

    hear(again, do="forget", cells=[[row, column]])
    later.save()
    later.close()
    assert not Session(read_strategy(workspace, "bakkerij-lindewaal"), evidence, AS_OF).typing


def test_a_text_in_the_cell_of_a_removed_entry_comes_back_with_it(grid, session):
    """Removing a persona and taking that back loses nothing that stands in its row."""
    hear(grid, do="set", cells=[["gezin", "facebook", "veel"]])
    number = next(
        n for n, each in enumerate(session.draft.entries(("personas",))) if each["id"] == "gezin"
    )
    session.change(lambda draft: removed(draft, ("personas",), number)[0])
    grid.view.show()
    assert all(each["key"] != "gezin" for each in grid.view.widget.grid["rows"])
    session.undo()
    grid.view.show()

    assert value(grid, 1, 1)["typed"] == "veel"
