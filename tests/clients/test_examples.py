"""The example clients hold what their sources say, each fact at its place."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from ruamel.yaml import YAML

from toolkit.strategy import Strategy, strategy_problems
from toolkit.strategy.walk import visits

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*ROOT.glob("client_templates/starters/*.yaml")]
    + [
        ROOT / "clients" / name / "strategy.yaml"
        for name in (
            "bakkerij-lindewaal",
            "clevyr",
            "english-city-council",
            "gemeente-weststellingwerf",
            "the-carpentries",
        )
    ]
)
PUBLISHED = ("clevyr", "english-city-council", "gemeente-weststellingwerf", "the-carpentries")

WESTSTELLINGWERF: tuple[tuple[str, Any], ...] = (
    ("client.name", "Gemeente Weststellingwerf"),
    ("client.country", "NL"),
    ("client.language", "nl"),
    ("client.orientation", "mixed"),
    ("client.inferred", ("country", "language", "public_body", "orientation")),
    ("client.identity", "Werkt samen met de samenleving aan beleid en dienstverlening"),
    ("client.positioning", None),
    (
        "client.tone.description",
        "Passend bij medium en doelgroep; nut voor de lezer voorop; veel beeld",
    ),
    ("sources.jaarstukken-2018.year", "2019"),
    ("sources.jaarstukken-2018.publisher", "Gemeente Weststellingwerf"),
    ("goals.dialoog.kind_text", "dialoog"),
    ("goals.groei.statement", "Meer volgers en een groot bereik"),
    ("goals.groei.kpi.name", "Volgers en bereik"),
    ("goals.groei.inferred", ("kpi",)),
    ("goals.groei.target", None),
    ("goals.interactie.kind_text", "interactie"),
    ("personas.inwoners.description", "Betrokken bij projecten en beleid"),
    (
        "personas.ondernemers.description",
        "Bijvoorbeeld horeca, bijeenkomst in april 2018",
    ),
    ("channels.facebook.cadence.min", 246),
    ("channels.facebook.cadence.max", 246),
    ("channels.facebook.cadence.per", "year"),
    ("channels.facebook.cadence.basis", "measured"),
    ("channels.facebook.followers.count", 1868),
    ("channels.facebook.followers.counted_on", "2019-01-01"),
    ("channels.facebook.followers.growth", "Bijna 200 in 2018"),
    ("channels.twitter.platform", "x"),
    ("channels.twitter.cadence.max", 303),
    ("channels.twitter.followers.count", 1969),
    ("channels.twitter.followers.counted_on", "2018-12-31"),
    ("channels.twitter.followers.growth", "50 in 2018"),
    ("channels.instagram.cadence.min", 13),
    ("channels.instagram.followers.count", 310),
    ("channels.linkedin.cadence", None),
    ("channels.linkedin.followers", None),
    ("content.pillars.nut.inferred", ("name",)),
    ("content.pillars.beeld.name", "Beeld"),
    ("roles.portefeuillehouder.tasks", ("Verantwoordelijk bestuurder",)),
    ("responsibilities.tasks.0.accountable", ("portefeuillehouder",)),
    ("agreements.review.frequency", "Jaarlijks in de jaarstukken"),
    (
        "agreements.review.kpis",
        ("Aantal berichten", "Aantal volgers", "Groei van volgers"),
    ),
)

CLEVYR: tuple[tuple[str, Any], ...] = (
    ("client.sector", "Software and design company"),
    ("client.orientation", "b2b"),
    ("client.identity", None),
    ("sources.policy.year", "2016"),
    ("sources.policy.address", "https://github.com/clevyr/clevyr-social-media-policy"),
    ("goals.instagram-posts.target.value", 3),
    ("goals.instagram-posts.unit", "posts per week"),
    ("goals.instagram-posts.kind", "channel"),
    ("goals.twitter-posts.target.value", 2),
    ("goals.dribbble-first-post.status", "met"),
    ("goals.medium-blog.unit", "blogs per month"),
    ("goals.reddit-posts.channels", ("reddit",)),
    ("personas", ()),
    ("channels.instagram.cadence.min", 3),
    ("channels.instagram.cadence.max", None),
    ("channels.instagram.copies_to", ("facebook", "twitter")),
    ("channels.instagram.posting_times.0.days", ("mon", "wed", "fri")),
    ("channels.instagram.posting_times.0.at", "11:00"),
    ("channels.facebook.cadence.with_copies_min", 4),
    ("channels.twitter.cadence.min", 2),
    ("channels.twitter.cadence.with_copies_min", 5),
    ("channels.twitter.posting_times.0.text", "Throughout the day"),
    ("channels.dribbble.cadence.max", 2),
    ("channels.medium.owner_text", "Everyone in turn"),
    ("channels.reddit.posting_times.0.at", "09:00"),
    ("channels.youtube.status", "considered"),
    ("channels.google-plus.inferred", ("status",)),
    ("content.pillars.work.channel_shares.0.share", 0.667),
    ("content.series.monthly-blog.rule", "FREQ=MONTHLY;BYDAY=1MO"),
    ("content.series.monthly-blog.replaces", "data-series"),
    ("content.series.data-series.days.at", "14:00"),
    ("content.items.planning-monday.kind", "meeting"),
    ("content.items.planning-friday.until", "10:00"),
    (
        "content.items.medium-shared-tuesday.channels",
        ("facebook", "instagram", "twitter", "linkedin"),
    ),
    ("content.items.twitter-thursday.at", "14:00"),
    ("roles.managers.people", 2),
    ("roles.reviewers.people", 3),
    ("roles.planning-group.hours_per_week", 1.5),
    ("responsibilities.tasks.1.consulted", ("reviewers",)),
    ("agreements.approval.0.channels", ("medium",)),
    ("agreements.review.kpis", ("Reach",)),
)

CARPENTRIES: tuple[tuple[str, Any], ...] = (
    ("client.country", None),
    (
        "client.sub_brands",
        ("Software Carpentry", "Data Carpentry", "Library Carpentry"),
    ),
    ("sources.comms-strategy.year", "2020"),
    ("sources.handbook.year", "2026-06"),
    ("goals.news.kind_text", "education"),
    ("goals.youtube-subscribers.target.value", 100),
    ("goals.youtube-subscribers.deadline", None),
    ("goals.newsletter-opens.baseline.min", 30),
    ("goals.newsletter-opens.baseline.max", 40),
    ("goals.newsletter-opens.target.direction", "up"),
    ("goals.newsletter-clicks.baseline.max", 6),
    ("goals.one-twitter-account.inferred", ("kpi",)),
    ("goals.committee.deadline.on", "2021-Q2"),
    ("goals.translation.kind", "organisation"),
    ("personas.librarians.channels", ("slack", "gitter-library")),
    ("personas.few-channels.channels", ("topicbox",)),
    ("personas.outside-us-and-europe.channels", ("facebook",)),
    ("channels.twitter.handle", "@thecarpentries"),
    ("channels.twitter.cadence.subject_max", 3),
    ("channels.twitter-software.merges_into", "twitter"),
    ("channels.twitter-software.handle", "@swcarpentry"),
    ("channels.twitter-library.handle", "@LibCarpentry"),
    ("channels.facebook.cadence.text", "More than now"),
    ("channels.newsletter.cadence.max", 0.5),
    ("channels.newsletter.name", "Carpentry Clippings"),
    ("channels.newsletter.owner", "community-development"),
    ("channels.google-groups.status", "retired"),
    ("channels.google-groups.replacement", ("topicbox",)),
    ("channels.gitter-data.status", "dormant"),
    ("channels.gitter-software.handle", "swcarpentry/public"),
    ("channels.podcast.status", "considered"),
    ("content.posting_times.0.time_zone", "America/Los_Angeles"),
    ("content.posting_times.0.at", "09:00"),
    ("content.posting_times.10.at", "21:00"),
    ("content.series.team-letters.status", "idea"),
    ("content.key_dates.ada-lovelace-day.name", "Ada Lovelace Day"),
    (
        "roles.project-lead.hours_text",
        "1 hour brainstorm per project, 1 hour audience mapping",
    ),
    (
        "responsibilities.tasks.1.responsible",
        ("communications-team", "committee"),
    ),
    (
        "responsibilities.tasks.3.accountable",
        ("executive-director", "council-chair"),
    ),
    ("agreements.accessibility.video_captions", "Captions required"),
    ("agreements.review.every_months", 3),
    ("agreements.review.tools.3.name", "WAVE"),
)

COUNCIL: tuple[tuple[str, Any], ...] = (
    ("client.name", "An English city council"),
    ("client.country", "GB"),
    ("phase", "final"),
    ("sources.strategy.year", "2025"),
    ("sources.strategy.coverage", "partial"),
    ("sources.passages.publisher", None),
    ("goals.good-practice.deadline.on", "2027"),
    ("goals.leave-x.kind_text", "channel exit"),
    ("goals.leave-x.baseline.value", 49000),
    ("goals.leave-x.deadline.on", "2025-06-25"),
    ("goals.warn-and-inform.kind", "warn_inform"),
    ("goals.place.kind_text", "place branding"),
    ("personas.businesses.channels", ("linkedin",)),
    ("personas.workforce.setting", "own_staff"),
    ("personas.younger-people.attribution", "inferred"),
    ("personas.residents.attribution", None),
    ("channels.facebook.cadence.max", 6),
    ("channels.facebook.cadence.per", "day"),
    ("channels.facebook.cadence.min", None),
    ("channels.facebook.posting_times.5.at", "19:00"),
    ("channels.facebook.followers.count", 19000),
    ("channels.facebook.followers.approximate", True),
    ("channels.facebook.attribution", "inferred"),
    ("channels.instagram.cadence.max", 3),
    ("channels.instagram.followers.count", 4700),
    ("channels.x.status", "dormant"),
    ("channels.x.status_since", "2025-06-25"),
    ("channels.x.followers.count", 49000),
    ("channels.x.owner", "silver-command"),
    ("channels.x.handle", None),
    ("channels.x-members.status", "out_of_scope"),
    ("channels.youtube.followers.count", 1500),
    ("channels.tiktok.status", "rejected"),
    ("channels.tiktok.substitute", "Works with advocates who are already there"),
    ("channels.newsletter.purpose", "Main place to point former X followers to"),
    ("content.items.decision-session.on", "2026-01-27"),
    ("content.items.scrutiny.on", "2025-10-01"),
    ("responsibilities.tasks.0.accountable", ("leader",)),
    ("responsibilities.tasks.2.accountable", ("silver-command",)),
    ("agreements.approval.0.channels", ("x",)),
    ("agreements.review.attribution", "inferred"),
    ("agreements.other", ("A social media protocol exists and needs an update",)),
)

FACTS = [
    (client, path, value)
    for client, facts in (
        ("gemeente-weststellingwerf", WESTSTELLINGWERF),
        ("clevyr", CLEVYR),
        ("the-carpentries", CARPENTRIES),
        ("english-city-council", COUNCIL),
    )
    for path, value in facts
]


def at(part: Any, path: str) -> Any:
    """What stands at a path; a step in a list is an entry's id or its position."""
    for step in path.split("."):
        if part is None:
            return None
        if not isinstance(part, tuple):
            part = getattr(part, step)
        elif step.isdigit():
            part = part[int(step)]
        else:
            part = next(entry for entry in part if entry.id == step)
    return part


