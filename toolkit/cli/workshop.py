"""Where `toolkit report` has its reports made: on this machine, or on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from toolkit.batch.forking import forks_are_available
from toolkit.batch.order import Maker, ReportOrder
from toolkit.cli.argument import ReportRequest
from toolkit.cli.screen import complain, reader_words
from toolkit.errors import MissingExtraError, NoForksError
from toolkit.language import Words

if TYPE_CHECKING:
    from toolkit.batch.cluster import Cluster


class Workshop(Protocol):
    """Where reports are made."""

    def possible(self, order: ReportOrder) -> ReportOrder:
        """What of an order can be made there; what is left out is said."""

    def open_maker(self, order: ReportOrder) -> Maker:
        """Who makes the reports there."""


def workshop_for(request: ReportRequest, time_limit: float) -> Workshop:
    """Where the reports that are asked for are made; nothing is started yet."""
    if request.cluster is None:
        return ThisMachine(reader_words())
    return OnCluster(request.cluster, time_limit, insecure=request.insecure)


class ThisMachine:
    """Forks of a warm process, else threads with ordinary kernels."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def possible(self, order: ReportOrder) -> ReportOrder:
        """Without Pango there is no PDF."""
        from toolkit.deliverables.pdf import pdf_possible

        return _without_pdf(order, pdf_possible, self.words)

    def open_maker(self, order: ReportOrder) -> Maker:
        """Forks where this system can fork safely."""
        if forks_are_available():
            from toolkit.batch.forked_maker import ForkedMaker

            try:
                return ForkedMaker(order)
            except NoForksError:
                pass
        # what runs notebooks takes a second to load: not where it is not needed
        from toolkit.batch.grammar import skip_slow_grammar

        skip_slow_grammar()
        from toolkit.batch.threaded_maker import ThreadedMaker

        complain(
            self.words("Kernels cannot be kept warm here: each report starts one from nothing.")
        )
        return ThreadedMaker(order)


class OnCluster:
    """Workers of a cluster; it is connected to when something has to be made."""

    def __init__(self, address: str, time_limit: float, *, insecure: bool) -> None:
        self.address, self.time_limit, self.insecure = address, time_limit, insecure
        self.words = reader_words()
        self.reached: Cluster | None = None

    def possible(self, order: ReportOrder) -> ReportOrder:
        """Where one of the workers has no Pango there is no PDF."""
        cluster = self._cluster()
        return _without_pdf(order, lambda: cluster.has_pango, self.words)

    def open_maker(self, order: ReportOrder) -> Maker:
        """Whoever hands parcels to the workers."""
        from toolkit.batch.cluster_maker import ClusterMaker

        return ClusterMaker(order, self._cluster(), self.time_limit)

    def _cluster(self) -> Cluster:
        """The cluster, reached once.

        Raises
        ------
        MissingExtraError
            When this installation cannot use one.
        ToolkitError
            When it cannot be reached, or would make other reports than this machine.
        """
        if self.reached is None:
            from toolkit.batch.grammar import skip_slow_grammar

            skip_slow_grammar()
            try:
                from toolkit.batch.cluster import Cluster
            except ModuleNotFoundError as error:
                raise MissingExtraError(extra="cluster", library=error.name) from error
            self.reached = Cluster(self.address, insecure=self.insecure)
        return self.reached


def _without_pdf(order: ReportOrder, can: Callable[[], bool], words: Words) -> ReportOrder:
    if "pdf" not in order.formats or can():
        return order
    complain(
        words(
            "Without Pango no PDF can be made; the other files are. How to install it: README.md."
        )
    )
    return replace(order, formats=tuple(each for each in order.formats if each != "pdf"))
