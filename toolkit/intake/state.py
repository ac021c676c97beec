"""Whether what was typed is in the file, in words."""

from __future__ import annotations

from markupsafe import Markup

from toolkit.errors import ToolkitError
from toolkit.intake.choice import entry_name
from toolkit.intake.session import Session
from toolkit.language import field_text
from toolkit.language.problem import error_text
from toolkit.strategy.walk import Place, field_path, get_at

SAID = Markup(
    '<p class="sf-said sf-{kind}" role="{role}"><span aria-hidden="true">{sign}</span> {text}</p>'
)
NAMED = 3


def state_html(session: Session) -> Markup:
    """What the form says at the top: saved, not saved yet, not right yet, or refused."""
    lines = [saved_html(session)]
    if session.problems:
        lines.append(_line("problem", "▲", _not_right(session)))
    if session.trouble is not None:
        lines.append(_line("problem", "▲", _trouble(session, session.trouble), "alert"))
    return Markup("").join(lines)


def saved_html(session: Session) -> Markup:
    """Whether all that was typed is on the disk."""
    words, keeper = session.words, session.keeper
    if session.is_saving:
        return _line("saving", "…", words("Saving…"))
    if session.trouble is not None and session.in_journal:
        return _line("unsaved", "●", words("Kept beside the file, not in it"))
    if session.unsaved or session.trouble is not None:
        return _line("unsaved", "●", words("Not saved yet"))
    if keeper.taken_at is not None and (session.saved_at or keeper.taken_at) <= keeper.taken_at:
        at = f"{keeper.taken_at:%H:%M}"
        return _line(
            "saved", "✓", words("Somebody else changed the file at {time}; this is it now", time=at)
        )
    if session.saved_at is None:
        return _line("saved", "✓", words("Everything is in the file"))
    return _line("saved", "✓", words("Saved at {time}", time=f"{session.saved_at:%H:%M}"))


def _trouble(session: Session, trouble: ToolkitError) -> str:
    """Why it could not be saved, and where what was typed is meanwhile."""
    words = session.words
    if session.in_conflict:
        what_now = words(
            "Choose below which of the two goes on; the other one stays an earlier version."
        )
    elif session.in_journal:
        what_now = words(
            "What was typed is kept beside the file and shown again at the next opening. "
            "Saving is tried again by itself."
        )
    elif session.unsaved:
        what_now = words(
            "What was typed is only here: leave this page open. Saving is tried again by itself."
        )
    else:
        return error_text(trouble, words)
    return f"{error_text(trouble, words)}\n{what_now}"


def _line(kind: str, sign: str, text: str, role: str = "status") -> Markup:
    return SAID.format(kind=kind, sign=sign, text=text, role=role)


def _not_right(session: Session) -> str:
    words, places = session.words, tuple(session.problems)
    named = [_place_text(place, session) for place in places[:NAMED]]
    if len(places) > NAMED:
        named.append("…")
    return words.count(
        "{n} field is not right yet and is kept beside the file: {fields}",
        "{n} fields are not right yet and are kept beside the file: {fields}",
        len(places),
        fields="; ".join(named),
    )


def _place_text(place: Place, session: Session) -> str:
    """A place in words: the entry, and the field in it."""
    label = field_text(field_path(place), session.words.language).label
    entry = get_at(session.draft.tree, place[:2])
    if not isinstance(entry, dict) or not isinstance(place[1], int):
        return label
    return f"{entry_name(entry, place[1], session)}, {label[:1].lower()}{label[1:]}"
