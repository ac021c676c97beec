"""Cadences, quantities, deadlines, followers and hours as people say them."""

from __future__ import annotations

from toolkit.language import Words
from toolkit.strategy import Cadence, Deadline, Followers, Quantity, WeekHours
from toolkit.strategy.term import WEEKDAYS, Weekday
from toolkit.tables.note import notes_text

EVERY = {
    "DAILY": ("every day", "every {n} days"),
    "WEEKLY": ("every week", "every {n} weeks"),
    "MONTHLY": ("every month", "every {n} months"),
    "YEARLY": ("every year", "every {n} years"),
}
RULE_DAYS = tuple(day[:2].upper() for day in WEEKDAYS)


def cadence_text(cadence: Cadence | None, words: Words) -> str:
    """How often, in words: `2–3 per week`, `at most 6 per day`."""
    if cadence is None:
        return ""
    parts = [_amount(cadence.min, cadence.max, words)]
    if parts[0]:
        parts[0] += " " + words("per " + cadence.per)
        if cadence.basis == "measured":
            parts[0] += " " + words("(measured)")
    copies = _amount(cadence.with_copies_min, cadence.with_copies_max, words)
    if copies:
        parts.append(words("{amount} with copies from other channels", amount=copies))
    if cadence.subject_max is not None:
        amount = words.number(cadence.subject_max, 1)
        parts.append(words("at most {amount} on one subject", amount=amount))
    if cadence.text:
        parts.append(cadence.text)
    return notes_text(parts)


def _amount(low: float | None, high: float | None, words: Words) -> str:
    if low is None and high is None:
        return ""
    if low is None:
        return words("at most {amount}", amount=words.number(high, 1))
    if high is None:
        return words("at least {amount}", amount=words.number(low, 1))
    if low == high:
        return words.number(low, 1)
    return f"{words.number(low, 1)}–{words.number(high, 1)}"


def quantity_text(quantity: Quantity | None, unit: str | None, words: Words) -> str:
    """A baseline or target, in words."""
    if quantity is None:
        return ""
    about = words("about") + " " if quantity.approximate else ""
    low = quantity.value if quantity.value is not None else quantity.min
    high = quantity.value if quantity.value is not None else quantity.max
    parts = []
    if low is not None or high is not None:
        parts.append(f"{about}{_amount(low, high, words)} {unit or ''}".strip())
    if quantity.change is not None:
        parts.append(f"{quantity.change * 100:+.0f}".replace("-", "−") + " %")
    if quantity.direction and not parts:
        parts.append(words.term("direction", quantity.direction))
    if quantity.measured_on:
        parts.append(words("({date})", date=words.partial_date(quantity.measured_on)))
    text = " ".join(parts)
    return notes_text((text, quantity.text))


def deadline_text(deadline: Deadline | None, words: Words) -> str:
    """By when, in words."""
    if deadline is None:
        return ""
    if deadline.on:
        return words.partial_date(deadline.on)
    if deadline.months_after is not None:
        months = words.number(deadline.months_after, 1)
        event = deadline.after or words("the start")
        return words("{months} months after {event}", months=months, event=event)
    return deadline.text or deadline.after or ""


def followers_text(followers: Followers | None, words: Words) -> str:
    """How many followers, when, and what is said of their growth."""
    if followers is None:
        return ""
    count = ""
    if followers.count is not None:
        about = words("about") + " " if followers.approximate else ""
        count = about + words.number(followers.count)
        if followers.counted_on:
            date = words.partial_date(followers.counted_on)
            count += " " + words("({date})", date=date)
    return notes_text((count, followers.growth))


def hours_text(hours: tuple[WeekHours, ...], words: Words) -> str:
    """Hours of the week, in words: `Mon–Fri 09:00–17:00`."""
    said = []
    for entry in hours:
        span = f"{entry.start or ''}–{entry.end or ''}".strip("–")
        said.append(f"{days_text(entry.days, words)} {span}".strip())
    return "; ".join(said)


def days_text(days: tuple[Weekday, ...], words: Words) -> str:
    """Days of the week, three or more in a row as a span."""
    names = [words.term("weekday", day) for day in days]
    places = [WEEKDAYS.index(day) for day in days]
    in_a_row = places == list(range(places[0], places[0] + len(places))) if places else False
    return f"{names[0]}–{names[-1]}" if in_a_row and len(names) > 2 else ", ".join(names)


def working_days_text(days: float, words: Words) -> str:
    """A number of working days, in words."""
    return (
        words("1 working day") if days == 1 else words("{n} working days", n=words.number(days, 1))
    )


def months_text(months: float | None, words: Words) -> str:
    """A rhythm in months, in words: `every 3 months`."""
    if months is None:
        return ""
    if months == int(months):
        return words.count(*EVERY["MONTHLY"], int(months))
    return words("once per {n} months", n=words.number(months, 1))


def rule_text(rule: str | None, words: Words) -> str:
    """A recurrence rule (RFC 5545) in words where it is a plain one, else as it stands."""
    parts = dict(part.split("=", 1) for part in (rule or "").split(";") if "=" in part)
    if set(parts) - {"FREQ", "BYDAY", "BYMONTH", "BYMONTHDAY", "INTERVAL"}:
        return rule or ""
    days, dates = parts.get("BYDAY", ""), parts.get("BYMONTHDAY", "").replace(",", ", ")
    named, period = _rule_days(days, words), _rule_period(parts, words)
    if not period or not (named or dates) or (named and dates):
        return " ".join(part for part in (named, dates, period) if part)
    if named and any(letter.isdigit() for letter in days):
        return words("{days} of {period}", days=named, period=period)
    if named and "BYMONTH" in parts:
        return words("{days} in {period}", days=named, period=period)
    if named:
        return words("{period} on {days}", period=period, days=named)
    if "BYMONTH" in parts:
        return f"{dates} {period}"
    return words("day {day} of {period}", day=dates, period=period)


def _rule_period(parts: dict[str, str], words: Words) -> str:
    """The months of a rule, else how often it returns."""
    if "BYMONTH" in parts:
        months = parts["BYMONTH"].split(",")
        return words.listing([words.month(int(month)) for month in months])
    n = int(parts.get("INTERVAL", "1"))
    return words.count(*EVERY[parts["FREQ"]], n) if parts.get("FREQ") in EVERY else ""


def _rule_days(days: str, words: Words) -> str:
    said = []
    for day in filter(None, days.split(",")):
        name = words.weekday(RULE_DAYS.index(day[-2:]))
        nth = day[:-2].lstrip("+")
        said.append(f"{words.term('nth', nth)} {name}" if nth else name)
    return words.listing(said)
