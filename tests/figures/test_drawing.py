import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from tests.deliverables.sample import HOSTILE, NL
from toolkit.figures.heat import heat_figure
from toolkit.figures.interval import Interval, interval_figure
from toolkit.figures.style import FONT_SIZE, drawable, lines, text_inches
from toolkit.tables.block import Picture

FRAME = pd.DataFrame(
    [[0.714, 0.1], [np.nan, 1.0]], index=["Ouders", "Scholieren"], columns=["Facebook", "X"]
)
ROWS = (
    Interval("Ouders", 0.4, 0.56, 0.71),
    Interval("Scholieren", 0, None, 1),
    Interval("Docenten", 0.3, 0.3, 0.3),
)


def heat(frame: pd.DataFrame, **looks) -> Picture:
    """A matrix as it is drawn."""
    return heat_figure(frame, key="k", caption="c", words=NL, **looks)


def intervals(*rows: Interval, **looks) -> Picture:
    """Values with bounds as they are drawn."""
    return interval_figure(rows, key="k", caption="c", words=NL, **looks)


def test_the_same_figure_has_the_same_bytes():
    """A figure that is drawn again, also in another process, is the same to the byte."""
    code = (
        "import sys; from tests.figures.test_drawing import *; "
        "sys.stdout.buffer.write((heat(FRAME).svg + intervals(*ROWS).svg).encode())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert heat(FRAME).svg + intervals(*ROWS).svg == other.stdout.decode()


def test_pyplot_is_not_needed():
    """Drawing leaves no trace in the process: pyplot and its open figures stay out."""
    code = (
        "import sys; from tests.figures.test_drawing import *; heat(FRAME); "
        "assert 'matplotlib.pyplot' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_figure_holds_nothing_from_outside():
    """A figure names no date, maker, font or address, and its text is drawn as shapes."""
    for picture in (heat(FRAME), intervals(*ROWS)):
        root = ET.fromstring(picture.svg)

        tags = {each.tag.rpartition("}")[2] for each in root.iter()}
        assert tags <= {"svg", "g", "defs", "style", "path", "use", "rect", "clipPath", "pattern"}
        links = [v for each in root.iter() for k, v in each.items() if k.endswith("href")]
        assert all(link.startswith("#") for link in links)
        assert "<!--" not in picture.svg
        assert len(picture.svg) < 60_000


def test_the_alternative_of_a_matrix_says_its_extremes():
    """Who does not see the matrix hears its size, extremes, and how much is unknown."""
    assert heat(FRAME).alt == (
        "Een tabel van 2 bij 2. Hoogste: Scholieren – X: 100 %. Laagste: Ouders – X: 10 %. "
        "Onbekend: 1 van 4."
    )


def test_the_alternative_of_intervals_says_everything():
    """Who does not see the bars hears each value with its bounds."""
    assert intervals(*ROWS).alt == (
        "Ouders: 56 % (tussen 40 % en 71 %); Scholieren: onbekend; Docenten: 30 %."
    )


def test_an_index_is_no_percentage():
    """Values up to 100 are plain numbers."""
    assert "%" not in heat(FRAME * 100, top=100).alt
    assert intervals(Interval("a", 10, 31.4, 50), top=100).alt == "a: 31 (tussen 10 en 50)."


def test_what_is_not_meant_is_not_unknown():
    """A cell that is not meant stays empty and is not counted."""
    meant = pd.DataFrame([[True, True], [False, True]])

    assert "Onbekend" not in heat(FRAME, meant=meant).alt


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (1, 1), (12, 15)])
def test_any_shape_can_be_drawn(shape: tuple[int, int]):
    """A matrix without rows or columns, and the largest that is expected, are drawn."""
    frame = pd.DataFrame(
        np.full(shape, 0.5),
        index=[f"Doelgroep {n}" for n in range(shape[0])],
        columns=[f"Platform {n}" for n in range(shape[1])],
    )

    ET.fromstring(heat(frame).svg)
    ET.fromstring(intervals(*(Interval(f"{n}", 0, 0.5, 1) for n in range(shape[0]))).svg)


def test_a_whole_unknown_matrix_can_be_drawn():
    """Where nothing is known the figure and its alternative say so."""
    assert "Onbekend: 4 van 4." in heat(FRAME * np.nan).alt


@pytest.mark.parametrize("text", HOSTILE)
def test_a_clients_words_are_drawn_as_those_characters(text: str, recwarn: pytest.WarningsRecorder):
    """A label is no formula and no markup, and a sign that the font lacks is a box."""
    frame = pd.DataFrame([[0.5]], index=[text], columns=[text])

    ET.fromstring(heat(frame).svg.encode("utf-8", "replace"))
    ET.fromstring(intervals(Interval(text, 0, 0.5, 1)).svg.encode("utf-8", "replace"))

    assert list(recwarn) == []


def test_a_dollar_is_a_dollar():
    """`$x$` is drawn with its dollars, not as a formula."""
    shapes = re.findall(r'xlink:href="#DejaVuSans-(\w+)"', intervals(Interval("$x$", 0, 0, 0)).svg)

    assert shapes.count(shapes[0]) >= 2
    assert drawable("$x$") == "$x$"


@pytest.mark.parametrize(
    ("text", "width", "most", "expected"),
    [
        ("kort", 10, 2, "kort"),
        ("een twee drie", 8, 2, "een twee\ndrie"),
        ("een twee drie vier vijf", 8, 2, "een twee\ndrie…"),
        ("W" * 20, 6, 2, "WWWWW…"),
        ("a " + "W" * 20, 6, 2, "a\nWWWWW…"),
        ("", 6, 2, ""),
        ("a\nb\x00", 6, 2, "a b□"),
    ],
)
def test_long_labels_are_cut_into_lines(text: str, width: int, most: int, expected: str):
    """A label takes a few lines of so many characters; what is left out shows as an ellipsis."""
    assert lines(text, width, most) == expected


def test_a_longer_text_is_wider():
    """Room is made by how wide a text is drawn: the widest of its lines."""
    assert text_inches("i") < text_inches("W") < text_inches("WW") == text_inches("i\nWW")


@pytest.mark.parametrize("text", ["Goede plek om te werken", "Ruben, chef-kok en inkoper", "i"])
def test_room_for_a_label_is_what_its_shapes_take(text: str):
    """A label that is drawn as shapes fits the room that was measured for it."""
    shapes = TextPath((0, 0), text, size=FONT_SIZE, prop=FontProperties(family="DejaVu Sans"))

    assert shapes.get_extents().width / 72 <= text_inches(text)
