import re
from importlib import resources
from itertools import pairwise

import pytest

from toolkit.figures import palette


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def style() -> str:
    """The style of blocks."""
    return (resources.files("toolkit.deliverables") / "block.css").read_text(encoding="utf-8")


def variables(text: str) -> dict[str, str]:
    """The colours that a style names."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", text))


@pytest.mark.parametrize("step", range(11))
def test_text_on_each_step_can_be_read(step: int):
    """A number in a coloured cell has a contrast of at least 4.5."""
    assert contrast(palette.HEAT[step], palette.text_on(step)) >= 4.5


def test_steps_darken_one_by_one():
    """The scale runs from light to dark, so that it needs no colour to be read."""
    for lighter, darker in pairwise(palette.HEAT):
        assert luminance(lighter) > luminance(darker)
        assert contrast(lighter, darker) > 1.08


@pytest.mark.parametrize("step", range(11))
def test_figures_and_tables_share_their_colours(step: int):
    """A value has the same colour in a table and in a figure."""
    (rule,) = re.findall(rf"\.heat-{step} \{{ background: (#\w+);(?: color: (#\w+);)? \}}", style())

    assert rule[0] == palette.HEAT[step]
    assert (rule[1] or palette.INK) == palette.text_on(step)


def test_figures_and_pages_share_their_ink():
    """Text, lines and accent are the same in a figure and around it."""
    named = variables(style())

    for name in ("ink", "ink-soft", "line", "paper", "tint", "accent"):
        assert named[name] == getattr(palette, name.upper().replace("-", "_"))


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"),
        ("ink-soft", "paper"),
        ("ink-soft", "tint"),
        ("accent", "paper"),
        ("ink-soft", "error-tint"),
        ("ink-soft", "warning-tint"),
        ("ink-soft", "advice-tint"),
        ("error", "error-tint"),
        ("warning", "warning-tint"),
        ("advice", "advice-tint"),
    ],
)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read_on_its_ground(text: str, ground: str, theme: str):
    """Text has a contrast of at least 4.5, in JupyterLab's dark theme too."""
    colours = variables(style())
    if theme == "dark":
        lab = resources.files("toolkit.deliverables") / "lab.css"
        colours |= {"paper": "#111111"} | variables(lab.read_text(encoding="utf-8"))

    assert contrast(colours[text], colours[ground]) >= 4.5
