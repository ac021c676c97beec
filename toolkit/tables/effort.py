"""Hours and euros, as a reader sees them: per channel, per role, in all, and per variant."""

from __future__ import annotations

import math
from collections.abc import Sequence

from toolkit.effort import (
    ChannelEffort,
    Gap,
    Money,
    RoleEffort,
    Span,
    StrategyEffort,
)
from toolkit.strategy import Role
from toolkit.tables.block import Block, Bullets, Cell, Column, Facts, Heading, Prose, Table, lean
from toolkit.tables.quantity import cadence_text
from toolkit.tables.view import View

DIGITS = 1
RULE_OF_THUMB = "°"


def effort_blocks(view: View) -> tuple[Block, ...]:
    """How many hours and euros do the channels in use take, and who has them?"""
    words, effort = view.words, view.analysis.effort
    if not effort.channels:
        return ()
    blocks: list[Block] = [
        Heading(words("What the channels take"), "effort", 3),
        Prose(" ".join((_in_one_sentence(effort, view), *_all_judgement(effort, view)))),
        channel_table(effort, view),
        role_table(effort.roles, view),
    ]
    money = money_facts(effort.money, view)
    if money.pairs:
        blocks.append(money)
    missing = gap_sentences(effort.missing, view)
    if missing:
        blocks.append(Bullets(missing, words("What is not counted, because it is not known")))
    return (*blocks, Prose(_how_to_read(view), "quiet"))


def _in_one_sentence(effort: StrategyEffort, view: View) -> str:
    words, hours = view.words, effort.hours_per_week
    needed = hours_text(hours, view, part=not effort.hours_known)
    if effort.available is None:
        return words(
            "The channels in use take {needed} hours a week. How many hours there are is not "
            "known yet.",
            needed=needed,
        )
    facts = {"needed": needed, "available": words.number(effort.available, DIGITS)}
    if hours.known > effort.available:
        return words(
            "The channels in use take {needed} hours a week; there are {available}. That does "
            "not fit.",
            **facts,
        )
    if not effort.hours_known or hours.high > effort.available:
        return words(
            "The channels in use take {needed} hours a week; there are {available}. Whether that "
            "fits is not certain.",
            **facts,
        )
    return words(
        "The channels in use take {needed} hours a week; there are {available}. That fits.",
        **facts,
    )


def _all_judgement(effort: StrategyEffort, view: View) -> tuple[str, ...]:
    if any(each.basis != "judgement" for each in effort.channels):
        return ()
    return (view.words("None of these hours is the client's own number: all are rules of thumb."),)


def hours_text(hours: Span, view: View, *, part: bool = False) -> str:
    """Hours with their bounds: `10.2 (8.6–11.7)`, `at least 6`, `50 (at least 10)`.

    `part`: not everything is counted, so that there is no upper bound.
    """
    words = view.words
    known, low = (words.number(each, DIGITS) for each in (hours.known, hours.low))
    if part or hours.central is None or math.isinf(hours.high):
        least = words("at least {amount}", amount=low)
        return least if low == known else f"{known} ({least})"
    high = words.number(hours.high, DIGITS)
    return known if low == high else f"{known} ({low}–{high})"


def channel_table(effort: StrategyEffort, view: View) -> Table:
    """What each channel takes a week and a month, and on whose numbers that rests."""
    words = view.words
    columns = (
        "Channel",
        "Formats",
        "Making",
        "Fixed hours",
        "Hours per week",
        "Hours in euros",
        "Paid reach",
    )
    rows = tuple(_channel_row(each, view) for each in effort.channels)
    return lean(
        Table(
            "effort-table",
            words("Hours and euros per channel"),
            tuple(Column(words(name), name not in ("Channel", "Formats")) for name in columns),
            rows,
            rule_of_thumb_text(view) if any(cell.mark for row in rows for cell in row) else None,
        )
    )


def rule_of_thumb_text(view: View) -> str:
    """What the mark beside a number of hours means."""
    return view.words("{mark}: a rule of thumb, not the client's own number.", mark=RULE_OF_THUMB)


def _channel_row(effort: ChannelEffort, view: View) -> tuple[Cell, ...]:
    words = view.words
    channel = next(each for each in view.strategy.channels if each.id == effort.channel)
    own_making = bool(effort.mix) and all(part.item.own for part in effort.mix)
    making = effort.production
    known = making.central is not None
    return (
        Cell(view.name("channels", effort.channel), cadence_text(channel.cadence, words) or None),
        Cell(_formats_text(effort, view)),
        Cell(
            hours_text(making, view) if known else "?",
            None if known else words("cadence not known"),
            mark=RULE_OF_THUMB if known and not own_making else None,
        ),
        Cell(
            "?" if effort.fixed is None else words.number(effort.fixed, 2),
            mark=None
            if channel.hours_per_week is not None or effort.fixed is None
            else RULE_OF_THUMB,
        ),
        Cell(hours_text(effort.hours_per_week, view)),
        Cell(_hours_in_euros(effort, view)),
        Cell(
            "" if channel.paid is None else words.euro(channel.paid.eur_per_month),
            _per_thousand(effort, view),
        ),
    )


def _hours_in_euros(effort: ChannelEffort, view: View) -> str:
    if effort.hours_eur is None:
        return "?" if view.strategy.capacity.rates else ""
    return view.words.euro(effort.hours_eur)


