"""What a first conversation changes in a draft: accounts, goals, use in words, who does what."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from toolkit.evidence import Evidence, canonical_platform, platform_of_address
from toolkit.intake.arranging import removed
from toolkit.intake.draft import Draft
from toolkit.language import Words
from toolkit.strategy.naming import id_for
from toolkit.strategy.tree import with_entries, with_value, without_entry
from toolkit.strategy.walk import Place

GOALS = 3
USUAL_CADENCE = {"min": 2, "max": 3, "per": "week"}
"""Judgement: published advice for the common platforms starts at two to three posts a week."""

USUAL_PLATFORMS = ("instagram", "facebook", "linkedin", "whatsapp", "youtube", "tiktok")
MOST_PLATFORMS = 8
QUESTIONS = ("makes", "decides", "answers")
MEASURED_WITHIN_DAYS = 30


@dataclass(frozen=True)
class Account:
    """One pasted address: the platform it belongs to, None where that is not recognised."""

    address: str
    platform: str | None


def accounts_in(text: str, evidence: Evidence) -> tuple[Account, ...]:
    r"""The accounts of a text with an address per line, each once; without asking anyone.

    >>> from toolkit.store.evidence_files import load_evidence
    >>> accounts_in("instagram.com/x\nhttps://example.org", load_evidence())[0]
    Account(address='https://instagram.com/x', platform='instagram')
    """
    lines = (line.strip(" \t,;•-") for line in text.splitlines())
    addresses = dict.fromkeys(_whole(line) for line in lines if line)
    return tuple(Account(each, platform_of_address(each, evidence)) for each in addresses)


def with_accounts(draft: Draft, accounts: tuple[Account, ...], words: Words) -> Draft:
    """The draft in which each recognised account is a channel in use.

    A channel of the starter on that platform becomes this account; a cadence that nobody said is
    the usual one, marked so. An account that is a channel already changes nothing.
    """
    entries = [dict(each) for each in draft.entries(("channels",))]
    for account in accounts:
        if account.platform and not any(each.get("address") == account.address for each in entries):
            _take_in(entries, account, words)
    if entries == list(draft.entries(("channels",))):
        return draft
    return replace(draft, tree=with_entries(draft.tree, ("channels",), entries), before=draft)


def without_account(draft: Draft, address: str) -> Draft:
    """The draft without the channel of an account that was taken out of the list again."""
    for index, each in enumerate(draft.entries(("channels",))):
        if each.get("address") == address:
            return removed(draft, ("channels",), index)[0]
    return draft


def asked_platforms(draft: Draft, evidence: Evidence) -> tuple[str, ...]:
    """The platforms whose use is asked for: those of the channels, then the usual ones."""
    own = (canonical_platform(each.get("platform") or "", evidence) for each in _channels(draft))
    return tuple(dict.fromkeys([*filter(None, own), *USUAL_PLATFORMS]))[:MOST_PLATFORMS]


def use_said(draft: Draft, persona: int, platform: str) -> str:
    """In which word the use of a platform was said; empty where it was not."""
    for each in draft.entries(("personas", persona, "use")):
        if each.get("platform") == platform and each.get("basis", "client") == "client":
            return each.get("word") or ""
    return ""


def with_use(draft: Draft, persona: int, platform: str, word: str) -> Draft:
    """The draft in which somebody said how many of a persona use a platform."""
    place: Place = ("personas", persona, "use")
    others = [
        each
        for each in draft.entries(place)
        if each.get("platform") != platform or not set(each) <= {"platform", "word", "basis"}
    ]
    said = [{"platform": platform, "word": word}] if word else []
    return replace(draft, tree=with_entries(draft.tree, place, [*others, *said]), before=draft)


def role_said(draft: Draft, question: str) -> str:
    """The name of the role that does this everywhere; empty where nobody is named."""
    role = (_everywhere(draft)[1].get(question) or {}).get("role")
    names = (each.get("name") or each["id"] for each in _roles(draft) if each["id"] == role)
    return next(names, "")


def with_role(draft: Draft, question: str, name: str) -> Draft:
    """The draft in which a role does this on every channel that says nothing else.

    A name that no role has yet becomes a role.
    """
    name = " ".join(name.split())
    if name == role_said(draft, question):
        return draft
    tree, identifier = draft.tree, None
    if name:
        same = (each["id"] for each in _roles(draft) if _plain(each) == name.casefold())
        identifier = next(same, None)
        if identifier is None:
            identifier = id_for(name, {each["id"] for each in _roles(draft)}, "role")
            roles = [*_roles(draft), {"id": identifier, "name": name}]
            tree = with_entries(tree, ("roles",), roles)
    index, _ = _everywhere(draft)
    place: Place = ("responsibilities", "per_channel")
    if index == len(draft.entries(place)):
        tree = with_entries(tree, place, [*draft.entries(place), {}])
    tree = with_value(tree, (*place, index, question, "role"), identifier)
    if not tree["responsibilities"]["per_channel"][index]:
        tree = without_entry(tree, (*place, index))
    return replace(draft, tree=tree, before=draft)


def not_known_yet(draft: Draft, goal: int, question: str, as_of: dt.date) -> Draft:
    """The draft in which a goal's figures are to be found out: an action with a date."""
    by = (as_of + dt.timedelta(days=MEASURED_WITHIN_DAYS)).isoformat()
    tree = with_value(draft.tree, ("goals", goal, "measure_baseline_by"), by)
    asked = {"about": f"goals[{goal}]", "question": question, "by": by}
    others = [each for each in draft.entries(("open_questions",)) if not _same_matter(each, asked)]
    tree = with_entries(tree, ("open_questions",), [*others, asked])
    return replace(draft, tree=tree, before=draft)


