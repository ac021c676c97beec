"""A function that is named, not carried: what it imports is imported where and when it runs.

A worker of a cluster unpacks what it is sent in the thread that also answers everybody; imports of
seconds would make it deaf. Nothing heavy is imported here.
"""

from __future__ import annotations

import importlib
from typing import Any


def run_errand(named: str, *arguments: Any) -> Any:
    """What a `module:function` makes of these arguments."""
    module, _, function = named.partition(":")
    return getattr(importlib.import_module(module), function)(*arguments)
