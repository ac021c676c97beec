"""The page for webcare and the page for a crisis: whole, also where nothing is agreed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.evidence.texts import TEXTS
from toolkit.analysis import analyse
from toolkit.evidence import parse_evidence
from toolkit.language import words_for
from toolkit.strategy import parse_strategy
from toolkit.tables.agreements import agreements_section
from toolkit.tables.block import Block, Bullets, Facts, Heading, Prose, Table
from toolkit.tables.crisis import BOX, crisis_is_whole, crisis_page
from toolkit.tables.sheet import HEIGHT, height
from toolkit.tables.view import View
from toolkit.tables.webcare import SITUATIONS, example_reply, webcare_is_whole, webcare_page

ROLES = [
    {"id": "com", "name": "Communicatie", "holder": "Yara", "replacement": "baas"},
    {"id": "baas", "name": "Directeur", "spokesperson": True},
]


def view(language: str = "nl", **sections: Any) -> View:
    """A client with one channel, on 1 March 2027."""
    tree = {"channels": [{"id": "fb", "name": "Facebook"}], "roles": ROLES, **sections}
    analysis = analyse(parse_strategy(tree), parse_evidence(TEXTS), dt.date(2027, 3, 1))
    return View(analysis, words_for(language))


def table(blocks: tuple[Block, ...], key: str) -> Table:
    """The table with this key."""
    return next(each for each in blocks if isinstance(each, Table) and each.key == key)


@pytest.mark.parametrize("page", [webcare_page, crisis_page])
def test_each_is_a_page_of_its_own(page):
    """On paper it begins and ends a sheet, also when nothing is filled in."""
    heading, *rest = page(view(roles=[], channels=[]))

    assert isinstance(heading, Heading)
    assert heading.own_page
    assert rest


def test_who_answers_stands_with_hours_norm_and_replacement():
    """Per channel: when, how soon, who watches, who answers, who replaces them."""
    per_channel = [{"watches": {"role": "com"}, "answers": {"role": "baas"}}]
    hours = [{"days": ["mon"], "start": "09:00", "end": "12:00"}]
    found = webcare_page(
        view(
            responsibilities={"per_channel": per_channel},
            agreements={"response": [{"within_hours": 4, "hours": hours}]},
        )
    )

    assert [cell.text for cell in table(found, "webcare-table").rows[0]] == [
        "Facebook",
        "op maandag tussen 9.00 en 12.00 uur",
        "binnen 4 uur",
        "Communicatie",
        "Directeur",
        "Directeur",
    ]


def test_what_is_open_is_marked():
    """Nobody who answers, no hours and no norm are gaps on the page."""
    (row,) = table(webcare_page(view()), "webcare-table").rows

    assert [cell.gap for cell in row] == [False, True, True, True, True]


def test_own_replies_stay_and_the_rest_is_an_example():
    """What the client wrote is not replaced; what is missing is marked to be adapted."""
    replies = [{"situation": "complaint", "text": "Sorry!"}, {"text": "Tot ziens"}]
    rows = table(webcare_page(view(agreements={"example_replies": replies})), "replies-table").rows

    assert [row[0].text for row in rows[:2]] == ["Vraag", "Klacht"]
    assert (rows[1][1].text, rows[1][0].note) == ("Sorry!", None)
    assert [row[1].text for row in rows[len(SITUATIONS) :]] == ["Tot ziens"]
    examples = [row for row in rows if row[0].note == "voorbeeld: pas het aan"]
    assert len(examples) == len(SITUATIONS) - 1


@pytest.mark.parametrize("situation", SITUATIONS)
def test_examples_are_in_the_clients_language_and_tone(situation: str):
    """A client that says "jij" gets "je", one that says nothing "u"; an English one English."""
    tone = {"tone": {"address_form": "jij"}}
    informal = example_reply(situation, view("en", client={"language": "nl", **tone}))
    formal = example_reply(situation, view("en", client={"language": "nl"}))
    english = example_reply(situation, view("nl", client={"language": "en"}))

    assert " u " not in f" {informal} "
    assert " je " not in f" {formal} "
    assert informal != formal
    assert english not in (informal, formal)


LONG = "Dit is een tamelijk lange afspraak die precies zegt wat er wanneer gebeurt. " * 4


def test_what_does_not_fit_is_counted_and_said_elsewhere():
    """A page stays one sheet: long texts are cut, many are counted, the agreements have all."""
    rules = [{"when": f"{number}: {LONG}", "then": LONG} for number in range(30)]
    replies = [{"situation": "other", "text": f"{number}: {LONG}"} for number in range(20)]
    full = view(agreements={"escalation": rules, "example_replies": replies})
    page = webcare_page(full)
    shown = table(page, "escalation-table")

    assert height(page) <= HEIGHT
    assert shown.note == f"En nog {30 - len(shown.rows)}; in het rapport staan ze allemaal."
    assert shown.rows[0][0].text.endswith("…")
    assert not webcare_is_whole(full)
    assert len(table(agreements_section(full), "agreed-escalation-table").rows) == 30


def test_what_fits_is_said_once():
    """Short agreements stand on the page alone, in full."""
    few = view(agreements={"escalation": [{"when": "Boos", "then": "Bel"}]})
    keys = [each.key for each in agreements_section(few) if isinstance(each, Table)]

    assert webcare_is_whole(few)
    assert crisis_is_whole(few)
    assert keys == []


def test_a_long_crisis_plan_stays_one_page():
    """Steps are counted, the first message loses its end last, the agreements have all."""
    crisis = {"steps": [f"{number}: {LONG[:280]}" for number in range(30)], "text": LONG}
    full = view(agreements={"crisis": {**crisis, "holding_statement": "We zoeken het uit."}})
    page = crisis_page(full)

    assert height(page) <= HEIGHT
    assert any(isinstance(each, Prose) and each.text == "We zoeken het uit." for each in page)
    assert not crisis_is_whole(full)
    assert "29: " in repr(agreements_section(full))


def test_the_crisis_page_says_whom_to_reach():
    """Who may stop everything, with who holds the role, the replacement and the way to reach."""
    crisis = {
        "pauses_everything": "com",
        "replacement": "baas",
        "reached_at": "De kaart in de kluis",
        "steps": ["Stop", "Bel"],
        "holding_statement": "We zoeken het uit.",
        "text": "Ook op zondag",
    }
    blocks = crisis_page(view(agreements={"crisis": crisis}))
    (facts,) = (each for each in blocks if isinstance(each, Facts))
    (steps,) = (each for each in blocks if isinstance(each, Bullets))
    said = [each.text for each in blocks if isinstance(each, Prose)]

    assert [value for _, value in facts.pairs] == [
        "Communicatie (Yara)",
        "Directeur",
        "De kaart in de kluis",
        "Directeur",
        "Ook op zondag",
    ]
    assert (steps.items, steps.ordered, steps.title) == (("Stop", "Bel"), True, "Stappen")
    assert "We zoeken het uit." in said


def test_without_agreements_the_crisis_page_has_examples():
    """Steps and a first message to adapt, marked as such; the message in the client's language."""
    blocks = crisis_page(view("en", client={"language": "nl"}))
    (steps,) = (each for each in blocks if isinstance(each, Bullets))

    assert steps.title == "Steps (example: adapt before use)"
    assert len(steps.items) == 6
    assert any(isinstance(each, Prose) and "We hebben gezien" in each.text for each in blocks)


