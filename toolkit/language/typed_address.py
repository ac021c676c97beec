"""Web addresses and mailboxes as people type them."""

from __future__ import annotations

import re

LIKE_A_HOST = re.compile(r"[^\s/@:]+\.[A-Za-z]{2,}(?:[/?#:]\S*)?")
LIKE_A_MAILBOX = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")


def address_typed(text: str) -> str:
    """The address somebody means, with what browsers do without; else the text itself.

    >>> address_typed("example.org/a"), address_typed("jo@example.org"), address_typed("later")
    ('https://example.org/a', 'mailto:jo@example.org', 'later')
    """
    if LIKE_A_MAILBOX.fullmatch(text):
        return f"mailto:{text}"
    return f"https://{text}" if LIKE_A_HOST.fullmatch(text) else text
