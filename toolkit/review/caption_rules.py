"""Rules about texts that are ready to be posted, and about what was said of them (CONT)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from toolkit.content_calendar.caption import caption, caption_length
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.seal import last_said, publication_seal
from toolkit.review.case import Case, placed
from toolkit.review.finding import Fact
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Channel, Item
from toolkit.strategy.content import Feedback

READY = ("approved", "scheduled")
LIKE_A_FORMULA = ("=", "+", "-", "@")


def _captions(case: Case) -> Iterator[tuple[str, Item, Channel, str]]:
    """Every text that still has to appear: its place, item, channel, and the text."""
    channels = {each.id: each for each in case.strategy.channels}
    for path, item in placed("content.items", case.strategy.content.items):
        if item.stage in ("published", "archived"):
            continue
        for place, copy in placed(f"{path}.copies", item.copies):
            if copy.text:
                yield f"{place}.text", item, channels[copy.channel], copy.text


@partial(
    Rule,
    code="CONT-040",
    message="The text of “{title}” for {channel} has {n} characters; {platform} takes {most}.",
    together="{n} texts are longer than their platform takes: {subjects}.",
    subject="title",
    advice="Shorten it; until then it is left out of the file for a scheduler.",
    reason="A platform refuses a text that is too long, or cuts it off. Its hashtags and link "
    "count.",
    basis="practice",
    cites=("ayrshare_limits", "twitter_text", "meta_threads_api", "bsky_lexicon"),
    weight=5,
)
def text_too_long(case: Case) -> Iterator[Hit]:
    links = {
        (each.item.id, each.channel): each.link for each in case.calendar.publications if each.item
    }
    for path, item, channel, text in _captions(case):
        known = case.platform(channel)
        limit = case.evidence.caption_index.get(known.platform) if known else None
        if known is None or limit is None:
            continue
        link = links.get((item.id, channel.id), item.link)
        length = caption_length(caption(text, item.hashtags, link), limit.counted)
        if length > limit.characters:
            facts: dict[str, Fact] = {
                "title": item.title or item.id,
                "channel": case.channel_name(channel),
                "n": length,
                "platform": case.platform_name(known.platform),
                "most": limit.characters,
            }
            yield Hit(path, facts, "error" if item.stage in READY else None)


@partial(
    Rule,
    code="CONT-041",
    message="The text of “{title}” for {channel} begins with “{sign}”.",
    together="{n} texts begin like a formula: {subjects}.",
    subject="title",
    advice="Begin with another sign, or do not open the file for a scheduler in a spreadsheet.",
    reason="A spreadsheet takes what begins with =, +, - or @ for a formula, and saves something "
    "else than the text. The file itself keeps the text as it is.",
    basis="judgement",
    severity="advice",
    weight=1,
    audience="consultant",
)
def text_like_a_formula(case: Case) -> Iterator[Hit]:
    for path, item, channel, text in _captions(case):
        if text.startswith(LIKE_A_FORMULA):
            title, name = item.title or item.id, case.channel_name(channel)
            yield Hit(path, {"title": title, "channel": name, "sign": text[0]})


@partial(
    Rule,
    code="CONT-042",
    message="“{title}” has been changed since somebody agreed to it.",
    together="{n} items have been changed since somebody agreed to them: {subjects}.",
    subject="title",
    advice="Ask again, or put back what was agreed.",
    reason="Who agreed has seen another text, picture, link, day or time than what will appear.",
    basis="judgement",
    weight=5,
)
def changed_since_agreed(case: Case) -> Iterator[Hit]:
    for path, item, said in _ready_items(case):
        if any(last.agreed and last.seal not in (None, now) for last, now in said):
            yield Hit(f"{path}.stage", {"title": item.title or item.id})


@partial(
    Rule,
    code="CONT-043",
    message="The last that was said of “{title}” is a remark, but it counts as approved.",
    together="{n} items count as approved, but the last that was said of them is a remark: "
    "{subjects}.",
    subject="title",
    advice="Do something about the remark and ask again, or bring the stage back.",
    reason="Who made the remark expects that something is done about it.",
    basis="judgement",
    weight=4,
)
def approved_with_remark(case: Case) -> Iterator[Hit]:
    for path, item, said in _ready_items(case):
        if any(not last.agreed for last, _ in said):
            yield Hit(f"{path}.stage", {"title": item.title or item.id})


def _ready_items(case: Case) -> Iterator[tuple[str, Item, list[tuple[Feedback, str]]]]:
    """Items that are ready, each with the last that was said of it per channel, and its seal now.

    What repeats is left out: one day of it says nothing about the others.
    """
    laid: dict[str, list[Publication]] = {}
    for each in case.calendar.publications:
        if each.item is not None:
            laid.setdefault(each.item.id, []).append(each)
    for path, item in placed("content.items", case.strategy.content.items):
        if item.stage in READY and item.rule is None:
            yield (
                path,
                item,
                [
                    (last, publication_seal(each))
                    for each in laid.get(item.id, ())
                    if (last := last_said(item, each.channel)) is not None
                ],
            )


CAPTION_RULES = (text_too_long, text_like_a_formula, changed_since_agreed, approved_with_remark)