def posts(*days: str, **more: Any) -> dict[str, Any]:
    """A post on each of these days."""
    entries = [
        {"id": f"post-{n}", "title": f"Bericht {n}", "channels": ["fb"], "on": day, **more}
        for n, day in enumerate(days)
    ]
    return {"items": entries}


def test_what_is_planned_for_two_weeks_is_to_be_pulled():
    """From today up to and including the fourteenth day, each with a box to tick."""
    days = ("2027-02-28", "2027-03-01", "2027-03-14", "2027-03-15")
    found = table(crisis_page(view(content=posts(*days))), "crisis-scheduled")

    assert [row[1].text for row in found.rows] == ["Bericht 1", "Bericht 2"]
    assert all(row[-1].text == BOX for row in found.rows)


def test_what_is_out_need_not_be_pulled():
    """A post that has been published, and a meeting, are not on the list."""
    out = crisis_page(view(content=posts("2027-03-02", stage="published")))
    met = crisis_page(view(content=posts("2027-03-02", kind="meeting")))

    for blocks in (out, met):
        assert any(isinstance(each, Prose) and "niets gepland" in each.text for each in blocks)


def test_a_full_fortnight_is_counted():
    """What does not fit on the page is not silently left out."""
    days = [f"2027-03-{day:02}" for day in range(1, 15)]
    full = view(content=posts(*days, *days))
    found = table(crisis_page(full), "crisis-scheduled")

    assert 4 < len(found.rows) < 28
    assert found.note == f"En nog {28 - len(found.rows)}; in het rapport staan ze allemaal."
    assert crisis_is_whole(full)
