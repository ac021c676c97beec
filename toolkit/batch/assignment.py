"""A value given to a name in source code, with everything around it left as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def assigned(source: str, name: str, value: str) -> str | None:
    """The source with this text assigned to the name, where it was assigned; None where not.

    >>> assigned('client = "a"  # whose', "client", "b")
    "client = 'b'  # whose"
    >>> assigned("as_of = ''", "client", "b") is None
    True
    """
    found = dict(_values(source)).get(name)
    if found is None:
        return None
    same = isinstance(found, ast.Constant) and found.value == value
    return source if same else _replaced(source, found, repr(value))


def assigned_names(source: str) -> tuple[str, ...]:
    """The names that get a value in this source."""
    return tuple(name for name, _ in _values(source))


def _values(source: str) -> Iterator[tuple[str, ast.expr]]:
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return
    for statement in statements:
        if isinstance(statement, ast.Assign):
            target: ast.expr = statement.targets[0]
        elif isinstance(statement, ast.AnnAssign):
            target = statement.target
        else:
            continue
        if isinstance(target, ast.Name) and statement.value is not None:
            yield target.id, statement.value


def _replaced(source: str, old: ast.expr, new: str) -> str:
    lines = source.splitlines(keepends=True)
    first, last = old.lineno - 1, (old.end_lineno or old.lineno) - 1
    # columns are counted in bytes
    before = lines[first].encode()[: old.col_offset].decode()
    after = lines[last].encode()[old.end_col_offset :].decode()
    return "".join([*lines[:first], before + new + after, *lines[last + 1 :]])
