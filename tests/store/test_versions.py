"""Earlier versions: when they are kept, how long, and that they can be read."""

import datetime as dt
from collections.abc import Sequence

import pytest

from tests.store.conftest import NOW, SAMPLE, Save
from toolkit.errors import StrategyError, UnknownVersionError
from toolkit.store import StoredStrategy, read_version, versions

AMSTERDAM = dt.timezone(dt.timedelta(hours=1))


def _kept(stored: StoredStrategy) -> list[tuple[dt.timedelta, str | None]]:
    """Since when each version is kept, and what it holds."""
    return [
        (each.kept_at - NOW, read_version(stored.path, each.stamp).strategy.notes)
        for each in versions(stored.path)
    ]


def _minutes(count: float) -> dt.timedelta:
    return dt.timedelta(minutes=count)


def _saved(
    save: Save, stored: StoredStrategy, moments: Sequence[tuple[float, str]]
) -> StoredStrategy:
    for number, (minutes, session) in enumerate(moments):
        stored = save(stored, notes=str(number), session=session, now=NOW + _minutes(minutes))
    return stored


def test_a_version_is_kept_at_a_sessions_start_and_once_in_ten_minutes(
    stored: StoredStrategy, save: Save
) -> None:
    """What was there before a session's first save, and then at most one each ten minutes."""
    moments = [(0, "a"), (1, "a"), (9, "a"), (10, "a"), (11, "a"), (12, "b"), (13, "a"), (25, "a")]
    _saved(save, stored, moments)

    assert _kept(stored) == [
        (_minutes(0), "intern"),
        (_minutes(10), "2"),
        (_minutes(12), "4"),
        (_minutes(25), "6"),
    ]


def test_of_earlier_days_the_newest_version_stays(stored: StoredStrategy, save: Save) -> None:
    """After a day one version of that day is left: its last."""
    day = 24 * 60
    moments = [(0, "a"), (20, "a"), (40, "a"), (day, "b"), (day + 20, "b"), (2 * day, "c")]
    _saved(save, stored, moments)

    assert _kept(stored) == [
        (_minutes(40), "1"),
        (_minutes(day + 20), "3"),
        (_minutes(2 * day), "4"),
    ]


def test_a_day_is_the_consultants_own(stored: StoredStrategy, save: Save) -> None:
    """Around midnight the clock that counts is that of whoever saves, not that of Greenwich."""
    evening = dt.datetime(2027, 3, 10, 23, 30, tzinfo=AMSTERDAM)
    for number in range(4):
        now = evening + _minutes(20 * number)
        stored = save(stored, notes=str(number), now=now)
    held = [read_version(stored.path, each.stamp).strategy.notes for each in versions(stored.path)]

    assert held == ["0", "1", "2"]


def test_a_clock_that_goes_back_does_not_stop_the_versions(
    stored: StoredStrategy, save: Save
) -> None:
    """After a clock was put right by an hour, versions are kept again."""
    _saved(save, stored, [(60, "a"), (0, "a"), (1, "a")])

    assert [since for since, _ in _kept(stored)] == [_minutes(0), _minutes(60)]


def test_a_version_holds_every_byte_of_the_file_that_it_was(
    stored: StoredStrategy, save: Save
) -> None:
    """Comments and all."""
    save(stored, notes="x")
    (version,) = versions(stored.path)
    earlier = read_version(stored.path, version.stamp)

    assert version.path.read_bytes() == SAMPLE.encode()
    assert earlier.strategy == stored.strategy
    assert earlier.client == "lindewaal"
    assert earlier.digest == stored.digest


def test_an_unknown_version_is_told_with_those_that_are_kept(
    stored: StoredStrategy, save: Save
) -> None:
    """Also a stamp that is a path is only looked up, never opened."""
    save(stored, notes="x")
    (version,) = versions(stored.path)
    for stamp in ("gisteren", "../strategy", ""):
        with pytest.raises(UnknownVersionError) as error:
            read_version(stored.path, stamp)

        assert error.value.facts["known"] == version.stamp


def test_other_files_among_the_versions_are_left_alone(stored: StoredStrategy, save: Save) -> None:
    """What somebody else put there is neither listed nor removed."""
    folder = stored.path.parent / ".versions"
    folder.mkdir()
    others = ["notitie.txt", "strategy.2027-13-99T00-00-00Z-00000000.yaml", "andere.yaml"]
    for name in others:
        (folder / name).touch()
    _saved(save, stored, [(0, "a"), (24 * 60, "b")])

    assert len(versions(stored.path)) == 2
    assert all((folder / name).exists() for name in others)


def test_a_version_that_was_damaged_is_told(stored: StoredStrategy, save: Save) -> None:
    """A version that is no strategy any more names its own file."""
    save(stored, notes="x")
    (version,) = versions(stored.path)
    version.path.write_text("a: [")
    with pytest.raises(StrategyError) as error:
        read_version(stored.path, version.stamp)

    assert error.value.file == f"clients/lindewaal/.versions/{version.path.name}"


def test_a_client_without_a_save_has_no_versions(stored: StoredStrategy) -> None:
    """No folder, no versions, no error."""
    assert versions(stored.path) == ()
