import datetime as dt
import io
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from tests.deliverables.calendars import bakery, calendar_of, many, publications, view_of
from tests.deliverables.sample import HOSTILE
from toolkit.deliverables.calendar_feed import production_feed, publication_feed
from toolkit.deliverables.feed_zone import zone_component

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture(scope="module")
def strategy():
    """The bakery."""
    return bakery()


def events(data: bytes) -> dict:
    """The events by id, as a library reads them that did not write them."""
    stream = IcsCalendarStream.calendar_from_ics(data.decode())
    return {each.uid: each for each in stream.events}


def feed(strategy, *found, client="bakkerij", language="nl") -> bytes:
    """The feed of what appears."""
    return publication_feed(client, calendar_of(found), view_of(strategy, language))


def test_another_library_reads_what_appears(strategy):
    """A strict parser finds each publication: at its own time, with channel, title and goal."""
    found = events(feed(strategy, *publications(strategy)))
    post = found["eerste-week-van-yara@facebook@bakkerij.social-strategy-toolkit"]

    assert len(found) == 5
    assert post.dtstart == dt.datetime(2027, 1, 27, 19, 30, tzinfo=AMSTERDAM)
    assert post.summary == "Facebookpagina: De eerste week van een zij-instromer"
    assert "Doel: Goede plek om te werken\n" in post.description
    assert str(post.url).endswith("utm_source=facebook&utm_medium=social")
    assert post.categories == ["bericht", "De mensen van de nacht", "Facebookpagina"]
    assert (post.status.value, post.transparency) == ("TENTATIVE", "TRANSPARENT")


def test_what_is_agreed_beforehand_is_certain(strategy):
    """An occurrence of a series that is agreed beforehand is no mere idea, and is confirmed."""
    one = replace(publications(strategy)[0], stage="idea", preapproved=True)
    (found,) = events(feed(strategy, one)).values()

    assert found.status.value == "CONFIRMED"
    assert "Fase: vooraf akkoord\n" in found.description


def test_a_channel_that_is_called_like_its_message_is_named_once(strategy):
    """A newsletter on the channel of that name does not say its name twice."""
    one = replace(publications(strategy)[0], title="Instagram")
    (found,) = events(feed(strategy, one)).values()

    assert found.summary == "Instagram"


def test_a_day_without_time_is_a_whole_day(strategy):
    """Where only the day is known the entry is all day, and ends before the next."""
    found = events(feed(strategy, publications(strategy)[1]))
    (only,) = found.values()

    assert (only.dtstart, only.dtend) == (dt.date(2027, 1, 6), dt.date(2027, 1, 7))


def test_a_meeting_has_its_end_and_keeps_people_from_others(strategy):
    """What has an end ends there, and shows as busy; until midnight is until the next day."""
    meeting = publications(strategy)[4]
    late = replace(meeting, id="laat", at="23:30", until="24:00")
    day, night = events(feed(strategy, meeting, late)).values()

    assert day.dtend == dt.datetime(2027, 4, 8, 15, tzinfo=AMSTERDAM)
    assert day.transparency == "OPAQUE"
    assert night.dtend == dt.datetime(2027, 4, 9, tzinfo=AMSTERDAM)


def test_a_time_without_a_known_zone_is_local_anywhere(strategy):
    """No zone, or one that does not exist, gives a floating time, and no error."""
    one = publications(strategy)[0]
    found = feed(
        strategy,
        replace(one, id="a", time_zone=None),
        replace(one, id="b", time_zone="Europe/Leeuwarden"),
        replace(one, id="c", time_zone="../etc/passwd"),
    )

    assert all(each.dtstart.tzinfo is None for each in events(found).values())
    assert b"TZID" not in found


def test_each_audience_has_its_own_zone(strategy):
    """Zones of several audiences each come with their rules, those of the file alone."""
    one = publications(strategy)[0]
    there = replace(one, id="b", time_zone="America/New_York")
    data = feed(strategy, one, there)
    names = [str(each["TZID"]) for each in Calendar.from_ical(data).walk("VTIMEZONE")]

    assert names == ["America/New_York", "Europe/Amsterdam"]
    assert {each.dtstart.tzinfo.key for each in events(data).values()} == set(names)


@pytest.mark.parametrize(
    "zone",
    ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC",
     "Asia/Kolkata", "Europe/Dublin"],
)  # fmt: skip
def test_the_clock_is_put_forward_and_back_at_the_right_minute(zone):
    """A third library, which follows the rules in the file, has each half hour right."""
    start, end = dt.date(2026, 6, 1), dt.date(2028, 6, 1)
    calendar = Calendar()
    calendar.add_component(zone_component(zone, start, end))
    read = tz.tzical(io.StringIO(calendar.to_ical().decode())).get(zone)
    known = ZoneInfo(zone)
    moment = dt.datetime(2026, 6, 2)
    wrong = []
    while moment < dt.datetime(2028, 5, 30):
        skipped = moment.replace(tzinfo=known).astimezone(dt.UTC).astimezone(known)
        there = skipped.replace(tzinfo=None) == moment
        if there and moment.replace(tzinfo=read).utcoffset() != skipped.utcoffset():
            wrong.append(moment)
        moment += dt.timedelta(minutes=30)

    assert wrong == []


