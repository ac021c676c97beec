"""The JSON Schema of a strategy file, with which editors complete keys and explain them.

`python -m toolkit.strategy.schema` prints it; `make schema` keeps it in clients/.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from toolkit.language import LANGUAGES, field_text, words_for
from toolkit.language.terms import term_context
from toolkit.strategy.document import Strategy
from toolkit.strategy.term import Part
from toolkit.strategy.walk import FieldShape, field_shapes

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE_NAME = "strategy.schema.json"
TITLE = "Social media strategy"
HELP = "All that is recorded for one client. Half-filled is fine: leave out what is not known."
REFERS = "In the file: an id from {target}."
DEFAULTS_SHOWN = (str, bool)

Schema = dict[str, Any]


def json_schema() -> Schema:
    """The schema: structure and limits from the model, titles and help from the catalogue.

    Whatever is not required may be null, as in the model.
    """
    plain = Strategy.model_json_schema()
    definitions: Schema = {}
    root = _part_schema(Strategy, "", {**plain["$defs"], "Strategy": plain}, definitions)
    return {
        "$schema": DIALECT,
        "$id": FILE_NAME,
        "title": " / ".join(words_for(language)(TITLE) for language in LANGUAGES),
        "description": "\n".join(words_for(language)(HELP) for language in LANGUAGES),
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _part_schema(model: type[Part], path: str, plain: Schema, definitions: Schema) -> Schema:
    of_model = plain[model.__name__]
    required = of_model.get("required", [])
    properties = {}
    for name, shape in field_shapes(model).items():
        where = f"{path}.{name}" if path else name
        if shape.part is not None:
            reference = _reference(shape.part, where, plain, definitions)
            field = _list_of(reference) if shape.many else _or_null(reference)
        else:
            field = _value_field(of_model["properties"][name], shape, where, name not in required)
        properties[name] = {**_texts(where, shape), **field}
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema


def _reference(model: type[Part], path: str, plain: Schema, definitions: Schema) -> Schema:
    """A reference to the schema of a part; a part with other words here gets one of its own."""
    schema = _part_schema(model, path, plain, definitions)
    names = (model.__name__, f"{model.__name__}.{path}")
    name = next(each for each in names if definitions.get(each, schema) == schema)
    definitions[name] = schema
    return {"$ref": f"#/$defs/{name}"}


def _list_of(schema: Schema) -> Schema:
    return {"type": ["array", "null"], "items": schema}


def _value_field(plain: Schema, shape: FieldShape, path: str, optional: bool) -> Schema:
    field = {key: value for key, value in plain.items() if key not in ("title", "default")}
    if shape.many:
        field["items"] = {**field["items"], **_choice_texts(path, field["items"])}
    if optional:
        field = _or_null(field)
    default = plain.get("default")
    shown = {"default": default} if isinstance(default, DEFAULTS_SHOWN) else {}
    return {**field, **_choice_texts(path, field), **shown}


def _or_null(schema: Schema) -> Schema:
    choices = [each for each in schema.get("anyOf", [schema]) if each != {"type": "null"}]
    if len(choices) > 1 or "$ref" in schema:
        return {"anyOf": [*choices, {"type": "null"}]}
    only: Schema = choices[0]
    nullable = {**only, "type": [only["type"], "null"]}
    return {**nullable, "enum": [*only["enum"], None]} if "enum" in only else nullable


def _texts(path: str, shape: FieldShape) -> Schema:
    nl, en = (field_text(path, language) for language in LANGUAGES)
    texts: Schema = {
        "title": nl.label if nl.label == en.label else f"{nl.label} / {en.label}",
        "description": "\n".join(_help_text(path, shape, language) for language in LANGUAGES),
    }
    if nl.example:
        example = json.loads(nl.example) if shape.inner in (int, float) else nl.example
        texts["examples"] = [[example] if shape.many else example]
    return texts


def _help_text(path: str, shape: FieldShape, language: str) -> str:
    """The help of a field; where it holds an id, from which list."""
    said = field_text(path, language).help
    if shape.reference is None:
        return said
    return f"{said} {words_for(language)(REFERS, target=shape.reference)}"


def _choice_texts(path: str, schema: Schema) -> Schema:
    """What editors show beside each code of a choice."""
    context = term_context(path)
    if context is None or "enum" not in schema:
        return {}
    return {"enumDescriptions": [_choice_text(context, code) for code in schema["enum"]]}


def _choice_text(context: str, code: str | None) -> str:
    if code is None:
        return ""
    return " / ".join(words_for(language).term(context, code) for language in LANGUAGES)


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_text().encode())
