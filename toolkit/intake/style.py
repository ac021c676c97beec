"""How a form looks; core widgets have no other place for the little script beside it."""

from __future__ import annotations

from importlib import resources

import ipywidgets
from markupsafe import Markup

from toolkit.intake.control import Controls, say

STYLES = ("form.css", "step/step.css", "deliver/maker.css")
STYLE = Markup('<style onload="{script}">{css}</style>')


def form_style(look: Controls, *more: str) -> ipywidgets.HTML:
    """The style of the form, and of what stands in it besides."""
    folder = resources.files("toolkit.intake")
    css = "".join(folder.joinpath(each).read_text("utf-8") for each in (*STYLES, *more))
    script = folder.joinpath("form.js").read_text("utf-8")
    style = look.said("sf-style")
    say(style, STYLE.format(script=script, css=Markup(css)))  # noqa: S704 - our own file
    return style
