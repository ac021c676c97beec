"""How long the intake workbook takes: written, and read back, for the biggest example."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.calendar_files import AS_OF
from benchmarks.clock import timing
from benchmarks.review import shipped_evidence
from toolkit.deliverables.questionnaire_workbook import questionnaire_workbook
from toolkit.store import StoredStrategy, read_strategy_file
from toolkit.workbook.questionnaire.reading import answered

BIGGEST = Path(__file__).parents[1] / "clients/bakkerij-lindewaal/strategy.yaml"
RUNS = 5


def intake_workbook_lines() -> Iterator[str]:
    """The lines that are printed."""
    stored, evidence = read_strategy_file(BIGGEST), shipped_evidence()
    write = partial(
        questionnaire_workbook, stored.strategy, stored.client, stored.digest, evidence, AS_OF
    )
    data = write()
    for said, action in (
        ("writing the intake workbook", write),
        ("reading it back", partial(_read, data, stored)),
    ):
        yield f"{said:<29}{timing(action, RUNS).median * 1000:.0f} ms ({len(data) // 1000} KB)"


def _read(data: bytes, stored: StoredStrategy) -> None:
    answered(data, "intake.xlsx", stored, shipped_evidence())


if __name__ == "__main__":
    for line in intake_workbook_lines():
        print(line)
