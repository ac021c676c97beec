"""Findings as the client and as the consultant read them."""

from __future__ import annotations

import datetime as dt

from toolkit.analysis import analyse
from toolkit.language import words_for
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import parse_strategy
from toolkit.tables.block import Callouts
from toolkit.tables.findings import finding_callouts, review_section
from toolkit.tables.view import View

TREE = {
    "client": {"name": "X", "language": "en"},
    "goals": [{"id": "a", "kind": "leads"}, {"id": "b", "kind": "sales"}],
}
VIEW = View(analyse(parse_strategy(TREE), load_evidence(), dt.date(2026, 11, 23)), words_for("en"))


def test_the_consultant_reads_why_once_per_rule():
    """The first finding of each rule says why, on whose word, and where that can be read."""
    callouts = next(each for each in review_section(VIEW) if isinstance(each, Callouts)).callouts
    measured = [each for each in callouts if each.code and each.code.startswith("GOAL-002")]
    codes = {each.code.split(" ")[0] for each in callouts if each.code}

    assert len(measured) == 2
    assert (measured[0].reason or "").startswith("Why: Goals are described with the term")
    assert (measured[0].reason or "").endswith("(the article by BOOM).")
    assert [bool(each.address) for each in measured[0].sources] == [False, True]
    assert (measured[1].reason, measured[1].sources) == (None, ())
    assert sum(each.reason is not None for each in callouts) == len(codes)


def test_the_client_reads_advice_alone():
    """In the client's report a finding has no code, no reason and no sources."""
    callouts = finding_callouts(VIEW.analysis.open_findings, VIEW).callouts

    assert not any(each.code or each.reason or each.sources for each in callouts)
