"""Who the client is: name, starter, language, and the accounts that there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from toolkit.evidence import platform_name
from toolkit.intake.control import Controls, say
from toolkit.intake.draft import Draft
from toolkit.intake.field import Act, FieldView
from toolkit.intake.session import Session
from toolkit.intake.shape import field_leaf
from toolkit.intake.start.newcomer import Newcomer
from toolkit.intake.start.outset import (
    Account,
    accounts_in,
    first_said,
    with_accounts,
    without_account,
)

CHIPS = Markup('<ul class="qs-chips">{}</ul>')
CHIP = Markup('<li class="qs-chip {kind}"><strong>{platform}</strong> {address}</li>')
UNKNOWN = Markup('<p class="sf-problem" role="status">{}</p>')
EXAMPLE = "instagram.com/…\nlinkedin.com/company/…"


class WhoView:
    """Name, starter and language."""

    def __init__(self, session: Session, newcomer: Newcomer, look: Controls, act: Act):
        self.session, self.newcomer, self._act = session, newcomer, act
        words = session.words
        self.name = FieldView(field_leaf(("client", "name")), (), session, look, act)
        self.language = FieldView(field_leaf(("client", "language")), (), session, look, act)
        self.name.control.description = words("Name")
        self.language.control.description = words("Language")
        self.starter = look.choice(words("Begin with"), self._starters())
        self.starter.value = newcomer.starter
        self._showing = False
        self.starter.observe(self._chosen, "value")
        starter = look.box((self.starter,), "sf-field")
        self.widget = look.box((self.name.widget, starter, self.language.widget), "qs-row")

    def show(self) -> None:
        """Show what is filled in."""
        self._showing = True
        try:
            self.name.show(())
            self.language.show(())
            options = self._starters()
            if options != self.starter.options:
                self.starter.options = options
            if self.starter.value != self.newcomer.starter:
                self.starter.value = self.newcomer.starter
        finally:
            self._showing = False

    def _starters(self) -> tuple[tuple[str, str], ...]:
        language = self.session.draft.value(("client", "language")) or "nl"
        found = self.newcomer.starters(language, self.session.words)
        if self.newcomer.starter in [each for _, each in found]:
            return found
        return (*found, (self.newcomer.starter, self.newcomer.starter))

    def _chosen(self, change: Any) -> None:
        if not self._showing and change["new"] and change["new"] != self.newcomer.starter:
            self._act(lambda: self.newcomer.begin_with(change["new"], self.session))


class AccountsView:
    """Addresses, one per line, and the platforms that were recognised in them."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act, words = session, act, session.words
        label = words("Accounts that there are: one address per line")
        self.text = look.long_text(label, EXAMPLE)
        self.said = look.said("sf-message")
        self.widget = look.box((self.text, self.said), "sf-field", "qs-accounts")
        self._showing = False
        self.text.observe(self._typed, "value")

    def show(self) -> None:
        """Show the accounts of the draft, and what was typed and not recognised."""
        addresses = [address for address, _ in self._known()]
        typed = accounts_in(self.text.value, self.session.evidence)
        unknown = [each.address for each in typed if each.platform is None]
        if {each.address for each in typed if each.platform} != set(addresses):
            self._showing = True
            self.text.value = "\n".join([*addresses, *unknown])
            self._showing = False
        say(self.said, self._html(unknown))

    def _known(self) -> list[tuple[str, str]]:
        channels = self.session.draft.entries(("channels",))
        found = (each for each in channels if each.get("address"))
        return [(each["address"], each.get("platform", "")) for each in found]

    def _html(self, unknown: list[str]) -> Markup:
        session, words = self.session, self.session.words
        names = [
            (platform_name(platform, session.evidence, words.language), address)
            for address, platform in self._known()
        ]
        chips = Markup("").join(
            CHIP.format(kind="qs-known", platform=name, address=_short(address))
            for name, address in names
        )
        html = CHIPS.format(chips) if chips else Markup("")
        if unknown:
            text = words.count(
                "{n} address is of no known platform, so it is no channel yet: {addresses}",
                "{n} addresses are of no known platform, so they are no channels yet: {addresses}",
                len(unknown),
                addresses=", ".join(_short(each) for each in unknown),
            )
            html += UNKNOWN.format(text)
        return html

    def _typed(self, change: Any) -> None:
        if self._showing:
            return
        session = self.session
        before = accounts_in(change["old"] or "", session.evidence)
        after = accounts_in(change["new"], session.evidence)
        self._act(lambda: session.change(self._changed(before, after)))

    def _changed(
        self, before: tuple[Account, ...], after: tuple[Account, ...]
    ) -> Callable[[Draft], Draft]:
        left = {each.address for each in before} - {each.address for each in after}

        def change(draft: Draft) -> Draft:
            for address in sorted(left):
                draft = without_account(draft, address)
            return with_accounts(draft, after, self.session.words)

        return lambda draft: first_said(draft, change)


def _short(address: str) -> str:
    """An address as people read it.

    >>> _short("https://www.instagram.com/x/")
    'instagram.com/x'
    """
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")
