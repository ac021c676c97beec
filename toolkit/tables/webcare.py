"""The page to grab when questions come: hours, norms, who answers what, example replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from toolkit.language import words_for
from toolkit.responsibilities import ChannelDuty, Duty, five_questions
from toolkit.strategy.agreement import EscalationRule
from toolkit.tables.block import Block, Cell, Column, Facts, Heading, Link, Table, lean
from toolkit.tables.duty import roles_text
from toolkit.tables.opening import times_text
from toolkit.tables.response_week import norm_cell
from toolkit.tables.sheet import WHOLE, fitted, shortened
from toolkit.tables.view import View
from toolkit.tables.watch import channels_text, watch_groups

SITUATIONS = ("question", "complaint", "compliment", "troll", "privacy")
"""What comes most; each has a reply to adapt where the client has none of its own."""


def webcare_page(view: View) -> tuple[Block, ...]:
    """Everything that whoever answers tonight needs, on one page.

    What does not fit is left out and counted; the agreements then have it in full.
    """
    return fitted(partial(_page, view), view.words, {"replies-table": len(SITUATIONS)})


def webcare_is_whole(view: View) -> bool:
    """Whether everything that is agreed about answering fits on the page."""
    return webcare_page(view) == _page(view, WHOLE)


def _page(view: View, letters: int) -> tuple[Block, ...]:
    return (
        Heading(view.words("Webcare on one page"), "webcare", own_page=True),
        *_facts(view, letters),
        answers_table(view, letters),
        *escalation_table(view, letters),
        replies_table(view, letters),
        *_house_rules(view, letters),
    )


def _facts(view: View, letters: int) -> tuple[Facts, ...]:
    agreements, words = view.strategy.agreements, view.words
    speakers = speakers_text(view)
    said = (speakers, shortened(agreements.spokesperson_text or "", letters))
    spokesperson = ". ".join(part for part in said if part)
    pairs = ((words("Speaks for the organisation"), spokesperson or words("nobody yet")),)
    return (Facts(pairs),)


def speakers_text(view: View) -> str:
    """Which roles speak for the organisation; empty where none is named."""
    named = (each.id for each in view.strategy.roles if each.spokesperson)
    roles = dict.fromkeys((*view.strategy.agreements.spokespersons, *named))
    return view.names("roles", roles)


def answers_table(view: View, letters: int = WHOLE) -> Table:
    """Per channel: when somebody is there, how soon, who watches and who answers."""
    words = view.words
    columns = ("Channels", "When", "How soon", "Watches", "Answers", "Replaced by")
    return lean(
        Table(
            "webcare-table",
            words("When we are there, how soon we answer, and who does it"),
            tuple(Column(words(name)) for name in columns),
            tuple(_answer_rows(view, letters)),
        )
    )


def _answer_rows(view: View, letters: int) -> Iterator[tuple[Cell, ...]]:
    duties = {each.channel: each for each in five_questions(view.strategy)}
    for group in watch_groups(view):
        alike: dict[tuple[Cell, ...], list[str]] = {}
        for channel in group.channels:
            alike.setdefault(_who(duties[channel], view), []).append(channel)
        times = times_text(group.profile, view.words)
        when = Cell(times or view.words("not known"), gap=not times)
        for who, channels in alike.items():
            name = shortened(channels_text(tuple(channels), view), letters)
            norm = norm_cell(group.week.norm, view)
            # in a narrow column a long note takes half the page
            brief = norm if letters == WHOLE else replace(norm, note=None)
            yield Cell(name), when, brief, *who


def _who(duty: ChannelDuty, view: View) -> tuple[Cell, ...]:
    replaced = dict.fromkeys(
        each for each in (duty.watches.replacement, duty.answers.replacement) if each
    )
    who = (_role_cell(each, view) for each in (duty.watches, duty.answers))
    return *who, Cell(view.names("roles", replaced))


def _role_cell(duty: Duty, view: View) -> Cell:
    named = roles_text(duty, view)
    return Cell(named or view.words("nobody yet"), gap=not named)


def escalation_table(view: View, letters: int = WHOLE) -> tuple[Table, ...]:
    """What goes to somebody else, and to whom; none where nothing is agreed."""
    rules = view.strategy.agreements.escalation
    if not rules:
        return ()
    words = view.words
    table = Table(
        "escalation-table",
        words("What goes to somebody else"),
        tuple(Column(words(name)) for name in ("If", "Then", "By whom")),
        tuple(_rule_row(rule, view, letters) for rule in rules),
    )
    return (lean(table),)


def _rule_row(rule: EscalationRule, view: View, letters: int) -> tuple[Cell, ...]:
    when = shortened(rule.when or view.words("always"), letters)
    then, remark = shortened(rule.then or "", letters), shortened(rule.remark or "", letters)
    return Cell(when), Cell(then, remark or None), Cell(view.name("roles", rule.role))


def replies_table(view: View, letters: int = WHOLE) -> Table:
    """The client's own example replies; for what usually comes and has none, one to adapt.

    Those are in the client's language and tone, not in the reader's. What usually comes goes
    before other situations: where room is short the last ones are left out.
    """
    words = view.words
    own = any(each.text for each in view.strategy.agreements.example_replies)
    return Table(
        "replies-table",
        words("Example replies") if own else words("Example replies (adapt before use)"),
        (Column(words("Situation")), Column(words("Reply"))),
        tuple(_reply_rows(view, letters)),
    )


def _reply_rows(view: View, letters: int) -> Iterator[tuple[Cell, ...]]:
    own = [each for each in view.strategy.agreements.example_replies if each.text]
    for situation in SITUATIONS:
        known = [each for each in own if each.situation == situation]
        for reply in known:
            yield Cell(_situation(situation, view)), Cell(shortened(reply.text or "", letters))
        if not known:
            note = view.words("example: adapt before use") if own else None
            yield Cell(_situation(situation, view), note), Cell(example_reply(situation, view))
    for reply in own:
        if reply.situation not in SITUATIONS:
            named = _situation(reply.situation or "other", view)
            yield Cell(named), Cell(shortened(reply.text or "", letters))


def _situation(code: str, view: View) -> str:
    named = view.words.term("situation", code)
    return named[:1].upper() + named[1:]


def example_reply(situation: str, view: View) -> str:
    """A reply to adapt, as the client speaks: formal, unless its tone says otherwise."""
    client = view.strategy.client
    theirs = replace(view, words=words_for(client.language)).words
    if client.tone.address_form == "jij":
        return theirs.term("reply to jij", situation)
    return theirs.term("reply to u", situation)


def _house_rules(view: View, letters: int) -> tuple[Block, ...]:
    rules = view.strategy.agreements.house_rules
    words = view.words
    if rules is None or not (rules.address or rules.text):
        return ()
    pairs: list[tuple[str, str | Link]] = []
    if rules.text:
        pairs.append((words("House rules"), shortened(rules.text, letters)))
    if rules.address:
        pairs.append((words("Where they stand"), Link(rules.address, rules.address)))
    return (Facts(tuple(pairs)),)
