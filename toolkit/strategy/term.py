"""The small words of which every part of a strategy is made: ids, shares, dates, times."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

ID_LENGTH = 64
ID_PATTERN = re.compile(r"[a-z0-9][a-z0-9-]*")
PARTIAL_DATE_PATTERN = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?")
DAY_PATTERN = re.compile(r"\d{4}-\d{2}-\d{2}")
CLOCK_PATTERN = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
ADDRESS_PATTERN = re.compile(r"(https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True)
class Reference:
    """Marks a field whose value is the id of an entry elsewhere in the strategy."""

    target: str


@dataclass(frozen=True)
class Meant:
    """Marks what a number or a text is to people, who may type it in another way than it is kept.

    `fraction`: read as a percentage; `recurrence`: a rule (RFC 5545), read as “every Tuesday”;
    `time zone`: read as its city.
    """

    kind: Literal["fraction", "recurrence", "time zone"]


def _number(value: Any) -> Any:
    if isinstance(value, (bool, str)):
        raise PydanticCustomError("float_type", "not a number")
    return value


def _day(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date) or (isinstance(value, str) and DAY_PATTERN.fullmatch(value)):
        return value
    raise PydanticCustomError("date_type", "not a day")


def _id(value: Any) -> Any:
    if isinstance(value, str) and not (ID_PATTERN.fullmatch(value) and len(value) <= ID_LENGTH):
        raise PydanticCustomError("not_an_id", "not an id")
    return value


def _partial_date(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    match = PARTIAL_DATE_PATTERN.fullmatch(text)
    if isinstance(value, bool) or match is None or not _exists(match):
        raise PydanticCustomError("not_a_date", "not a date")
    return text


def _exists(match: re.Match[str]) -> bool:
    year, _, month, day = match.groups()
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _clock(value: Any) -> Any:
    if not (isinstance(value, str) and CLOCK_PATTERN.fullmatch(value)):
        raise PydanticCustomError("not_a_time", "not a time")
    return value


def _address(value: Any) -> Any:
    if not (isinstance(value, str) and ADDRESS_PATTERN.fullmatch(value)):
        raise PydanticCustomError("not_an_address", "not an address")
    return value


Id = Annotated[
    str,
    BeforeValidator(_id),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": ID_LENGTH}),
]
GoalId = Annotated[Id, Reference("goals")]
PersonaId = Annotated[Id, Reference("personas")]
ChannelId = Annotated[Id, Reference("channels")]
RoleId = Annotated[Id, Reference("roles")]
SourceId = Annotated[Id, Reference("sources")]
PillarId = Annotated[Id, Reference("content.pillars")]
StoryId = Annotated[Id, Reference("content.stories")]
SeriesId = Annotated[Id, Reference("content.series")]
FormatId = Annotated[Id, Reference("content.formats")]
KeyDateId = Annotated[Id, Reference("content.key_dates")]

NUMERIC = BeforeValidator(_number)
Number = Annotated[float, NUMERIC]
Flag = Annotated[bool, Field(strict=True)]
Platform = Id
Label = Annotated[str, Field(max_length=300)]
Text = Annotated[str, Field(max_length=20_000)]
Share = Annotated[float, Field(ge=0, le=1), NUMERIC, Meant("fraction")]
Change = Annotated[float, NUMERIC, Meant("fraction")]
Rule = Annotated[Label, Meant("recurrence")]
TimeZone = Annotated[Label, Meant("time zone")]
Weight = Annotated[float, Field(ge=0, le=1000), NUMERIC]
Hours = Annotated[float, Field(ge=0, le=10_000), NUMERIC]
Eur = Annotated[float, Field(ge=0, le=1_000_000_000), NUMERIC]
Count = Annotated[int, Field(ge=0, le=10_000_000_000), NUMERIC]
Amount = Annotated[float, Field(ge=0, le=1_000_000), NUMERIC]
Address = Annotated[
    str,
    BeforeValidator(_address),
    Field(max_length=2000),
    WithJsonSchema({"type": "string", "pattern": r"^(https?://|mailto:)[^\s<>\"]+$"}),
]
Day = Annotated[dt.date, BeforeValidator(_day)]
PartialDate = Annotated[
    str,
    BeforeValidator(_partial_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?$"},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]
Clock = Annotated[
    str,
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$"}),
]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

P = TypeVar("P", bound="Part")


class Part(BaseModel):
    """A piece of a strategy: frozen, no key that the model does not know, null means not filled."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)

    ranges: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of fields of which the first may not be larger than the second."""

    unique: ClassVar[tuple[str, ...]] = ()
    """Fields that no two entries of one list may share all of."""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_null(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None}
        return data

    @model_validator(mode="after")
    def _in_order(self: P) -> P:
        for first, second in self.ranges:
            low, high = getattr(self, first), getattr(self, second)
            if low is not None and high is not None and low > high:
                raise PydanticCustomError(
                    "reversed_range",
                    "{found}; allowed: the first no larger than the second",
                    {"found": f"{first} {low}, {second} {high}"},
                )
        return self


class Recorded(Part):
    """A part that says where it comes from, and what is not known yet."""

    source: SourceId | None = None
    attribution: Literal["stated", "inferred"] | None = None
    inferred: tuple[Label, ...] = ()
    not_known: tuple[Label, ...] = ()
    remark: Text | None = None

    @model_validator(mode="after")
    def _names_fields(self) -> Recorded:
        for name in (*self.inferred, *self.not_known):
            if name not in type(self).model_fields:
                raise PydanticCustomError(
                    "not_a_field",
                    "{found} is not a field; allowed: {allowed}",
                    {"found": name, "allowed": ", ".join(type(self).model_fields)},
                )
        return self


def day_of(partial: str | None) -> dt.date | None:
    """The day that a partial date names; None if it names a month, quarter or year.

    >>> day_of("2026-03-31"), day_of("2026-03")
    (datetime.date(2026, 3, 31), None)
    """
    whole = partial is not None and DAY_PATTERN.fullmatch(partial)
    return dt.date.fromisoformat(partial) if partial and whole else None


def first_day(partial: str) -> dt.date:
    """The first day that a partial date may mean.

    >>> first_day("2026-Q2"), first_day("2026-02"), first_day("2026")
    (datetime.date(2026, 4, 1), datetime.date(2026, 2, 1), datetime.date(2026, 1, 1))
    """
    match = PARTIAL_DATE_PATTERN.fullmatch(partial)
    if match is None:
        raise ValueError(partial)
    year, quarter, month, day = match.groups()
    first_month = int(quarter) * 3 - 2 if quarter else int(month or 1)
    return dt.date(int(year), first_month, int(day or 1))


def last_day(partial: str) -> dt.date:
    """The last day that a partial date may mean.

    >>> last_day("2026-Q1"), last_day("2026-02"), last_day("2026")
    (datetime.date(2026, 3, 31), datetime.date(2026, 2, 28), datetime.date(2026, 12, 31))
    """
    match = PARTIAL_DATE_PATTERN.fullmatch(partial)
    if match is None:
        raise ValueError(partial)
    year, quarter, month, day = match.groups()
    if day:
        return dt.date(int(year), int(month), int(day))
    last_month = int(quarter) * 3 if quarter else int(month or 12)
    return dt.date(int(year), last_month, calendar.monthrange(int(year), last_month)[1])


class WeekHours(Part):
    """Hours that return every week: on these days, from start to end (local time)."""

    days: tuple[Weekday, ...] = ()
    start: Clock | None = None
    end: Clock | None = None


class Source(Part):
    """A document or measurement from which part of the strategy comes."""

    id: Id
    title: Label | None = None
    publisher: Label | None = None
    year: PartialDate | None = None
    address: Address | None = None
    other_addresses: tuple[Address, ...] = ()
    document_type: Label | None = None
    coverage: Literal["full", "partial"] | None = None
    remark: Text | None = None
