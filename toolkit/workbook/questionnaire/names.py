"""What people call the entries to which others refer, and which one a name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from toolkit.evidence import Evidence, platform_name
from toolkit.language import LANGUAGES, Words
from toolkit.strategy.naming import id_for, name_in
from toolkit.workbook.questionnaire.entry import entries
from toolkit.workbook.questionnaire.left_out import Tree
from toolkit.workbook.questionnaire.plan import Table, tables

LONGEST_NAME = 80
CHANNELS = Table(("channels",))
"""First: other entries without a name are called after their channel."""

FORMATS = Table(("content", "formats"))
"""Not asked, but chosen from."""

Names = Mapping[str, Mapping[str, str]]
"""By the path of a list: the name of each entry by its key, no two alike."""


@dataclass(frozen=True)
class Vocabulary:
    """The words in which a strategy is asked and answered: a language, platforms, its own names."""

    words: Words
    evidence: Evidence
    names: Names = field(default_factory=dict)

    @cached_property
    def platforms(self) -> Mapping[str, str]:
        """The id of each known platform by how it may be written, in small letters."""
        found: dict[str, str] = {}
        for facts in self.evidence.platforms:
            for name in (facts.platform, *(facts.name_in(each) for each in LANGUAGES)):
                found.setdefault(name.casefold(), facts.platform)
        return found

    def platform(self, platform: str) -> str:
        """The name of a platform."""
        return platform_name(platform, self.evidence, self.words.language)

    def platform_meant(self, text: str) -> str:
        """The id of the platform that somebody means; of one not known, its name as an id."""
        known = self.platforms.get(text.casefold())
        if known is None and text.casefold() in self.evidence.platform_index:
            known = self.evidence.platform_index[text.casefold()].platform
        return known or id_for(text, (), "platform")


def vocabulary(tree: Tree, words: Words, evidence: Evidence) -> Vocabulary:
    """The words for a strategy with these entries."""
    names: dict[str, dict[str, str]] = {}
    for table in (CHANNELS, *tables(), FORMATS):
        if not table.inner and table.key not in names:
            known = Vocabulary(words, evidence, names)
            found = enumerate(entries(tree, table))
            names[table.key] = told_apart(
                {each.key: entry_name(each.data, n, known) for n, each in found}
            )
    return Vocabulary(words, evidence, names)


def entry_name(entry: Mapping[str, Any], number: int, known: Vocabulary) -> str:
    """What people call an entry: its name, else its account, its channels or its number."""
    platform = entry.get("platform")
    named = name_in(entry)
    if platform and named == platform:
        named = f"{known.platform(platform)} {entry.get('handle') or ''}"
    if not named:
        channels = known.names.get("channels", {})
        own = [entry["channel"]] if entry.get("channel") else entry.get("channels") or ()
        named = ", ".join(channels.get(each, each) for each in own)
    named = " ".join(named.split()) or known.words("{n}. without a name yet", n=number + 1)
    return named if len(named) <= LONGEST_NAME else named[: LONGEST_NAME - 1].rstrip() + "…"


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The names, with the key behind those that several have."""
    n_alike = Counter(name.casefold() for name in names.values())
    return {
        key: name if n_alike[name.casefold()] == 1 else f"{name} ({key.removeprefix('#')})"
        for key, name in names.items()
    }
