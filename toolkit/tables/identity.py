"""Who the client is: printed first, because every other choice rests on it."""

from __future__ import annotations

from toolkit.tables.block import Block, Cell, Column, Cover, Heading, Prose, Table
from toolkit.tables.value import facts, label
from toolkit.tables.view import View

TEXTS = ("identity", "positioning")


def cover(view: View) -> Cover:
    """The head of the report."""
    words, strategy = view.words, view.strategy
    period = strategy.period
    pairs = [(words("As of"), words.date(view.analysis.as_of))]
    if period.start or period.end:
        span = f"{words.date(period.start)} – {words.date(period.end)}"
        pairs.insert(0, (words("Period"), span))
    if strategy.client.sector:
        pairs.insert(0, (words("Sector"), strategy.client.sector))
    draft = words("Draft") if strategy.phase == "concept" else None
    return Cover(view.title, words("Social media strategy"), tuple(pairs), draft)


def identity_section(view: View) -> tuple[Block, ...]:
    """Who is the client, how does it want to be known, and how does it speak?"""
    words, client = view.words, view.strategy.client
    blocks: list[Block] = [Heading(words("Identity and positioning"), "identity")]
    for name in TEXTS:
        text = getattr(client, name)
        if text:
            blocks += [Heading(label(f"client.{name}", view), f"client-{name}", 3), Prose(text)]
    if len(blocks) == 1:
        blocks.append(Prose(words("Identity and positioning are not recorded yet."), "quiet"))
    blocks.append(facts(client, "client", view, (*TEXTS, "name", "tone", "brand", "language")))
    return (*blocks, *_tone(view))


def _tone(view: View) -> tuple[Block, ...]:
    tone = view.strategy.client.tone
    described = facts(tone, "client.tone", view, ("pairs",))
    if not described.pairs and not tone.pairs:
        return ()
    heading = Heading(view.words("Tone of voice"), "tone", 3)
    pairs = () if not tone.pairs else (_pairs_table(view),)
    return heading, described, *pairs


def _pairs_table(view: View) -> Table:
    words = view.words
    rows = tuple((Cell(p.do or ""), Cell(p.do_not or "")) for p in view.strategy.client.tone.pairs)
    columns = (Column(words("This is how we sound")), Column(words("And this is not")))
    return Table(
        "tone-table", words("What the organisation sounds like, and what not"), columns, rows
    )
