"""The last look at a report before it leaves: does it load, run or betray anything?"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from toolkit.errors import ReportError

RUNNING = ("applet", "button", "embed", "form", "frame", "iframe", "object", "script", "template")
ASKING = ("audio", "base", "input", "math", "select", "source", "textarea", "track", "video")
FORBIDDEN_TAGS = frozenset((*RUNNING, *ASKING))
LOADING = frozenset(["action", "background", "data", "formaction", "poster", "src", "srcset"])
PICTURE = "data:image/"
SVG = "data:image/svg+xml;base64,"
FOLLOWED = re.compile(r"#|https?://|mailto:", re.IGNORECASE)
TRACEBACK = "Traceback (most recent call last)"


def check_report(html: str, paths: Iterable[str] = ()) -> None:
    """Refuse a report with a script, widget state, an error or one of these machine paths.

    Raises
    ------
    ReportError
        With what was found and where; the report must then not be written.
    """
    reader = _Reader(paths)
    reader.feed(html)
    reader.close()


class _Reader(HTMLParser):
    """Reads the page as a browser does: what is text stays text, whatever it says."""

    def __init__(self, paths: Iterable[str]) -> None:
        super().__init__()
        # a whole name: neither the end of a longer path nor the beginning of a longer name
        self.paths = {
            path: re.compile(rf"(?<!\w){re.escape(path)}(?![\w-])")
            for path in paths
            if len(path) > 1
        }

    def _refuse(self, found: str) -> None:
        raise ReportError(found=found, place=f"line {self.getpos()[0]}")

    def _check_text(self, text: str) -> None:
        if TRACEBACK in text:
            self._refuse("an error of the notebook")
        if any(path in text and whole.search(text) for path, whole in self.paths.items()):
            self._refuse("a path of this machine")

    def handle_data(self, data: str) -> None:
        self._check_text(data)

    def handle_comment(self, data: str) -> None:
        self._check_text(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FORBIDDEN_TAGS:
            self._refuse("an element that runs or loads something")
        for name, value in attrs:
            self._check_attribute(tag, name, value or "")

    def _check_attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name == "style":
            self._refuse("a script or style in an attribute")
        if name in LOADING and not value.startswith(PICTURE):
            self._refuse("an address to load from")
        if name.endswith("href") and not _stays(tag, value):
            self._refuse("an address to load from")
        if value.startswith(SVG):
            self._check_text(base64.b64decode(value.removeprefix(SVG)).decode())
        else:
            self._check_text(value)


def _stays(tag: str, address: str) -> bool:
    if tag == "a":
        return FOLLOWED.match(address) is not None
    return address == "data:," if tag == "link" else address.startswith("#")
