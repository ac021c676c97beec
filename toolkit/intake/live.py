"""What follows from the draft, beside the form: coverage, and what the review notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from markupsafe import Markup

from toolkit.deliverables.markup import block_html
from toolkit.deliverables.page import SHEET, style_element
from toolkit.intake.control import Controls, say
from toolkit.intake.session import Session
from toolkit.review import Finding
from toolkit.tables.block import Block, Heading, Prose, Table, Tiles
from toolkit.tables.coverage import coverage_table
from toolkit.tables.findings import finding_callouts
from toolkit.tables.summary import key_figures, weakest_text
from toolkit.tables.view import View

IsFor = Callable[[Finding], bool]
"""Whether a finding belongs beside the step that is open, for who is looking."""

SHOWN = 4
"""Findings beside the form: more than these are read in the analysis below it."""


class LiveView:
    """Shows what follows from the draft for one step."""

    def __init__(self, session: Session, look: Controls):
        self.words = session.words
        self.style, self.panel = look.said("sf-style"), look.said("sf-panel")
        say(self.style, style_element())
        self.widget = look.box((self.style, self.panel), "sf-follows")

    def computed(self, view: View, is_for: IsFor) -> Markup:
        """What is to be seen beside the step that is open; not shown yet."""
        words = self.words
        html = Markup("").join(block_html(block, words) for block in live_blocks(view, is_for))
        return SHEET.format(language=words.language, html=html)

    def put(self, html: Markup) -> None:
        """Show it."""
        say(self.panel, html)


def live_blocks(view: View, is_for: IsFor) -> tuple[Block, ...]:
    """What to see beside a step of the form, with the findings that are for it."""
    return tuple(_apart(block) for block in _blocks(view, is_for))


def _blocks(view: View, is_for: IsFor) -> Iterator[Block]:
    words = view.words
    yield Heading(words("What follows from this"), "follows", 2)
    yield Tiles(key_figures(view).tiles[-1:])
    weakest = weakest_text(view)
    if weakest:
        yield Prose(weakest)
    yield Heading(words("Points for attention"), "findings", 3)
    found = [each for each in view.analysis.open_findings if is_for(each)]
    callouts = finding_callouts(found, view)
    if callouts.callouts:
        yield replace(callouts, callouts=callouts.callouts[:SHOWN])
    else:
        yield Prose(words("Nothing to mention here."), "quiet")
    more = len(callouts.callouts) - SHOWN
    if more > 0:
        said = words.count("And {n} more, in the review.", "And {n} more, in the review.", more)
        yield Prose(said, "quiet")
    if not view.analysis.coverage.coverage.central.empty:
        yield coverage_table(view)


def _apart(block: Block) -> Block:
    """The block with a key of its own: the same one is shown in the analysis, too."""
    if isinstance(block, (Heading, Table)):
        return replace(block, key=f"live-{block.key}")
    return block
