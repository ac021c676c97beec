"""The pages to grab, on paper: each is one sheet of A4, however much is agreed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import TEMPLATE
from tests.deliverables.sample import COVER, NL, notebook_of
from tests.evidence.texts import TEXTS
from toolkit.analysis import analyse
from toolkit.deliverables.html import report_html
from toolkit.evidence import parse_evidence
from toolkit.strategy import parse_strategy
from toolkit.tables.crisis import crisis_page
from toolkit.tables.view import View
from toolkit.tables.webcare import webcare_page

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 658, 963
"""What the margins of the report leave of A4, in pixels."""

LONG = "Iemand meldt iets wat niet zonder overleg kan worden beantwoord, en noemt namen. "


def crowded(times: int) -> dict[str, Any]:
    """A strategy with many channels, rules, replies, steps and posts, each of some length."""
    hours = [{"days": ["mon", "wed", "sat"], "start": "08:30", "end": "17:15"}]
    channels = [{"id": f"k{n}", "name": f"Kanaal met een lange naam {n}"} for n in range(15)]
    per_channel = [
        {
            "channel": f"k{n}",
            "watches": {"role": ("com", "baas")[n % 2], "replacement": "baas"},
            "answers": {"role": ("baas", "com")[n % 2], "replacement": "com"},
        }
        for n in range(15)
    ]
    norms = [
        {"channels": [f"k{n}"], "within_hours": n + 1, "hours": hours, "text": LONG}
        for n in range(15)
    ]
    situations = ("question", "complaint", "compliment", "troll", "privacy", "other", "other")
    posts = [
        {"id": f"p{n}", "title": f"Bericht {n}", "channels": [f"k{n % 15}"], "on": "2027-03-02"}
        for n in range(60)
    ]
    return {
        "client": {"name": "Vol", "language": "nl"},
        "channels": channels,
        "roles": [{"id": "com", "name": "Communicatie"}, {"id": "baas", "name": "Directeur"}],
        "responsibilities": {"per_channel": per_channel},
        "content": {"items": posts},
        "agreements": {
            "response": norms,
            "escalation": [{"when": LONG * times, "then": LONG * times, "role": "baas"}] * 12,
            "example_replies": [{"situation": s, "text": LONG * times} for s in situations],
            "spokesperson_text": LONG * times,
            "house_rules": {"text": LONG * times, "address": "https://www.example.org/regels"},
            "crisis": {
                "pauses_everything": "com",
                "steps": [(LONG * times)[:290]] * 12,
                "holding_statement": LONG * times,
                "text": LONG * times,
            },
        },
    }


@pytest.mark.parametrize("times", [1, 4, 20])
def test_a_page_to_grab_is_one_sheet(page: Page, tmp_path: Path, times: int):
    """With many entries of any length, neither page is higher than a sheet."""
    analysis = analyse(parse_strategy(crowded(times)), parse_evidence(TEXTS), dt.date(2027, 3, 1))
    view = View(analysis, NL)
    notebook = notebook_of((COVER,), webcare_page(view), crisis_page(view))
    path = tmp_path / "crowded.html"
    path.write_text(report_html(notebook, TEMPLATE, title="Vol", language="nl"), encoding="utf-8")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.emulate_media(media="print")
    page.goto(path.as_uri())
    heights = page.eval_on_selector_all(
        "section.own-page", "all => all.map(each => each.getBoundingClientRect().height)"
    )

    assert len(heights) == 2
    assert max(heights) <= HEIGHT
    assert min(heights) > HEIGHT / 2, "what fits is not left out"
