"""The messages that the sources say: every `words("…")`, found by reading the code."""

import ast
import importlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from toolkit.errors import PROBLEM_TEMPLATES, ToolkitError
from toolkit.evidence.column import COLUMNS
from toolkit.intake.step.outline import CLOSE, STEPS, WEIGH
from toolkit.strategy import Cadence

ROOT = Path(__file__).parents[2]
# keywords whose text is said later on, by whoever shows an error or a finding
FACT_KEYWORDS = {
    "found",
    "allowed",
    "reason",
    "message",
    "advice",
    "together",
    "subject",
    "variants",
}
# functions whose text is said later on, too: the position of that text
FACT_POSITIONS = {"Flaw": (3, 4), "_unknown": (3,), "_refuse": (0,), "Refused": (2,)}
# where a call names the context of a code: from, and up to
CONTEXT_POSITIONS = {"term": (0, 1), "Shown": (2, 3)}
# what a call says that no reader of the code can see: the expression, and what it may be
INDIRECT: dict[str, tuple[str, ...]] = {
    "PROBLEM_TEMPLATES[problem.kind]": tuple(PROBLEM_TEMPLATES.values()),
    "error.template": (),  # taken from the classes, below
    # taken from the keywords, above
    "value": (),
    "finding.message": (),
    "finding.advice": (),
    "finding.subject": (),
    "rule.reason": (),
    "rule.message": (),
    "failure.message": (),
    "fact": (),
    "first.advice": (),
    "first.together": (),
    "sentence": (),
    "step.title": tuple(step.title for step in (*STEPS, WEIGH, CLOSE)),
    "step.question": tuple(step.question for step in (*STEPS, WEIGH, CLOSE)),
    "self.title": tuple(part.title for step in (*STEPS, WEIGH, CLOSE) for part in step.parts),
    "self.about": tuple(part.about for step in (*STEPS, WEIGH, CLOSE) for part in step.parts),
    "'per ' + cadence.per": tuple(
        f"per {each}" for each in get_args(Cadence.model_fields["per"].annotation)
    ),
}


@dataclass(frozen=True)
class Said:
    """One message of the sources, with where it is said; `many` is its plural."""

    place: str
    message: str
    many: str | None = None


@cache
def said() -> tuple[Said, ...]:
    """Every message that can be shown to somebody."""
    return (*_in_modules(), *_in_notebooks(), *_in_templates(), *_in_errors(), *_in_tables())


def contexts() -> dict[str, str]:
    """The contexts of `words.term("…", code)` and of facts that are codes, with their places."""
    return {
        str(argument.value): place
        for place, call in _calls()
        for argument in call.args[slice(*CONTEXT_POSITIONS.get(_name(call.func), (0, 0)))]
        if isinstance(argument, ast.Constant)
    }


