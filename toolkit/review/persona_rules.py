"""Rules about the audiences (PERS)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.finding import Fact
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Channel, Persona

MET_FROM = 0.05
"""A reachable share below this counts as not met (judgement: one in twenty)."""

SERVED_FROM = 1.0
"""A coverage that cannot reach this index counts as none (judgement: one of a hundred)."""

MANY = 5
"""From this number on a list without an order is no focus any more (judgement)."""

DESCRIBED_BY = (
    ("ages",),
    ("purchase_motives", "barriers"),
    ("personal_traits", "traits"),
    ("geography", "country"),
    ("address_as",),
    ("online_behaviour",),
)
"""What the article asks of a persona; of each group one field is enough."""


@partial(
    Rule,
    code="PERS-001",
    message="No audience is described.",
    advice="Sketch the two or three groups that matter most, each as a persona.",
    reason="Focus on the audiences that you want to reach; personas bring them into view.",
    basis="article",
    final="error",
    weight=9,
)
def no_persona(case: Case) -> Iterator[Hit]:
    if not case.strategy.personas:
        yield Hit("personas")


@partial(
    Rule,
    code="PERS-002",
    message="Not recorded of “{persona}”: {missing}.",
    together="{n} audiences are not described far enough to write for: {subjects}.",
    subject="persona",
    advice="Ask three people of this group, or somebody who meets them every day, and write "
    "down what you hear.",
    reason="A persona tells which age, motives and traits hold, which channels the group uses, "
    "how it wants to be addressed and how it behaves online.",
    basis="article",
    severity="advice",
    final="warning",
    weight=3,
)
def persona_thin(case: Case) -> Iterator[Hit]:
    for path, persona in case.personas:
        missing = _missing(persona)
        if missing:
            facts: dict[str, Fact] = {"persona": case.persona_name(persona), "missing": missing}
            yield Hit(path, facts)


def _missing(persona: Persona) -> tuple[str, ...]:
    return tuple(
        f"personas.{names[0]}"
        for names in DESCRIBED_BY
        if not any(getattr(persona, name) or name in persona.not_known for name in names)
    )


@partial(
    Rule,
    code="PERS-003",
    message="“{persona}” must be reached, but no active channel meets this group.",
    together="These audiences must be reached, but no active channel meets them: {subjects}.",
    subject="persona",
    advice="Choose a channel that this group uses, or decide that it is reached otherwise.",
    reason="An audience that must be reached needs a place to be met.",
    basis="article",
    severity="error",
    weight=10,
)
def must_reach_unmet(case: Case) -> Iterator[Hit]:
    for path, persona in case.personas:
        if persona.must_reach and _unmet(case, persona):
            yield Hit(path, {"persona": case.persona_name(persona)})


def _unmet(case: Case, persona: Persona) -> bool:
    """Whether nobody can be met: by the figures, or because the channels meant are not in use."""
    active = {channel.id for _, channel in case.active}
    nowhere = bool(persona.channels) and not active.intersection(persona.channels)
    named = any(persona.id in channel.personas for _, channel in case.active)
    return case.reachable[persona.id].high < MET_FROM or (nowhere and not named)


@partial(
    Rule,
    code="PERS-004",
    message="It is not recorded on which channel “{persona}” is to be met.",
    together="Of {n} audiences it is not recorded on which channel they are to be met: {subjects}.",
    subject="persona",
    advice="Record per audience which channels it uses (hardly anyone, some, half, most), and "
    "which of your channels are meant for it.",
    reason="Per persona it is recorded which social media channels it uses.",
    basis="article",
    final="error",
    weight=6,
)
def persona_without_channel(case: Case) -> Iterator[Hit]:
    for path, persona in case.personas:
        if case.channels and not is_linked(case, persona):
            yield Hit(path, {"persona": case.persona_name(persona)})


def is_linked(case: Case, persona: Persona) -> bool:
    """Whether it is recorded where an audience is to be met, if only that nobody knows."""
    used = any(use.word != "unknown" for use in persona.use)
    meant = any(persona.id in channel.personas for channel in case.strategy.channels)
    return bool(persona.channels) or used or meant or "channels" in persona.not_known


@partial(
    Rule,
    code="PERS-005",
    message="For the goal “{goal}” no active channel meets “{persona}”.",
    advice="Choose a channel that serves this goal for this audience, or take the audience out "
    "of the goal.",
    reason="Goals, audiences and channels are one whole: a hole in it costs the goal.",
    basis="article",
    final="error",
    weight=6,
)
def hole_in_coverage(case: Case) -> Iterator[Hit]:
    personas = {persona.id: persona for persona in case.strategy.personas}
    for path, goal in case.outcome_goals:
        for meant in goal.personas:
            persona = personas[meant]
            channels = case.served[goal.id]
            if not channels or (persona.must_reach and _unmet(case, persona)):
                continue
            nobody = case.served_at_most(goal, persona) < SERVED_FROM
            if nobody or not any(_addresses(channel, persona) for channel in channels):
                facts = {"goal": case.goal_name(goal), "persona": case.persona_name(persona)}
                yield Hit(f"{path}.personas", facts)


def _addresses(channel: Channel, persona: Persona) -> bool:
    """Whether a channel is meant for the persona, or for nobody in particular."""
    return not channel.personas or persona.id in channel.personas or channel.id in persona.channels


@partial(
    Rule,
    code="PERS-006",
    message="There are {n} audiences, and none of them comes first.",
    advice="Say which one or two matter most, and give them a higher weight: hours and posts "
    "follow from that.",
    reason="Within social media, too, the audiences need focus.",
    basis="article",
    severity="advice",
    weight=4,
)
def audiences_without_order(case: Case) -> Iterator[Hit]:
    personas = case.strategy.personas
    alike = len({(persona.weight, persona.must_reach) for persona in personas}) == 1
    if len(personas) >= MANY and alike:
        yield Hit("personas", {"n": len(personas)})


@partial(
    Rule,
    code="PERS-007",
    message="“{persona}” must be reached, but is described from assumptions only.",
    advice="Speak to three of them before the strategy is final.",
    reason="What is invented at the table is seldom what the audience would say.",
    basis="judgement",
    severity="advice",
    final="warning",
    weight=3,
)
def must_reach_assumed(case: Case) -> Iterator[Hit]:
    for path, persona in case.personas:
        if persona.must_reach and persona.based_on == "assumption":
            yield Hit(f"{path}.based_on", {"persona": case.persona_name(persona)})


PERSONA_RULES = (
    no_persona,
    persona_thin,
    must_reach_unmet,
    persona_without_channel,
    hole_in_coverage,
    audiences_without_order,
    must_reach_assumed,
)
