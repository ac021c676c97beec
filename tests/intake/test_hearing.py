"""Widgets with a script of their own."""

import pytest

from toolkit.intake.board.widget import BoardWidget
from toolkit.intake.grid.widget import GridWidget
from toolkit.intake.hearing import Hearing
from toolkit.intake.link import Link
from toolkit.intake.start.clients import ClientsTable
from toolkit.intake.step.overview import Overview
from toolkit.intake.ticks import Ticks


@pytest.mark.parametrize("kind", [BoardWidget, ClientsTable, GridWidget, Link, Overview, Ticks])
def test_each_of_them_goes_on_hearing(kind: type[Hearing]):
    """The script listens for itself, under the widget's own name, and gets what it missed."""
    widget = kind()
    asked: list[list[str]] = []
    widget.send_state = asked.append
    widget._catch_up(widget, {"do": "hear"}, [])

    assert (
        "goOnHearing(model);"
        in widget._esm.rpartition("function render")[2]
        + (widget._esm.rpartition("render({ model, el })")[2])
    )
    assert widget.me == widget.model_id
    assert asked == [list(kind.told)]
    assert set(kind.told) <= set(widget.keys)
