"""What is asked on which sheet, in the order in which a client reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.strategy import Strategy
from toolkit.strategy.walk import Place, field_path, shape_at
from toolkit.workbook.questionnaire.field import NOT_KNOWN, Field, fields

PREPARED_ROWS = 10
"""Empty rows at the end of a list; more can be inserted."""


@dataclass(frozen=True)
class Questions:
    """Single answers, one under the other: of the part at `place`, or of one part in it."""

    place: Place
    only: str = ""

    @property
    def key(self) -> str:
        """What marks the block in the workbook."""
        return f"{field_path(self.place)}{f'.{self.only}' if self.only else ''}?"

    @property
    def label_path(self) -> str:
        """The field that gives the block its name."""
        return field_path((*self.place, self.only) if self.only else self.place)

    def fields(self) -> tuple[Field, ...]:
        """The questions."""
        return tuple(
            each
            for each in fields(self.place)
            if (each.steps[0] == self.only if self.only else len(each.steps) == 1)
        )


@dataclass(frozen=True)
class Table:
    """A list with a row per entry; of a list in entries (`inner`), with a column for whose it is.

    `first` are the columns that everybody gets; others come where something stands in them.
    With `if_any` the list is asked only where there is something in it.
    """

    place: Place
    first: tuple[str, ...] = ()
    inner: str = ""
    if_any: bool = False
    rows: int = PREPARED_ROWS

    @property
    def list_place(self) -> Place:
        """The list itself, without positions: `("personas", "use")`."""
        return (*self.place, self.inner) if self.inner else self.place

    @property
    def key(self) -> str:
        """What marks the block in the workbook, and the list's path."""
        return field_path(self.list_place)

    label_path = key

    @property
    def has_ids(self) -> bool:
        """Whether entries are known by an id of their own."""
        shape = shape_at(Strategy, self.list_place)
        return bool(shape and shape.part and "id" in shape.part.model_fields)

    def fields(self) -> tuple[Field, ...]:
        """Every field that an entry can hold, those that everybody gets in front."""
        found = {".".join(each.steps): each for each in fields(self.list_place)}
        first = self.first or tuple(found)
        return (*(found[name] for name in first), *(found[n] for n in found if n not in first))

    def columns(self, entries: tuple[Mapping[str, Any], ...]) -> tuple[Field, ...]:
        """The fields that are shown for these entries."""
        n_first = len(self.first) or len(self.fields())
        return tuple(
            each
            for n, each in enumerate(self.fields())
            if n < n_first or any(_is_said(each, entry) for entry in entries)
        )


Block = Questions | Table


@dataclass(frozen=True)
class SheetPlan:
    """One sheet: blocks below one another, called after the first."""

    blocks: tuple[Block, ...]

    @property
    def key(self) -> str:
        """What the sheet is known by."""
        return self.blocks[0].key

    @property
    def label_path(self) -> str:
        """The field whose label is the name of the sheet."""
        return self.blocks[0].label_path


def _is_said(field: Field, entry: Mapping[str, Any]) -> bool:
    value = field.value(entry)
    return value not in (None, field.default) and value is not NOT_KNOWN


def _table(path: str, first: str = "", inner: str = "", **options: Any) -> Table:
    return Table(tuple(path.split(".")), tuple(first.split()), inner, **options)


def _agreement(name: str) -> Questions:
    return Questions(("agreements", name))


def _sheet(*blocks: Block) -> SheetPlan:
    return SheetPlan(blocks)


