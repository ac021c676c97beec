"""The picture of the response week."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.evidence.texts import TEXTS
from toolkit.analysis import analyse
from toolkit.evidence import parse_evidence
from toolkit.figures.watch import MOST, response_week_figures
from toolkit.language import words_for
from toolkit.strategy import parse_strategy
from toolkit.tables.view import View

OFFICE = [{"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00"}]


def view(*norms: dict[str, Any], channels: int = 2) -> View:
    """A client with some channels and these norms."""
    tree = {
        "channels": [
            {"id": f"c{number}", "name": f"Kanaal {number}"} for number in range(channels)
        ],
        "agreements": {"response": list(norms)},
    }
    analysis = analyse(parse_strategy(tree), parse_evidence(TEXTS), dt.date(2027, 3, 1))
    return View(analysis, words_for("nl"))


def test_the_alternative_says_what_the_picture_shows():
    """When somebody watches, when nobody does, and which share can be in time."""
    (picture,) = response_week_figures(view({"within_hours": 4, "hours": OFFICE}))

    assert picture.alt == (
        "Iemand kijkt mee op werkdagen tussen 9.00 en 17.00 uur. Niemand kijkt mee op werkdagen "
        "tussen 7.00 en 9.00 uur en tussen 17.00 en 23.00 uur en in het weekend tussen 7.00 en "
        "23.00 uur. 45 % van de vragen kan op tijd antwoord krijgen."
    )
    assert picture.caption == "Wie er wanneer is: Alle kanalen"
    assert picture.svg.startswith("<svg")


def test_without_a_term_no_share_is_claimed():
    """Hours alone show who is there, not what is in time."""
    (picture,) = response_week_figures(view({"hours": OFFICE}))

    assert "%" not in picture.alt


def test_channels_without_hours_have_no_picture():
    """What is not known is not drawn."""
    assert response_week_figures(view({"within_hours": 4})) == ()


def test_pictures_have_keys_of_their_own_and_are_few():
    """One for each group of channels, up to what somebody still looks at."""
    norms = [{"channels": [f"c{n}"], "within_hours": n + 1, "hours": OFFICE} for n in range(6)]
    pictures = response_week_figures(view(*norms, channels=6))

    assert len({each.key for each in pictures}) == len(pictures) == MOST


def test_the_same_week_is_the_same_picture():
    """Drawn twice it has the same bytes."""
    first, second = (
        response_week_figures(view({"within_hours": 4, "hours": OFFICE}))[0].svg for _ in range(2)
    )

    assert first == second
