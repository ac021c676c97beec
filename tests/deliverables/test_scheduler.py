import csv
import datetime as dt
import io
from dataclasses import replace

import pytest

from tests.deliverables.calendars import AS_OF, bakery, calendar_of, publications, view_of
from toolkit.content_calendar import Publication
from toolkit.deliverables.scheduler import scheduler_files
from toolkit.deliverables.scheduling_tool import scheduling_tools
from toolkit.evidence.platform import canonical_platform
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import Strategy
from toolkit.strategy.organisation import Tool


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    """The bakery, which names no tool that is known."""
    return bakery()


def using(strategy: Strategy, *tools: str) -> Strategy:
    """The strategy with these tools."""
    named = tuple(Tool(name=each) for each in tools)
    capacity = strategy.capacity.model_copy(update={"tools": named})
    return strategy.model_copy(update={"capacity": capacity})


def approved(strategy: Strategy, **more) -> Publication:
    """A post on Facebook that is ready."""
    return replace(publications(strategy)[2], **{"stage": "approved", **more})


def files(strategy: Strategy, *found: Publication, client: str = "bakkerij") -> dict[str, bytes]:
    """The files of a calendar of these publications."""
    view = view_of(strategy)
    analysis = replace(view.analysis, calendar=calendar_of(found))
    return scheduler_files(client, replace(view, analysis=analysis))


def rows(data: bytes) -> list[list[str]]:
    """The lines of a file."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def only(strategy: Strategy, *found: Publication) -> list[dict[str, str]]:
    """The posts of the one file that there is."""
    ((_, data),) = files(strategy, *found).items()
    head, *others = rows(data)
    return [dict(zip(head, row, strict=True)) for row in others]


def test_without_a_known_tool_there_is_a_file_for_any(strategy):
    """Every post that is ready, with its day, time, text, link, picture and alternative text."""
    found = files(strategy, approved(strategy))
    (post,) = only(strategy, approved(strategy))

    assert list(found) == ["bakkerij-posts.csv"]
    assert found["bakkerij-posts.csv"].startswith(b"\xef\xbb\xbfdate,time,")
    assert (post["date"], post["time"], post["time_zone"]) == (
        "2027-01-27", "19:30", "Europe/Amsterdam",
    )  # fmt: skip
    assert post["platform"] == "facebook"
    assert post["text"].endswith("Kom een nacht kijken.\n\n#WerkenInDeBakkerij")
    assert post["link"].startswith("https://www.bakkerij-lindewaal.example/werken?utm_")


@pytest.mark.parametrize(
    "change",
    [{"stage": "idea"}, {"stage": "draft"}, {"stage": "review"}, {"stage": "scheduled"},
     {"stage": "published"}, {"copy": None}, {"copy": ""}, {"at": None}, {"kind": "meeting"},
     {"channel": None}, {"on": AS_OF - dt.timedelta(days=1)}, {"copy": "x" * 70_000}],
)  # fmt: skip
def test_what_is_not_ready_is_left_out(strategy, change):
    """Only approved posts with a fitting text and a moment to come: nothing appears twice."""
    assert files(strategy, approved(strategy, **change)) == {}


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6 12345678", "-20 %", "@partner dank!", 'a;b,c"d\ne']
)
def test_the_text_stays_as_it_is(strategy, text):
    """A caption is posted as written: no sign is put before it, whatever it begins with."""
    assert only(strategy, approved(strategy, copy=text))[0]["text"] == (
        f"{text}\n\n#WerkenInDeBakkerij"
    )


def test_highlevel_takes_ninety_posts_of_one_account(strategy):
    """More posts are split over files; each account has its own, with the heads it asks for."""
    day = dt.timedelta(days=1)
    found = files(
        using(strategy, "GoHighLevel (bureau)"),
        *(approved(strategy, id=f"{n}", on=AS_OF + n * day) for n in range(200)),
        approved(strategy, id="x", channel="instagram"),
    )
    sizes = {name: len(rows(data)) - 1 for name, data in found.items()}

    assert sizes == {
        "bakkerij-highlevel-facebook-1.csv": 90,
        "bakkerij-highlevel-facebook-2.csv": 90,
        "bakkerij-highlevel-facebook-3.csv": 20,
        "bakkerij-highlevel-instagram.csv": 1,
    }
    head, first, *_ = rows(found["bakkerij-highlevel-facebook-1.csv"])
    assert head[:3] == ["postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "content", "link (OGmetaUrl)"]
    assert first[0] == "2026-11-25 19:30:00"


def test_socialbee_has_the_heads_that_it_names(strategy):
    """Text first and the moment last, in one file per account."""
    (found,) = files(using(strategy, "SocialBee"), approved(strategy)).items()
    head, row = rows(found[1])

    assert found[0] == "bakkerij-socialbee-facebook.csv"
    assert head == ["text", "link", "imageUrls", "gifUrl", "videoUrls", "postAtSpecificTime"]
    assert row[-1] == "2027-01-27 19:30:00"


def test_statusbrew_takes_three_hundred_posts(strategy):
    """One account per file, and no more than its rules allow."""
    day = dt.timedelta(days=1)
    many = (approved(strategy, id=f"{n}", on=AS_OF + n * day) for n in range(301))
    found = files(using(strategy, "Statusbrew"), *many)

    assert [len(rows(data)) - 1 for data in found.values()] == [300, 1]


def test_metricool_has_a_column_for_each_platform(strategy):
    """One file for all accounts; what still needs a picture comes in as a draft."""
    (facebook, instagram) = only(
        using(strategy, "Metricool"),
        approved(strategy, link="https://example.org/a"),
        approved(strategy, id="i", channel="instagram", item=None, copy="Kort"),
    )

    assert (facebook["Facebook"], facebook["Instagram"]) == ("TRUE", "FALSE")
    assert (instagram["Facebook"], instagram["Instagram"]) == ("FALSE", "TRUE")
    assert (facebook["Date"], facebook["Time"], facebook["Draft"]) == (
        "2027-01-27", "19:30:00", "TRUE",
    )  # fmt: skip
    assert instagram["Draft"] == "FALSE"
    assert "\n\nhttps://example.org/a\n\n#" in facebook["Text"]
    assert facebook["Alt text picture 1"].startswith("Een vrouw in wit schort")


def test_two_accounts_on_a_platform_have_a_file_each(strategy):
    """Where a column for the platform does not tell which account is meant, the file does."""
    second = strategy.channels[0].model_copy(update={"id": "facebook-2", "platform": "facebook"})
    both = using(strategy, "metricool")
    both = both.model_copy(update={"channels": (*both.channels, second)})
    found = files(both, approved(strategy), approved(strategy, id="b", channel="facebook-2"))

    assert list(found) == ["bakkerij-metricool-facebook.csv", "bakkerij-metricool-facebook-2.csv"]


def test_hootsuite_has_no_heads(strategy):
    """Three columns: moment, text and link."""
    ((name, data),) = files(using(strategy, "Hootsuite Pro"), approved(strategy)).items()
    ((moment, text, link),) = rows(data)

    assert name == "bakkerij-hootsuite-facebook.csv"
    assert moment == "01/27/2027 19:30"
    assert text.startswith('"Ik dacht')
    assert "utm_source" in link


def test_magicsync_has_the_moment_in_utc(strategy):
    """Half past seven in the evening in January is half past six in UTC, in July half past five."""
    winter = approved(strategy)
    summer = approved(strategy, id="z", on=dt.date(2027, 7, 1))

    posts = only(using(strategy, "MagicSync"), winter, summer)

    assert [each["scheduled_time"] for each in posts] == [
        "2027-01-27T18:30:00Z",
        "2027-07-01T17:30:00Z",
    ]


def test_another_audiences_time_is_told_by_the_clients_clock(strategy):
    """A tool knows the client's zone only: nine in New York is three in the afternoon here."""
    there = approved(strategy, at="09:00", time_zone="America/New_York")

    assert only(strategy, there)[0]["time"] == "15:00"


