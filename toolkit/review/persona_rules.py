"""Rules about personas (PERS)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.coverage import number_at
from toolkit.review.finding import Fact
from toolkit.review.rule import Case, Hit, rule
from toolkit.strategy import Persona

MET_FROM = 0.05
"""A reachable share below this counts as not met (judgement: one in twenty)."""

DESCRIBED_BY = ("ages", "purchase_motives", "address_as", "online_behaviour")


@rule(
    "PERS-001",
    message="No audience is described.",
    advice="Sketch the two or three groups that matter most, each as a persona.",
    reason="Focus on the audiences that you want to reach; personas bring them into view.",
    source="article",
    weight=9,
    hard=True,
)
def no_persona(case: Case) -> Iterator[Hit]:
    if not case.strategy.personas:
        yield Hit("personas")


@rule(
    "PERS-002",
    message="“{persona}” is hardly a persona yet; missing: {missing}.",
    together="{n} audiences are hardly personas yet: {subjects}.",
    subject="persona",
    advice="Ask three people of this group, or somebody who meets them every day, and write "
    "down what you hear.",
    reason="A persona tells which age, motives and traits hold, which channels the group uses, "
    "how it wants to be addressed and how it behaves online.",
    source="article",
    severity="advice",
    weight=3,
)
def persona_thin(case: Case) -> Iterator[Hit]:
    for index, persona in enumerate(case.strategy.personas):
        missing = _missing(persona)
        if missing:
            facts: dict[str, Fact] = {"persona": case.persona_name(persona), "missing": missing}
            yield Hit(f"personas[{index}]", facts)


def _missing(persona: Persona) -> tuple[str, ...]:
    return tuple(
        f"personas.{name}"
        for name in DESCRIBED_BY
        if not getattr(persona, name) and name not in persona.not_known
    )


@rule(
    "PERS-003",
    message="“{persona}” must be reached, but no active channel meets this group.",
    together="These audiences must be reached, but no active channel meets them: {subjects}.",
    subject="persona",
    advice="Choose a channel that this group uses, or decide that it is reached otherwise.",
    reason="An audience that must be reached needs a place to be met.",
    source="article",
    severity="error",
    weight=10,
)
def must_reach_unmet(case: Case) -> Iterator[Hit]:
    reachable = case.coverage.reachable
    for index, persona in enumerate(case.strategy.personas):
        if persona.must_reach and number_at(reachable, persona.id, "high") < MET_FROM:
            yield Hit(f"personas[{index}]", {"persona": case.persona_name(persona)})


@rule(
    "PERS-004",
    message="No audience is linked to a channel: it is not recorded who uses what.",
    advice="Record per audience which channels it uses (hardly anyone, some, half, most), or "
    "which channels are meant for it.",
    reason="Per persona it is recorded which social media channels it uses.",
    source="article",
    weight=6,
)
def personas_without_channels(case: Case) -> Iterator[Hit]:
    personas, channels = case.strategy.personas, case.strategy.channels
    linked = any(persona.channels or persona.use for persona in personas)
    if personas and channels and not linked and not any(each.personas for each in channels):
        yield Hit("personas")


PERSONA_RULES = (no_persona, persona_thin, must_reach_unmet, personas_without_channels)
