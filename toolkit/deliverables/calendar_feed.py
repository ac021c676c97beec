"""The calendar as .ics files: what appears, and what has to be made for it.

A new file updates the entries of an old one: each keeps its id, and carries a higher number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

from icalendar import Calendar, vText

from toolkit.content_calendar.production import Production, StepDates
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.whole import ContentCalendar
from toolkit.deliverables.feed_text import (
    day_line,
    feed_bytes,
    list_line,
    moment_line,
    plain_text,
    text_line,
    value_line,
)
from toolkit.deliverables.feed_zone import known_zone, zone_component
from toolkit.deliverables.production_sheet import late_text, series_name
from toolkit.tables.effort import format_name
from toolkit.tables.production import step_title
from toolkit.tables.quarter import publication_stage_text
from toolkit.tables.view import View

PRODUCT = "-//Social Strategy Toolkit//{part}//{language}"
NAMESPACE = "social-strategy-toolkit"
COUNTED_FROM = dt.date(2020, 1, 1)
SHOWN_MINUTES = 15
"""How long a post stands in a calendar of which only the moment is known: long enough to be seen
and clicked on. A choice, as a post takes no time."""

END_OF_DAY = "24:00"
MARGIN = dt.timedelta(days=366)
DAY = dt.timedelta(days=1)
FIRM = frozenset({"approved", "scheduled", "published", "archived"})

Lines = list[bytes]


def publication_feed(client: str, calendar: ContentCalendar, view: View) -> bytes:
    """The .ics file of what appears when; `client` is the client's folder, part of every id."""
    head = _head("publications", view.words("{client}: publications", client=view.title), view)
    shown = (*calendar.publications, *calendar.dropped)
    zones = {known_zone(each.time_zone) for each in shown if each.at}
    for zone in sorted(filter(None, zones)):
        first, last = calendar.start - MARGIN, calendar.end + MARGIN
        head.add_component(zone_component(zone, first, last))
    events = (_publication_event(client, each, view) for each in calendar.publications)
    gone = (_dropped_event(client, each, view) for each in calendar.dropped)
    return feed_bytes(head, chain(events, gone))


def production_feed(client: str, calendar: ContentCalendar, view: View) -> bytes:
    """The .ics file of what has to be made when, each step by its role."""
    head = _head("production", view.words("{client}: production", client=view.title), view)
    made = (calendar.productions.get(each.id) for each in calendar.publications)
    events = (
        _step_event(client, production, number, view)
        for production in made
        if production
        for number in range(len(production.steps))
    )
    return feed_bytes(head, events)


def _head(part: str, name: str, view: View) -> Calendar:
    language = view.words.language
    head = Calendar()
    head.add("prodid", PRODUCT.format(part=part, language=language.upper()))
    head.add("version", "2.0")
    head.add("calscale", "GREGORIAN")
    head.add("method", "PUBLISH")
    for property_name in ("name", "x-wr-calname"):
        head.add(property_name, vText(plain_text(name), params={"LANGUAGE": language}))
    return head


def _publication_event(client: str, each: Publication, view: View) -> Lines:
    words = view.words
    channel = view.name("channels", each.channel)
    title = ": ".join(dict.fromkeys(filter(None, (channel, each.title))))
    kind = words.term("item kind", each.kind)
    labels = (kind, view.name("content.pillars", each.pillar), channel)
    busy = each.kind != "post" and each.at
    firm = each.stage in FIRM or each.preapproved
    lines = [
        *_common(each.id, client, view),
        *_time_lines(each),
        text_line("SUMMARY", title, words.language),
        text_line("DESCRIPTION", _facts_text(_publication_facts(each, view)), words.language),
        list_line("CATEGORIES", filter(None, labels)),
        value_line("STATUS", "CONFIRMED" if firm else "TENTATIVE"),
        # a post keeps nobody from an appointment; a meeting does
        value_line("TRANSP", "OPAQUE" if busy else "TRANSPARENT"),
    ]
    return [*lines, value_line("URL", each.link)] if each.link else lines


