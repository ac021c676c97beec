"""Calendars that tests write to files: of the bakery, hostile, and very large."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from toolkit.analysis import analyse
from toolkit.content_calendar.load import WeekLoad
from toolkit.content_calendar.production import Production, StepDates
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.whole import ContentCalendar
from toolkit.effort import StepHours
from toolkit.language import words_for
from toolkit.store import read_strategy_file
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import Strategy
from toolkit.tables.view import View

AS_OF = dt.date(2026, 11, 25)
BAKERY = Path(__file__).parents[2] / "clients/bakkerij-lindewaal/strategy.yaml"
DAY = dt.timedelta(days=1)


def bakery() -> Strategy:
    """The example client that is complete."""
    return read_strategy_file(BAKERY).strategy


def view_of(strategy: Strategy, language: str = "nl") -> View:
    """What the strategy looks like to a reader of a language."""
    return View(analyse(strategy, load_evidence(), AS_OF), words_for(language))


def publications(strategy: Strategy) -> tuple[Publication, ...]:
    """A post with a copy, a derivative, a week of a series, and a moment with an end."""
    content = strategy.content
    post, _, measured = content.items
    series = content.series[0]
    first = Publication(
        id="eerste-week-van-yara@facebook",
        path="content.items[0]",
        channel="facebook",
        on=dt.date(2027, 1, 27),
        planned_on=dt.date(2027, 1, 27),
        title=post.title or "",
        at="19:30",
        time_zone="Europe/Amsterdam",
        item=post,
        series=content.series[3],
        goals=post.goals,
        personas=post.personas,
        pillar=post.pillar,
        format=post.format,
        owner=post.owner,
        stage=post.stage,
        copy=post.copies[0].text,
        link="https://www.bakkerij-lindewaal.example/werken?utm_source=facebook&utm_medium=social",
    )
    second = replace(
        first,
        id="eerste-week-van-yara@instagram",
        channel="instagram",
        derivative=True,
        copy=post.copies[1].text,
    )
    returning = Publication(
        id="uit-de-oven.2027-01-04@instagram",
        path="content.series[0]",
        channel="instagram",
        on=dt.date(2027, 1, 5),
        planned_on=dt.date(2027, 1, 4),
        title=series.name or "",
        at="07:30",
        time_zone="Europe/Amsterdam",
        series=series,
        goals=series.goals,
        personas=series.personas,
        pillar=series.pillar,
        format=series.format,
        owner=series.owner,
        stage="approved",
        preapproved=True,
    )
    meeting = Publication(
        id="cijfers-kwartaal-1",
        path="content.items[2]",
        channel=None,
        on=dt.date(2027, 4, 8),
        planned_on=dt.date(2027, 4, 8),
        title=measured.title or "",
        at="14:00",
        until="15:00",
        time_zone="Europe/Amsterdam",
        item=measured,
        kind="measurement",
        owner=measured.owner,
    )
    whole_day = replace(
        returning,
        id="uit-de-oven.2027-01-06@instagram",
        on=dt.date(2027, 1, 6),
        planned_on=dt.date(2027, 1, 6),
        at=None,
        time_zone=None,
        stage="idea",
        preapproved=False,
    )
    return returning, whole_day, first, second, meeting


def calendar_of(found: tuple[Publication, ...]) -> ContentCalendar:
    """A calendar of these publications, the posts with two steps of making, one of them late."""
    return ContentCalendar(
        start=dt.date(2026, 11, 1),
        end=dt.date(2027, 10, 31),
        publications=found,
        productions={each.id: production_of(each) for each in found if each.kind == "post"},
        load=(
            WeekLoad("communicatie", 2027, 3, 6.25, 2.0, 8.0),
            WeekLoad(None, 2027, 4, 1.0, 0.0, None),
        ),
    )


def production_of(each: Publication) -> Production:
    """Three working days, the last one before it appears."""
    steps = (
        StepDates(
            StepHours("photo", "makes", 1.5, 2), "winkel", each.on - 5 * DAY, each.on - 3 * DAY
        ),
        StepDates(
            StepHours("tekst", "makes", 0.5, 1, name="Tekst en alt-tekst"),
            None,
            each.on - 2 * DAY,
            each.on - 2 * DAY,
            late=each.on < dt.date(2027, 1, 6),
        ),
    )
    return Production(
        each,
        steps,
        answer_by=each.on - 2 * DAY,
        first_possible=dt.date(2027, 1, 12),
        lighter="foto",
    )


def many(strategy: Strategy, n: int) -> ContentCalendar:
    """A calendar of so many posts, eight a day."""
    first = publications(strategy)[2]
    start = dt.date(2027, 1, 1)
    return calendar_of(
        tuple(
            replace(first, id=f"post-{number}", on=start + (number // 8) * DAY)
            for number in range(n)
        )
    )
