"""What follows from the draft, computed beside the typing: never stale, never in the way."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue

import pytest

from tests.intake.test_saving import until
from toolkit.channel_mix.glance import MixGlance, mix_glance
from toolkit.intake.aside import Aside
from toolkit.intake.control import STALE, Controls
from toolkit.intake.following import Following
from toolkit.intake.session import Session

NAME = ("personas", 0, "name")
DEADLINE = ("goals", 0, "deadline", "on")
Jobs = SimpleQueue[Callable[[], None]]


@pytest.fixture
def jobs() -> Jobs:
    """What the threads hand over to the kernel's own."""
    return SimpleQueue()


@pytest.fixture
def following(session: Session, jobs: Jobs) -> Iterator[Following]:
    """Findings, coverage and the mix, computed in threads."""
    found = Following(
        session, Controls(), lambda finding: finding.aspect == "goals", lambda _: None
    )
    session.watch(found.changed)
    found.changed()
    found.begin(jobs.put)
    yield found
    found.finish()


def settle(jobs: Jobs, is_so: Callable[[], bool]) -> None:
    """Show what the threads hand over, until something is so."""

    def shown() -> bool:
        with contextlib.suppress(Empty):
            jobs.get_nowait()()
        return is_so()

    until(shown)


def test_what_follows_belongs_to_the_last_of_many_changes(session, following, jobs):
    """However fast they come, the panel ends with what is in the form."""
    for n in range(20):
        session.act(lambda n=n: session.fill(NAME, f"Kok nummer {n}"))
    settle(jobs, lambda: following.is_current and following.is_mixed)

    assert "Kok nummer 19" in following.live.panel.value
    assert "Kok nummer 18" not in following.live.panel.value


def test_a_result_that_comes_too_late_is_not_shown(session, following, jobs):
    """It was computed for what was typed before: the next one is on its way."""
    session.act(lambda: session.fill(NAME, "Eerst"))
    late = [jobs.get(timeout=60)]
    session.act(lambda: session.fill(NAME, "Daarna"))
    for job in late:
        job()
    assert "Eerst" not in following.live.panel.value
    settle(jobs, lambda: following.is_current)

    assert "Daarna" in following.live.panel.value


def test_the_mix_of_before_is_greyed_and_said_to_be_so_until_the_next_is_there(
    session, following, jobs
):
    """Colour is not the only sign, and the old figures stay readable."""
    settle(jobs, lambda: following.is_mixed)
    before = following.advised.panel.value
    session.act(lambda: session.fill(("goals", 0, "weight"), "9"))
    assert STALE in following.advised.panel._dom_classes
    assert "wordt opnieuw berekend" in following.advised.state.value
    assert 'role="status"' in following.advised.state.value
    assert following.advised.panel.value == before

    settle(jobs, lambda: following.is_mixed)
    assert STALE not in following.advised.panel._dom_classes
    assert following.advised.state.value == ""


def test_frontier_and_firmness_come_when_they_are_asked_for_and_go_with_a_change(
    session, following, jobs
):
    """Nobody waits for what nobody asked; what belongs to another draft goes away."""
    settle(jobs, lambda: following.is_mixed)
    assert following.advised.more.value == ""
    hours, firm = following.advised.buttons.children
    hours.click()
    assert "Dit wordt berekend" in following.advised.state.value
    settle(jobs, lambda: "Wat elk uur per week oplevert" in following.advised.more.value)
    firm.click()
    settle(jobs, lambda: "Hoe stevig" in following.advised.more.value)

    session.act(lambda: session.fill(("goals", 0, "weight"), "9"))
    settle(jobs, lambda: following.is_mixed)
    assert following.advised.more.value == ""


def test_the_mix_from_the_one_before_is_the_mix_from_nothing(session):
    """A warm start makes it faster, and no difference."""
    for weight in ("1", "9", "0"):
        session.fill(("goals", 0, "weight"), weight)
        analysis = session.analysis()
        cold = mix_glance(session.draft.strategy, session.evidence, analysis.coverage, {})
        assert isinstance(cold, MixGlance)
        warm = mix_glance(
            session.draft.strategy, session.evidence, analysis.coverage, dict(cold.channels)
        )
        assert isinstance(warm, MixGlance)
        assert warm.advised.levels == cold.advised.levels


def test_something_unforeseen_in_a_thread_is_told_in_words(session, following, jobs, monkeypatch):
    """Never silence, never a traceback; the next change is computed again."""
    told = []
    session.watch_state(lambda: told.append(session.trouble))
    with monkeypatch.context() as patched:
        patched.setattr("toolkit.intake.session.analyse", None)
        session.act(lambda: session.fill(DEADLINE, "1-1-2028"))
        settle(jobs, lambda: any(told))
    session.act(lambda: session.fill(DEADLINE, "2-1-2028"))
    settle(jobs, lambda: following.is_current)

    assert following.is_current


def test_work_asked_for_while_it_is_done_is_done_once_more_and_never_twice_at_once():
    """The thread behind saving and computing."""
    at_once, most, n_done = 0, 0, 0
    go_on, begun = threading.Event(), threading.Event()

    def work() -> None:
        nonlocal at_once, most, n_done
        at_once += 1
        most = max(most, at_once)
        begun.set()
        go_on.wait(60)
        at_once -= 1
        n_done += 1

    aside = Aside(work, 0.0)
    aside.soon()
    assert begun.wait(60)
    for _ in range(10):
        aside.soon()
    go_on.set()
    aside.finish(60)

    assert (most, n_done) == (1, 2)
