"""What differs between two strategies, in the words of the form."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from toolkit.intake.typed import text_of
from toolkit.language import Words, field_text
from toolkit.language.terms import term_context
from toolkit.strategy import Strategy
from toolkit.strategy.difference import Difference, differences
from toolkit.strategy.walk import shape_at

SHOWN = 12
"""More than these nobody reads at the moment of choosing."""

LONG = 80
"""Of longer texts the beginning tells enough."""

LIST = Markup('<p class="sf-differ">{}</p><ul class="sf-differs">{}</ul>')
MORE = Markup("<li>{}</li>")
LINE = Markup("<li><strong>{}</strong> {}</li>")


def differing_html(before: Strategy, after: Strategy, words: Words) -> Markup:
    """What would change, or has changed, from the one to the other."""
    found = differences(before, after)
    if not found:
        return Markup("<p>{}</p>").format(words("There is no difference."))
    head = words.count("{n} difference:", "{n} differences:", len(found))
    lines = [LINE.format(where(each, words), what(each, words)) for each in found[:SHOWN]]
    more = len(found) - SHOWN
    if more > 0:
        lines.append(
            Markup("<li>{}</li>").format(words.count("and {n} more", "and {n} more", more))
        )
    return LIST.format(head, Markup("").join(lines))


def where(difference: Difference, words: Words) -> str:
    """The fields on the way, with the names of the entries between them."""
    names, said = list(difference.entries), list[str]()
    for n in range(1, len(difference.path) + 1):
        path = difference.path[:n]
        shape = shape_at(Strategy, path)
        said.append(field_text(".".join(path), words.language).label)
        if names and shape is not None and shape.many and shape.part is not None:
            said.append(f"‘{_short(names.pop(0))}’")
    return " › ".join(said)


def what(difference: Difference, words: Words) -> str:
    """What happened there: added, removed, moved, or from what to what."""
    match difference.kind:
        case "added":
            return words("added")
        case "removed":
            return words("removed")
        case "moved":
            return words("in another order")
        case _:
            empty = words("empty")
            was, now = (
                _value(difference.path, each, words) or empty
                for each in (difference.before, difference.after)
            )
            return f"{was} → {now}"


def _value(path: tuple[str, ...], value: Any, words: Words) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    context = term_context(".".join(path))
    if context is not None:
        codes = value if isinstance(value, list) else [value]
        return ", ".join(words.term(context, str(code)) for code in codes)
    shape = shape_at(Strategy, path)
    if shape is None:
        return _short(str(value))
    return _short(", ".join(text_of(value, shape, words).split("\n")))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONG else plain[: LONG - 1].rstrip() + "…"
