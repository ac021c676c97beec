"""Answers about publications → the strategy with what was said, and how far each item is now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.seal import last_said, publication_seal
from toolkit.language import Words
from toolkit.strategy import Item, Strategy
from toolkit.strategy.content import Feedback, Series, Stage
from toolkit.workbook.told import Answer, Step, Told, told

LONGEST_ID = 64
OPEN: frozenset[Stage] = frozenset({"idea", "draft", "review"})
BACK: Mapping[Stage, Stage] = {"review": "draft", "approved": "draft", "scheduled": "draft"}
"""Where a remark brings an item: whoever makes it has to look again. An idea stays an idea, and
what is published cannot be taken back."""

Key = tuple[str, str]


@dataclass(frozen=True)
class Outcome:
    """The strategy with the answers in it.

    `taken` are the answers that were not in it before, each with what became of its item;
    `n_before` is how many were.
    """

    strategy: Strategy
    taken: tuple[tuple[Answer, Step], ...]
    told: tuple[Told, ...]
    n_before: int


def with_feedback(
    strategy: Strategy,
    given: Iterable[Answer],
    publications: Iterable[Publication],
    as_of: dt.date,
    words: Words,
) -> Outcome:
    """The strategy in which these answers are recorded, as given on this day.

    An answer about an occurrence of a series makes an item that takes its place. What was
    recorded before, of the same version, is not recorded again.
    """
    together: dict[Key, list[Publication]] = {}
    for each in publications:
        together.setdefault(item_key(each), []).append(each)
    by_item: dict[Key, list[Answer]] = {}
    for answer in given:
        by_item.setdefault(item_key(answer.publication), []).append(answer)
    items = list(strategy.content.items)
    taken: list[tuple[Answer, Step]] = []
    noted: list[Told] = []
    n_before = 0
    for key, several in by_item.items():
        before, place = _item(items, several[0].publication)
        fresh = [each for each in several if not _recorded(each, before, as_of, words)]
        n_before += len(several) - len(fresh)
        if not fresh:
            continue
        after = before.model_copy(
            update={"feedback": (*before.feedback, *(_entry(each, as_of, words) for each in fresh))}
        )
        stage, odd = _stage(after, fresh, together[key])
        items[place : place + 1] = [after.model_copy(update={"stage": stage})]
        taken += [(each, Step(before.stage, stage)) for each in fresh]
        noted += odd
    content = strategy.content.model_copy(update={"items": tuple(items)})
    return Outcome(
        strategy.model_copy(update={"content": content}), tuple(taken), tuple(noted), n_before
    )


def item_key(publication: Publication) -> Key:
    """What an answer belongs to: an item, or one planned day of a series."""
    if publication.item is not None:
        return "item", publication.item.id
    series = publication.series.id if publication.series else ""
    return series, publication.planned_on.isoformat()


def _item(items: list[Item], publication: Publication) -> tuple[Item, int]:
    """The item of a publication and its place in the list: a new one, at the end, for a series."""
    if publication.item is not None:
        place = next(n for n, each in enumerate(items) if each.id == publication.item.id)
        return items[place], place
    series = publication.series
    if series is None:
        raise LookupError(publication.id)
    return _of_series(series, publication.planned_on, {each.id for each in items}), len(items)


def _of_series(series: Series, day: dt.date, taken: set[str]) -> Item:
    """An item that takes the place of what a series brings on a day, and says the same."""
    change = next((each for each in series.changes if each.on == day), None)
    said = {
        "title": change.title if change else None,
        "on": change.moved_to.isoformat() if change and change.moved_to else None,
        "at": change.at if change else None,
    }
    return Item(
        id=_free_id(f"{series.id[: LONGEST_ID - 14]}-{day}", taken),
        series=series.id,
        occurrence=day,
        **{name: value for name, value in said.items() if value},
    )


def _free_id(wanted: str, taken: set[str]) -> str:
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return next(each for each in (wanted, *numbered) if each not in taken)


def _entry(answer: Answer, as_of: dt.date, words: Words) -> Feedback:
    publication, text = answer.publication, answer.text
    if _repeats(publication):
        day = words.date(publication.on)
        text = f"{day}: {text or words('agreed')}"
    return Feedback(
        given_on=as_of,
        given_by=answer.by,
        channel=publication.channel,
        agreed=answer.agreed,
        text=text,
        seal=answer.seal,
    )


def _recorded(answer: Answer, item: Item, as_of: dt.date, words: Words) -> bool:
    """Whether the same was recorded before, on whatever day."""
    entry = _entry(answer, as_of, words)
    return any(
        each.model_copy(update={"given_on": entry.given_on}) == entry for each in item.feedback
    )


def _stage(
    item: Item, fresh: list[Answer], publications: list[Publication]
) -> tuple[Stage, list[Told]]:
    """How far the item is after these answers, and what has to be known about it."""
    row, title = fresh[0].row, fresh[0].publication.title
    if any(_repeats(each.publication) for each in fresh):
        return item.stage, [told("repeats", row, "answer", title=title)]
    remarks = [each for each in fresh if not each.agreed]
    if remarks:
        return BACK.get(item.stage, item.stage), list(_late(item, remarks))
    if item.stage not in OPEN:
        return item.stage, []
    waiting = [each.channel or "" for each in publications if not _agreed_to(each, item)]
    if waiting:
        older = all(each.seal != publication_seal(each.publication) for each in fresh)
        open_channels = ", ".join(sorted(waiting))
        odd = [] if older else [told("others_open", row, "answer", channels=open_channels)]
        return item.stage, odd
    if item.stage == "idea" and item.kind == "post" and not any(each.copy for each in publications):
        return "draft", [told("idea_only", row, "answer", title=title)]
    return "approved", []


def _late(item: Item, remarks: list[Answer]) -> Iterator[Told]:
    codes = {
        "scheduled": "already_scheduled",
        "published": "already_published",
        "archived": "already_published",
    }
    if item.stage in codes:
        for each in remarks:
            yield told(codes[item.stage], each.row, "answer", title=each.publication.title)


def _agreed_to(publication: Publication, item: Item) -> bool:
    """Whether the last that was said of it is that it is right, as it is now."""
    last = last_said(item, publication.channel)
    return last is not None and last.agreed and last.seal in (None, publication_seal(publication))


def _repeats(publication: Publication) -> bool:
    return publication.item is not None and publication.item.rule is not None
