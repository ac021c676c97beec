"""A strategy in which every text field holds a word of its client alone."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pypdf import PdfReader
from ruamel.yaml import YAML

from tests.cli.conftest import SAMPLE
from toolkit.strategy import Strategy
from toolkit.strategy.term import Part
from toolkit.strategy.walk import FieldShape, field_shapes

NAME, WORD, NOTE, REMARK = "NAAM", "WOORD", "NOTITIE", "OPMERKING"
"""What is called so, any other text, what is in no deliverable, and a comment in the file."""

NAMES = frozenset(("name", "title", "holder", "handle"))
OF_A_FORM = frozenset(("rule", "time_zone", "inferred", "not_known"))
"""Texts that a computer reads: a word in them would leave out what they are for."""

PICTURE = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")
LONGEST, LONG = 250, 19_000
"""So much of what is there is kept: with a word it still fits in a label, or in a text."""


def secret(client: int, kind: str) -> str:
    """A word that nobody else has."""
    return f"{kind}{client:03}X"


def secret_strategy(client: int) -> str:
    """The bakery's strategy with the client's words in every text field, filled in or not."""
    tree = YAML(typ="safe").load(SAMPLE.read_text(encoding="utf-8"))
    filled = _part(Strategy, tree, client)
    filled["notes"] = secret(client, NOTE)
    for item in filled["content"]["items"]:
        item["stage"] = "approved"  # so that there are files for schedulers, too
    made = io.StringIO()
    YAML().dump(filled, made)
    return f"# {secret(client, REMARK)}\n{made.getvalue()}# {secret(client, REMARK)}\n"


def _part(model: type[Part], tree: dict[str, Any], client: int) -> dict[str, Any]:
    made = dict(tree)
    for name, shape in field_shapes(model).items():
        word = secret(client, NAME if name in NAMES else WORD)
        if _free_text(name, shape):
            made[name] = _with(made.get(name), word, shape)
        elif shape.part is not None and shape.many:
            entries = made.get(name) or _first_entry(shape.part)
            made[name] = [_part(shape.part, each, client) for each in entries]
        elif shape.part is not None and (made.get(name) or _may_be_empty(shape.part)):
            made[name] = _part(shape.part, made.get(name) or {}, client)
    return {name: value for name, value in made.items() if value not in ([], {})}


def _free_text(name: str, shape: FieldShape) -> bool:
    """Whether a person writes here what he likes."""
    plain = all(isinstance(mark, FieldInfo) for mark in shape.marks)
    limited = any("max_length" in repr(mark) for mark in shape.marks)
    return shape.inner is str and plain and limited and name not in OF_A_FORM


def _with(value: Any, word: str, shape: FieldShape) -> Any:
    if shape.many:
        return [f"{each[:LONGEST]} {word}" for each in value or [""]]
    text = str(value or "").rstrip()
    longest = LONG if len(text) > LONGEST else LONGEST
    return f"{text[:longest]} {word}".strip()


def _first_entry(part: type[Part]) -> list[dict[str, Any]]:
    """An entry of a list that is empty, where it needs no more than an id."""
    needed = {name for name, field in part.model_fields.items() if field.is_required()}
    return [{"id": "one"}] if needed == {"id"} else [{}] if not needed else []


def _may_be_empty(part: type[Part]) -> bool:
    return not any(field.is_required() for field in part.model_fields.values())


def words_in(text: str) -> set[str]:
    """The secret words in a text, also those that a line broke."""
    kinds = f"{NAME}|{WORD}|{NOTE}|{REMARK}"
    return set(re.findall(rf"(?:{kinds})\d{{3}}X", re.sub(r"[\s\u00ad-]", "", text)))


def texts_of(folder: Path, *, pdf: bool = True) -> Iterator[tuple[str, str]]:
    """Each file in a folder as text, with its name and what is packed or drawn in it."""
    for path in sorted(folder.iterdir()):
        if pdf or path.suffix != ".pdf":
            yield path.name, f"{path.name} {_text(path)}"


def _text(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(
                each + packed.read(each).decode("utf-8", "replace") for each in packed.namelist()
            )
    if path.suffix == ".pdf":
        reader = PdfReader(io.BytesIO(content))
        return str(reader.metadata) + " ".join(page.extract_text() for page in reader.pages)
    text = content.decode("utf-8", "replace")
    pictures = (base64.b64decode(each).decode() for each in PICTURE.findall(text))
    return " ".join((PICTURE.sub("", text), *pictures))
