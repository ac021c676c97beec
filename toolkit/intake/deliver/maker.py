"""The button that makes the deliverables, how far they are, and the links to them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from toolkit.errors import ToolkitError
from toolkit.intake.control import Controls, idle, say
from toolkit.intake.deliver.desk import Desk, Made, Making, Told
from toolkit.intake.session import Session
from toolkit.intake.sitting import later
from toolkit.language import Words
from toolkit.language.problem import error_text

SAID = Markup('<p class="sf-said sf-{kind}" role="{role}">{text}</p>')
LINK = Markup('<a class="sf-file" data-toolkit-file="{path}" tabindex="0">{text}</a>')
LINKS = Markup(
    '<p class="sf-said sf-saved" role="status">{text}</p><p class="sf-files">{links}</p>'
)
REPORT, PDF = "-strategy.html", "-strategy.pdf"


class MakerView:
    """Makes the set of one client when asked, without holding up the form."""

    def __init__(self, session: Session, client: Callable[[], str], desk: Desk, look: Controls):
        self.session, self.client, self.desk = session, client, desk
        words, draft = session.words, session.draft.strategy.phase == "concept"
        text = words("Make the draft report") if draft else words("Make the report")
        self.button = look.button(text, "sf-make")
        self.state = look.said("sf-made")
        self.widget = look.box((self.button, self.state), "sf-bar", "sf-maker")
        self.is_making = False
        self.button.on_click(lambda _: self.make())

    def make(self) -> None:
        """Save, and begin; while a set is being made nothing happens."""
        session, words = self.session, self.session.words
        if self.is_making:
            return
        session.act(session.save)
        if session.trouble is not None or session.in_conflict:
            said = words("First the form has to be saved; above is said what stands in the way.")
            say(self.state, SAID.format(kind="problem", role="alert", text=said))
            return
        self.is_making = True
        idle(self.button, True)
        self.show(Making())
        aside = later()
        self.desk.make(self.client(), lambda told: aside(lambda: self.show(told)))

    def show(self, told: Told) -> None:
        """Show what is told of the set."""
        say(self.state, told_html(told, self.session.words))
        if not isinstance(told, Making):
            self.is_making = False
            idle(self.button, False)


def told_html(told: Told, words: Words) -> Markup:
    """How far the set is, where it can be opened, or what went wrong."""
    match told:
        case Making(part=part, count=count):
            text = words("The report is being made …")
            if count:
                text = words("The report is being made: {part} of {n} …", part=part, n=count)
            return SAID.format(kind="making", role="status", text=text)
        case Made():
            return _links(told, words)
        case ToolkitError():
            text = words("No report was made. {reason}", reason=error_text(told, words))
            return SAID.format(kind="problem", role="alert", text=text)


def _links(made: Made, words: Words) -> Markup:
    names = {REPORT: words("Open the report"), PDF: words("Open the PDF")}
    first = [
        LINK.format(path=f"{made.folder}/{name}", text=text)
        for end, text in names.items()
        for name in made.files
        if name.endswith(end)
    ]
    text = words("The report is made. All files are in {folder}.", folder=made.folder)
    if "pdf" in made.missing:
        text += " " + words("Without Pango no PDF can be made here; the report itself is there.")
    return LINKS.format(text=text, links=Markup(" ").join(first))
