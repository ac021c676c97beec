"""A strategy → what stands on each sheet of the workbook: heads, rows, keys, choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.language import field_text
from toolkit.strategy.walk import field_path, get_at
from toolkit.workbook.questionnaire.entry import Entry, entries, is_asked
from toolkit.workbook.questionnaire.field import Field
from toolkit.workbook.questionnaire.found import BLOCK, COLUMN, PARENT, PREPARED
from toolkit.workbook.questionnaire.known_rows import column_of
from toolkit.workbook.questionnaire.left_out import Tree
from toolkit.workbook.questionnaire.names import Vocabulary
from toolkit.workbook.questionnaire.plan import SHEETS, Block, Questions, SheetPlan, Table
from toolkit.workbook.questionnaire.shown import Shown, options, shown

FORBIDDEN_IN_NAMES = str.maketrans("", "", r"[]:*?/\\")
LONGEST_SHEET_NAME = 31
MOST_PREPARED = 60
IN_USE = frozenset({"active", "dormant", "considered", "monitoring"})


@dataclass(frozen=True)
class AnswerCell:
    """A cell to write in: what stands in it, and how it is answered."""

    value: Shown
    field: Field | None


@dataclass(frozen=True)
class Column:
    """A column of a list: its key, its head, what it is for; `field` is None for whose it is."""

    key: str
    head: str
    help: str
    field: Field | None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class LaidRow:
    """A row with its hidden key; one without a key is ready for a new entry."""

    key: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True)
class LaidTable:
    """A list: columns, rows, and how many empty rows follow."""

    key: str
    title: str
    help: str
    columns: tuple[Column, ...]
    rows: tuple[LaidRow, ...]
    n_empty: int


@dataclass(frozen=True)
class Question:
    """A question with its answer."""

    key: str
    label: str
    help: str
    answer: Shown
    field: Field
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class LaidQuestions:
    """Questions below one another, under a title."""

    key: str
    title: str
    help: str
    questions: tuple[Question, ...]


LaidBlock = LaidTable | LaidQuestions


@dataclass(frozen=True)
class LaidSheet:
    """One sheet: its name, what it is for, and what is asked on it."""

    name: str
    title: str
    about: str
    blocks: tuple[LaidBlock, ...]


def laid_sheets(tree: Tree, known: Vocabulary) -> tuple[LaidSheet, ...]:
    """Every sheet that is asked of this client, in order; no two of one name."""
    taken: set[str] = set()
    found = []
    for plan in SHEETS:
        blocks = tuple(_block(each, tree, known) for each in plan.blocks if is_asked(each, tree))
        if blocks:
            text = field_text(plan.label_path, known.words.language)
            name = _sheet_name(text.label, taken)
            taken.add(name.casefold())
            found.append(LaidSheet(name, _title(plan, known), text.help, blocks))
    return tuple(found)


def block_mark(key: str) -> str:
    """What marks the hidden row of a block."""
    return f"{BLOCK}{key}"


def column_mark(key: str) -> str:
    """What marks a column in that row."""
    return f"{COLUMN}{key}"


def _title(plan: SheetPlan, known: Vocabulary) -> str:
    """The name of the sheet; of a list in entries, whose it is before it."""
    block, language = plan.blocks[0], known.words.language
    label = field_text(plan.label_path, language).label
    if isinstance(block, Table) and block.inner:
        return f"{field_text(field_path(block.place), language).label}: {label}"
    return label


def _sheet_name(label: str, taken: set[str]) -> str:
    plain = label.translate(FORBIDDEN_IN_NAMES).strip("'")[:LONGEST_SHEET_NAME]
    number, name = 2, plain
    while name.casefold() in taken:
        name, number = f"{plain[: LONGEST_SHEET_NAME - 4]} ({number})", number + 1
    return name


def _block(block: Block, tree: Tree, known: Vocabulary) -> LaidBlock:
    text = field_text(block.label_path, known.words.language)
    if isinstance(block, Questions):
        questions = tuple(_questions(block, tree, known))
        return LaidQuestions(block.key, text.label, text.help, questions)
    held = entries(tree, block)
    fields = block.columns(tuple(each.data for each in held))
    rows = [*(_row(each, fields, block, known) for each in held)]
    prepared = tuple(_prepared(block, tree, fields, known)) if block.key == "personas.use" else ()
    columns = tuple(_columns(block, fields, known))
    return LaidTable(block.key, text.label, text.help, columns, (*rows, *prepared), block.rows)


def _questions(block: Questions, tree: Tree, known: Vocabulary) -> Iterator[Question]:
    entry, language = get_at(tree, block.place) or {}, known.words.language
    for each in block.fields():
        text = field_text(each.path, language)
        answer = shown(each.value(entry), each, known)
        yield Question(column_of(each), text.label, text.help, answer, each, options(each, known))


def _columns(block: Table, fields: tuple[Field, ...], known: Vocabulary) -> Iterator[Column]:
    language = known.words.language
    if block.inner:
        path = field_path(block.place)
        text = field_text(path, language)
        names = tuple(known.names.get(path, {}).values())
        yield Column(PARENT, _whose(path, known), text.help, None, names)
    for each in fields:
        text = field_text(each.path, language)
        yield Column(column_of(each), each.label(language), text.help, each, options(each, known))


def _whose(path: str, known: Vocabulary) -> str:
    """The head of the column that says whose an entry is: one of that list."""
    words = known.words
    match path:
        case "personas":
            return words("Persona")
        case "channels":
            return words("Channel")
        case "audit":
            return words("Account")
        case "roles":
            return words("Role")
        case "content.items":
            return words("Item")
        case "content.series":
            return words("Series")
        case "content.pillars":
            return words("Pillar")
        case _:
            return field_text(path, words.language).label


def _row(entry: Entry, fields: tuple[Field, ...], block: Table, known: Vocabulary) -> LaidRow:
    cells = tuple(shown(each.value(entry.data), each, known) for each in fields)
    if block.inner:
        names = known.names.get(field_path(block.place), {})
        cells = (names.get(entry.parent, ""), *cells)
    return LaidRow(entry.key, cells)


def _prepared(
    block: Table, tree: Tree, fields: tuple[Field, ...], known: Vocabulary
) -> Iterator[LaidRow]:
    """A row for each persona and each platform of its channels, where nothing is said yet."""
    channels: list[Mapping[str, object]] = list(get_at(tree, ("channels",)) or ())
    platforms = dict.fromkeys(
        str(each["platform"])
        for each in channels
        if each.get("platform") and each.get("status", "active") in IN_USE
    )
    said = {(each.parent, str(each.data.get("platform"))) for each in entries(tree, block)}
    wanted = [
        (persona, name, platform)
        for persona, name in known.names.get("personas", {}).items()
        for platform in platforms
        if (persona, platform) not in said
    ]
    for persona, name, platform in wanted[:MOST_PREPARED]:
        cells: tuple[Shown, ...] = tuple(
            known.platform(platform) if column_of(each) == "platform" else None for each in fields
        )
        yield LaidRow(f"{PREPARED}{persona}{PREPARED}{platform}", (name, *cells))
