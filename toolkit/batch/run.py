"""One notebook run for one client, from the template to a notebook with outputs."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError

from toolkit.batch.kernel import OwnKernelManager
from toolkit.batch.order import CellStarted
from toolkit.errors import RunError

SHOWN_OF_A_LINE = 60
SHOWN_OF_A_REASON = 500


def run_notebook(
    notebook: nbformat.NotebookNode,
    parameters: Mapping[str, str],
    cell_started: CellStarted,
    kernels: type[OwnKernelManager] = OwnKernelManager,
) -> nbformat.NotebookNode:
    """The notebook with the outputs that it gives for these parameters.

    `cell_started` hears the number of each cell as it starts, and how many there are; `kernels`
    says where its kernel comes from.

    Raises
    ------
    RunError
        When a cell failed; its `details` hold the traceback, for a log.
    """
    count = len(notebook.cells) + 1  # with the cell of parameters that papermill adds
    client = parameters["client"]

    def started(cell: object, cell_index: int) -> None:  # noqa: ARG001 - the hook's signature
        cell_started(cell_index + 1, count)

    _silence_papermill()
    try:
        executed: nbformat.NotebookNode = papermill.execute_notebook(
            notebook,
            None,
            parameters=dict(parameters),
            kernel_name="python3",
            language="python",
            progress_bar=False,
            log_output=False,
            request_save_on_cell_execute=False,
            kernel_manager_class=kernels,
            store_widget_state=False,
            shutdown_kernel="immediate",
            on_cell_start=started,
        )
    except PapermillExecutionError as error:
        raise _run_error(error, client) from None
    except Exception as error:
        # whatever the machinery of kernels raises: it did not start, it died, it was killed
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:SHOWN_OF_A_REASON]
        raise RunError(client=client, cell="–", reason=reason, details=repr(error)) from error
    return executed


def _run_error(error: PapermillExecutionError, client: str) -> RunError:
    first_line = next(iter(error.source.strip().splitlines()), "")[:SHOWN_OF_A_LINE]
    reason = " ".join(f"{error.ename}: {error.evalue}".split())[:SHOWN_OF_A_REASON]
    return RunError(
        client=client,
        cell=f"{error.cell_index + 1} ({first_line})",
        reason=reason,
        details=str(error),
    )


def _silence_papermill() -> None:
    """What papermill logs is said in our own words, or kept in the log of a failed run."""
    logger = logging.getLogger("papermill")
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
