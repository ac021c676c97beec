"""A notebook's parameters: which ones it takes, checked before it runs.

papermill would run on with the defaults after an unknown name, and fail deep inside the
notebook after a wrong type.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import papermill

from toolkit.errors import ParameterError, ParameterTypeError

TEXT_TYPES = ("str", "None")  # "None": the notebook does not say


def check_parameters(notebook: Path, parameters: Mapping[str, object]) -> None:
    """Does this notebook take these parameters, and are all of them text?

    Raises
    ------
    ParameterError
        When the notebook has no parameter of this name.
    ParameterTypeError
        When a value, or what the notebook has in its place, is no text.
    """
    # a brace in a path would be filled in like a template
    literal = str(notebook).replace("{", "{{").replace("}", "}}")
    taken: dict[str, dict[str, Any]] = papermill.inspect_notebook(literal)
    for name, value in parameters.items():
        if name not in taken:
            known = ", ".join(taken) or "-"
            raise ParameterError(notebook=notebook.name, found=name, allowed=known)
        wanted = _kind(taken[name])
        if wanted not in TEXT_TYPES or not isinstance(value, str):
            found = wanted if isinstance(value, str) else type(value).__name__
            raise ParameterTypeError(notebook=notebook.name, name=name, found=found)


def _kind(parameter: Mapping[str, Any]) -> str:
    named = str(parameter["inferred_type_name"])
    if named != "None":
        return named
    try:
        value = ast.literal_eval(parameter["default"])
    except (ValueError, SyntaxError):
        return "None"
    return "None" if value is None else type(value).__name__
