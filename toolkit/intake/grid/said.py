"""What a grid says by itself: its keys, its menus and its questions."""

from __future__ import annotations

from toolkit.language import Words


def grid_words(words: Words) -> dict[str, str]:
    """The sentences of the widget, by the name that it knows them by."""
    return {
        "keys": words(
            "Arrow keys move · type to fill in · Enter opens the choices · Delete empties · "
            "Ctrl+C and Ctrl+V copy and paste, also from a spreadsheet · Ctrl+Z takes back"
        ),
        "edit": words("Fill in: {cell}"),
        "choices": words("Choices"),
        "empty": words("empty"),
        "keep": words("Keep"),
        "cancel": words("Cancel"),
        "copied_one": words("Copied: 1 cell."),
        "copied": words("Copied: {n} cells."),
        "busy": words("The kernel is busy; what you typed is kept here until it answers."),
    }
