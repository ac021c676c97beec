"""A link that tells where a visit came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

MEDIUM = {"social": "social", "email": "email", "messaging": "messaging"}
PAID = "paid-social"
OTHER_MEDIUM = "referral"
NO_CHANNEL = "other"
PREFIX = "utm_"


@dataclass(frozen=True)
class Tag:
    """What is counted: where it stands, in which way, for what, and which one of several."""

    source: str
    medium: str
    campaign: str
    content: str | None = None

    def parameters(self) -> dict[str, str]:
        """The parameters in the order in which they are written."""
        named = {
            "source": self.source,
            "medium": self.medium,
            "campaign": self.campaign,
            "content": self.content,
        }
        return {f"{PREFIX}{name}": slug(value) for name, value in named.items() if value}


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Words as they may stand in a link: lower case, without accents, hyphens between them.

    >>> slug("Kijknacht: Één keer!"), slug("paid-social")
    ('kijknacht-een-keer', 'paid-social')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._~]+", "-", plain).strip("-") or NO_CHANNEL


def tagged(link: str, tag: Tag, given: Mapping[str, str] = {}) -> str:
    """The link with the tag added to its query; its own query and fragment are kept.

    `given` (a parameter with its value) goes before what the link itself says, and that before
    the tag. Only web addresses are tagged.

    >>> tagged("https://example.org/a?b=1#c", Tag("facebook", "social", "open-dag"))
    'https://example.org/a?b=1&utm_source=facebook&utm_medium=social&utm_campaign=open-dag#c'
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return link
    own = [pair for pair in parts.query.split("&") if pair and not _is_tag(pair)]
    said = {name.lower(): value for name, value in parse_qsl(parts.query) if _is_tag(name)}
    values = {**tag.parameters(), **_slugs(said), **_slugs(given)}
    added = [f"{name}={quote(value)}" for name, value in values.items()]
    return urlunsplit(parts._replace(query="&".join((*own, *added))))


def _is_tag(pair: str) -> bool:
    return pair.lower().startswith(PREFIX)


def _slugs(said: Mapping[str, str]) -> dict[str, str]:
    return {name: slug(value) for name, value in said.items() if value}