SHEETS: tuple[SheetPlan, ...] = (
    _sheet(Questions(("client",)), Questions(("period",))),
    _sheet(Questions(("client",), only="tone"), _table("client.tone.pairs", "do do_not")),
    _sheet(
        _table(
            "audit",
            "channel platform handle address owner administrators two_factor followers.count "
            "followers.counted_on last_post_on cadence.min cadence.max cadence.per branding "
            "branding_remark impostors verdict reason remark",
        )
    ),
    _sheet(_table("audit", inner="best_posts")),
    _sheet(_table("peers", "name platform address lesson remark")),
    _sheet(
        _table(
            "goals",
            "name statement kind personas kpi.name kpi.supplier kpi.owner unit baseline.value "
            "baseline.measured_on baseline.text measure_baseline_by target.value target.text "
            "deadline.on weight owner remark",
        )
    ),
    _sheet(
        _table(
            "personas",
            "name description setting must_reach size size_source ages.min ages.max gender "
            "geography purchase_motives barriers personal_traits address_as online_behaviour "
            "channels based_on remark",
        )
    ),
    _sheet(_table("personas", "platform word share source year", inner="use")),
    _sheet(_table("personas", inner="traits")),
    _sheet(
        _table(
            "channels",
            "platform name handle address status purpose goals personas cadence.min cadence.max "
            "cadence.per cadence.text owner administrators two_factor followers.count "
            "followers.counted_on choice choice_reason hours_per_week profile_text profile_link "
            "remark",
        )
    ),
    _sheet(_table("channels", "days at text", inner="posting_times")),
    _sheet(Questions(("content",)), _table("content.posting_times", "days at text", rows=4)),
    _sheet(_table("content.pillars", "name description share goals personas remark")),
    _sheet(_table("content.pillars", inner="channel_shares", if_any=True)),
    _sheet(_table("content.stories", "title summary pillar goals personas", if_any=True)),
    _sheet(
        _table(
            "content.series",
            "name description channels personas goals pillar frequency days.days days.at start "
            "end owner status call_to_action remark",
        )
    ),
    _sheet(_table("content.series", inner="changes", if_any=True)),
    _sheet(
        _table(
            "content.items",
            "title on at channels personas goals pillar visual call_to_action link owner stage "
            "remark",
        )
    ),
    _sheet(_table("content.items", inner="copies")),
    _sheet(_table("content.key_dates", "name on goals personas remark")),
    _sheet(
        _table(
            "roles", "name holder people tasks hours_per_week hours_text spokesperson replacement"
        )
    ),
    _sheet(_table("roles", inner="working_hours")),
    _sheet(
        _table(
            "responsibilities.per_channel",
            "channel makes.role makes.replacement decides.role decides.replacement posts.role "
            "posts.replacement watches.role watches.replacement answers.role answers.replacement "
            "remark",
        )
    ),
    _sheet(
        _table(
            "responsibilities.tasks",
            "kind task channel responsible accountable consulted informed text",
        )
    ),
    _sheet(
        Questions(("agreements",)),
        _agreement("crisis"),
        _agreement("house_rules"),
        _agreement("access"),
        _agreement("rights"),
        _agreement("privacy"),
        _agreement("accessibility"),
        _agreement("advertising"),
        _agreement("artificial_intelligence"),
        _agreement("archive"),
        _agreement("conduct"),
        _agreement("review"),
    ),
    _sheet(_table("agreements.opening_hours", rows=7)),
    _sheet(
        _table(
            "agreements.response",
            "channels share within_hours within_working_days watched_by text remark",
        )
    ),
    _sheet(_table("agreements.response", inner="hours", if_any=True)),
    _sheet(
        _table(
            "agreements.approval",
            "channels agreed_unless_working_days preapproved_series text remark",
        )
    ),
    _sheet(_table("agreements.approval", inner="steps", if_any=True)),
    _sheet(_table("agreements.escalation", "when then role remark")),
    _sheet(_table("agreements.example_replies")),
    _sheet(Questions(("capacity",)), _table("capacity.tools")),
    _sheet(_table("agreements.review.tools", if_any=True)),
    _sheet(_table("decisions", "asked asked_on asked_by taken taken_on taken_by reason remark")),
    _sheet(_table("open_questions", "question owner by status remark")),
)


def blocks() -> Iterator[Block]:
    """Every block, in the order of the sheets."""
    for sheet in SHEETS:
        yield from sheet.blocks


def tables() -> Iterator[Table]:
    """Every list, in the order of the sheets: a list before those in its entries."""
    return (block for block in blocks() if isinstance(block, Table))
