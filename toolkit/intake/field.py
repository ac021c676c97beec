"""One field of the form: a control with its label, what it is for, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from toolkit.evidence import platform_name
from toolkit.intake.accepted import ACCEPTED, finding_name, finding_typed, unknown_finding
from toolkit.intake.choice import Choice, choices, platform_names, platform_typed
from toolkit.intake.control import Controls, say
from toolkit.intake.draft import default_at
from toolkit.intake.sentence import problem_sentence
from toolkit.intake.session import Session
from toolkit.intake.shape import Leaf, is_private
from toolkit.intake.suggestion import suggestions
from toolkit.intake.typed import Typed, text_of, value_typed
from toolkit.language import Words, field_text
from toolkit.strategy.walk import Place, field_path

Act = Callable[[Callable[[], None]], None]
"""Does something to the session, and shows what came of it."""

NOTHING = ""
"""What a control holds in which nothing is chosen; to the widget, None is no choice at all."""

BROAD = ("long_text", "lines", "choices")
HELP = Markup('<p class="sf-help">{}</p>')
PROBLEM = Markup('<p class="sf-problem" role="alert"><strong>{}</strong> {}</p>')


class FieldView:
    """The control of one field; it shows that field of whichever entry is at hand."""

    def __init__(self, leaf: Leaf, section: Place, session: Session, look: Controls, act: Act):
        self.leaf, self.session, self._act = leaf, session, act
        self.path = field_path((*section, *leaf.steps))
        self.entry: Place = ()
        self._options: tuple[Choice, ...] = ()
        self._showing = False
        self.control = self._control(look)
        self.message = look.said("sf-message")
        width = "sf-broad" if leaf.control in BROAD else "sf-narrow"
        kept = ("sf-private",) if is_private(leaf) else ()
        self.widget = look.box((self.control, self.message), "sf-field", width, *kept)
        self.control.observe(self._typed, "value")
        look.stands_at(self.control, lambda: self.place)

    @property
    def place(self) -> Place:
        """Where the field stands in the strategy."""
        return (*self.entry, *self.leaf.steps)

    def show(self, entry: Place) -> None:
        """Show what the draft holds for this field of an entry."""
        self.entry = entry
        self._showing = True
        try:
            self._offer()
            self._set(self._shown())
            self._say()
        finally:
            self._showing = False

    def _control(self, look: Controls) -> Any:
        words, kind = self.session.words, self.leaf.control
        text = field_text(self.path, words.language)
        label = leaf_label(self.path, self.leaf, words)
        example = example_text(text.example, self.leaf, words)
        match kind:
            case "choice" | "yes_or_no":
                return look.choice(label, ())
            case "choices":
                return look.choices(label)
            case "tick":
                return look.tick(label)
            case "platform":
                return look.suggesting(label, example, platform_names(self.session))
            case "suggested":
                return look.suggesting(label, example, ())
            case "long_text" | "lines":
                return look.long_text(label, example)
            case _:
                return look.text(label, example)

    def _offer(self) -> None:
        """Offer what can be chosen now."""
        if self.leaf.control == "suggested":
            suggested = suggestions(self.leaf, self.entry, self.session)
            if suggested != self.control.options:
                self.control.options = suggested
        if self.leaf.control not in ("choice", "choices", "yes_or_no"):
            return
        options = choices(self.leaf, self.entry, self.session)
        if self.leaf.control != "choices" and default_at(self.place) is None:
            options = ((self._unchosen(), NOTHING), *options)
        if options == self._options:
            return
        self._options = options
        if self.leaf.control == "choices":
            self.control.options = [list(each) for each in options]
        else:
            self.control.options = options

    def _unchosen(self) -> str:
        unknown = self.leaf.control == "yes_or_no"
        return self.session.words("not known yet" if unknown else "not filled in")

    def _shown(self) -> Any:
        """What the control should hold."""
        draft, value = self.session.draft, self.session.draft.value(self.place)
        refused = draft.refused.get(self.place)
        match self.leaf.control:
            case "choice" | "yes_or_no":
                return NOTHING if value is None else value
            case "choices":
                offered = {kept for _, kept in self._options}
                return [each for each in value or () if each in offered]
            case "tick":
                return bool(value)
            case _ if refused is not None:
                return refused.typed
            case "platform":
                session = self.session
                language = session.words.language
                return platform_name(value, session.evidence, language) if value else ""
            case _ if value and self.path == ACCEPTED:
                return finding_name(value, self.session.words)
            case _:
                return text_of(value, self.leaf.shape, self.session.words)

    def _set(self, value: Any) -> None:
        if self.control.value != value:
            self.control.value = value

    def _say(self) -> None:
        """Say what the field is for, or what is wrong with what stands in it."""
        words = self.session.words
        problem = self.session.problems.get(self.place)
        sentence = problem_sentence(problem, words) if problem else self._doubt()
        if sentence:
            say(self.message, PROBLEM.format(words("Not right yet."), sentence))
        else:
            say(self.message, HELP.format(self._help()))

    def _doubt(self) -> str:
        """What is wrong with a value although the model accepts it."""
        value = self.session.draft.value(self.place) if self.path == ACCEPTED else None
        return unknown_finding(value, self.session.words) if value else ""

    def _help(self) -> str:
        words = self.session.words
        said = field_text(self.path, words.language).help
        if self.leaf.control == "choices" and not self._options:
            return " ".join((said, words("There is nothing to choose from yet.")))
        return said

    def _typed(self, change: Any) -> None:
        if self._showing:
            return
        value: Typed = change["new"]
        if self.leaf.control == "choices":
            value = tuple(change["new"])
        if self.leaf.control == "platform":
            value = platform_typed(str(value), self.session)
        if self.path == ACCEPTED:
            value = finding_typed(str(value))
        self._act(lambda: self.session.fill(self.place, value))


def example_text(example: str, leaf: Leaf, words: Words) -> str:
    """An example as somebody would type it; empty where there is none.

    >>> from toolkit.intake.shape import leaves
    >>> from toolkit.language import words_for
    >>> share = leaves(("personas", "use"))[0][2]
    >>> example_text("0.67", share, words_for("nl"))
    'bijvoorbeeld: 67 %'
    """
    value = value_typed(example, leaf.shape, "en")
    shown = text_of(value, leaf.shape, words)
    return words("for example: {example}", example=shown) if shown else ""


def leaf_label(path: str, leaf: Leaf, words: Words) -> str:
    """How a field is called; one of a part after the name of that part.

    >>> from toolkit.intake.shape import leaves
    >>> from toolkit.language import words_for
    >>> first, _ = leaves(("goals",))
    >>> deadline = next(leaf for leaf in first if leaf.steps == ("deadline", "on"))
    >>> leaf_label("goals.deadline.on", deadline, words_for("nl"))
    'Termijn: uiterlijk op'
    """
    label = field_text(path, words.language).label
    if len(leaf.steps) == 1:
        return label
    part = field_text(path.rpartition(".")[0], words.language).label
    if label.startswith(part):
        return label
    return f"{part}: {label[:1].lower()}{label[1:]}"
