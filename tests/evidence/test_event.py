"""The table of events: what is refused, and how an agency's own goes before it."""

import re
from pathlib import Path

import pytest

from tests.evidence.test_production import shipped
from tests.evidence.texts import TEXTS
from toolkit.errors import EvidenceError
from toolkit.evidence import parse_evidence

HEADER = "event,name_nl,name_en,rule,month,day,weekday,nth,offset,source\n"
EVENTS = (
    HEADER
    + """\
open-day,Open dag,Open day,fixed,9,18,,,,survey
fair,Kermis,Fair,weekday,8,,sat,-1,2,judgement
"""
)


def test_own_event_replaces_the_one_that_is_shipped():
    """An agency's row with the same id goes before; others are added."""
    base = parse_evidence({**TEXTS, "events": EVENTS})
    own = parse_evidence(
        {"events": HEADER + "fair,Braderie,Street fair,fixed,8,1,,,,judgement\n"}, base
    )

    assert [each.event for each in own.events] == ["open-day", "fair"]
    fair = own.event_index["fair"]
    assert (fair.name("nl"), fair.name("en"), fair.rule) == ("Braderie", "Street fair", "fixed")
    assert (fair.offset, fair.avoid_shift, fair.days, fair.confidence) == (0, 0, 1, "B")


# a row that cannot be understood, and the column at fault
WRONG = (
    ("a,A,A,fixed,2,30,,,,judgement", "day"),
    ("a,A,A,fixed,13,1,,,,judgement", "month"),
    ("a,A,A,fixed,,1,,,,judgement", "month"),
    ("a,A,A,fixed,1,,,,,judgement", "day"),
    ("a,A,A,weekday,1,,,2,,judgement", "weekday"),
    ("a,A,A,weekday,1,,mon,,,judgement", "nth"),
    ("a,A,A,weekday,1,,mon,0,,judgement", "nth"),
    ("a,A,A,weekday,1,,maandag,1,,judgement", "weekday"),
    ("a,A,A,easter,,,,,,judgement", "offset"),
    ("a,A,A,easter,,,,,1.5,judgement", "offset"),
    ("a,A,A,moon,,,,,,judgement", "rule"),
    ("a,A,A,school,,,,,,judgement", "event"),
    ("a,A,A,fixed,1,1,,,,nobody", "source"),
    ("A day,A,A,fixed,1,1,,,,judgement", "event"),
)


@pytest.mark.parametrize(("row", "column"), WRONG)
def test_row_that_names_no_day_is_refused(row: str, column: str):
    """A rule without what it needs, or with a day that is not there, is named by its column."""
    with pytest.raises(EvidenceError) as error:
        parse_evidence({**TEXTS, "events": HEADER + row + "\n"})

    assert (error.value.facts["line"], error.value.facts["column"]) == (2, column)


def test_leap_day_is_a_day():
    """29 February is in the calendar, if not every year."""
    row = "leap,Schrikkeldag,Leap day,fixed,2,29,,,,judgement\n"

    assert parse_evidence({**TEXTS, "events": HEADER + row}).events[0].day == 29


def test_every_event_is_in_the_documentation():
    """What a key date may name is listed, with its names, and nothing else is."""
    text = (Path(__file__).parents[2] / "docs" / "calendar.md").read_text(encoding="utf-8")
    listed = text.split("| `event` | |")[1]

    assert re.findall(r"^\| `([a-z-]+)` \|", listed, re.MULTILINE) == [
        each.event for each in shipped().events
    ]
    assert all(each.name_nl in listed and each.name_en in listed for each in shipped().events)
