"""The pages of docs/rules are those that the rules make."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from toolkit.review import RULES, rule_of
from toolkit.review.pages import examples, page_name, rule_pages, severity_text

DOCS = Path(__file__).parents[2] / "docs"


def test_pages_are_in_step() -> None:
    """What stands in docs/rules is what the rules say; `make rules` renews it."""
    there = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "rules").glob("*.md")}

    assert there == rule_pages()


def test_written_pages_replace_old_ones(tmp_path: Path) -> None:
    """A page of a rule that is no more goes when the pages are written."""
    (tmp_path / "GOAL-999-gone.md").write_text("gone", encoding="utf-8")

    subprocess.run([sys.executable, DOCS / "rule_pages.py", tmp_path], check=True)

    assert {path.name for path in tmp_path.iterdir()} == set(rule_pages())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_says_everything(rule) -> None:
    """A page has the code, both languages, the reason with its source, and an example."""
    page = rule_pages()[page_name(rule)]

    assert page.startswith(f"# {rule.name} ({rule.code})\n")
    assert "\n> " in page
    for heading in ("## Why", "## Example", "## How to mend it", "## Severity"):
        assert heading in page
    assert page.count("```yaml\n") == 2


@pytest.mark.parametrize("code", sorted(examples()))
def test_an_example_differs_from_its_mending(code: str) -> None:
    """Both pieces of an example are YAML, and they differ."""
    wrong, right = (
        YAML(typ="safe").load(io.StringIO(text))
        for text in (examples()[code].wrong, examples()[code].right)
    )

    assert wrong
    assert right
    assert wrong != right


def test_severity_is_told_in_words() -> None:
    """The page says how bad a finding is in which phase, where, since when and for whom."""
    assert severity_text(rule_of("GOAL-001")) == (
        "A warning in a concept, an error in a final strategy."
    )
    assert severity_text(rule_of("LAW-026")).endswith(
        "Only for clients in the Netherlands. Since 1 January 2026."
    )
    assert severity_text(rule_of("EVID-003")).startswith("A warning. For the consultant")
