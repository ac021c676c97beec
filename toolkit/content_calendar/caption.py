"""What is posted as text, and how long that is where it is posted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from toolkit.content_calendar.seal import untagged
from toolkit.evidence.facts import Counted

LINK = re.compile(r"https?://\S+")
LINK_LENGTH = 23
SINGLE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Signs that count for one on X, and what a link counts: twitter-text, configuration 3."""

JOINER = "\N{ZERO WIDTH JOINER}"
FIRST_EMOJI = 0x1F000
SKIN = range(0x1F3FB, 0x1F400)
FLAG = range(0x1F1E6, 0x1F200)


def caption(text: str, hashtags: Iterable[str], link: str | None = None) -> str:
    r"""A text with its link and the hashtags that it does not hold yet, each as a paragraph.

    >>> caption("Kom langs #brood", ["#brood", "#bakker"])
    'Kom langs #brood\n\n#bakker'
    """
    held = {each.casefold() for each in re.findall(r"#\w+", text)}
    tags = [f"#{each.lstrip('#')}" for each in hashtags if each.strip("# ")]
    fresh = [each for each in tags if each.casefold() not in held]
    linked = link if link and untagged(link) not in text else None
    return "\n\n".join(filter(None, (text, linked, " ".join(fresh))))


def caption_length(text: str, counted: Counted) -> int:
    r"""How long a text is, as a platform counts.

    >>> caption_length("Zie https://example.org/een/lang/adres 🥐", "weighted")
    30
    >>> caption_length("\N{WOMAN}\N{ZERO WIDTH JOINER}\N{COOKING}", "signs")
    1
    >>> caption_length("🥐é", "bytes")
    5
    """
    match counted:
        case "characters":
            return len(text)
        case "signs":
            return sum(1 for _ in signs(text))
        case "bytes":
            return sum(len(each.encode()) if ord(each) >= FIRST_EMOJI else 1 for each in text)
        case "weighted":
            rest, n_links = LINK.subn("", text)
            return LINK_LENGTH * n_links + sum(map(_weight, signs(rest)))


def signs(text: str) -> Iterator[str]:
    """The signs of a text as people see them: an accent, a colour of skin or a flag is no other."""
    sign = ""
    for each in text:
        if sign and (_joins(each) or sign.endswith(JOINER) or _is_half_flag(sign, each)):
            sign += each
            continue
        if sign:
            yield sign
        sign = each
    if sign:
        yield sign


def _joins(each: str) -> bool:
    return each == JOINER or unicodedata.category(each) in {"Mn", "Me"} or ord(each) in SKIN


def _is_half_flag(sign: str, each: str) -> bool:
    return len(sign) == 1 and ord(sign) in FLAG and ord(each) in FLAG


def _weight(sign: str) -> int:
    """Two for an emoji, whatever it is made of; else one or two for each of its characters."""
    if ord(sign[0]) >= FIRST_EMOJI or JOINER in sign:
        return 2
    return sum(1 if any(low <= ord(each) <= high for low, high in SINGLE) else 2 for each in sign)
