"""The roles, as they are chosen in a cell and as people type them."""

from __future__ import annotations

from toolkit.intake.choice import entry_name
from toolkit.intake.grid.cell import Choice
from toolkit.intake.grid.wording import meant
from toolkit.intake.session import Session


def role_names(session: Session) -> dict[str, str]:
    """What each role is called, by its id, in the order of the strategy."""
    return {
        role.id: entry_name(role.model_dump(), number, session)
        for number, role in enumerate(session.draft.strategy.roles)
    }


def role_choices(session: Session) -> tuple[Choice, ...]:
    """The roles, with who holds each."""
    holders = {role.id: role.holder or "" for role in session.draft.strategy.roles}
    return tuple(
        Choice(name, about=holders[role] if holders[role] != name else "")
        for role, name in role_names(session).items()
    )


def role_typed(text: str, session: Session) -> str | None:
    """The role that somebody means by its name, its holder or its id; None where not clear."""
    roles = session.draft.strategy.roles
    named = [(each.id, name) for each in roles for name in (each.holder, each.id) if name]
    return meant(text, [*((role, name) for role, name in role_names(session).items()), *named])
