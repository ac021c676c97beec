"""The connection with the page: what is being typed, and whether a kernel listens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import traitlets

from toolkit.intake.hearing import Hearing, script
from toolkit.intake.typed import Typed
from toolkit.language import Words
from toolkit.strategy.walk import Place

Heard = Callable[[Place, Typed], None]
"""Takes over what stands in a field that was not left yet; None: it was left."""


class Link(Hearing):
    """Tells the kernel what is being typed, and the reader when no kernel listens any more.

    A field is sent when it is left; until then its text comes this way, to be kept.
    """

    _esm = script("link.js")
    told = ("words", "retired")

    words = traitlets.Dict().tag(sync=True)
    retired = traitlets.Bool(default_value=False).tag(sync=True)

    def listen(self, places: Mapping[str, Callable[[], Place]], heard: Heard) -> None:
        """Pass on what is being typed; `places` says where the field with a key stands."""

        def answer(_: Any, content: Mapping[str, Any], __: Any) -> None:
            where = places.get(str(content.get("key")))
            if where is not None:
                typed = content.get("text") if content.get("kind") == "typing" else None
                heard(where(), typed if isinstance(typed, str) else None)
            self.send({"kind": "arrived", "number": content.get("number", 0)})

        self.on_msg(answer)


def link_words(words: Words) -> dict[str, str]:
    """What the page says by itself, when nobody else can."""
    return {
        "lost": words(
            "Not connected any more: what is typed here is not saved. Load this page again, or "
            "run the cell again; all that was saved is there again."
        ),
        "silent": words(
            "The notebook is busy, or does not answer. What you type stays in this page and is "
            "saved as soon as it answers."
        ),
        "alone": words("Not saved; it is shown here once more after that:"),
        "left": words("This was typed while there was no connection, and is not in the form:"),
        "seen": words("I have taken it over"),
    }
