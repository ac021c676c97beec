"""The styles of what is shown, and how a page's policy knows its own."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from markupsafe import Markup


def block_style() -> Markup:
    """The style of blocks, wherever they are shown."""
    return style_file("block.css")


def style_file(name: str) -> Markup:
    """A style sheet of the package."""
    path = resources.files("toolkit.deliverables") / name
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704 - a file of the package


def csp_hash(content: str) -> str:
    """The source by which a page's policy knows its one style, or its one script.

    >>> csp_hash("body {}")
    'sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
