"""Rules about making what is in the calendar: begun in time, and whole (PROD)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from toolkit.content_calendar import Production
from toolkit.effort import item_hours
from toolkit.review.case import Case
from toolkit.review.circumstance import VIDEO
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Item
from toolkit.strategy.content import Format
from toolkit.strategy.term import day_of

AS_LIGHTER = (
    "“{title}” cannot be ready on {day} any more: making it should have begun on {begin}. The "
    "first day on which it can is {first}; as {lighter} it is still in time."
)
DRAFT = (
    "“{title}” cannot be ready on {day} any more: the draft should have been ready on {begin}. "
    "The first day on which it can is {first}."
)
SEVERAL = (
    "{n} posts of “{title}” cannot be ready in time, the first on {day}: making it should have "
    "begun on {begin}. The first day on which it can is {first}."
)
TITLE_AND_DAY = "{title} ({day})"


@partial(
    Rule,
    code="PROD-001",
    message="“{title}” cannot be ready on {day} any more: making it should have begun on {begin}. "
    "The first day on which it can is {first}.",
    together="{n} parts of the calendar cannot be ready in time any more: {subjects}.",
    subject=TITLE_AND_DAY,
    variants=(AS_LIGHTER, DRAFT, SEVERAL, TITLE_AND_DAY),
    advice="Choose a later day or a lighter format, or agree on less time for approval.",
    reason="A content calendar makes it possible to begin in time with a photo, an interview or a "
    "visual.",
    basis="article",
    weight=8,
)
def cannot_be_ready(case: Case) -> Iterator[Hit]:
    for path, late in _by_place(case):
        chosen = [each for each in late if not each.assumed]
        if not chosen or chosen[0].publication.stage == "review":
            continue
        first = chosen[0]
        draft = first.publication.stage == "draft"
        facts: dict[str, Fact] = {
            "title": first.publication.title,
            "day": first.publication.on,
            "begin": first.steps[0].end if draft else first.steps[0].start,
            "first": first.first_possible or case.as_of,
            "n": len(chosen),
        }
        if first.lighter is not None:
            facts["lighter"] = case.format_name(first.lighter)
        yield Hit(path, facts, message=_late_message(first, len(chosen)))


def _by_place(case: Case) -> Iterator[tuple[str, list[Production]]]:
    """What is late, by the item or series that it comes from, each time the earliest first."""
    late = [each for each in case.calendar.productions.values() if each.late]
    late.sort(key=lambda each: (each.publication.path, each.publication.on))
    for path, group in groupby(late, key=lambda each: each.publication.path):
        yield path, list(group)


def _late_message(first: Production, n: int) -> str:
    if n > 1:
        return SEVERAL
    if first.publication.stage == "draft":
        return DRAFT
    return AS_LIGHTER if first.lighter is not None else ""


@partial(
    Rule,
    code="PROD-002",
    message="“{title}” waits for an answer that was due on {answer_by}; it is to appear on {day}.",
    together="{n} posts wait for an answer that is overdue: {subjects}.",
    subject=TITLE_AND_DAY,
    variants=(TITLE_AND_DAY,),
    advice="Ask for the answer today, agree that no answer means yes, or choose a later day.",
    reason="Most of the time between idea and post is waiting for an answer.",
    basis="practice",
    cites=("approval_review",),
    weight=6,
)
def answer_overdue(case: Case) -> Iterator[Hit]:
    for path, late in _by_place(case):
        first = late[0]
        if first.publication.stage == "review" and first.answer_by is not None:
            facts: dict[str, Fact] = {
                "title": first.publication.title,
                "day": first.publication.on,
                "answer_by": first.answer_by,
            }
            yield Hit(path, facts)


@partial(
    Rule,
    code="PROD-004",
    message="It is not chosen in which format “{title}” is made.",
    together="Of {n} parts of the calendar it is not chosen in which format they are made: "
    "{subjects}.",
    subject="title",
    advice="Choose a format: it says how long making takes, and when it has to begin.",
    reason="Whether a photo, an interview or a visual is needed has to be known in time.",
    basis="article",
    severity="advice",
    weight=3,
)
def format_not_chosen(case: Case) -> Iterator[Hit]:
    open_posts = {
        each.path: each.title
        for each in case.content.posts
        if each.format is None and not each.made and each.on >= case.as_of
    }
    for path, title in open_posts.items():
        yield Hit(f"{path}.format", {"title": title})


@partial(
    Rule,
    code="PROD-005",
    message="What it takes to make “{format}” is not recorded whole; missing: {missing}.",
    together="Of {n} formats it is not recorded whole what making them takes: {subjects}.",
    subject="format",
    advice="Write down per step who does it, how many hours it takes, and within how many working "
    "days.",
    reason="Without hours and working days nobody can say when making has to begin, or whether "
    "there is time for it.",
    basis="judgement",
    severity="advice",
    weight=3,
)
def format_not_worked_out(case: Case) -> Iterator[Hit]:
    used = {each.format for each in case.content.posts}
    for index, each in enumerate(case.strategy.content.formats):
        missing = _missing(case, each) if each.id in used else ()
        if missing:
            facts: dict[str, Fact] = {"format": case.format_name(each.id), "missing": missing}
            yield Hit(f"content.formats[{index}].steps", facts)


def _missing(case: Case, own: Format) -> tuple[str, ...]:
    """What is not filled in of a format, nor known of a usual one with its name."""
    item = item_hours(case.strategy, case.evidence, own.id)
    steps = "content.formats.steps"
    if item is None:
        return (steps,)
    if not own.steps:
        return ()
    hours = any(step.hours is None for step in item.steps)
    days = any(step.working_days is None for step in own.steps)
    names = (("hours", hours), ("working_days", days))
    return tuple(f"{steps}.{name}" for name, lacks in names if lacks)


@partial(
    Rule,
    code="PROD-006",
    message="“{title}” is {stage}, but not complete; missing: {missing}.",
    together="{n} posts are approved or scheduled, but not complete: {subjects}.",
    subject="title",
    advice="Fill in what is missing before it appears, or set it back to draft.",
    reason="What is missing at the last moment is left out: the description of a picture, the name "
    "of its maker, the text for the second channel.",
    basis="judgement",
    weight=5,
)
def not_complete(case: Case) -> Iterator[Hit]:
    for index, item in enumerate(case.strategy.content.items):
        on = day_of(item.on)
        past = on is not None and on < case.as_of
        if item.kind != "post" or item.stage not in ("approved", "scheduled") or past:
            continue
        missing = tuple(f"content.items.{name}" for name in _lacking(case, item))
        if missing:
            facts: dict[str, Fact] = {
                "title": item.title or item.id,
                "stage": Shown("term", item.stage, "stage"),
                "missing": missing,
            }
            yield Hit(f"content.items[{index}]", facts)


def _lacking(case: Case, item: Item) -> Iterator[str]:
    """The fields without which the item cannot appear as it should."""
    in_use = {channel.id for _, channel in case.active}
    written = {each.channel for each in item.copies if each.text}
    series = (each.channels for each in case.strategy.content.series if each.id == item.series)
    channels = item.channels or next(series, ())
    if any(channel in in_use and channel not in written for channel in channels):
        yield "copies"
    film = VIDEO.search(f"{item.format or ''} {item.visual or ''}") is not None
    rights = item.rights
    pictured = bool(item.visual or film or rights)
    if film and not item.captions:
        yield "captions"
    elif pictured and not film and not item.alt_text:
        yield "alt_text"
    if pictured and not (rights and rights.picture_source):
        yield "rights.picture_source"
    if pictured and not (rights and rights.people_permission):
        yield "rights.people_permission"


PRODUCTION_RULES = (
    cannot_be_ready,
    answer_overdue,
    format_not_chosen,
    format_not_worked_out,
    not_complete,
)
