"""Earlier versions: when they were, what differs from now, and bringing one back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import ipywidgets
from markupsafe import Markup

from toolkit.errors import ToolkitError
from toolkit.intake.control import Controls, hide, mark_open, rows_for, say
from toolkit.intake.differing import differing_html
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.language import Words
from toolkit.language.problem import error_text
from toolkit.store import Version, read_version, versions
from toolkit.strategy import Strategy

SAID = Markup('<p class="sf-help">{}</p>')
TITLE = Markup('<p class="sf-differ-title">{}</p>{}')


class EarlierView:
    """A list of earlier versions, folded until it is asked for (`fold` opens it)."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act, words = session, act, session.words
        self.fold = look.button(words("Earlier versions"), "sf-quiet", "sf-fold")
        self.list = look.make(ipywidgets.Select, "sf-list", description=words("Earlier versions"))
        self.told = look.said("sf-differing")
        self.back = look.button(words("Bring this version back"))
        self.close = look.button(words("Close"))
        head = look.box((self.list,), "sf-head")
        buttons = look.box((self.back, self.close), "sf-buttons")
        self.widget = look.box((head, self.told, buttons), "sf-earlier")
        self.is_open = False
        self._kept: tuple[Version, ...] = ()
        self._showing = False
        self.list.observe(self._chosen, "value")
        self.fold.on_click(lambda _: act(self._toggle))
        self.close.on_click(lambda _: self._closed())
        self.back.on_click(lambda _: act(self._bring_back))

    def show(self) -> None:
        """Show the versions that there are, newest first, and what the chosen one differs in."""
        hide(self.widget, not self.is_open)
        mark_open(self.fold, self.is_open)
        if not self.is_open:
            return
        self._offer(tuple(reversed(versions(self.session.stored.path))))
        hide(self.list, not self._kept)
        hide(self.back, not self._kept)
        say(self.told, self._told())

    def _offer(self, kept: tuple[Version, ...]) -> None:
        if kept == self._kept:
            return
        chosen, self._kept = self.list.value, kept
        now, words = self.session.clock(), self.session.words
        self._showing = True
        try:
            options = [(when_text(each.kept_at, now, words), each.stamp) for each in kept]
            self.list.options = options
            self.list.rows = rows_for(len(options))
            if kept:
                known = chosen in {each.stamp for each in kept}
                self.list.value = chosen if known else kept[0].stamp
        finally:
            self._showing = False

    def _told(self) -> Markup:
        words = self.session.words
        if not self._kept:
            return SAID.format(
                words(
                    "There is no earlier version yet: one is kept at the first change of a "
                    "sitting, and then every ten minutes."
                )
            )
        try:
            earlier = self._earlier()
        except ToolkitError as error:
            return SAID.format(error_text(error, words))
        title = words("From what stands here now to that version:")
        now = self.session.draft.strategy
        return TITLE.format(title, differing_html(now, earlier, words))

    def _earlier(self) -> Strategy:
        return read_version(self.session.stored.path, str(self.list.value)).strategy

    def _bring_back(self) -> None:
        try:
            self.session.bring_back(self._earlier())
        except ToolkitError as error:
            self.session.trouble = error

    def _toggle(self) -> None:
        self.is_open = not self.is_open

    def _closed(self) -> None:
        self._act(self._toggle)
        self.fold.focus()  # what had it goes away

    def _chosen(self, _: Any) -> None:
        if not self._showing:
            self._act(lambda: None)


def when_text(moment: dt.datetime, now: dt.datetime, words: Words) -> str:
    """Until when a version was the file: the time of today, else the day too.

    >>> from toolkit.language import words_for
    >>> now = dt.datetime(2026, 11, 23, 15, 0, tzinfo=dt.UTC)
    >>> when_text(now.replace(hour=9, minute=5), now, words_for("nl"))
    'tot vandaag 09:05'
    >>> when_text(now.replace(day=2), now, words_for("en"))
    'until 2 November 2026, 15:00'
    """
    there = moment.astimezone(now.tzinfo)
    time = f"{there:%H:%M}"
    if there.date() == now.date():
        return words("until today {time}", time=time)
    return words("until {day}, {time}", day=words.date(there.date()), time=time)
