"""The columns of the evidence tables: how each cell is read and what it may hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from toolkit.evidence.event import EventRule
from toolkit.evidence.facts import ANY_SETTING, Confidence, Counted, Measure, country_code
from toolkit.evidence.production import RoleKind
from toolkit.strategy.client import OrganisationSize
from toolkit.strategy.goal import GoalKind, Supplier
from toolkit.strategy.persona import Setting
from toolkit.strategy.term import ID_PATTERN, WEEKDAYS

MAX_AGE = 120
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Column:
    """One column: how a cell becomes a value, and the words for what is allowed."""

    read: Callable[[str], Any]
    allowed: str
    needed: bool = True
    number: bool = False


def _text(cell: str) -> str:
    return cell


def _filled(cell: str) -> str:
    if not cell:
        raise ValueError
    return cell


def _id(cell: str) -> str:
    if not ID_PATTERN.fullmatch(cell):
        raise ValueError
    return cell


def _many(cell: str) -> tuple[str, ...]:
    return tuple(each.strip().lower() for each in cell.split(";") if each.strip())


def _country(cell: str) -> str:
    if not (len(cell) == 2 and cell.isascii() and cell.isupper()):
        raise ValueError
    return country_code(cell)


def _number(low: float, high: float) -> Callable[[str], float]:
    def read(cell: str) -> float:
        number = float(cell)
        if not low <= number <= high:
            raise ValueError
        return number

    return read


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(cell: str) -> int:
        number = float(cell)
        if not (number.is_integer() and low <= number <= high):
            raise ValueError
        return int(number)

    return read


def _or_empty(read: Callable[[str], Any], empty: Any = None) -> Callable[[str], Any]:
    return lambda cell: read(cell) if cell else empty


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell not in allowed:
            raise ValueError
        return cell

    return read


def _choice(*allowed: str, empty: str | None = None) -> Column:
    read: Callable[[str], Any] = _one_of(*allowed)
    if empty is None:
        return Column(read, ", ".join(allowed))
    return Column(_or_empty(read, empty), ", ".join(allowed), needed=False)


def _optional_whole(low: int, high: int, allowed: str) -> Column:
    return Column(_or_empty(_whole(low, high)), allowed, needed=False)


TEXT = Column(_text, "text", needed=False)
FILLED = Column(_filled, "text")
AGE = Column(_or_empty(_whole(0, MAX_AGE)), f"an age from 0 to {MAX_AGE}, or empty", number=True)
OPTIONAL_AGE = Column(AGE.read, AGE.allowed, needed=False, number=True)
EXACT_AGE = Column(_whole(0, MAX_AGE), f"an age from 0 to {MAX_AGE}", number=True)
COUNTRY = Column(_country, "a country in two capitals, such as NL")
YEAR = Column(_whole(FIRST_YEAR, LAST_YEAR), "a year, such as 2026")
RATE = Column(_number(0.001, 1000), "posts per week, above 0", number=True)
HOURS = Column(_number(0, 1000), "hours, such as 0.5", number=True)
ID = Column(_id, "an id of lower-case letters, digits and hyphens")
GOAL_KINDS = get_args(GoalKind)
JUDGED_KINDS = tuple(kind for kind in GOAL_KINDS if kind not in ("channel", "organisation"))

COLUMNS: dict[str, dict[str, Column]] = {
    "sources": {
        "source": FILLED,
        "title": FILLED,
        "publisher": TEXT,
        "year": TEXT,
        "address": TEXT,
        "licence_note": TEXT,
    },
    "platforms": {
        "platform": ID,
        "name": FILLED,
        "name_nl": TEXT,
        "kind": FILLED,
        "owner": TEXT,
        "domains": Column(_many, "domains, separated by ;", needed=False),
        "aliases": Column(_many, "other names, separated by ;", needed=False),
        "profile_url": TEXT,
        "min_age_terms": OPTIONAL_AGE,
        "min_age_source": TEXT,
        "min_age_note": TEXT,
        "half_rate_small": RATE,
        "half_rate_medium": RATE,
        "half_rate_large": RATE,
        "half_rate_basis": FILLED,
        "half_rate_anchor": TEXT,
        "half_rate_reason_nl": FILLED,
        "half_rate_reason_en": FILLED,
    },
    "cadence": {
        "platform": FILLED,
        "most_posts_per_week": RATE,
        "basis": FILLED,
        "reason_nl": FILLED,
        "reason_en": FILLED,
    },
    "captions": {
        "platform": FILLED,
        "characters": Column(_whole(1, 10**6), "a number of characters", number=True),
        "counted": _choice(*get_args(Counted)),
        "source": FILLED,
        "note": TEXT,
    },
    "usage": {
        "country": COUNTRY,
        "platform": FILLED,
        "age_min": AGE,
        "age_max": AGE,
        "gender": _choice("all", "women", "men", empty="all"),
        "measure": _choice(*get_args(Measure)),
        "share": Column(_number(0, 1), "a share from 0 to 1, such as 0.61", number=True),
        "base_population": TEXT,
        "sample_size": Column(
            _or_empty(_whole(1, 10**9)), "a number of people, or empty", needed=False, number=True
        ),
        "fieldwork_year": YEAR,
        "source": FILLED,
        "education": Column(_or_empty(_text, "all"), "text", needed=False),
        "definition": TEXT,
        "derived": _choice("0", "1", empty="0"),
        "confidence": _choice(*get_args(Confidence), empty="B"),
        "note": TEXT,
    },
    "fit": {
        "goal_kind": _choice(*JUDGED_KINDS),
        "platform": FILLED,
        "setting": _choice(*get_args(Setting), ANY_SETTING),
        "thirds": Column(_whole(0, 3), "0, 1, 2 or 3"),
        "reason_nl": FILLED,
        "reason_en": FILLED,
        "basis": FILLED,
    },
    "population": {
        "country": COUNTRY,
        "age_min": EXACT_AGE,
        "age_max": AGE,
        "people": Column(_whole(0, 10**10), "a number of people", number=True),
        "year": YEAR,
        "source": FILLED,
    },
    "shapes": {
        "platform": FILLED,
        "country": COUNTRY,
        "comparable": _choice("0", "1"),
        "reason_nl": FILLED,
        "reason_en": FILLED,
        "basis": FILLED,
    },
    "consent": {
        "country": COUNTRY,
        "age": EXACT_AGE,
        "source": FILLED,
    },
    "events": {
        "event": ID,
        "name_nl": FILLED,
        "name_en": FILLED,
        "rule": _choice(*get_args(EventRule)),
        "month": _optional_whole(1, 12, "a month from 1 to 12, or empty"),
        "day": _optional_whole(1, 31, "a day from 1 to 31, or empty"),
        "weekday": Column(_or_empty(_one_of(*WEEKDAYS)), ", ".join(WEEKDAYS), needed=False),
        "nth": _optional_whole(-5, 5, "1 … 5, or -1 … -5 from the end, or empty"),
        "offset": _optional_whole(-366, 366, "a number of days, or empty"),
        "avoid": Column(_or_empty(_one_of(*WEEKDAYS)), ", ".join(WEEKDAYS), needed=False),
        "avoid_shift": _optional_whole(-7, 7, "a number of days, or empty"),
        "days": _optional_whole(1, 366, "a number of days, or empty"),
        "source": FILLED,
        "confidence": _choice(*get_args(Confidence), empty="B"),
        "note_nl": TEXT,
        "note_en": TEXT,
    },
    "kpis": {
        "goal_kind": _choice(*GOAL_KINDS),
        "kpi": FILLED,
        "name_nl": FILLED,
        "name_en": FILLED,
        "unit": TEXT,
        "better": _choice("higher", "lower", empty="higher"),
        "supplier": _choice(*get_args(Supplier)),
        "source": FILLED,
        "formula_nl": TEXT,
        "formula_en": TEXT,
    },
    "formats": {
        "format": ID,
        "name_nl": FILLED,
        "name_en": FILLED,
        "adaptation_hours": HOURS,
        "lighter": TEXT,
        "basis": FILLED,
        "reason_nl": FILLED,
        "reason_en": FILLED,
    },
    "steps": {
        "format": FILLED,
        "step": ID,
        "role_kind": _choice(*get_args(RoleKind)),
        "hours": HOURS,
        "working_days": Column(_number(0, 365), "working days, such as 2", number=True),
    },
    "upkeep": {
        "kind": FILLED,
        "size": _choice(*get_args(OrganisationSize)),
        "community_hours": HOURS,
        "upkeep_hours": HOURS,
        "setup_hours": HOURS,
        "basis": FILLED,
        "reason_nl": FILLED,
        "reason_en": FILLED,
    },
    "mixes": {
        "kind": FILLED,
        "platform": Column(_filled, "a platform, or * for all of the kind"),
        "format": FILLED,
        "share": Column(_number(0, 1), "a share from 0 to 1, such as 0.61", number=True),
        "basis": FILLED,
    },
}
KEYS: dict[str, tuple[str, ...]] = {
    "sources": ("source",),
    "platforms": ("platform",),
    "cadence": ("platform",),
    "captions": ("platform",),
    "usage": (
        "country",
        "platform",
        "age_min",
        "age_max",
        "gender",
        "education",
        "measure",
        "fieldwork_year",
        "source",
    ),
    "fit": ("goal_kind", "platform", "setting"),
    "kpis": ("goal_kind", "kpi"),
    "population": ("country", "age_min"),
    "shapes": ("platform", "country"),
    "consent": ("country",),
    "events": ("event",),
    "formats": ("format",),
    "steps": ("format", "step"),
    "upkeep": ("kind", "size"),
    "mixes": ("kind", "platform", "format"),
}
