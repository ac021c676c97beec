"""Hours and budget, as a reader sees them."""

from __future__ import annotations

from toolkit.strategy.organisation import Tool
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.effort import effort_blocks
from toolkit.tables.value import facts
from toolkit.tables.view import View


def capacity_section(view: View) -> tuple[Block, ...]:
    """How many hours and euros are there?"""
    words, capacity = view.words, view.strategy.capacity
    heading = Heading(words("Hours and budget"), "capacity")
    described = facts(capacity, "capacity", view, ("rates", "tools"))
    blocks: list[Block] = [heading]
    if described.pairs:
        blocks.append(described)
    effort = effort_blocks(view)
    if capacity.rates and not effort:
        blocks.append(rates_table(view))
    if capacity.tools:
        blocks.append(tools_table(capacity.tools, "tools-table", view))
    if len(blocks) == 1:
        blocks.append(Prose(words("Hours and budget are not known yet."), "quiet"))
    return (*blocks, *effort)


def rates_table(view: View) -> Table:
    """What an hour of each role costs."""
    words = view.words
    return Table(
        "rates-table",
        words("Rates per role"),
        (Column(words("Role")), Column(words("Per hour"), numeric=True)),
        tuple(
            (Cell(view.name("roles", rate.role)), Cell(words.euro(rate.eur_per_hour)))
            for rate in view.strategy.capacity.rates
        ),
    )


def tools_table(tools: tuple[Tool, ...], key: str, view: View) -> Table:
    """The tools in use, with what they cost."""
    words = view.words
    return lean(
        Table(
            key,
            words("Tools"),
            (
                Column(words("Tool")),
                Column(words("Purpose")),
                Column(words("Per month"), numeric=True),
            ),
            tuple(
                (
                    Cell(tool.name or "", _agreement(tool, view)),
                    Cell(tool.purpose or ""),
                    Cell(_price(tool, view)),
                )
                for tool in tools
            ),
        )
    )


def _agreement(tool: Tool, view: View) -> str | None:
    """Whether a processor agreement is signed, where that is known."""
    words, signed = view.words, tool.processor_agreement
    if signed is None:
        return None
    return words("processor agreement signed") if signed else words("no processor agreement")


def _price(tool: Tool, view: View) -> str:
    return view.words.euro(tool.eur_per_month) if tool.eur_per_month is not None else ""
