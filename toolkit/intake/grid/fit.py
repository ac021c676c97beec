"""Goal × platform: how well a platform suits a goal where its audience is met, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.coverage import SETTINGS, covered_goals, fit_bounds, own_override, persona_setting
from toolkit.coverage import platforms as channel_platforms
from toolkit.evidence import Evidence, FitCell, fit_cell, platform_name
from toolkit.intake.choice import entry_name
from toolkit.intake.draft import Draft
from toolkit.intake.grid.cell import Cell, Choice, Entered, Grid, Head, Spot, Told
from toolkit.intake.grid.typed_fit import thirds_typed
from toolkit.intake.grid.writing import index_of_part, with_entry
from toolkit.intake.session import Session
from toolkit.language import Words
from toolkit.strategy import Goal, Strategy
from toolkit.strategy.channel import FitOverride
from toolkit.strategy.persona import Setting
from toolkit.tables.fit import FIT_WORDS

PLACE = ("fit",)
ANYWHERE = ""
LONGEST_REASON = 300


class FitSheet:
    """How well each platform suits each goal; another judgement than the table's needs a reason."""

    name = "fit"

    def grid(self, session: Session) -> Grid:
        """A row for each goal and each setting in which its audiences are met."""
        words, strategy = session.words, session.draft.strategy
        columns = tuple(
            Head(each, platform_name(each, session.evidence, words.language))
            for each in channel_platforms(strategy, session.evidence)
        )
        found = tuple(_rows(strategy))
        rows = tuple(_head(goal, setting, session) for goal, setting in found)
        cells = {
            (_key(goal, setting), column.key): _cell(goal, column.key, setting, session)
            for goal, setting in found
            for column in columns
        }
        return Grid(
            words("How well a platform suits a goal"),
            words(
                "The table's judgement, by goal and by where the audience is met. Choose another "
                "one only with a reason."
            ),
            words("Goal"),
            rows,
            columns,
            cells,
            tuple(
                Choice(words(said), str(thirds), "●" * thirds + "○" * (3 - thirds))
                for thirds, said in enumerate(FIT_WORDS)
            ),
            "digits",
            (words("own judgement, with a reason"), words("from the table")),
            "" if rows and columns else words("Add goals with a kind, and channels, first."),
            words("Why is that so here?"),
        )

    def entered(self, session: Session, draft: Draft, spot: Spot, text: str, why: str) -> Entered:
        """The draft with the client's own judgement of one cell."""
        goal_id, _, setting = spot[0].partition("|")
        strategy = draft.strategy
        goal = next((each for each in covered_goals(strategy) if each.id == goal_id), None)
        if goal is None:
            return Told(session.words("This row is not there any more."))
        place = _Place(goal, spot[1], _setting(setting))
        if not text.strip():
            return _emptied(session, draft, place)
        said, _, reason = text.partition(":")
        thirds = thirds_typed(said, session.words.language)
        if thirds is None:
            known = ", ".join(session.words(each) for each in FIT_WORDS)
            return Told(
                session.words(
                    "“{found}” is not understood: {words}.", found=said.strip(), words=known
                )
            )
        return _judged(session, draft, place, thirds, (reason or why).strip())


@dataclass(frozen=True)
class _Place:
    """One cell of the table: a goal, a platform and a setting; None where that is not known."""

    goal: Goal
    platform: str
    setting: Setting | None

    def own(self, strategy: Strategy, evidence: Evidence) -> FitOverride | None:
        """The client's own judgement that holds here."""
        return own_override(self.goal, self.platform, self.setting, strategy, evidence)

    def is_meant_by(self, override: FitOverride | None) -> bool:
        """Whether a judgement is of this cell alone."""
        return override is not None and (override.goal, override.goal_kind, override.setting) == (
            self.goal.id,
            None,
            self.setting,
        )

    def table(self, evidence: Evidence) -> dict[Setting, FitCell | None]:
        """What the table says, by setting."""
        kind = self.goal.kind or ""
        met = (self.setting,) if self.setting else SETTINGS
        return {each: fit_cell(evidence, kind, self.platform, each) for each in met}