@cache
def _sources() -> tuple[tuple[str, str, ast.Module], ...]:
    found = []
    for path in sorted((ROOT / "toolkit").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        module = name.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
        found.append((name, module, ast.parse(path.read_text(encoding="utf-8"))))
    return tuple(found)


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for name, _, tree in _sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield f"{name}:{node.lineno}", node


def _in_modules() -> Iterator[Said]:
    for name, module, tree in _sources():
        yield from _in_tree(tree, name, module)
        yield from _in_assignments(tree, name)


def _in_tree(tree: ast.Module, name: str, module: str) -> Iterator[Said]:
    for scope, node in _with_scope(tree, tree):
        place = f"{name}:{node.lineno}"
        if _is_words(node.func, name):
            for message in _texts(node.args[0], scope, module):
                yield Said(place, message)
        elif _is_count(node, name):
            yield from (Said(place, one, many) for one, many in _forms(node, module))
        yield from (Said(place, text) for text in _facts(node, scope, module) if " " in text)


def _in_assignments(tree: ast.Module, name: str) -> Iterator[Said]:
    """The texts that are given such a name, to be handed on later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            named = any(_name(target) in FACT_KEYWORDS for target in node.targets)
            if named and " " in str(node.value.value):
                yield Said(f"{name}:{node.lineno}", str(node.value.value))


def _facts(node: ast.Call, scope: ast.AST, module: str) -> Iterator[str]:
    """The texts that a call hands on for somebody else to say."""
    given = [each.value for each in node.keywords if each.arg in FACT_KEYWORDS]
    positions = FACT_POSITIONS.get(_name(node.func), ())
    given += [node.args[position] for position in positions if position < len(node.args)]
    for each in given:
        if isinstance(each, (ast.Constant, ast.Tuple)):
            yield from _held(each, scope, module)
        elif isinstance(each, ast.Name) and each.id.isupper():
            yield from _named(each.id, scope, module)


def _with_scope(node: ast.AST, scope: ast.AST) -> Iterator[tuple[ast.AST, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        inner = child if isinstance(child, ast.FunctionDef) else scope
        if isinstance(child, ast.Call):
            yield inner, child
        yield from _with_scope(child, inner)


def _is_words(node: ast.expr, name: str) -> bool:
    if isinstance(node, ast.Name):
        return node.id == "words" or (node.id == "self" and name.endswith("language/words.py"))
    if isinstance(node, ast.Attribute):
        return node.attr == "words"
    return isinstance(node, ast.Call) and _name(node.func).endswith(("words", "words_for"))


def _is_count(node: ast.Call, name: str) -> bool:
    return (
        isinstance(node.func, ast.Attribute)
        and node.func.attr == "count"
        and _is_words(node.func.value, name)
    )


def _forms(node: ast.Call, module: str) -> Iterator[tuple[str, str]]:
    """The singular and plural of a count; `*FORMS[key]` may be any pair of a constant."""
    first = node.args[0]
    if isinstance(first, ast.Starred) and isinstance(first.value, ast.Subscript):
        constant = getattr(importlib.import_module(module), _name(first.value.value))
        yield from constant.values()
    else:
        yield ast.literal_eval(first), ast.literal_eval(node.args[1])


def _name(node: ast.expr) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _texts(node: ast.expr, scope: ast.AST, module: str) -> tuple[str, ...]:
    """What an expression may say: a text, one of a list of texts, or one of INDIRECT."""
    if isinstance(node, ast.Constant):
        return (str(node.value),)
    if isinstance(node, ast.IfExp):
        both = (_texts(each, scope, module) for each in (node.body, node.orelse))
        return tuple(text for texts in both for text in texts)
    expression = ast.unparse(node)
    if expression in INDIRECT:
        return INDIRECT[expression]
    if isinstance(node, ast.Call) and _name(node.func) == "get":
        held = _texts(getattr(node.func, "value", node), scope, module)
        return (*held, *(text for each in node.args[1:] for text in _texts(each, scope, module)))
    name = node.value if isinstance(node, ast.Subscript) else node
    texts = tuple(_named(name.id, scope, module)) if isinstance(name, ast.Name) else ()
    # not a message: it turns up among what has no Dutch, and says what to do
    return texts or (f"(say in tests/language/said.py, INDIRECT, what {expression} can be)",)


def _named(name: str, scope: ast.AST, module: str) -> Iterator[str]:
    """The texts that a name may stand for: in a loop, by an assignment, or in the module."""
    for node in ast.walk(scope):
        if isinstance(node, (ast.comprehension, ast.For)) and _binds(node.target, name):
            yield from _held(node.iter, scope, module)
        if isinstance(node, ast.Assign) and any(_binds(each, name) for each in node.targets):
            yield from _held(node.value, scope, module)
    value = getattr(importlib.import_module(module), name, None) if module else None
    yield from _strings(value)


def _binds(target: ast.expr, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(target))


def _held(node: ast.expr, scope: ast.AST, module: str) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield from _named(node.id, scope, module)
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value
        elif isinstance(each, ast.Name) and each.id.isupper() and each is not node:
            yield from _named(each.id, scope, module)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings(tuple(value.values()))
    elif isinstance(value, (tuple, list, frozenset)):
        for each in value:
            yield from _strings(each)


def _in_notebooks() -> Iterator[Said]:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                yield from _in_tree(ast.parse("".join(cell["source"])), path.name, "")


def _in_templates() -> Iterator[Said]:
    for path in (*ROOT.glob("toolkit/**/*.j2"), *ROOT.glob("client_templates/**/*.j2")):
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"""words\(\s*(["'])(.+?)\1""", text):
            yield Said(path.name, match[2])


def _in_errors() -> Iterator[Said]:
    for error in _subclasses(ToolkitError):
        yield Said(error.__name__, error.template)


def _in_tables() -> Iterator[Said]:
    for table, columns in COLUMNS.items():
        for name, column in columns.items():
            # a list of codes is said as it is
            if any(" " in part for part in column.allowed.split(", ")):
                yield Said(f"{table}.csv: {name}", column.allowed)


def _subclasses(kind: type[ToolkitError]) -> Iterator[type[ToolkitError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _subclasses(each)