def test_a_later_file_updates_the_entries_of_an_earlier_one(strategy):
    """Ids stay while day, time and text change; the number is higher on a later day."""
    one = publications(strategy)[0]
    moved = replace(one, on=dt.date(2027, 1, 8), at="12:00", title="Anders")
    view = view_of(strategy)
    tomorrow = replace(
        view, analysis=replace(view.analysis, as_of=view.analysis.as_of + dt.timedelta(days=1))
    )
    ((uid, before),) = events(publication_feed("b", calendar_of((one,)), view)).items()
    ((same, after),) = events(publication_feed("b", calendar_of((moved,)), tomorrow)).items()

    assert uid == same
    assert after.sequence == before.sequence + 1
    assert after.dtstamp > before.dtstamp


def test_the_same_content_gives_the_same_bytes(strategy):
    """Nothing in a feed tells when or by which machine it was written."""
    found = publications(strategy)

    assert feed(strategy, *found) == feed(strategy, *found)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_through(strategy, text):
    """Commas, semicolons, backslashes, emoji and line breaks come back as they were."""
    awkward = f"a, b; c\\n d: {text}"
    one = replace(publications(strategy)[2], id=f"x {text}", title=awkward, copy=awkward)
    data = feed(strategy, one, client="O'Neil “{x}” 🥐")
    (only,) = events(data).values()

    written = "".join("�" if each in "\x00\x1b\ud83d" else each for each in awkward)
    assert only.summary == f"Facebookpagina: {written}"
    assert f"Tekst: {written}\n" in only.description
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert all(line.decode() for line in lines[:-1]), "no character is cut in two"


def test_the_calendar_is_named_in_the_readers_language(strategy):
    """Programs show the client's name and what it is about, in Dutch or English."""
    found = publications(strategy)
    dutch, english = (
        Calendar.from_ical(feed(strategy, *found, language=each)) for each in ("nl", "en")
    )

    assert dutch["X-WR-CALNAME"] == "Bakkerij Lindewaal: publicaties"
    assert english["X-WR-CALNAME"] == "Bakkerij Lindewaal: publications"
    assert dutch["X-WR-CALNAME"].params["LANGUAGE"] == "nl"


def test_production_shows_who_makes_what_in_which_days(strategy):
    """A step is an entry of whole days, with its role, hours, and what to do when it is late."""
    calendar = calendar_of(publications(strategy))
    found = events(production_feed("bakkerij", calendar, view_of(strategy)))
    photo, text, *_ = found.values()

    assert len(found) == 8
    assert (photo.dtstart, photo.dtend) == (dt.date(2026, 12, 31), dt.date(2027, 1, 3))
    assert photo.summary == "Foto maken: Uit de oven (Winkelleider)"
    assert photo.categories == ["Productie", "Winkelleider"]
    assert "Rol: nog niemand" in text.description
    assert "Het kan op zijn vroegst op 12 januari 2027 verschijnen." in text.description


def test_steps_of_one_name_stay_apart(strategy):
    """Two steps that are called the same have two ids."""
    calendar = calendar_of(publications(strategy)[:1])
    (made,) = calendar.productions.values()
    twice = replace(made, steps=(made.steps[0], made.steps[0]))
    doubled = replace(calendar, productions={made.publication.id: twice})

    assert len(events(production_feed("b", doubled, view_of(strategy)))) == 2


def test_two_thousand_items_are_read_back(strategy):
    """A very full year: another library finds each entry at its own moment."""
    calendar = many(strategy, 2000)
    found = events(publication_feed("bakkerij", calendar, view_of(strategy)))

    assert sorted(each.dtstart.date() for each in found.values()) == [
        each.on for each in calendar.publications
    ]


def test_a_dropped_occurrence_is_taken_back(strategy):
    """The week that was dropped is cancelled under the id under which it was announced."""
    calendar = view_of(strategy).analysis.calendar
    found = events(publication_feed("bakkerij", calendar, view_of(strategy)))
    uid = "series:vraag-het-de-bakker:2027-05-06:instagram@bakkerij.social-strategy-toolkit"

    assert found[uid].status.value == "CANCELLED"
    assert found[uid].dtstart == dt.datetime(2027, 5, 6, 19, 30, tzinfo=AMSTERDAM)
    assert sum(each.status.value == "CANCELLED" for each in found.values()) == 2
