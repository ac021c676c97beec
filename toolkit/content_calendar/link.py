"""A link that tells where a visit came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlsplit, urlunsplit

MEDIUM = {"social": "social", "email": "email", "messaging": "messaging"}
PAID = "paid-social"
OTHER_MEDIUM = "referral"
NO_CHANNEL = "other"
PREFIX = "utm_"
WEB = ("http", "https")


@dataclass(frozen=True)
class Tag:
    """What is counted: where it stands, in which way, for what, and which one of several."""

    source: str | None = None
    medium: str | None = None
    campaign: str | None = None
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


@lru_cache(maxsize=16384)
def tagged(link: str, tag: Tag, given: Tag | None = None, day: str | None = None) -> str:
    """The link with the tag added to its query; its own query and fragment are kept.

    What the client gave goes before what the link itself says, and that before the tag. A `day`
    (2027-03-31) says which of a series it is. Only web addresses are tagged.

    >>> tagged("https://example.org/a?b=1#c", Tag("facebook", "social", "open-dag"))
    'https://example.org/a?b=1&utm_source=facebook&utm_medium=social&utm_campaign=open-dag#c'
    """
    parts = _web_parts(link)
    if parts is None:
        return link
    own = [pair for pair in parts.query.split("&") if pair and not _is_tag(pair)]
    said = {name.lower(): slug(value) for name, value in parse_qsl(parts.query) if _is_tag(name)}
    which = replace(tag, content="-".join(part for part in (tag.content, day) if part))
    values = {**which.parameters(), **said, **(given.parameters() if given else {})}
    added = [f"{name}={value}" for name, value in values.items()]
    return urlunsplit(parts._replace(query="&".join((*own, *added))))


def _web_parts(link: str) -> SplitResult | None:
    """The parts of a web address; None for another address, or one that cannot be read."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    return parts if parts.scheme.lower() in WEB and parts.netloc else None


def _is_tag(pair: str) -> bool:
    return pair.lower().startswith(PREFIX)