def _dropped_event(client: str, each: Publication, view: View) -> Lines:
    """An entry that takes back what an earlier file may have brought."""
    channel = view.name("channels", each.channel)
    title = ": ".join(dict.fromkeys(filter(None, (channel, each.title))))
    return [
        *_common(each.id, client, view),
        *_time_lines(each),
        text_line("SUMMARY", title, view.words.language),
        value_line("STATUS", "CANCELLED"),
        value_line("TRANSP", "TRANSPARENT"),
    ]


def _common(identifier: str, client: str, view: View) -> Lines:
    as_of = view.analysis.as_of
    return [
        text_line("UID", f"{identifier}@{client}.{NAMESPACE}"),
        value_line("DTSTAMP", f"{as_of:%Y%m%d}T000000Z"),
        value_line("SEQUENCE", str(max(0, (as_of - COUNTED_FROM).days))),
    ]


def _time_lines(each: Publication) -> Lines:
    if each.at is None:
        return [day_line("DTSTART", each.on), day_line("DTEND", each.on + DAY)]
    zone = known_zone(each.time_zone)
    start = _moment(each.on, each.at)
    end = _moment(each.on, each.until) if each.until else start
    if end <= start:
        end = start + dt.timedelta(minutes=SHOWN_MINUTES)
    return [moment_line("DTSTART", start, zone), moment_line("DTEND", end, zone)]


def _moment(day: dt.date, at: str) -> dt.datetime:
    if at == END_OF_DAY:
        return dt.datetime.combine(day + DAY, dt.time())
    return dt.datetime.combine(day, dt.time.fromisoformat(at))


def _publication_facts(each: Publication, view: View) -> Iterator[tuple[str, str | None]]:
    words, item = view.words, each.item
    yield words("Channel"), view.name("channels", each.channel)
    yield words("For whom"), view.names("personas", each.personas)
    yield words("Goal"), view.names("goals", each.goals)
    yield words("Series"), series_name(each)
    yield words("Format"), format_name(each.format, view) if each.format else None
    yield words("Stage"), publication_stage_text(each, words) if each.kind == "post" else None
    yield words("Owner"), view.name("roles", each.owner)
    yield words("Text"), each.copy
    yield words("Picture"), item.visual if item else None
    yield words("Call to action"), item.call_to_action if item else None
    yield words("Link"), each.link


def _step_event(client: str, made: Production, number: int, view: View) -> Lines:
    words, publication, step = view.words, made.publication, made.steps[number]
    role = view.name("roles", step.role)
    title = f"{step_title(step, view)}: {publication.title}" + f" ({role})" * bool(role)
    facts = _facts_text(_step_facts(made, step, view))
    return [
        *_common(f"{publication.id}+{_step_id(made, number)}", client, view),
        day_line("DTSTART", step.start),
        day_line("DTEND", step.end + DAY),
        text_line("SUMMARY", title, words.language),
        text_line("DESCRIPTION", facts, words.language),
        list_line("CATEGORIES", filter(None, (words("Production"), role))),
        value_line("TRANSP", "TRANSPARENT"),
    ]


def _step_id(made: Production, number: int) -> str:
    """The id of a step within its production, numbered from the second of the same name."""
    name = made.steps[number].step.step
    earlier = sum(each.step.step == name for each in made.steps[:number])
    return f"{name}-{earlier + 1}" if earlier else name


def _step_facts(made: Production, step: StepDates, view: View) -> Iterator[tuple[str, str | None]]:
    words, publication = view.words, made.publication
    hours = step.step.hours
    yield words("Role"), view.name("roles", step.role) or words("nobody yet")
    yield words("Hours"), None if hours is None else words.number(hours, 2)
    yield words("Appears"), words.date(publication.on)
    yield words("Channel"), view.name("channels", publication.channel)
    yield words("Answer by, at the latest"), words.date(made.answer_by) if made.answer_by else None
    yield words("What to know"), late_text(made, view) if step.late else None


def _facts_text(facts: Iterable[tuple[str, str | None]]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in facts if value)
