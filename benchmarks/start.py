"""How soon the package and its command line answer."""

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.clock import BIN, run, timing

RUNS = 9


def start_lines() -> Iterator[str]:
    for what, command in (
        ("a bare python", (sys.executable, "-c", "pass")),
        ("import toolkit", (sys.executable, "-c", "import toolkit")),
        ("toolkit --help", (BIN / "toolkit", "--help")),
    ):
        run(*command)
        yield f"{what:<24}{timing(partial(run, *command), RUNS)}"