def _rows(strategy: Strategy) -> Iterator[tuple[Goal, Setting | None]]:
    for goal in covered_goals(strategy):
        meant_for = [
            each for each in strategy.personas if not goal.personas or each.id in goal.personas
        ]
        met = [persona_setting(each, strategy.client).setting for each in meant_for]
        for setting in dict.fromkeys(met or [None]):
            yield goal, setting


def _key(goal: Goal, setting: Setting | None) -> str:
    return f"{goal.id}|{setting or ANYWHERE}"


def _setting(key: str) -> Setting | None:
    return next((each for each in SETTINGS if each == key), None)


def _head(goal: Goal, setting: Setting | None, session: Session) -> Head:
    words = session.words
    number = [each.get("id") for each in session.draft.entries(("goals",))].index(goal.id)
    where = words.term("setting", setting) if setting else words("wherever they are met")
    return Head(_key(goal, setting), entry_name(goal.model_dump(), number, session), where)


def _cell(goal: Goal, platform: str, setting: Setting | None, session: Session) -> Cell:
    words, strategy, evidence = session.words, session.draft.strategy, session.evidence
    place = _Place(goal, platform, setting)
    low, central, high = fit_bounds(place.table(evidence), setting)
    suggested = "?" if central is None else _between(low, high, words)
    known = _known(place, suggested, session)
    own = place.own(strategy, evidence)
    if own is None:
        said = words("not judged") if central is None else words("from the table")
        return Cell("", suggested, "", said, known, central)
    value = words(FIT_WORDS[own.thirds])
    judgement = words(
        "The client's own judgement: {value}. Why: {why}", value=value, why=own.reason
    )
    return Cell(
        own=value,
        suggested=suggested,
        note=words("own judgement"),
        said=words("own judgement"),
        detail=f"{judgement.rstrip('.')}. {known}",
        share=own.thirds / 3,
        why=own.reason,
    )


def _between(low: float, high: float, words: Words) -> str:
    said = (words(FIT_WORDS[round(each * 3)]) for each in (low, high))
    return " – ".join(dict.fromkeys(said))


def _known(place: _Place, suggested: str, session: Session) -> str:
    """What the table says of a cell, and why."""
    words = session.words
    cells = [each for each in place.table(session.evidence).values() if each is not None]
    if not cells:
        return words("The table does not judge this one.")
    reasons = dict.fromkeys(each.reason(words.language) for each in cells)
    said = words("The table: {value}.", value=suggested)
    return f"{said} {next(iter(reasons))}." if len(reasons) == 1 else said


def _judged(session: Session, draft: Draft, place: _Place, thirds: int, why: str) -> Entered:
    words, strategy = session.words, draft.strategy
    own = place.own(strategy, session.evidence)
    if own is not None and own.thirds == thirds and why in ("", own.reason):
        return draft
    without_own = place.table(session.evidence)
    table = {each.thirds for each in without_own.values() if each is not None}
    alone = own is None or place.is_meant_by(own)
    if alone and table == {thirds} and not why:
        return _emptied(session, draft, place)
    if not why:
        return Told(words("Another judgement than the table's needs a reason."), asks=True)
    if len(why) > LONGEST_REASON:
        return Told(words("This reason is too long: at most {n} characters.", n=LONGEST_REASON))
    entry = {"goal": place.goal.id, "platform": place.platform, "thirds": thirds, "reason": why}
    if place.setting is not None:
        entry["setting"] = place.setting
    index = index_of_part(draft, PLACE, own) if own is not None and place.is_meant_by(own) else None
    return with_entry(draft, PLACE, index, entry)


def _emptied(session: Session, draft: Draft, place: _Place) -> Entered:
    own = place.own(draft.strategy, session.evidence)
    if own is None:
        return draft
    if not place.is_meant_by(own):
        return Told(
            session.words(
                "This judgement holds for more than this cell. Type another one here, or take it "
                "away among the own judgements of fit."
            )
        )
    return with_entry(draft, PLACE, index_of_part(draft, PLACE, own), None)
