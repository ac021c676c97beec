"""How many of an audience use a platform, in words; never in percentages."""

from __future__ import annotations

from typing import Any, get_args

import ipywidgets
from markupsafe import Markup

from toolkit.evidence import platform_name
from toolkit.intake.control import Controls, hide, say
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.intake.start.outset import MOST_PLATFORMS, asked_platforms, use_said, with_use
from toolkit.strategy.persona import UseWord

TITLE = Markup('<p class="qs-label">{}</p>')


class UseView:
    """A word per platform for one persona."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act = session, act
        words = session.words
        options = [(words("not asked yet"), "")]
        options += [(words.term("use word", code), code) for code in get_args(UseWord)]
        self.controls = [look.choice(" ", options) for _ in range(MOST_PLATFORMS)]
        self.platforms: tuple[str, ...] = ()
        self.persona = 0
        self._showing = False
        title = look.said("qs-said")
        say(title, TITLE.format(words("How many of them use …")))
        self.widget: ipywidgets.Box = look.box((title, look.box(self.controls, "qs-row")), "qs-use")
        for index, control in enumerate(self.controls):
            control.observe(lambda change, index=index: self._said(index, change), "value")

    def show(self, persona: int | None) -> None:
        """Show what was said of a persona."""
        hide(self.widget, persona is None)
        if persona is None:
            return
        self.persona, session = persona, self.session
        self.platforms = asked_platforms(session.draft, session.evidence)
        self._showing = True
        try:
            for index, control in enumerate(self.controls):
                hide(control, index >= len(self.platforms))
                if index < len(self.platforms):
                    self._show(control, self.platforms[index])
        finally:
            self._showing = False

    def _show(self, control: ipywidgets.Dropdown, platform: str) -> None:
        session = self.session
        name = platform_name(platform, session.evidence, session.words.language)
        if control.description != name:
            control.description = name
        said = use_said(session.draft, self.persona, platform)
        if control.value != said:
            control.value = said

    def _said(self, index: int, change: Any) -> None:
        if self._showing or index >= len(self.platforms):
            return
        platform, word = self.platforms[index], change["new"]
        persona = self.persona
        self._act(
            lambda: self.session.change(lambda draft: with_use(draft, persona, platform, word))
        )