def at_most(draft: Draft, place: Place, n: int) -> Draft:
    """The draft with the first entries of a list, and without references to the others."""
    for index in reversed(range(n, len(draft.entries(place)))):
        draft = removed(draft, place, index)[0]
    return draft


def first_said(draft: Draft, change: Callable[[Draft], Draft]) -> Draft:
    """A change of several steps that is taken back in one."""
    changed = change(draft)
    return draft if changed is draft else replace(changed, before=draft)


def _whole(line: str) -> str:
    return line if re.match(r"(https?://|mailto:)", line, re.IGNORECASE) else f"https://{line}"


def _take_in(entries: list[dict[str, Any]], account: Account, words: Words) -> None:
    free = (each for each in entries if _is_free(each, account.platform))
    entry = next(free, None)
    if entry is None:
        taken = {each["id"] for each in entries}
        entry = {"id": id_for(account.platform or "", taken, "channel")}
        entries.append(entry)
    entry |= {"platform": account.platform, "address": account.address, "status": "active"}
    if not entry.get("cadence"):
        text = words("as usual, not agreed yet")
        entry["cadence"] = {**USUAL_CADENCE, "text": text}
        entry["inferred"] = [*entry.get("inferred", ()), "cadence"]


def _is_free(entry: dict[str, Any], platform: str | None) -> bool:
    return entry.get("platform") == platform and not entry.get("address")


def _channels(draft: Draft) -> tuple[Any, ...]:
    return draft.entries(("channels",))


def _roles(draft: Draft) -> tuple[Any, ...]:
    return draft.entries(("roles",))


def _plain(role: dict[str, Any]) -> str:
    return str(role.get("name") or role["id"]).casefold()


def _everywhere(draft: Draft) -> tuple[int, dict[str, Any]]:
    """The division for all channels that have none of their own, and its position."""
    entries = draft.entries(("responsibilities", "per_channel"))
    found = ((n, each) for n, each in enumerate(entries) if not each.get("channel"))
    return next(found, (len(entries), {}))


def _same_matter(each: dict[str, Any], asked: dict[str, Any]) -> bool:
    return bool(each.get("about") == asked["about"] and each.get("question") == asked["question"])
