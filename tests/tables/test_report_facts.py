"""What a client wrote down is found again in the report's tables."""

import datetime as dt
from typing import Any

import pytest

from tests.evidence.texts import TEXTS
from toolkit.analysis import analyse
from toolkit.evidence import parse_evidence
from toolkit.language import words_for
from toolkit.strategy import parse_strategy
from toolkit.tables.agreements import agreements_section
from toolkit.tables.audit import audit_section
from toolkit.tables.block import Block
from toolkit.tables.calendar import calendar_section
from toolkit.tables.channels import channels_section
from toolkit.tables.findings import decisions_section
from toolkit.tables.fit import fit_section
from toolkit.tables.personas import personas_section
from toolkit.tables.response_week import response_week_section
from toolkit.tables.responsibilities import responsibilities_section
from toolkit.tables.view import View

FIT = [
    {
        "goal": "leads",
        "platform": "facebook",
        "setting": "work",
        "thirds": 2,
        "reason": "Zelf geteld",
    }
]
TREE: dict[str, Any] = {
    "client": {"name": "X", "language": "nl"},
    "goals": [
        {"id": "leads", "kind": "leads", "personas": ["kok"]},
        {"id": "naam", "kind": "awareness", "personas": ["kok"]},
        {"id": "baan", "kind": "employer_brand", "personas": ["kok"]},
    ],
    "personas": [
        {
            "id": "kok",
            "setting": "work",
            "use": [{"platform": "facebook", "share": 0.4, "source": "Belronde", "year": 2026}],
        }
    ],
    "channels": [
        {
            "id": "fb",
            "platform": "facebook",
            "status": "active",
            "conditions": "Alleen voor sprints",
        }
    ],
    "fit": FIT,
    "roles": [{"id": "com", "name": "Medewerker communicatie"}, {"id": "baas", "name": "Eigenaar"}],
    "agreements": {
        "response": [{"within_working_days": 1}],
        "approval": [
            {
                "steps": [{"role": "com", "working_days": 1}, {"role": "baas", "working_days": 2}],
                "agreed_unless_working_days": 2,
            }
        ],
        "review": {
            "every_months": 3,
            "tools": [{"name": "Meetlat", "eur_per_month": 12, "processor_agreement": True}],
        },
    },
    "audit": [
        {
            "channel": "fb",
            "best_posts": [{"title": "Taart", "result": "90 likes", "why": "Echt " * 60}],
        }
    ],
    "content": {
        "items": [
            {
                "id": "post",
                "copies": [{"channel": "fb", "text": "Kom proeven"}],
                "alt_text": "Een taart",
                "rights": {"picture_source": "Eigen foto"},
            }
        ]
    },
    "decisions": [{"id": "besluit", "asked": "Wel of geen X?", "asked_by": "Directie"}],
}


@pytest.fixture
def view() -> View:
    """A strategy with one of everything, in Dutch."""
    analysis = analyse(parse_strategy(TREE), parse_evidence(TEXTS), dt.date(2027, 1, 1))
    return View(analysis, words_for("nl"))


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (channels_section, "Alleen voor sprints"),
        (personas_section, "40 % (Belronde, 2026)"),
        (fit_section, "Zelf geteld (leads)"),
        (response_week_section, "binnen één werkdag"),
        (
            responsibilities_section,
            "Medewerker communicatie (1 werkdag) → Eigenaar (2 werkdagen)",
        ),
        (responsibilities_section, "akkoord na 2 werkdagen"),
        (responsibilities_section, "3 werkdagen"),
        (agreements_section, "'Hoe vaak', 'elke 3 maanden'"),
        (agreements_section, "text='Meetlat', note='verwerkersovereenkomst getekend'"),
        (audit_section, "Taart (90 likes)"),
        (calendar_section, "('Tekst voor Facebook', 'Kom proeven')"),
        (calendar_section, "'Een taart'"),
        (calendar_section, "Eigen foto"),
        (decisions_section, "gevraagd door Directie"),
    ],
)
def test_a_fact_is_shown(view: View, section, said: str):
    """Conditions, where a number comes from, an own judgement and a norm stand in the report."""
    blocks: tuple[Block, ...] = tuple(section(view))

    assert said in repr(blocks)
