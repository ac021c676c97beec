"""Rules about who speaks and watches, and what guards the accounts and the visitors (TASK)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from toolkit.response_week import DAY, response_norm, watched_hours, week_grid
from toolkit.review.account_rules import guarded
from toolkit.review.agreement_rules import crisis_is_agreed, if_modest
from toolkit.review.approval_rules import FEW
from toolkit.review.case import Case
from toolkit.review.channel_rules import OWN_PAGES
from toolkit.review.circumstance import NL
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Channel

WEEKEND_DAYS = ("sat", "sun")
WEEKEND_RULE = re.compile(r"BYDAY=[^;]*(SA|SU)|FREQ=DAILY(?!.*BYDAY)", re.IGNORECASE)
"""A recurrence rule by which something appears on a Saturday or Sunday."""

DAYS_OFF = 48
"""Hours from Friday to Monday: who promises an answer sooner has to be there in between."""

ONE_WAY = OWN_PAGES | {"newsletter", "podcast"}
"""Platforms without comments under the eyes of others (judgement)."""

KEPT = ("posts", "comments", "messages")

PROMISED_SOON = (
    "On {channel} an answer is promised within {hours} hours, but nobody watches at the weekend."
)
NO_ROLE = "It is not agreed who may stop all posts out of hours."
NOT_REACHED = "{role} may stop all posts, but it is not recorded how to reach them out of hours."


@partial(
    Rule,
    code="TASK-005",
    message="{role} answers on {channel}, but does not speak for the organisation, and it is not "
    "agreed which questions go to the spokesperson.",
    together="{n} roles answer that do not speak for the organisation, and it is not agreed which "
    "questions go to the spokesperson: {subjects}.",
    subject="role",
    advice="Agree what who answers may say, and what goes to the spokesperson: questions of the "
    "press, politics, personal matters.",
    reason="Who keeps an eye on the reactions, and may answer in the organisation's name? Not "
    "everybody is a spokesperson.",
    basis="article",
    weight=4,
)
def answers_without_a_mandate(case: Case) -> Iterator[Hit]:
    agreements = case.strategy.agreements
    speakers = {role.id for role in case.strategy.roles if role.spokesperson}
    speakers |= set(agreements.spokespersons)
    handed_on = agreements.spokesperson_text or any(
        each.then or each.role for each in agreements.escalation
    )
    few = case.team is not None and case.team <= FEW
    if handed_on or few or not speakers:
        return
    names = {each.id: case.channel_name(each) for _, each in case.active}
    channels: dict[str, list[str]] = {}
    for duty in case.duties:
        role = duty.answers.role
        if role is not None and role not in speakers:
            channels.setdefault(role, []).append(names[duty.channel])
    for index, each in enumerate(case.strategy.roles):
        if each.id in channels:
            named = Shown("names", tuple(channels[each.id]))
            yield Hit(f"roles[{index}]", {"role": case.role_name(each.id), "channel": named})


@partial(
    Rule,
    code="TASK-006",
    message="On {channel} posts appear at the weekend, but nobody watches the reactions then.",
    together="On these {n} channels nobody watches at the weekend, though posts appear or a quick "
    "answer is promised: {subjects}.",
    subject="channel",
    variants=(PROMISED_SOON,),
    advice="Let somebody look once a day at the weekend, or post on working days and say when you "
    "are there.",
    reason="A comment that turns sour on Saturday has been read by everybody on Monday.",
    basis="judgement",
    weight=4,
)
def weekend_unwatched(case: Case) -> Iterator[Hit]:
    agreements = case.strategy.agreements
    for path, channel in case.staying:
        grid = week_grid(watched_hours(case.strategy, channel.id))
        if not grid.any() or grid[5 * DAY :].any():
            continue
        facts: dict[str, Fact] = {"channel": case.channel_name(channel)}
        norm = response_norm(agreements, channel.id)
        # a norm with a share is held against the hours by another rule
        soon = norm.within_hours if norm and norm.share is None else None
        if _posts_at_weekend(case, channel):
            yield Hit(path, facts)
        elif soon is not None and soon < DAYS_OFF:
            yield Hit(path, {**facts, "hours": soon}, message=PROMISED_SOON)


def _posts_at_weekend(case: Case, channel: Channel) -> bool:
    series = [
        each
        for each in case.strategy.content.series
        if each.status == "active" and channel.id in each.channels
    ]
    times = (*channel.posting_times, *(each.days for each in series if each.days))
    named = any(day in WEEKEND_DAYS for time in times for day in time.days)
    return named or any(WEEKEND_RULE.search(each.rule or "") for each in series)


@partial(
    Rule,
    code="TASK-007",
    message="The agreement on access leaves open: {missing}.",
    advice="Switch on two-factor login everywhere, with an app rather than text messages, and give "
    "every account a second administrator.",
    reason="An account with one administrator is lost when that person leaves, and one with a "
    "password alone when that leaks.",
    basis="practice",
    cites=("gds_security", "access_policy"),
    weight=4,
)
def access_incomplete(case: Case) -> Iterator[Hit]:
    access = case.strategy.agreements.access
    if access is None or not case.active or all(guarded(each) for _, each in case.active):
        return
    missing = tuple(
        f"agreements.access.{name}"
        for name in ("two_factor", "second_administrator")
        if not getattr(access, name)
    )
    if missing:
        yield Hit("agreements.access", {"missing": missing})


@partial(
    Rule,
    code="TASK-008",
    message="It is not agreed who may stop all posts out of hours, and how they are reached.",
    variants=(NO_ROLE, NOT_REACHED),
    advice="Name one role and its replacement, and put on the crisis page how to reach them in the "
    "evening and at the weekend.",
    reason="Nobody wants a cheerful post between the messages about an accident.",
    basis="practice",
    cites=("crisis_policy", "crisis_one_page"),
    weight=5,
)
def nobody_to_stop_the_posts(case: Case) -> Iterator[Hit]:
    if not case.active or not crisis_is_agreed(case):
        return
    crisis = case.strategy.agreements.crisis
    role = crisis.pauses_everything if crisis else None
    reached = crisis.reached_at if crisis else None
    if role and reached:
        return
    message = NOT_REACHED if role else NO_ROLE if reached else ""
    facts: dict[str, Fact] = {"role": case.role_name(role)} if role else {}
    yield Hit("agreements.crisis", facts, if_modest(case), message)


@partial(
    Rule,
    code="TASK-009",
    message="There are no house rules: what visitors may post, and what is taken away.",
    advice="Write five lines, put them on the website, link to them from every profile, and keep a "
    "list of what was taken away and why.",
    reason="Whoever takes a comment away without a rule is said to silence criticism.",
    basis="judgement",
    severity="advice",
    weight=3,
)
def no_house_rules(case: Case) -> Iterator[Hit]:
    rules = case.strategy.agreements.house_rules
    home = case.coverage.platform_of
    talked = any(home[each.id] not in ONE_WAY for _, each in case.active)
    if talked and not (rules and (rules.address or rules.text)):
        yield Hit("agreements.house_rules", severity="warning" if case.public_body else None)


@partial(
    Rule,
    code="TASK-010",
    message="It is not agreed that these are kept: {missing}.",
    advice="Keep posts, the comments below them and private messages, each with its date, and "
    "agree who sees to it.",
    reason="What a public body says and is told on social media belongs to its records.",
    basis="practice",
    cites=("nara_strategy",),
    final="error",
    weight=4,
)
def not_everything_kept(case: Case) -> Iterator[Hit]:
    archive = case.strategy.agreements.archive
    # without any agreement the Dutch rule about records has said so already
    said_already = archive is None and case.strategy.client.country == NL
    if not case.public_body or not case.active or said_already:
        return
    covers = archive.covers if archive else ()
    missing = tuple(each for each in KEPT if each not in covers)
    if missing:
        yield Hit(
            "agreements.archive.covers", {"missing": Shown("term", missing, "archive covers")}
        )


GUARD_RULES = (
    answers_without_a_mandate,
    weekend_unwatched,
    access_incomplete,
    nobody_to_stop_the_posts,
    no_house_rules,
    not_everything_kept,
)
