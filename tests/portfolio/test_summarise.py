import datetime as dt
import json
from typing import Any

import pytest

from toolkit.analysis import analyse
from toolkit.portfolio import ClientSummary
from toolkit.portfolio.summarise import client_summary
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import parse_strategy

MONDAY = dt.date(2027, 2, 15)
SECRET = "GEHEIM"
WHOLE: dict[str, Any] = {
    "client": {"name": "De Molen", "country": "NL", "identity": f"{SECRET} identity"},
    "period": {"start": "2027-01-01", "end": "2027-12-31"},
    "notes": SECRET,
    "goals": [
        {"id": "g1", "name": "More visits", "deadline": {"on": "2027-02"}, "statement": SECRET},
        {"id": "g2", "name": "Met", "status": "met", "deadline": {"on": "2027-02-20"}},
        {"id": "g3", "name": "Unmeasured", "measure_baseline_by": "2027-02-20"},
    ],
    "roles": [{"id": "maker", "name": "Maker", "holder": "Noor", "hours_per_week": 4}],
    "channels": [
        {
            "id": "page",
            "platform": "facebook",
            "cadence": {"min": 1, "max": 1, "per": "week"},
            "review_on": "2027-03-01",
        }
    ],
    "content": {
        "items": [
            {"id": "open", "title": "Open day", "on": "2027-02-18", "channels": ["page"]},
            {"id": "said", "title": "Said", "on": "2027-02-19", "stage": "approved"},
            {"id": "later", "title": "Later", "on": "2027-09-19", "channels": ["page"]},
        ],
        "key_dates": [
            {"id": "mum", "event": "mothers-day", "name": "Mama"},
            {"id": "own", "name": "Mill day", "on": "2027-03-20"},
            {"id": "past", "name": "Past", "on": "2027-01-20"},
        ],
    },
    "agreements": {"review": {"next_on": "2027-03", "method": SECRET}},
    "open_questions": [{"question": SECRET, "by": "2027-02-16"}],
}


@pytest.fixture(scope="module")
def made() -> ClientSummary:
    """The summary of the mill."""
    analysis = analyse(parse_strategy(WHOLE, "molen"), load_evidence(), MONDAY)
    return client_summary("molen", "f00d", analysis)


def test_a_summary_says_whose_it_is_and_of_which_day(made: ClientSummary):
    """Client, name, the day and the fingerprint of the file are there."""
    assert (made.client, made.name) == ("molen", "De Molen")
    assert (made.as_of, made.strategy, made.concept) == (MONDAY, "f00d", True)


def test_open_findings_are_counted_by_severity(made: ClientSummary):
    """The counts are those of the review."""
    analysis = analyse(parse_strategy(WHOLE, "molen"), load_evidence(), MONDAY)
    found = [each.severity for each in analysis.open_findings]

    assert made.findings.warning == found.count("warning") > 0
    assert made.findings.error == found.count("error")
    assert made.findings.advice == found.count("advice")


def test_every_kind_of_day_is_told_in_order(made: ClientSummary):
    """Goals, baselines, reviews, channels, questions and the period; a goal that is met is not."""
    told = [(each.kind, each.on.isoformat(), each.names) for each in made.deadlines]

    assert told == sorted(told, key=lambda each: each[1])
    assert {each for each in told if each[0] != "approval"} == {
        ("question", "2027-02-16", ()),
        ("item", "2027-02-18", ("Open day",)),
        ("baseline", "2027-02-20", ("Unmeasured",)),
        ("goal", "2027-02-28", ("More visits",)),
        ("channel", "2027-03-01", ("facebook",)),
        ("review", "2027-03-31", ()),
        ("period", "2027-12-31", ()),
    }
    assert made.review_on == dt.date(2027, 3, 31)


def test_key_dates_that_come_have_both_names(made: ClientSummary):
    """An event of the almanac is known by its id and named in both languages."""
    days = {each.event or each.name("nl"): each for each in made.key_days}

    assert set(days) == {"mothers-day", "Mill day"}
    assert days["mothers-day"].name("nl") != days["mothers-day"].name("en")


def test_roles_have_their_hours_and_who_has_them(made: ClientSummary):
    """The hours of a role on average and in the coming weeks stand beside its holder."""
    hours = made.hours

    assert hours.wanted is not None
    assert all(each.holder == "Noor" and each.available == 4 for each in made.roles)


def test_no_text_of_the_strategy_is_in_it(made: ClientSummary):
    """Statements, remarks, questions and notes stay out: only names, dates and numbers."""
    assert SECRET not in json.dumps(made.model_dump(mode="json"))


def test_a_strategy_with_nothing_in_it_has_a_summary():
    """Of a client of whom nothing is known yet the name of the folder is shown."""
    analysis = analyse(parse_strategy({"client": {}}, "leeg"), load_evidence(), MONDAY)

    made = client_summary("leeg", "0", analysis)

    assert (made.name, made.coverage, made.deadlines, made.roles) == ("leeg", None, (), ())
