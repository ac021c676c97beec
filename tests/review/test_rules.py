"""Each rule has a strategy that triggers it, and near misses that do not."""

from __future__ import annotations

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, example
from toolkit.language import words_for
from toolkit.review import RULES, finding_text, findings_text, rule_of
from toolkit.review.pages import examples

CODES = tuple(rule.code for rule in RULES)


def test_a_sound_strategy_has_no_findings(review: Review) -> None:
    """A strategy in which everything is said gets no remark."""
    assert [(finding.code, finding.path) for finding in review(SOUND)] == []


def test_every_rule_has_an_example_and_a_code_of_its_own() -> None:
    """No rule goes without an example, no example without a rule, no code is used twice."""
    assert sorted(examples()) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_rule_fires_on_its_example(review: Review, code: str) -> None:
    """The piece that the rule's page shows as wrong triggers it; the mended one does not."""
    assert code in {finding.code for finding in review(example(code, "wrong"))}
    assert code not in {finding.code for finding in review(example(code, "right"))}


@pytest.mark.parametrize("code", CODES)
def test_finding_is_said_in_both_languages(review: Review, code: str) -> None:
    """Each finding has a sentence and advice in Dutch and English, with no place left open."""
    found = tuple(each for each in review(example(code, "wrong")) if each.code == code)
    for words in map(words_for, ("nl", "en")):
        said = [*(finding_text(each, words) for each in found), findings_text(found * 2, words)]

        for text in said:
            assert text.message
            assert text.advice
            assert "{" not in text.message + text.advice


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_has_its_dutch(code: str) -> None:
    """Sentences, variants and reason of a rule are in the catalogue."""
    rule, dutch = rule_of(code), words_for("nl")

    for sentence in (rule.message, rule.advice, rule.reason, rule.together, *rule.variants):
        in_words = any(part.isalpha() for part in sentence.replace("{", " {").split())
        assert not in_words or dutch(sentence) != sentence
