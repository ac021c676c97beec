"""Recurrence as people say it, in Dutch or English: a rule for calendars (RFC 5545)."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from toolkit.language import LANGUAGES

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING_DAYS = ",".join(DAYS[:5])
UNITS = {
    "DAILY": "dag dagen dagelijks day days daily",
    "WEEKLY": "week weken wekelijks weeks weekly",
    "MONTHLY": "maand maanden maandelijks month months monthly",
    "YEARLY": "jaar jaren jaarlijks year years yearly annually",
}
NTH = {
    "1": "eerste first 1e 1st",
    "2": "tweede second 2e 2nd",
    "3": "derde third 3e 3rd",
    "4": "vierde fourth 4e 4th",
    "-1": "laatste last",
}
NUMBERS = {2: "twee two andere other", 3: "drie three", 4: "vier four", 6: "zes six"}
AT_WORK = "werkdag werkdagen workday workdays weekday weekdays"
BESIDE = (
    "elke elk iedere ieder eens één een keer per de het op in van en "
    "every each once a the on of and"
)
"""Words that change nothing."""

DAY_OF_MONTH = re.compile(r"(\d{1,2})(?:e|de|ste|st|nd|rd|th)?")
NUMBER = re.compile(r"x(\d{1,2})")
PLAINLY = (
    (re.compile(r"\bom de (dag|week|maand)\b"), r"x2 \1"),
    (re.compile(r"\b(?:dag|day) (\d{1,2})\b"), r"\1e"),
    (re.compile(r"\b(\d{1,2}) (dag|wek|maand|jaar|jaren|day|week|month|year)"), r"x\1 \2"),
)
"""Turns of phrase in which a number means something else than it looks like."""


def rule_typed(text: str) -> str:
    """The rule that somebody means; what cannot be understood stays as it is.

    >>> rule_typed("elke dinsdag"), rule_typed("every 2 weeks on Monday and Thursday")
    ('FREQ=WEEKLY;BYDAY=TU', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH')
    >>> rule_typed("eerste dinsdag van de maand"), rule_typed("de 15e van elke maand")
    ('FREQ=MONTHLY;BYDAY=1TU', 'FREQ=MONTHLY;BYMONTHDAY=15')
    >>> rule_typed("na de raadsvergadering")
    'na de raadsvergadering'
    """
    if "=" in text:
        return text.strip().upper().removeprefix("RRULE:")
    plain = text.lower()
    for turn, meant in PLAINLY:
        plain = turn.sub(meant, plain)
    words = re.findall(r"[^\s,;]+", plain)
    found = [(kind, value) for kind, value in map(_meaning, words) if kind != "beside"]
    kinds = [kind for kind, _ in found]
    if not found or "unknown" in kinds or any(kinds.count(kind) > 1 for kind in ("unit", "nth")):
        return text
    return _rule(dict(found), [value for kind, value in found if kind == "day"]) or text


def _rule(said: dict[str, str], days: list[str]) -> str:
    """The rule of what was said; empty where that does not make one."""
    unit, number = said.get("unit", ""), said.get("number", "")
    if "nth" in said and days:
        return f"FREQ=MONTHLY;BYDAY={said['nth']}{days[0]}" if len(days) == 1 else ""
    if "nth" in said:
        is_day = unit == "MONTHLY" and said["nth"].isdigit()
        return f"FREQ=MONTHLY;BYMONTHDAY={said['nth']}" if is_day else ""
    if days:
        if unit not in ("", "WEEKLY"):
            return ""
        unit, by = "WEEKLY", f";BYDAY={','.join(days)}"
    elif unit == "MONTHLY" and "date" in said:
        return f"FREQ=MONTHLY;BYMONTHDAY={said['date']}"
    else:
        by = ""
    if not unit or "date" in said:
        return ""
    return f"FREQ={unit}" + (f";INTERVAL={number}" if number not in ("", "1") else "") + by


def _meaning(word: str) -> tuple[str, str]:
    """What one word says: a day, a unit, which one, a number, or nothing."""
    known = _vocabulary().get(word)
    if known:
        return known
    if match := NUMBER.fullmatch(word):
        return "number", str(int(match[1]))
    match = DAY_OF_MONTH.fullmatch(word)
    if match and 1 <= int(match[1]) <= 31:
        return "date", str(int(match[1]))
    return "unknown", word


@cache
def _vocabulary() -> dict[str, tuple[str, str]]:
    found = dict.fromkeys(BESIDE.split(), ("beside", ""))
    for kind, table in (("unit", UNITS), ("nth", NTH), ("number", NUMBERS)):
        for value, words in table.items():
            found |= dict.fromkeys(words.split(), (kind, str(value)))
    found |= dict.fromkeys(AT_WORK.split(), ("day", WORKING_DAYS))
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for place, name in Locale(language).days["format"][width].items():
                plain = name.lower().rstrip(".")
                days = (plain, f"{plain}s", f"{plain}en")
                found |= dict.fromkeys(days, ("day", DAYS[place]))
    return found