def _formats_text(effort: ChannelEffort, view: View) -> str:
    """The formats on the channel, the most frequent first."""
    parts = sorted(effort.mix, key=lambda part: -part.share)
    names = dict.fromkeys(
        view.words("derivative of {format}", format=format_name(part.item.format, view))
        if part.item.derivative
        else format_name(part.item.format, view)
        for part in parts
    )
    return "; ".join(names)


def format_name(format_id: str, view: View) -> str:
    """What a format is called: by the client, else as usual."""
    own = view.name("content.formats", format_id)
    usual = view.analysis.evidence.format_index.get(format_id)
    if own == format_id and usual is not None:
        return usual.name(view.words.language)
    return own


def _per_thousand(effort: ChannelEffort, view: View) -> str | None:
    """What paid reach costs per thousand people, where both are known."""
    channel = next(each for each in view.strategy.channels if each.id == effort.channel)
    people = channel.paid.people_per_month if channel.paid else None
    if not people or not effort.media_eur:
        return None
    return view.words(
        "{euros} per thousand people", euros=view.words.euro(1000 * effort.media_eur / people)
    )


def role_table(roles: tuple[RoleEffort, ...], view: View) -> Table:
    """What each role has to do, beside the hours that it has."""
    words = view.words
    columns = ("Role", "Needed per week", "Available per week", "Per hour", "Per month")
    needed = {role.role: role for role in roles}
    rates = {rate.role for rate in view.strategy.capacity.rates}
    shown = [
        role
        for role in view.strategy.roles
        if role.id in needed or role.id in rates or role.hours_per_week is not None
    ]
    rows = [_role_row(needed.get(role.id), role, view) for role in shown]
    if None in needed:
        nobody = needed[None]
        hours = Cell(words.number(nobody.hours_per_week, DIGITS))
        rows.append((Cell(words("Nobody yet")), hours, Cell(""), Cell(""), Cell("")))
    return lean(
        Table(
            "effort-roles-table",
            words("Hours and euros per role"),
            tuple(Column(words(name), name != "Role") for name in columns),
            tuple(rows),
        )
    )


def _role_row(effort: RoleEffort | None, role: Role, view: View) -> tuple[Cell, ...]:
    words = view.words
    hours, euros = (effort.hours_per_week, effort.eur_per_month) if effort else (0.0, None)
    available = role.hours_per_week
    rates = {rate.role: rate.eur_per_hour for rate in view.strategy.capacity.rates}
    rate = rates.get(role.id)
    too_much = available is not None and hours > available
    return (
        Cell(view.name("roles", role.id)),
        Cell(words.number(hours, DIGITS), words("more than there is") if too_much else None),
        Cell(
            role.hours_text or "?" if available is None else words.number(available, DIGITS),
        ),
        Cell("" if rate is None else words.euro(rate)),
        Cell("" if euros is None else words.euro(euros)),
    )


def money_facts(money: Money, view: View) -> Facts:
    """The euros a month, of what there is to count: nothing recorded is nothing shown."""
    words, strategy = view.words, view.strategy
    parts = (
        (words("Hours at the rates per role"), money.hours_eur, bool(strategy.capacity.rates)),
        (words("Paid reach"), money.media_eur, bool(money.media_eur)),
        (words("Tools"), money.tools_eur, money.tools_eur is None or money.tools_eur > 0),
    )
    pairs = [(name, eur) for name, eur, there in parts if there]
    if sum(eur is not None for _, eur in pairs) > 1:
        pairs.append((words("Together, as far as known"), money.eur_per_month))
    shown = ((name, words("not known") if eur is None else words.euro(eur)) for name, eur in pairs)
    return Facts(tuple(shown), words("Euros per month"))


def gap_sentences(gaps: Sequence[Gap], view: View) -> tuple[str, ...]:
    """What is missing, one sentence a kind, with the names of what it is missing of."""
    words = view.words
    by_kind: dict[str, list[str]] = {}
    for gap in gaps:
        by_kind.setdefault(gap.what, []).append(gap.name)
    lists = {kind: words.listing(_gap_names(kind, each, view)) for kind, each in by_kind.items()}

    def of(kind: str) -> str:
        return lists.get(kind, "")

    sentences = {
        "cadence": words("How often is posted on {names}.", names=of("cadence")),
        "fixed": words("The fixed hours of {names}.", names=of("fixed")),
        "step_hours": words("The hours of some steps of {names}.", names=of("step_hours")),
        "role": words("Who does part of the work: those hours have no rate."),
        "rate": words("What an hour costs of {names}.", names=of("rate")),
        "price": words("What {names} costs a month.", names=of("price")),
    }
    return tuple(sentence for kind, sentence in sentences.items() if kind in by_kind)


def _gap_names(kind: str, names: list[str], view: View) -> list[str]:
    targets = {"cadence": "channels", "fixed": "channels", "rate": "roles"}
    if kind == "step_hours":
        return [format_name(name, view) for name in names]
    return [view.name(targets[kind], name) if kind in targets else name for name in names]


def _how_to_read(view: View) -> str:
    return view.words(
        "Making is the number of posts times the hours of the steps of their formats; what is "
        "taken over from another channel counts only as adapting it. Fixed hours are for reading, "
        "answering and upkeep. Of what making takes, only the hours of a blog article are "
        "published anywhere: every other hour that is not the client's own is the adviser's "
        "judgement. Write down for two weeks what things really take, and fill that in."
    )
