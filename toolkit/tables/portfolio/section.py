"""All clients as the consultant sees them: what needs attention first, then each with its set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.language import Words
from toolkit.portfolio import (
    NEAR_DAYS,
    ClientDeadline,
    Portfolio,
    deadlines_near,
    deadlines_passed,
    shared_key_dates,
    shared_roles,
)
from toolkit.tables.block import Block, Cover, Heading, Prose, Tile, Tiles
from toolkit.tables.portfolio.client import clients_table
from toolkit.tables.portfolio.day import days_table, key_dates_table
from toolkit.tables.portfolio.failure import failures_table
from toolkit.tables.portfolio.role import roles_table


@dataclass(frozen=True)
class PortfolioView:
    """A portfolio and the words to show it in."""

    portfolio: Portfolio
    words: Words

    @cached_property
    def near(self) -> tuple[ClientDeadline, ...]:
        """What comes in the next two weeks."""
        return deadlines_near(self.portfolio.summaries, self.portfolio.as_of)

    @cached_property
    def passed(self) -> tuple[ClientDeadline, ...]:
        """What should have been done already."""
        return deadlines_passed(self.portfolio.summaries, self.portfolio.as_of)


def cover(view: PortfolioView) -> Cover:
    """The head of the page: for whom it is, and as on which day."""
    words = view.words
    return Cover(
        words("All clients"),
        words("For the consultant: not for clients"),
        ((words("As on"), words.date(view.portfolio.as_of)),),
    )


def key_figures(view: PortfolioView) -> Tiles:
    """How many clients there are, and how many of them need something."""
    words, entries = view.words, view.portfolio.entries
    summaries = view.portfolio.summaries
    made = sum(each.made is not None for each in entries)
    with_errors = sum(each.findings.error > 0 for each in summaries)
    over = sum(each.hours.over for each in summaries)
    return Tiles(
        (
            Tile(
                words("Clients"),
                words.number(len(entries)),
                words("{n} with a report", n=words.number(made)),
            ),
            Tile(
                words("Report failed"),
                words.number(len(view.portfolio.failures)),
                words("of {n}", n=words.number(len(entries))),
            ),
            Tile(words("Clients with errors"), words.number(with_errors)),
            Tile(words("More hours than there are"), words.number(over)),
            Tile(
                words("Days that are near"),
                words.number(len(view.near)),
                words("{n} overdue", n=words.number(len(view.passed))),
            ),
        )
    )


def clients_section(view: PortfolioView) -> tuple[Block, ...]:
    """How does each client stand, and where are its files?"""
    words = view.words
    heading = Heading(words("Clients"), "clients")
    if not view.portfolio.entries:
        return heading, Prose(words("There is no client yet."), "quiet")
    return heading, clients_table(view.portfolio, view.near, view.passed, words)


def failures_section(view: PortfolioView) -> tuple[Block, ...]:
    """Of whom did the newest report fail, and why? Nothing where none did."""
    failed = view.portfolio.failures
    if not failed:
        return ()
    return Heading(view.words("Reports that failed"), "failed"), failures_table(failed, view.words)


def days_section(view: PortfolioView) -> tuple[Block, ...]:
    """What has to be done soon, and what should have been done?"""
    words = view.words
    blocks: list[Block] = [Heading(words("Days"), "days")]
    if view.passed:
        caption = words("Overdue")
        blocks.append(days_table("overdue-table", caption, view.passed, words))
    if view.near:
        caption = words("In the next {n} days", n=words.number(NEAR_DAYS))
        blocks.append(days_table("near-table", caption, view.near, words))
    if len(blocks) == 1:
        blocks.append(Prose(words("Nothing is overdue, and nothing is due soon."), "quiet"))
    return tuple(blocks)


def key_dates_section(view: PortfolioView) -> tuple[Block, ...]:
    """Which key dates do several clients use?"""
    words = view.words
    heading = Heading(words("The same key date at several clients"), "key-dates")
    shared = shared_key_dates(view.portfolio.summaries, view.portfolio.as_of)
    if not shared:
        said = words("In the coming three months no two clients use the same key date.")
        return heading, Prose(said, "quiet")
    return heading, key_dates_table(shared, words)


def roles_section(view: PortfolioView) -> tuple[Block, ...]:
    """Who works for several clients, and does that add up?"""
    words = view.words
    heading = Heading(words("Who works for several clients"), "roles")
    shared = shared_roles(view.portfolio.summaries, view.portfolio.as_of)
    if not shared:
        said = words("No person or role has hours at two clients or more.")
        return heading, Prose(said, "quiet")
    return heading, roles_table(shared, words)


def portfolio_sections(view: PortfolioView) -> tuple[tuple[Block, ...], ...]:
    """All sections that have something in them, in the order in which they are read."""
    sections = (
        failures_section(view),
        clients_section(view),
        days_section(view),
        roles_section(view),
        key_dates_section(view),
    )
    return tuple(each for each in sections if each)
