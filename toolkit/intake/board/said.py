"""What the board says by itself: its buttons, its keys, and how a card moves."""

from __future__ import annotations

from toolkit.language import Words


def board_words(words: Words) -> dict[str, str]:
    """The sentences of the widget, by the name that it knows them by."""
    return {
        "name": words("The calendar by month"),
        "week": words("Week"),
        "previous": words("Previous month"),
        "next": words("Next month"),
        "list": words("As a list"),
        "grid": words("As a month"),
        "undated": words("Without a day yet"),
        "empty": words("Nothing in this month."),
        "moveTo": words("Move to"),
        "move": words("Move"),
        "keys": words(
            "Drag a card to another day. By keyboard: arrow keys go from card to card, Space picks "
            "one up, arrow keys and Page Up or Page Down move it, Space puts it down, Escape "
            "leaves it where it was. Ctrl+Z takes back."
        ),
        "picked": words("Picked up: {title}. {day}."),
        "over": words("{day}."),
        "there": words("Already there: {titles}."),
        "off": words("Day off: {name}."),
        "out": words("Outside the period of the strategy."),
        "left": words("“{title}” stays on {day}."),
        "stays": words("“{title}” stays without a day."),
        "end": words("The calendar does not go further."),
    }
