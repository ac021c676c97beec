"""A proposed plan as its readers see it: the list, what it adds up to, the items with titles.

Only `toolkit plan` reads this: it brings the solver along.
"""

from __future__ import annotations

from toolkit.content_calendar.plan import Plan, Proposed
from toolkit.strategy import Item
from toolkit.tables.block import Block, Bullets, Cell, Column, Prose, Table, lean
from toolkit.tables.effort import RULE_OF_THUMB, format_name
from toolkit.tables.obstacle import assumption_text, obstacle_texts
from toolkit.tables.view import View


def plan_blocks(plan: Plan, view: View) -> tuple[Block, ...]:
    """What is proposed, what it makes of the whole, what is impossible and taken for granted."""
    words = view.words
    blocks: list[Block] = [Prose(lead_text(plan, view))]
    if plan.proposed:
        blocks.append(proposal_table(plan, view))
        if view.strategy.content.pillars:
            blocks.append(pillar_table(plan, view))
        blocks.append(goal_table(plan, view))
    impossible = obstacle_texts(plan, view)
    if impossible:
        blocks.append(Bullets(impossible, words("What cannot be planned, and why")))
    assumed = tuple(assumption_text(each, view) for each in plan.assumptions)
    if assumed:
        blocks.append(Bullets(assumed, words("What was taken for granted")))
    return tuple(blocks)


def lead_text(plan: Plan, view: View) -> str:
    """In a sentence: how much is proposed beside what is there, and what it takes."""
    words = view.words
    start, end = words.date(plan.start), words.date(plan.end)
    if not plan.proposed and plan.published:
        return words.count(
            "Nothing can be added from {start} to {end}: {n} message is there already.",
            "Nothing can be added from {start} to {end}: {n} messages are there already.",
            len(plan.published),
            start=start,
            end=end,
        )
    if not plan.proposed:
        return words("Nothing can be proposed from {start} to {end}.", start=start, end=end)
    hours = sum(each.hours for each in plan.proposed)
    weeks = ((plan.end - plan.start).days + 1) / 7
    proposed = words.count(
        "From {start} to {end} {n} message is proposed.",
        "From {start} to {end} {n} messages are proposed.",
        len(plan.proposed),
        start=start,
        end=end,
    )
    there = words.count(
        "{n} message is there already.", "{n} messages are there already.", len(plan.published)
    )
    takes = words(
        "Making the new ones takes {hours} hours, {average} a week on average.",
        hours=words.number(hours, 1),
        average=words.number(hours / weeks, 1),
    )
    return " ".join((proposed, *([there] if plan.published else []), takes))


def proposal_table(plan: Plan, view: View) -> Table:
    """One row per proposed message: when, where, about what, for whom, and what it takes."""
    words = view.words
    zones = {each.item.time_zone for each in plan.proposed if each.item.time_zone}
    columns = (
        "Date",
        "Time",
        "Channel",
        "Pillar",
        "Goal",
        "Audience",
        "Format",
        "Hours",
        "Begin on",
    )
    return lean(
        Table(
            "proposal-table",
            words("Proposed messages"),
            tuple(Column(words(name), name == "Hours") for name in columns),
            tuple(_row(each, view, zone=len(zones) > 1) for each in plan.proposed),
            words("{mark}: a rule of thumb, not the client's own number.", mark=RULE_OF_THUMB)
            if any(not each.own for each in plan.proposed)
            else None,
        )
    )


def _row(each: Proposed, view: View, *, zone: bool) -> tuple[Cell, ...]:
    words, item = view.words, each.item
    own, *copies = (view.name("channels", name) for name in item.channels)
    also = words("also {channels}", channels=words.listing(copies)) if copies else None
    return (
        Cell(words.long_day(each.on)),
        Cell(item.at or "", item.time_zone if zone else None),
        Cell(own, also),
        Cell(view.name("content.pillars", item.pillar), _key_date(item, view) or None),
        Cell(view.names("goals", item.goals)),
        Cell(view.names("personas", item.personas)),
        Cell(format_name(item.format, view) if item.format else ""),
        Cell(words.number(each.hours, 2), mark=None if each.own else RULE_OF_THUMB)
        if each.starts_on
        else Cell(""),
        Cell(words.long_day(each.starts_on) if each.starts_on else ""),
    )


def pillar_table(plan: Plan, view: View) -> Table:
    """The share of each pillar: meant, there, and with the proposal."""
    words = view.words
    there: list[str | None] = [each.pillar for each in plan.published if each.pillar]
    both = there + [each.item.pillar for each in plan.proposed if each.item.pillar]
    rows = []
    for pillar in view.strategy.content.pillars:
        shares = [_share(pillar.id, several) for several in (there, both)]
        cells = (words.percent(each) for each in (pillar.share, *shares))
        rows.append((Cell(view.name("content.pillars", pillar.id)), *(Cell(x) for x in cells)))
    columns = ("Pillar", "Meant", "Was there", "With this proposal")
    return Table(
        "pillar-balance",
        words("Shares of the pillars"),
        tuple(Column(words(name), name != "Pillar") for name in columns),
        tuple(rows),
    )


def _share(pillar: str, among: list[str | None]) -> float | None:
    return among.count(pillar) / len(among) if among else None


def goal_table(plan: Plan, view: View) -> Table:
    """How many messages each goal has: there, and proposed, with the hours of these."""
    words = view.words
    rows = []
    for goal in view.strategy.goals:
        there = sum(goal.id in each.goals for each in plan.published)
        new = [each for each in plan.proposed if goal.id in each.item.goals]
        if there or new:
            hours = sum(each.hours for each in new)
            numbers = (words.number(there), words.number(len(new)), words.number(hours, 1))
            rows.append((Cell(view.short(view.name("goals", goal.id))), *map(Cell, numbers)))
    columns = ("Goal", "Was there", "Proposed", "Hours for these")
    return Table(
        "goal-balance",
        words("Messages per goal"),
        tuple(Column(words(name), name != "Goal") for name in columns),
        tuple(rows),
    )


def titled_items(plan: Plan, view: View) -> tuple[Item, ...]:
    """The proposed items as they are saved: with a title, and with where they come from."""
    words = view.words
    remark = words("Proposed by toolkit plan on {day}.", day=words.date(view.analysis.as_of))
    return tuple(
        each.item.model_copy(update={"title": item_title(each.item, view), "remark": remark})
        for each in plan.proposed
    )


def item_title(item: Item, view: View) -> str:
    """What a proposed item is called until somebody gives it a name: its theme and its format."""
    goal = view.short(view.name("goals", item.goals[0])) if item.goals else ""
    pillar = view.name("content.pillars", item.pillar)
    subject = _key_date(item, view) or pillar or goal or view.words("Message")
    form = format_name(item.format, view) if item.format else ""
    return " · ".join(filter(None, (view.short(subject), view.short(form))))


def _key_date(item: Item, view: View) -> str:
    found = (each for each in view.strategy.content.key_dates if each.id == item.key_date)
    known = next(found, None)
    if known is None:
        return ""
    event = view.analysis.evidence.event_index.get(known.event or "")
    return known.name or (event.name(view.words.language) if event else known.id)
