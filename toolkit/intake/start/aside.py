"""Beside the first conversation: what is to be decided, the largest gaps, and what is not now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from toolkit.analysis import analyse
from toolkit.channel_mix import MixConflict
from toolkit.channel_mix.advice import MixAdvice
from toolkit.channel_mix.gap import MixGap
from toolkit.deliverables.markup import block_html
from toolkit.deliverables.page import SHEET, style_element
from toolkit.intake.control import Controls, say
from toolkit.intake.draft import Draft
from toolkit.intake.session import Session
from toolkit.tables.block import Block, Bullets, Heading, Prose
from toolkit.tables.discussion import decisions_to_take
from toolkit.tables.findings import top_findings
from toolkit.tables.mix_text import because_text, conflict_text, gap_text
from toolkit.tables.view import View


class AsideView:
    """Shows what follows from what is filled in so far."""

    def __init__(self, session: Session, look: Controls):
        self.session = session
        style, self.panel = look.said("sf-style"), look.said("sf-panel")
        say(style, style_element())
        self.widget = look.box((style, self.panel), "sf-live", "qs-aside")

    def computed(self) -> tuple[Draft, Markup]:
        """The draft, and what follows from it; this touches no widget."""
        session, words = self.session, self.session.words
        draft = session.draft
        view = View(analyse(draft.strategy, session.evidence, session.as_of), words)
        html = Markup("").join(block_html(block, words) for block in aside_blocks(view))
        shown = SHEET.format(language=words.language, html=html)
        return draft, shown

    def put(self, draft: Draft, html: Markup) -> None:
        """Show what follows, unless something was changed since."""
        if draft is self.session.draft:
            say(self.panel, html)


def aside_blocks(view: View) -> tuple[Block, ...]:
    """What to see beside the first conversation."""
    return tuple(
        replace(each, key=f"aside-{each.key}") if isinstance(each, Heading) else each
        for each in _blocks(view)
    )


def _blocks(view: View) -> Iterator[Block]:
    words = view.words
    yield Heading(words("What follows from this"), "follows", 2)
    yield Heading(words("To decide"), "decide", 3)
    decide = decisions_to_take(view)
    yield Bullets(decide) if decide else Prose(words("Nothing to decide yet."), "quiet")
    yield Heading(words("The largest gaps"), "gaps", 3)
    gaps = top_findings(view)
    yield gaps if gaps.callouts else Prose(words("Nothing to mention here."), "quiet")
    yield Heading(words("Not now"), "not-now", 3)
    yield _not_now(view)
    yield Prose(
        words(
            "By default: how well platforms suit a goal, the weights, and how often something "
            "appears stand at usual values. They can be changed in the whole form."
        ),
        "quiet",
    )


def _not_now(view: View) -> Block:
    words, advice = view.words, view.mix
    if isinstance(advice, MixGap):
        return Prose(gap_text(advice, view), "quiet")
    if isinstance(advice, MixConflict):
        return Prose(conflict_text(advice, view))
    return _left_out(advice, view) or Prose(words("No channel is left out."), "quiet")


def _left_out(advice: MixAdvice, view: View) -> Bullets | None:
    said = tuple(
        f"{view.name('channels', each.channel)}: {because_text(each, view)}"
        for each in advice.channels
        if each.action in ("stop", "not_now")
    )
    return Bullets(said) if said else None