@pytest.mark.parametrize(
    ("client", "path", "value"), FACTS, ids=[f"{client}:{path}" for client, path, _ in FACTS]
)
def test_fact_is_found_at_its_place(
    examples: dict[str, Strategy], client: str, path: str, value: Any
) -> None:
    """A fact of the source is recorded where a reader of the model looks for it."""
    assert at(examples[client], path) == value


@pytest.mark.parametrize("client", PUBLISHED)
def test_published_strategy_cites_its_source_and_year(
    examples: dict[str, Strategy], client: str
) -> None:
    """Every part of a published strategy says from which source it comes, and that has a year."""
    strategy = examples[client]
    parts = (
        strategy.client,
        *strategy.goals,
        *strategy.personas,
        *strategy.channels,
        *strategy.roles,
        *strategy.content.pillars,
        *strategy.content.series,
        *strategy.content.items,
    )

    assert strategy.sources
    assert all(source.title and source.year for source in strategy.sources)
    assert [part for part in parts if part.source is None] == []


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_file_names_the_schema_and_survives_being_written_again(file: Path) -> None:
    """A file names its schema, reads without a problem, and written again is the same text."""
    text = file.read_text("utf-8")
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 10_000
    again = io.StringIO()

    yaml.dump(yaml.load(text), again)

    assert text.startswith("# yaml-language-server: $schema=../strategy.schema.json\n")
    assert strategy_problems(YAML(typ="safe").load(text)) == ()
    assert again.getvalue() == text


