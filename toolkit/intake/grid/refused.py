"""What a grid does not understand: kept with the sitting, and shown again at the next opening."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.intake.grid.cell import Grid, Sheet, Spot, Told
from toolkit.intake.resuming import CELL
from toolkit.intake.session import Session

Refused = dict[Spot, tuple[str, str]]
"""What was typed in a cell, and why it cannot be put there."""


def refusals(sheet: Sheet, session: Session, grid: Grid) -> Refused:
    """What was left in the cells of a grid, with the reason why it is not understood now."""
    return {
        spot: (text, _reason(sheet, session, spot, text))
        for spot, text in _kept(sheet, session).items()
        if spot in grid.cells
    }


def keep_refused(refused: Mapping[Spot, tuple[str, str]], sheet: Sheet, session: Session) -> None:
    """Have the sitting keep just these texts of a grid."""
    mine, kept = {spot: text for spot, (text, _) in refused.items()}, _kept(sheet, session)
    for spot in {*mine, *kept}:
        if mine.get(spot) != kept.get(spot):
            session.type_at((CELL, sheet.name, *spot), mine.get(spot))


def _kept(sheet: Sheet, session: Session) -> dict[Spot, str]:
    return {
        (str(place[2]), str(place[3])): text
        for place, text in session.typing.items()
        if place[:2] == (CELL, sheet.name) and len(place) == 4 and isinstance(text, str)
    }


def _reason(sheet: Sheet, session: Session, spot: Spot, text: str) -> str:
    found = sheet.entered(session, session.draft, spot, text, "")
    if isinstance(found, Told):
        return found.sentence
    return session.words("This was typed and is not in the strategy yet: fill it in again.")
