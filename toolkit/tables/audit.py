"""The baseline audit and the peers, as a reader sees them."""

from __future__ import annotations

from toolkit.strategy import AuditedAccount
from toolkit.strategy.audit import BestPost
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.note import notes_text
from toolkit.tables.quantity import cadence_text, followers_text
from toolkit.tables.view import View


def audit_section(view: View) -> tuple[Block, ...]:
    """How do the accounts stand today, and what do peers do?"""
    words = view.words
    heading = Heading(words("Baseline audit"), "audit")
    if not view.strategy.audit and not view.strategy.peers:
        return heading, Prose(words("No audit of the accounts is recorded yet."), "quiet")
    audit = (audit_table(view),) if view.strategy.audit else ()
    peers = (peers_table(view),) if view.strategy.peers else ()
    return heading, *audit, *peers


def audit_table(view: View) -> Table:
    """Each existing account, as it was found."""
    words = view.words
    columns = ("Account", "Followers", "Cadence", "Last post", "Access", "Verdict")
    return lean(
        Table(
            "audit-table",
            words("The accounts as they were found"),
            tuple(Column(words(name)) for name in columns),
            tuple(_account_row(account, view) for account in view.strategy.audit),
        )
    )


def _account_row(account: AuditedAccount, view: View) -> tuple[Cell, ...]:
    words = view.words
    name = view.name("channels", account.channel)
    if not name:
        name = f"{view.platform_name(account.platform)} {account.handle or ''}".strip()
    branding = words.term("branding", account.branding) if account.branding else ""
    look = notes_text((branding, account.branding_remark))
    best = "; ".join(filter(None, (_best_post(post, view) for post in account.best_posts)))
    notes = [look and words("house style: {look}", look=look)]
    notes += [best and words("did well: {posts}", posts=best)]
    notes += [words("impostors: {names}", names=", ".join(account.impostors))] * bool(
        account.impostors
    )
    return (
        Cell(name, notes_text((*notes, account.remark)) or None),
        Cell(followers_text(account.followers, words)),
        Cell(cadence_text(account.cadence, words)),
        Cell(words.partial_date(account.last_post_on) if account.last_post_on else ""),
        Cell(_access(account, view), account.owner),
        Cell(words.term("verdict", account.verdict) if account.verdict else "", account.reason),
    )


def _best_post(post: BestPost, view: View) -> str:
    """A post that did well, with its result and the reason where these are short."""
    aside = "; ".join(view.brief(text) for text in (post.result, post.why) if view.brief(text))
    title = post.title or post.address or ""
    return f"{title} ({aside})" if title and aside else title or aside


def _access(account: AuditedAccount, view: View) -> str:
    words = view.words
    said = []
    if account.administrators:
        said.append(
            words.count("{n} administrator", "{n} administrators", len(account.administrators))
        )
    if account.two_factor is not None:
        said.append(
            words("two-factor login") if account.two_factor else words("no two-factor login")
        )
    return ", ".join(said)


def peers_table(view: View) -> Table:
    """Comparable organisations, with a lesson each."""
    words = view.words
    return lean(
        Table(
            "peers-table",
            words("Comparable organisations, with a lesson each"),
            (Column(words("Organisation")), Column(words("Platform")), Column(words("Lesson"))),
            tuple(
                (
                    Cell(peer.name or "", address=peer.address),
                    Cell(view.platform_name(peer.platform)),
                    Cell(peer.lesson or "", peer.remark),
                )
                for peer in view.strategy.peers
            ),
        )
    )
