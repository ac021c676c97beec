"""The JSON Schema: the same as the model, in the repository, and right for real strategies."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from tests.language.model import choices, fields
from toolkit.language import field_text
from toolkit.strategy import Strategy
from toolkit.strategy.schema import FILE_NAME, json_schema, schema_text
from toolkit.strategy.term import Part
from toolkit.strategy.walk import field_shapes

ROOT = Path(__file__).parents[2]
STRATEGIES = sorted((ROOT / "clients").glob("*/strategy.yaml"))
STARTERS = sorted((ROOT / "client_templates" / "starters").glob("*.yaml"))
FIRST_LINE = f"# yaml-language-server: $schema=../{FILE_NAME}"
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def _tree(path: Path):
    """What a file holds, as JSON has it: a day is text."""
    read = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(read, default=str))


def _messages(tree) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(tree)]


def _field(path: str):
    """The schema of a field, found by following the schema itself."""
    schema = SCHEMA
    for step in path.split("."):
        schema = _part(schema)["properties"][step]
    return schema


def _part(schema):
    schema = schema.get("items", schema)
    reference = next((each for each in (schema, *schema.get("anyOf", ())) if "$ref" in each), None)
    if reference is None:
        return schema
    return SCHEMA["$defs"][reference["$ref"].removeprefix("#/$defs/")]


def test_schema_in_the_repository_is_that_of_the_model():
    """The file in clients/ is what the model and the catalogue say now: `make schema`."""
    kept = (ROOT / "clients" / FILE_NAME).read_text(encoding="utf-8")

    assert kept == schema_text(), "make schema"


def test_schema_is_printed_the_same_by_another_process():
    """`python -m toolkit.strategy.schema` prints the file, byte for byte, every time."""
    command = [sys.executable, "-m", "toolkit.strategy.schema"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)

    assert printed.stdout.decode() == schema_text()
    assert printed.stderr == b""


def test_schema_is_a_schema():
    """The schema itself is valid, and says which dialect it is in."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == FILE_NAME


@pytest.mark.parametrize(
    "path", [*STRATEGIES, *STARTERS], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_examples_and_starters_are_valid(path):
    """Each example client and each starter follows the schema and names it for editors."""
    assert _messages(_tree(path)) == []
    assert path.read_text(encoding="utf-8").splitlines()[0] == FIRST_LINE


def test_there_are_examples():
    """The examples are found where they belong."""
    assert len(STRATEGIES) >= 5
    assert STARTERS


@pytest.mark.parametrize(
    ("tree", "place"),
    [
        ({"clinet": {}}, "$"),
        ({"client": {"name": 12}}, "$.client"),
        ({"client": {"size": "huge"}}, "$.client"),
        ({"goals": [{"statement": "no id"}]}, "$.goals[0]"),
        ({"goals": [{"id": "Not an id"}]}, "$.goals[0].id"),
        ({"goals": [{"id": "g", "weight": -1}]}, "$.goals[0].weight"),
        ({"personas": [{"id": "p", "use": [{"platform": "x", "share": 1.4}]}]}, "$.personas[0]"),
        ({"goals": [{"id": "g", "deadline": {"on": "soon"}}]}, "$.goals[0].deadline"),
        ({"content": {"posting_times": [{"at": "9:30"}]}}, "$.content"),
        ({"client": {"website": "javascript:alert(1)"}}, "$.client"),
    ],
)
def test_wrong_strategies_are_refused(tree, place):
    """What the model refuses, an editor underlines as well."""
    assert any(message.startswith(place) for message in _messages(tree))


def test_null_is_allowed_wherever_a_field_is_not_required():
    """A key that is still to be filled is no mistake, in any part; an id may not be empty."""
    for path in fields():
        alternatives = _field(path).get("anyOf", [_field(path)])
        nullable = any(
            each.get("type") == "null" or "null" in each.get("type", ()) for each in alternatives
        )
        parent = path.rpartition(".")[0]
        model = fields()[parent].part if parent else Strategy

        assert model is not None
        assert nullable != model.model_fields[path.rpartition(".")[2]].is_required(), path


def test_every_field_is_explained_in_both_languages():
    """Each field has the labels and help of the catalogue, for the place where it stands."""
    for path in fields():
        nl, en = field_text(path, "nl"), field_text(path, "en")
        schema = _field(path)
        in_dutch, in_english = schema["description"].split("\n")

        assert in_dutch.startswith(nl.help), path
        assert in_english.startswith(en.help), path
        assert schema["title"].split(" / ")[0] == nl.label.split(" / ")[0], path


def test_a_reference_says_from_which_list_its_ids_come():
    """Whoever fills in a reference in an editor is told what belongs there."""
    said = _field("goals.personas")["description"]

    assert said.split("\n")[0].endswith("In het bestand: een id uit personas.")
    assert said.split("\n")[1].endswith("In the file: an id from personas.")


def test_every_choice_is_explained():
    """Beside each code of a choice stands what it means."""
    for path, codes in choices().items():
        schema = _field(path).get("items", _field(path))

        assert [each for each in schema["enum"] if each is not None] == list(codes), path
        assert len(schema["enumDescriptions"]) == len(schema["enum"]), path


def test_examples_in_the_schema_follow_the_schema():
    """What an editor offers as an example is allowed."""
    for path in fields():
        schema = _field(path)
        for example in schema.get("examples", ()):
            errors = VALIDATOR.evolve(schema=schema).iter_errors(example)

            assert not list(errors), path


def test_schema_and_model_have_the_same_fields():
    """No key is in one and not in the other, and no part allows other keys."""
    parts: dict[str, type[Part]] = {"": Strategy}
    parts |= {path: shape.part for path, shape in fields().items() if shape.part is not None}
    for path, part in parts.items():
        schema = _part(_field(path)) if path else SCHEMA

        assert list(schema["properties"]) == list(field_shapes(part)), path
        assert schema["additionalProperties"] is False, path
