"""The advised mix beside the form, and on demand what hours bring and how firm it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from toolkit.channel_mix import MixConflict
from toolkit.channel_mix.gap import MixGap
from toolkit.channel_mix.glance import MixGlance, mix_glance
from toolkit.deliverables.markup import block_html
from toolkit.deliverables.page import SHEET
from toolkit.effort import OFF, ChannelLevel
from toolkit.figures.frontier import frontier_figure
from toolkit.intake.control import Controls, hide, mark_stale, say
from toolkit.intake.session import Session
from toolkit.language import Words
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table
from toolkit.tables.firmness import firmness_section
from toolkit.tables.mix_text import conflict_text, gap_text, lead_text, level_text
from toolkit.tables.view import View

STATE = Markup('<p class="sf-help" role="status">{}</p>')
Glance = MixGlance | MixConflict | MixGap
Asked = Callable[[View], tuple[Block, ...]]
"""A longer computation that is done when somebody asks for it."""


class AdvisedView:
    """Shows the last advised mix, greyed from a change until the next one is there.

    `ask` is how a longer computation is asked for; its outcome comes back to `answer`.
    """

    def __init__(self, session: Session, look: Controls, ask: Callable[[Asked], None]):
        self.words: Words = session.words
        self.state, self.panel, self.more = (
            look.said("sf-message"),
            look.said("sf-panel", "sf-mix"),
            look.said("sf-panel"),
        )
        frontier = look.button(self.words("What each hour brings"))
        firmness = look.button(self.words("How firm it is"))
        frontier.on_click(lambda _: self._asked(ask, _frontier))
        firmness.on_click(lambda _: self._asked(ask, firmness_section))
        self.buttons = look.box((frontier, firmness), "sf-buttons")
        children = (self.state, self.panel, self.buttons, self.more)
        self.widget = look.box(children, "sf-advised")
        self.earlier: dict[str, tuple[ChannelLevel, ChannelLevel]] = {}

    def stale(self) -> None:
        """Say that what is shown belongs to what was typed before."""
        if self.panel.value:
            say(self.state, STATE.format(self.words("The advised mix is being computed again…")))
        for panel in (self.panel, self.more):
            mark_stale(panel, True)

    def computed(self, view: View) -> Glance:
        """The mix of a strategy, from the one before it; not shown yet."""
        analysis = view.analysis
        found = mix_glance(view.strategy, analysis.evidence, analysis.coverage, self.earlier)
        if isinstance(found, MixGlance):
            self.earlier = dict(found.channels)
        return found

    def put(self, found: Glance, view: View) -> None:
        """Show a mix; what was asked for of the one before goes away."""
        say(self.panel, _sheet(_blocks(found, view), view))
        say(self.state, Markup())
        say(self.more, Markup())
        hide(self.buttons, not isinstance(found, MixGlance))
        for panel in (self.panel, self.more):
            mark_stale(panel, False)

    def answer(self, blocks: tuple[Block, ...], view: View) -> None:
        """Show what was asked for."""
        say(self.more, _sheet(blocks, view))
        say(self.state, Markup())

    def _asked(self, ask: Callable[[Asked], None], what: Asked) -> None:
        say(self.state, STATE.format(self.words("This is being computed…")))
        ask(what)


def _frontier(view: View) -> tuple[Block, ...]:
    nothing = Prose(view.words("There is no choice of hours to draw."), "quiet")
    return frontier_figure(view) or (nothing,)


def _sheet(blocks: Iterator[Block] | tuple[Block, ...], view: View) -> Markup:
    html = Markup("").join(block_html(block, view.words) for block in blocks)
    return SHEET.format(language=view.words.language, html=html)


def _blocks(found: Glance, view: View) -> Iterator[Block]:
    words = view.words
    yield Heading(words("Advised channel mix"), "live-mix", 3)
    if isinstance(found, MixGap):
        yield Prose(gap_text(found, view), "quiet")
    elif isinstance(found, MixConflict):
        yield Prose(conflict_text(found, view))
    else:
        yield Prose(lead_text(found, view))
        yield _table(found, view)


def _table(found: MixGlance, view: View) -> Table:
    """Each channel with what to do: first what runs, then what does not."""
    words = view.words
    columns = ("Channel", "Advice", "Advised", "Hours per week")
    ordered = sorted(found.channels.items(), key=lambda each: each[1][1].id == OFF)
    return Table(
        "live-mix-table",
        words("Today's channels beside the advised ones"),
        tuple(Column(words(name), name == columns[-1]) for name in columns),
        tuple(
            (
                Cell(view.name("channels", channel)),
                Cell(words.term("mix action", action(today, advised))),
                Cell(level_text(advised, view)),
                Cell("" if advised.id == OFF else words.number(advised.hours_per_week, 1)),
            )
            for channel, (today, advised) in ordered
        ),
    )


def action(today: ChannelLevel, advised: ChannelLevel) -> str:
    """What to do with a channel, going from one level to another."""
    if advised.id == OFF:
        return "not_now" if today.id == OFF else "stop"
    if today.id == OFF:
        return "start"
    return "keep" if today is advised else "change"
