"""One step of the form: its heading, what is still missing in it, and its parts."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from toolkit.intake.control import Controls, say
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.intake.step.missing import Missing
from toolkit.intake.step.outline import Portion, Step
from toolkit.intake.step.part import Make, PartView, fields_of

SHOWN = 3
HEAD = Markup('<h2 class="sf-step-title">{title}</h2><p class="sf-question">{question}</p>{todo}')
DONE = Markup('<p class="sf-todo sf-done"><span aria-hidden="true">✓</span> {}</p>')
TODO = Markup('<div class="sf-todo"><p class="sf-todo-title">{}</p><ul>{}</ul></div>')
ITEM = Markup("<li>{}</li>")


class StepView:
    """Shows one step; `parts` are its views, by the path or the name of each part.

    `makers` says what makes a drawing, by its name.
    """

    def __init__(
        self, step: Step, makers: Mapping[str, Make], session: Session, look: Controls, act: Act
    ):
        self.step, self.session = step, session
        self.head = look.said("sf-step-head")
        self.parts: dict[str, PartView] = {}
        for part in step.parts:
            make = fields_of(part) if isinstance(part, Portion) else makers[part.name]
            key = part.name if not isinstance(part, Portion) else part.key
            titled = part.title_in(session.words) != session.words(step.title)
            self.parts[key] = PartView(part, make, session, look, act, titled=titled)
        views = [part.widget for part in self.parts.values()]
        self.widget = look.box((self.head, *views), "sf-step")

    def show(self) -> None:
        """Show what the draft holds of this step."""
        for part in self.parts.values():
            part.show()

    def say_missing(self, found: Missing) -> None:
        """Say at the top what is still to be done here."""
        words, step = self.session.words, self.step
        facts = {"title": words(step.title), "question": words(step.question)}
        say(self.head, HEAD.format(**facts, todo=self._todo(found)))

    def _todo(self, found: Missing) -> Markup:
        words, said = self.session.words, list(found.sentences)
        if self.step.workshop:
            return Markup()
        if not said:
            return DONE.format(words("Nothing is missing here."))
        more = len(said) - SHOWN
        if more > 0:
            rest = words.count("and {n} more", "and {n} more", more)
            said = [*said[:SHOWN], rest]
        items = Markup("").join(ITEM.format(each) for each in said)
        return TODO.format(words("Still to do here"), items)