def test_newsletters_are_for_no_scheduler(strategy):
    """What is no platform for posts is in the file for any tool, and in no other."""
    letter = approved(strategy, channel="nieuwsbrief")

    assert files(using(strategy, "Hootsuite"), letter) == {}
    assert list(files(strategy, letter)) == ["bakkerij-posts.csv"]


def test_several_tools_each_have_their_files(strategy):
    """A strategy that names two tools gets the files of both."""
    found = files(using(strategy, "Metricool", "Canva", "hootsuite"), approved(strategy))

    assert list(found) == ["bakkerij-metricool.csv", "bakkerij-hootsuite-facebook.csv"]


@pytest.mark.parametrize("tool", scheduling_tools().values(), ids=lambda tool: tool.id)
def test_what_a_tool_asks_for_is_known(tool):
    """Every column that is filled is one of the tool's, every platform one of ours."""
    evidence = load_evidence()

    assert set(tool.cells) <= set(tool.columns)
    assert set(tool.accounts.values()) <= set(tool.columns)
    assert len(set(tool.columns)) == len(tool.columns)
    assert all(
        canonical_platform(each, evidence) in evidence.platform_index for each in tool.accounts
    )
    assert bool(tool.sources) == bool(tool.names)


def test_the_same_posts_give_the_same_bytes(strategy):
    """Nothing in a file tells when it was written."""
    assert files(strategy, approved(strategy)) == files(strategy, approved(strategy))
