"""All steps together: the overview, and the step that is open; each is built when it is opened."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from toolkit.intake.board import BoardView
from toolkit.intake.control import Controls, hide
from toolkit.intake.field import Act
from toolkit.intake.grid import FitSheet, GridView, QuestionSheet, TaskSheet, UseSheet
from toolkit.intake.session import Session
from toolkit.intake.step.missing import Missing, missing
from toolkit.intake.step.outline import STEPS, Step, steps_for
from toolkit.intake.step.overview import Overview
from toolkit.intake.step.part import Make
from toolkit.intake.step.step import StepView
from toolkit.intake.workshop import DecisionLog, ParkingLine, ParkingList, PointsView
from toolkit.review import Finding

DRAWINGS: Mapping[str, Make] = MappingProxyType(
    {
        "use": lambda *parts: GridView(UseSheet(), *parts),
        "fit": lambda *parts: GridView(FitSheet(), *parts),
        "questions": lambda *parts: GridView(QuestionSheet(), *parts),
        "tasks": lambda *parts: GridView(TaskSheet(), *parts),
        "calendar": BoardView,
        "points": PointsView,
        "parked": ParkingList,
        "log": DecisionLog,
    }
)
"""What makes each `Drawing` of the outline, by its name."""


class StepsView:
    """Shows one step at a time, and what is to be done in all of them."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self.look, self._act = session, look, act
        self.findings: Collection[Finding] = ()
        self.built: dict[str, StepView] = {}
        words = session.words
        self.overview = look.make(
            Overview, "sf-overview", label=words("Steps"), chosen=STEPS[0].name
        )
        self.room = look.box((), "sf-room")
        self.back, self.on = look.button(""), look.button("")
        self.walk = look.box((self.back, self.on), "sf-buttons", "sf-walk")
        self.workshop = False
        self.switch = look.button("", "sf-switch")
        self.guide = look.box((self.overview, self.switch), "sf-guide")
        self.parking = ParkingLine(session, look, act)
        self.widget = look.box((self.room, self.parking.widget, self.walk), "sf-steps")
        self._listen()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps there are now, in a workshop or out of it."""
        return steps_for(workshop=self.workshop)

    @property
    def step(self) -> Step:
        """The step that is open."""
        return next(each for each in self.steps if each.name == self.overview.chosen)

    def turn(self) -> None:
        """Begin the workshop, or end it; a step that is not there then makes room for the first."""
        here = self.overview.chosen
        self.workshop = not self.workshop
        if here not in {step.name for step in self.steps}:
            self.overview.chosen = self.steps[0].name

    def view(self, name: str) -> StepView:
        """The view of a step, built if it was not yet."""
        if name not in self.built:
            step = next(each for each in self.steps if each.name == name)
            self.built[name] = StepView(step, DRAWINGS, self.session, self.look, self._act)
            self.room.children = [each.widget for each in self.built.values()]
        return self.built[name]

    def open(self, name: str) -> None:
        """Open a step at the next showing."""
        self.overview.chosen = name

    def show(self) -> None:
        """Show the draft as it is now: the step that is open, and what is to be done in each."""
        self.view(self.step.name).show()
        for name, view in self.built.items():
            hide(view.widget, name != self.step.name)
        self._show_overview()
        self._label_walk()
        words = self.session.words
        begin, end = words("Begin the workshop"), words("End the workshop")
        self.switch.description = end if self.workshop else begin
        hide(self.parking.widget, not self.workshop or self.step.workshop)

    def notice(self, findings: Collection[Finding]) -> None:
        """Say what the review notices now."""
        self.findings = findings
        self._show_overview()

    def is_for(self, finding: Finding) -> bool:
        """Whether a finding is about the step that is open, and for the eyes that are there."""
        return finding.aspect in self.step.aspects and self._may_be_seen(finding)

    def _may_be_seen(self, finding: Finding) -> bool:
        return not (self.workshop and finding.names_money)

    def _show_overview(self) -> None:
        findings = [each for each in self.findings if self._may_be_seen(each)]
        found = {step.name: missing(step, self.session, findings) for step in self.steps}
        steps = [self._told(step, n, found[step.name]) for n, step in enumerate(self.steps, 1)]
        if steps != self.overview.steps:
            self.overview.steps = steps
        self.view(self.step.name).say_missing(found[self.step.name])

    def _told(self, step: Step, number: int, found: Missing) -> dict[str, Any]:
        words = self.session.words
        done = not found.n and not step.workshop
        said = words.count("{n} to do", "{n} to do", found.n) if found.n else ""
        return {
            "name": step.name,
            "number": str(number),
            "label": words(step.title),
            "done": done,
            "said": words("done") if done else said,
        }

    def _label_walk(self) -> None:
        words = self.session.words
        for button, by in ((self.back, -1), (self.on, 1)):
            step = self._beside(by)
            hide(button, step is None)
            if step is not None:
                title = words(step.title)
                button.description = f"← {title}" if by < 0 else f"{title} →"

    def _beside(self, by: int) -> Step | None:
        index = self.steps.index(self.step) + by
        return self.steps[index] if 0 <= index < len(self.steps) else None

    def _walk(self, by: int) -> None:
        step = self._beside(by)
        if step is not None:
            self.open(step.name)

    def _listen(self) -> None:
        self.overview.observe(lambda _: self._act(lambda: None), "chosen")
        self.switch.on_click(lambda _: self._act(self.turn))
        self.back.on_click(lambda _: self._walk(-1))
        self.on.on_click(lambda _: self._walk(1))
