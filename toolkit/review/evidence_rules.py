"""Rules about the figures behind the conclusions (EVID), for the consultant."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import partial

from toolkit.evidence import UseEstimate
from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.persona_rules import is_linked
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Persona

GIVEN_HOLDS_YEARS = 3
"""How long a share holds that the client gave (judgement: as long as a published one)."""

ESTIMATED = frozenset({"words", "agency", "modelled", "population"})
"""Grades of use that nobody measured for this audience."""

CARRIES = 0.5
"""The share of what can be met that an estimate carries alone (judgement: more than half)."""

ESTIMATE = "{persona}: {platform}, {share} ({grade})"
OF_BASE = "{platforms} ({base})"
USE = "{persona}: {platform}"
NARROWER_BASE = re.compile(r"users|online|flanders|city|subscribers", re.IGNORECASE)
"""Bases of published figures that leave part of the people out."""


@partial(
    Rule,
    code="EVID-001",
    message="That “{persona}” can be met rests on one estimate: {share} on {platform} ({grade}).",
    together="That these audiences can be met rests on one estimate each: {subjects}.",
    subject=ESTIMATE,
    variants=(ESTIMATE,),
    advice="Ask twenty people of this audience before the conclusion is drawn.",
    reason="A conclusion that one estimate carries alone is as good as that estimate.",
    basis="judgement",
    weight=4,
    audience="consultant",
)
def one_estimate_carries(case: Case) -> Iterator[Hit]:
    for path, persona in case.personas:
        known = _known_uses(case, persona)
        if not known or persona.weight == 0:
            continue
        (platform, first), rest = known[0], known[1:]
        without = 1 - math.prod(1 - (cell.value or 0) for _, cell in rest)
        whole = 1 - (1 - without) * (1 - (first.value or 0))
        if first.grade in ESTIMATED and whole > 0 and without < (1 - CARRIES) * whole:
            facts: dict[str, Fact] = {
                "persona": case.persona_name(persona),
                "platform": case.platform_name(platform),
                "share": Shown("percent", first.value),
                "grade": Shown("term", first.grade, "grade"),
            }
            yield Hit(path, facts)


def _known_uses(case: Case, persona: Persona) -> list[tuple[str, UseEstimate]]:
    """The known uses of platforms with an active channel, the largest first."""
    cells = case.coverage.use.cells
    home = case.coverage.platform_of
    platforms = dict.fromkeys(home[channel.id] or "" for _, channel in case.active)
    uses = [(name, cells[persona.id, name]) for name in platforms if name]
    known = [(name, cell) for name, cell in uses if cell.value is not None]
    return sorted(known, key=lambda each: -(each[1].value or 0))


@partial(
    Rule,
    code="EVID-002",
    message="The figures on {platforms} are shares of another base: {base}. Of all people it is "
    "less.",
    together="Figures on use are shares of another base than all people, of which it is "
    "less: {subjects}.",
    subject=OF_BASE,
    variants=(OF_BASE,),
    advice="Say so wherever the figure is shown, or ask the audience itself.",
    reason="A share of social media users is larger than the same share of all inhabitants.",
    basis="practice",
    cites=("newcom_2026",),
    severity="advice",
    weight=2,
    audience="consultant",
)
def another_base(case: Case) -> Iterator[Hit]:
    found: dict[str, dict[str, None]] = {}
    for _, persona in case.personas:
        for platform, cell in _known_uses(case, persona):
            if NARROWER_BASE.search(cell.base):
                base = cell.base.split(" (")[0]
                found.setdefault(base, {})[case.platform_name(platform)] = None
    for base, platforms in found.items():
        facts: dict[str, Fact] = {
            "base": Shown("term", base, "base"),
            "platforms": Shown("names", tuple(platforms)),
        }
        yield Hit("personas", facts)


@partial(
    Rule,
    code="EVID-003",
    message="Of “{persona}” it is not known who uses what; nothing can be computed for it.",
    together="Of {n} audiences it is not known who uses what; nothing can be computed for them: "
    "{subjects}.",
    subject="persona",
    advice="Ask the client, twenty people of the audience, or load a table of your own; words "
    "(hardly anyone, some, half, most) do for a start.",
    reason="What is unknown is shown as unknown, never as nothing.",
    basis="judgement",
    weight=5,
    audience="consultant",
)
def use_unknown(case: Case) -> Iterator[Hit]:
    for path, persona in case.personas:
        reach = case.reachable[persona.id]
        unknown = math.isnan(reach.central) and reach.high > 0
        if case.active and unknown and is_linked(case, persona):
            yield Hit(path, {"persona": case.persona_name(persona)})


@partial(
    Rule,
    code="EVID-004",
    message="The use of {platform} by “{persona}” is of {year}: more than {years} years old.",
    advice="Ask again: platforms gain and lose several points a year.",
    reason="After three years a figure says more about then than about now.",
    basis="judgement",
    weight=3,
    audience="consultant",
)
def given_use_old(case: Case) -> Iterator[Hit]:
    for path, persona in case.personas:
        for index, use in enumerate(persona.use):
            year = int(use.year[:4]) if use.year else case.as_of.year
            if case.as_of.year - year > GIVEN_HOLDS_YEARS:
                facts: dict[str, Fact] = {
                    "persona": case.persona_name(persona),
                    "platform": case.platform_name(use.platform),
                    "year": str(year),
                    "years": GIVEN_HOLDS_YEARS,
                }
                yield Hit(f"{path}.use[{index}].year", facts)


@partial(
    Rule,
    code="EVID-005",
    message="The use of {platform} by “{persona}” is a number without a source.",
    together="Of these figures on use it is not recorded where they come from: {subjects}.",
    subject=USE,
    variants=(USE,),
    advice="Name the survey, the count or the conversation, with its year.",
    reason="A number that cannot be followed to its source cannot be defended.",
    basis="judgement",
    severity="advice",
    weight=2,
    audience="consultant",
)
def given_use_without_source(case: Case) -> Iterator[Hit]:
    for path, persona in case.personas:
        for index, use in enumerate(persona.use):
            number = (use.share, use.min, use.max) != (None, None, None)
            if number and not use.source and persona.source is None:
                facts: dict[str, Fact] = {
                    "persona": case.persona_name(persona),
                    "platform": case.platform_name(use.platform),
                }
                yield Hit(f"{path}.use[{index}]", facts)


EVIDENCE_RULES = (
    one_estimate_carries,
    another_base,
    use_unknown,
    given_use_old,
    given_use_without_source,
)
