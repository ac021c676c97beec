"""Whether what was typed is in the file, in words."""

from __future__ import annotations

from markupsafe import Markup

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
        lines.append(_line("problem", "▲", error_text(session.trouble, session.words), "alert"))
    return Markup("").join(lines)


def saved_html(session: Session) -> Markup:
    """Whether the file says what the draft says."""
    words = session.words
    if session.unsaved:
        return _line("unsaved", "●", words("Not saved yet"))
    if session.saved_at is None:
        return _line("saved", "✓", words("Everything is in the file"))
    return _line("saved", "✓", words("Saved at {time}", time=f"{session.saved_at:%H:%M}"))


def _line(kind: str, sign: str, text: str, role: str = "status") -> Markup:
    return SAID.format(kind=kind, sign=sign, text=text, role=role)


def _not_right(session: Session) -> str:
    words, places = session.words, tuple(session.problems)
    named = [_place_text(place, session) for place in places[:NAMED]]
    if len(places) > NAMED:
        named.append("…")
    return words.count(
        "{n} field is not right yet and stays out of the file: {fields}",
        "{n} fields are not right yet and stay out of the file: {fields}",
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