def test_council_is_named_in_its_sources_only(examples: dict[str, Strategy]) -> None:
    """A council whose passages carry no name is named where its documents are cited, only there."""
    strategy = examples["english-city-council"]

    rest = strategy.model_copy(update={"sources": ()}).model_dump_json()

    assert re.search("york", rest, re.IGNORECASE) is None


def test_rules_of_recurrence_are_readable(examples: dict[str, Strategy]) -> None:
    """Every recurrence in an example is a rule that a calendar can expand."""
    rules = [
        visit.value
        for strategy in examples.values()
        for visit in visits(Strategy, strategy)
        if visit.place[-1] == "rule"
    ]

    assert len(rules) > 15
    assert all(rrulestr(rule) for rule in rules)


def test_only_the_invented_client_has_internal_notes(examples: dict[str, Strategy]) -> None:
    """The sentence by which leaks are found stands in one client's notes and nowhere else."""
    marked = {
        client: strategy.model_dump_json().count("INTERN:") for client, strategy in examples.items()
    }

    assert marked.pop("bakkerij-lindewaal") == 1
    assert (examples["bakkerij-lindewaal"].notes or "").startswith("INTERN:")
    assert set(marked.values()) == {0}


def test_worked_example_leaves_no_question_of_the_article_open(
    examples: dict[str, Strategy],
) -> None:
    """The invented client has everything that the article asks for: it can be shown whole."""
    strategy = examples["bakkerij-lindewaal"]
    goals, personas = strategy.goals, strategy.personas
    rows = {row.channel: row for row in strategy.responsibilities.per_channel}

    assert strategy.client.identity
    assert strategy.client.positioning
    assert {goal.kind for goal in goals} >= {
        "awareness",
        "leads",
        "customer_service",
        "engagement",
        "employer_brand",
    }
    assert all(
        goal.kpi
        and goal.kpi.supplier
        and goal.kpi.owner
        and goal.baseline
        and goal.baseline.measured_on
        and goal.target
        and goal.target.value is not None
        and goal.unit
        and goal.deadline
        and goal.deadline.on
        and goal.weight is not None
        for goal in goals
    )
    assert all(
        persona.ages
        and persona.purchase_motives
        and persona.personal_traits
        and persona.geography
        and persona.channels
        and persona.address_as
        and persona.online_behaviour
        and persona.size
        and persona.use
        for persona in personas
    )
    assert sum(pillar.share or 0 for pillar in strategy.content.pillars) == pytest.approx(1)
    for row in rows.values():
        answers = (row.makes, row.decides, row.posts, row.watches, row.answers)
        assert all(answer and answer.role and answer.replacement for answer in answers)
