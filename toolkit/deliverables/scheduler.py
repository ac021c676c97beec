"""What is approved, as .csv files for the tools that schedule posts."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from toolkit.content_calendar.caption import caption, caption_length
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.time_zone import country_zone, time_zone
from toolkit.deliverables.feed_text import plain_text
from toolkit.deliverables.scheduling_tool import OTHER, SchedulingTool, tools_named
from toolkit.evidence import canonical_platform
from toolkit.strategy import Strategy
from toolkit.tables.view import View

END_OF_DAY = "24:00"
UTC_FORM = "%Y-%m-%dT%H:%M:%SZ"
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Post:
    """A post that is ready: where, when by the client's own clock, and what it says."""

    publication: Publication
    channel: str
    platform: str
    at: dt.datetime

    def text(self, *, with_link: bool) -> str:
        """The text with its hashtags, and its link where that has no column of its own."""
        item = self.publication.item
        link = self.publication.link if with_link else None
        return caption(self.publication.copy or "", item.hashtags if item else (), link)


def scheduler_files(client: str, view: View) -> dict[str, bytes]:
    """The files by name: for each tool that the strategy names, else one for any other.

    A file holds no more posts than its tool takes, and the posts of one account where the tool
    asks for the account when a file is uploaded.
    """
    posts = tuple(ready_posts(view))
    files: dict[str, bytes] = {}
    for tool in tools_named(_tool_names(view.strategy)):
        for account, group in _groups(tool, posts, view):
            parts = [group[n : n + tool.most_rows] for n in range(0, len(group), tool.most_rows)]
            for number, part in enumerate(parts, 1):
                which = [client, tool.id, account, str(number) if len(parts) > 1 else ""]
                name = "-".join(filter(None, which))
                files[f"{name}.csv"] = _file(tool, part, view)
    return files


def ready_posts(view: View) -> Iterator[Post]:
    """What can be scheduled: approved, with a text that fits, on a day that has not passed.

    What is scheduled already is left out: it would appear twice.
    """
    analysis, strategy = view.analysis, view.strategy
    platforms = {each.id: each.platform or "" for each in strategy.channels}
    home = home_zone(strategy, analysis.as_of.year)
    for each in analysis.calendar.publications:
        ready = each.kind == "post" and each.stage == "approved" and each.on >= analysis.as_of
        if ready and each.copy and each.at and each.channel:
            platform = canonical_platform(platforms[each.channel], analysis.evidence)
            post = Post(each, each.channel, platform, _moment(each, home))
            if _fits(post, view):
                yield post


def home_zone(strategy: Strategy, year: int) -> ZoneInfo | None:
    """The client's own time zone, to which its accounts are set; None where unknown."""
    client = strategy.client
    name = client.time_zone or (client.country and country_zone(client.country, year))
    return time_zone(name) if name else None


def _moment(publication: Publication, home: ZoneInfo | None) -> dt.datetime:
    """When it appears, by the client's clock; without a zone where that is not known."""
    at = publication.at or END_OF_DAY
    midnight = at == END_OF_DAY
    clock = dt.time() if midnight else dt.time.fromisoformat(at)
    there = dt.datetime.combine(publication.on + DAY * midnight, clock)
    zone = time_zone(publication.time_zone) if publication.time_zone else None
    if zone is None:
        return there.replace(tzinfo=home)
    return there.replace(tzinfo=zone).astimezone(home or zone)


def _fits(post: Post, view: View) -> bool:
    limit = view.analysis.evidence.caption_index.get(post.platform)
    if limit is None:
        return True
    return caption_length(post.text(with_link=True), limit.counted) <= limit.characters


def _groups(
    tool: SchedulingTool, posts: Sequence[Post], view: View
) -> Iterator[tuple[str, list[Post]]]:
    """The posts of each file, with the account that is part of its name."""
    if tool.id == OTHER:
        fitting = list(posts)
    elif tool.accounts:
        fitting = [post for post in posts if post.platform in tool.accounts]
    else:
        fitting = [post for post in posts if _takes_posts(post.platform, view)]
    channels = dict.fromkeys(post.channel for post in fitting)
    if not fitting:
        return
    if tool.id == OTHER or (tool.accounts and _one_each(fitting)):
        yield "", fitting
        return
    for channel in channels:
        yield channel, [post for post in fitting if post.channel == channel]


def _takes_posts(platform: str, view: View) -> bool:
    """Whether it is a platform that such tools post to; one that nobody knows may be."""
    evidence = view.analysis.evidence
    known = evidence.platform_index.get(platform)
    return known is None or known.kind == "social" or platform in evidence.caption_index


def _one_each(posts: Sequence[Post]) -> bool:
    """Whether the platform alone tells which account is meant."""
    accounts = {(post.platform, post.channel) for post in posts}
    return len(accounts) == len({platform for platform, _ in accounts})


def _file(tool: SchedulingTool, posts: Sequence[Post], view: View) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    if tool.header:
        writer.writerow(tool.columns)
    for post in posts:
        cells = _cells(tool, post, view)
        writer.writerow([plain_text(cells.get(column, "")) for column in tool.columns])
    return made.getvalue().encode("utf-8-sig" if tool.byte_order_mark else "utf-8")


def _cells(tool: SchedulingTool, post: Post, view: View) -> dict[str, str]:
    """What goes into the columns of a tool."""
    each, item = post.publication, post.publication.item
    picture = (item.visual if item else None) or ""
    values = {
        "text": post.text(with_link=tool.link_in_text),
        "link": each.link or "",
        "date": post.at.strftime(tool.date),
        "time": post.at.strftime(tool.time),
        "moment": _moment_text(tool, post.at),
        "time_zone": str(post.at.tzinfo or ""),
        "channel": view.name("channels", post.channel),
        "platform": post.platform,
        "picture": picture,
        "alt_text": (item.alt_text if item else None) or "",
        # a picture cannot be sent along: somebody has to add it before it appears
        "draft": "TRUE" if picture else "FALSE",
    }
    filled = {column: values[name] for column, name in tool.cells.items()}
    networks = dict.fromkeys(tool.accounts.values(), "FALSE")
    if post.platform in tool.accounts:
        networks[tool.accounts[post.platform]] = "TRUE"
    return {**networks, **filled}


def _moment_text(tool: SchedulingTool, at: dt.datetime) -> str:
    if tool.moment != "utc":
        return at.strftime(tool.moment)
    return at.astimezone(dt.UTC).strftime(UTC_FORM) if at.tzinfo else at.isoformat()


def _tool_names(strategy: Strategy) -> Iterator[str]:
    review = strategy.agreements.review
    for tool in (*strategy.capacity.tools, *(review.tools if review else ())):
        yield tool.name or ""
