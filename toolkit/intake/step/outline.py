"""The steps of the form, in the order of the conversation, and what stands in each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.language import Words, field_text


@dataclass(frozen=True)
class Portion:
    """Some of the strategy inside a step: a list, a part, or some fields of a part.

    `path` is where it stands in the model (empty: the strategy itself). Without `fields` it is
    everything there that no other portion names. `title` is a message of the catalogue; without
    one it is called after its path. What is not `at_hand` is folded until somebody opens it;
    what is `private` is not for the eyes of a room.
    """

    path: str
    fields: tuple[str, ...] = ()
    title: str = ""
    about: str = ""
    at_hand: bool = False
    private: bool = False

    @property
    def key(self) -> str:
        """The name by which a step knows it: its path, with its fields where it has some."""
        fields = "+".join(self.fields)
        return f"{self.path}:{fields}" if fields else self.path

    def title_in(self, words: Words) -> str:
        """What it is called."""
        return words(self.title) or field_text(self.path, words.language).label

    def about_in(self, words: Words) -> str:
        """What it is for, in a sentence; empty where its fields say enough."""
        if self.about or self.title:
            return words(self.about)
        return field_text(self.path, words.language).help


@dataclass(frozen=True)
class Drawing:
    """A view of its own inside a step, such as a grid; `steps.DRAWINGS` says what makes it."""

    name: str
    title: str
    about: str = ""
    at_hand: bool = False
    private: bool = False

    def title_in(self, words: Words) -> str:
        """What it is called."""
        return words(self.title)

    def about_in(self, words: Words) -> str:
        """What it is for, in a sentence."""
        return words(self.about)


@dataclass(frozen=True)
class Step:
    """One step of the form: its name, what it is called, what is asked, and what stands in it.

    A `private` step is not for the eyes of a room, a `workshop` one only for them.
    """

    name: str
    title: str
    question: str
    parts: tuple[Portion | Drawing, ...]
    private: bool = False
    workshop: bool = False
    about: tuple[str, ...] = ()

    @property
    def portions(self) -> tuple[Portion, ...]:
        """The parts that hold fields of the model."""
        return tuple(part for part in self.parts if isinstance(part, Portion))

    @cached_property
    def aspects(self) -> frozenset[str]:
        """The sections of the strategy that the step is about, as findings name them."""
        named = (field for portion in self.portions for field in _fields(portion))
        return frozenset(path.split(".")[0] for path in (*named, *self.about))


def _fields(portion: Portion) -> tuple[str, ...]:
    if portion.path:
        return (portion.path,)
    return portion.fields


def agreement(name: str) -> Portion:
    """One kind of agreement."""
    return Portion(f"agreements.{name}")


STEPS = (
    Step(
        "organisation",
        "Organisation and tone",
        "Who is the client, and how does it sound?",
        (
            Portion("client", title="The organisation", at_hand=True),
            Portion("client.tone", at_hand=True),
            Portion("period", at_hand=True),
            Portion("", ("phase",), title="Phase of the strategy"),
        ),
    ),
    Step(
        "audit",
        "Audit and peers",
        "Where does it stand today, and what do others do?",
        (
            Portion("audit", at_hand=True),
            Portion("peers"),
            Portion("sources"),
        ),
    ),
    Step(
        "goals",
        "Goals",
        "What should social media bring, how much, and by when?",
        (Portion("goals", at_hand=True), Portion("fit")),
    ),
    Step(
        "personas",
        "Personas",
        "For whom, and where are they to be found?",
        (
            Portion("personas", at_hand=True),
            Drawing(
                "use",
                "Who uses which platform",
                "What share of each audience uses the platform? A word is enough; a percentage "
                "if somebody counted.",
                at_hand=True,
            ),
        ),
    ),
    Step(
        "channels",
        "Channels",
        "On which channels does the client want to be, and what for?",
        (
            Portion("channels", at_hand=True),
            Drawing(
                "fit",
                "How well a platform suits a goal",
                "The table's judgement, by goal and by where the audience is met. Choose another "
                "one only with a reason.",
                at_hand=True,
            ),
        ),
    ),
    Step(
        "content",
        "Content",
        "Which message, when, for whom, and what does it take to make it?",
        (
            Portion("content.pillars", at_hand=True),
            Drawing("calendar", "The calendar by month", at_hand=True),
            Portion("content.series"),
            Portion("content.items"),
            Portion("content.key_dates"),
            Portion("content.formats"),
            Portion("content.stories"),
            Portion("content", title="Approach and habits"),
        ),
    ),
    Step(
        "agreements",
        "Agreements",
        "Who makes, who decides, who answers, and what has been agreed?",
        (
            Portion("roles", at_hand=True),
            Drawing(
                "questions",
                "Who does what on each channel",
                "The five questions. Fill in the first row; below it only what differs.",
                at_hand=True,
            ),
            Drawing(
                "tasks",
                "Who has which task",
                "Who is responsible, accountable, consulted and informed (RACI).",
            ),
            Portion("responsibilities.per_channel"),
            Portion("responsibilities.tasks"),
            Portion("agreements", ("opening_hours", "opening_hours_text"), title="Opening hours"),
            agreement("response"),
            agreement("approval"),
            agreement("escalation"),
            agreement("crisis"),
            Portion("agreements", ("spokespersons", "spokesperson_text"), title="Spokespersons"),
            agreement("example_replies"),
            agreement("house_rules"),
            agreement("access"),
            agreement("rights"),
            agreement("privacy"),
            agreement("accessibility"),
            agreement("advertising"),
            agreement("artificial_intelligence"),
            agreement("archive"),
            agreement("conduct"),
            agreement("review"),
            Portion("agreements", title="Other agreements"),
        ),
    ),
    Step(
        "capacity",
        "Capacity",
        "How many hours and euros are there?",
        (
            Portion("capacity", title="Hours and euros", at_hand=True),
            Portion("capacity.rates", private=True),
            Portion("capacity.tools"),
        ),
    ),
    Step(
        "decisions",
        "Decisions and questions",
        "What has been decided, by whom, and what is still open?",
        (Portion("decisions", at_hand=True), Portion("open_questions", at_hand=True)),
    ),
    Step(
        "notes",
        "Internal notes",
        "What only the agency should know.",
        (
            Portion(
                "",
                ("notes",),
                title="Internal notes",
                about="For the agency alone: this is never in anything that a client receives.",
                at_hand=True,
                private=True,
            ),
        ),
        private=True,
    ),
)

WEIGH = Step(
    "weigh",
    "Weigh the goals",
    "Divide a hundred points: what matters most?",
    (Drawing("points", "Points per goal", at_hand=True),),
    workshop=True,
    about=("goals",),
)
CLOSE = Step(
    "close",
    "Decisions of today",
    "What has been decided, by whom, and what is for another time?",
    (
        Drawing("log", "The log of decisions", at_hand=True),
        Drawing("parked", "The parking list", at_hand=True),
    ),
    workshop=True,
    about=("decisions", "open_questions"),
)


def steps_for(*, workshop: bool) -> tuple[Step, ...]:
    """The steps at a desk, or those in a workshop: goals are weighed, and it ends with the log.

    >>> [step.name for step in steps_for(workshop=True)][2:4]
    ['goals', 'weigh']
    """
    if not workshop:
        return STEPS
    shown = [step for step in STEPS if not step.private]
    after_goals = 1 + next(n for n, step in enumerate(shown) if step.name == "goals")
    return (*shown[:after_goals], WEIGH, *shown[after_goals:], CLOSE)


def apart_from(portion: Portion) -> frozenset[str]:
    """What stands under this portion in the model and is asked in another one.

    >>> client = STEPS[0].portions[0]
    >>> client.path, sorted(apart_from(client))
    ('client', ['tone'])
    """
    if portion.fields:
        return frozenset()
    found: set[str] = set()
    for other in (each for step in STEPS for each in step.portions if each != portion):
        if other.path == portion.path:
            found |= set(other.fields)
        elif other.path.startswith(f"{portion.path}."):
            found.add(other.path.removeprefix(f"{portion.path}."))
    return frozenset(found)
