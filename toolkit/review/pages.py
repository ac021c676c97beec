"""The pages of docs/rules: one for each rule, made from the rule itself, and a list of all."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from toolkit.evidence import Evidence, parse_evidence
from toolkit.language import Words, words_for
from toolkit.review.catalogue import ASPECTS, RULES
from toolkit.review.citation import Citation, citations, law_facts
from toolkit.review.finding import Severity
from toolkit.review.rule import Rule

ENGLISH, DUTCH = words_for("en"), words_for("nl")
INDEX = "README.md"
MADE_BY = "Each has a page, made of the rule itself by `make rules`: change the rule, not the page."
ACCEPTING = """A finding that is to stay as it is can be accepted with a reason:

```yaml
decisions:
  - id: no-money
    accepts: COST-001
    about: [capacity]       # a place, such as channels.facebook; left out: everywhere
    reason: We begin with what there is
```

It then leaves the client's report, and the consultant sees it last, with the reason. What an open
question is about (`open_questions`, with the same `about`) is advice until it is answered."""

GROUPS = {
    "CLNT": "The client",
    "COST": "Hours and euros",
    "AUDT": "The accounts as they are",
    "GOAL": "Goals",
    "PERS": "Audiences",
    "CHAN": "Channels",
    "CONT": "Content and its calendar",
    "PROD": "Making it in time",
    "TASK": "Tasks and cover",
    "AGRM": "Agreements",
    "LAW": "The law, codes and regulators (the Netherlands)",
    "EVID": "The figures behind the conclusions",
}
BASES = {
    "article": "the article",
    "law": "the law",
    "practice": "published practice",
    "judgement": "judgement",
}
KINDS = {
    "law": "law: must",
    "law not in force": "a law that may not be in force yet: check",
    "self-regulation": "a code that the sector bound itself to",
    "platform terms": "terms of the platforms: the account is at risk",
    "advice": "advice",
}


@dataclass(frozen=True)
class Example:
    """What triggers a rule and how to mend it, and when its severity is another one."""

    wrong: str
    right: str
    depends: str = ""


@cache
def examples() -> Mapping[str, Example]:
    """The example of each rule, by its code."""
    with (resources.files("toolkit.review") / "examples.toml").open("rb") as source:
        return {code: Example(**given) for code, given in tomllib.load(source).items()}


def rule_pages() -> dict[str, str]:
    """Every page under its file name."""
    evidence = _sources()
    pages = {page_name(rule): rule_page(rule, evidence) for rule in RULES}
    return {INDEX: index_page(), **pages}


def page_name(rule: Rule) -> str:
    """The file of a rule's page, such as `GOAL-002-goal-not-measurable.md`."""
    return f"{rule.code}-{rule.name}.md"


def rule_page(rule: Rule, evidence: Evidence) -> str:
    """What a rule notices, why, what triggers it, how to mend it, and how bad it is."""
    example = examples()[rule.code]
    parts = (
        f"# {rule.name} ({rule.code})",
        _notices(rule),
        "## Why\n\n" + "\n\n".join((_both(rule.reason), *_sources_text(rule, evidence))),
        f"## Example\n\nThis triggers it:\n\n{_yaml(example.wrong)}",
        f"## How to mend it\n\n{_both(rule.advice)}\n\n{_yaml(example.right)}",
        f"## Severity\n\n{severity_text(rule)}",
    )
    return "\n\n".join(parts) + "\n"


def index_page() -> str:
    """The list of all rules, by aspect, with what no rule can notice."""
    parts = [
        "# Rules",
        f"What the review looks for: {len(RULES)} rules. {MADE_BY}",
        ACCEPTING,
        *(_group(prefix) for prefix in ASPECTS),
        _not_noticed(),
    ]
    return "\n\n".join(parts) + "\n"


def severity_text(rule: Rule) -> str:
    """How bad a finding of the rule is, in which phase, for whom, and from when."""
    sentences = [f"{_capital(_severity(rule.severity))}."]
    if rule.final:
        concept, final = _capital(_severity(rule.severity)), _severity(rule.final)
        sentences = [f"{concept} in a concept, {final} in a final strategy."]
    sentences.append(examples()[rule.code].depends)
    if rule.country:
        sentences.append("Only for clients in the Netherlands.")
    if rule.since:
        sentences.append(f"Since {ENGLISH.date(rule.since)}.")
    if rule.audience == "consultant":
        sentences.append("For the consultant: not in what the client receives.")
    return " ".join(filter(None, sentences))


def _notices(rule: Rule) -> str:
    said = (rule.message, *(each for each in rule.variants if each.endswith(".")))
    return "\n\n".join(_both(sentence) for sentence in said)


def _both(sentence: str) -> str:
    """The English sentence, with the Dutch one beside it."""
    return f"{_plain(sentence, ENGLISH)}\n\n> {_plain(sentence, DUTCH)}"


def _plain(sentence: str, words: Words) -> str:
    return words(sentence).replace("{", "*").replace("}", "*")


def _sources_text(rule: Rule, evidence: Evidence) -> Iterator[str]:
    yield f"Source: {BASES[rule.basis]}."
    cited = citations(rule, evidence)
    if cited:
        yield "\n".join(f"- {_citation(each)}" for each in cited)
    kinds = dict.fromkeys(law_facts()[key].kind for key in rule.cites if key in law_facts())
    if kinds:
        yield "Weight of the source: " + "; ".join(KINDS[kind] for kind in kinds) + "."
    cautions = (law_facts()[key].caution for key in rule.cites if key in law_facts())
    yield from (f"Mind: {caution}" for caution in cautions if caution)


def _citation(cited: Citation) -> str:
    title = f"[{cited.title}]({cited.address})" if cited.address else cited.title
    parts = (cited.basis, title, cited.publisher, cited.year)
    return ", ".join(part for part in parts if part)


def _group(prefix: str) -> str:
    rows = "\n".join(
        f"| [{rule.code}]({page_name(rule)}) | {rule.name} | {_plain(rule.message, ENGLISH)} | "
        f"{_severity(rule.severity)} | {BASES[rule.basis]} |"
        for rule in RULES
        if rule.code.startswith(prefix)
    )
    head = "| Code | Name | What is wrong | Severity | Source |\n|---|---|---|---|---|"
    return f"## {GROUPS[prefix]}\n\n{head}\n{rows}"


def _not_noticed() -> str:
    rows = [row for row in law_facts().values() if row.not_shown]
    lines = "\n".join(f"- {row.demand_en} ({row.legal_basis}) {row.not_shown}" for row in rows)
    return f"## What no rule can notice\n\nA strategy file does not show these:\n\n{lines}"


def _severity(severity: Severity) -> str:
    return {"error": "an error", "warning": "a warning", "advice": "advice"}[severity]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _yaml(text: str) -> str:
    return f"```yaml\n{text.strip()}\n```"


def _sources() -> Evidence:
    text = (resources.files("toolkit.evidence") / "data" / "sources.csv").read_text("utf-8")
    return parse_evidence({"sources": text})
