"""How a command ends: 0 done, 1 something failed, 2 wrong use; errors in words on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from toolkit.errors import (
    ChoiceError,
    ClientExistsError,
    ClientNameError,
    FileExistsAlreadyError,
    ToolkitError,
    UnknownClientError,
    UnknownStarterError,
    WorkspaceError,
)

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
WRONG_USES = (
    ChoiceError,
    ClientExistsError,
    ClientNameError,
    FileExistsAlreadyError,
    UnknownClientError,
    UnknownStarterError,
    WorkspaceError,
)


@contextmanager
def told_in_words() -> Iterator[None]:
    """End the process with words and a status when a command raises one of our errors."""
    try:
        yield
    except ToolkitError as error:
        # only now: what says it in two languages takes longer to load than --help may take
        from toolkit.cli.screen import complain, reader_words
        from toolkit.language.problem import error_text

        complain(error_text(error, reader_words()))
        sys.exit(WRONG_USE if isinstance(error, WRONG_USES) else FAILED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
