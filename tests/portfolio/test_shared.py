import pytest

from tests.portfolio.sample import TODAY, key_day, role, summary
from toolkit.portfolio import shared_key_dates, shared_roles


def test_an_event_is_the_same_whatever_clients_call_it():
    """A key date of the almanac is one at all clients that chose it; other days are not."""
    one = summary("a", key_days=[key_day("Moederdag", event="mothers-day")])
    other = summary("b", key_days=[key_day("Voor mama", event="mothers-day"), key_day("Feest")])

    (shared,) = shared_key_dates([one, other], TODAY)

    assert (shared.day.name("nl"), shared.clients) == ("Moederdag", ("a", "b"))


@pytest.mark.parametrize(
    ("name", "days", "n_shared"),
    [("open  DAG", 10, 1), ("Open dag", 11, 0), ("Andere dag", 10, 0)],
)
def test_own_dates_are_the_same_by_name_and_day(name: str, days: int, n_shared: int):
    """Spaces and capitals do not count; another day or another name does."""
    one = summary("a", key_days=[key_day("Open dag")])
    other = summary("b", key_days=[key_day(name, days)])

    assert len(shared_key_dates([one, other], TODAY)) == n_shared


def test_a_day_that_has_passed_is_left_out():
    """Two clients that used the same day last week share nothing any more."""
    both = [summary(name, key_days=[key_day("Open dag", -1)]) for name in "ab"]

    assert shared_key_dates(both, TODAY) == ()


def test_one_person_at_several_clients_has_the_hours_of_all():
    """Whoever is named at two clients is one person, whatever the role is called there."""
    one = summary("a", roles=[role("Vormgever", 2, holder="Noor ", available=3)])
    other = summary("b", roles=[role("Designer", 4, holder="noor", available=2), role("Baas", 9)])

    (noor,) = shared_roles([one, other], TODAY)

    assert (noor.name, noor.person, noor.clients) == ("Noor", True, ("a", "b"))
    assert (noor.wanted, noor.available, noor.roles) == (6, 5, ("Vormgever", "Designer"))


def test_roles_without_a_name_are_shared_by_what_they_are_called():
    """A designer who is named nowhere is one role; one that somebody has is another."""
    named = summary("c", roles=[role("Vormgever", 1, holder="Noor")])
    others = [summary(name, roles=[role("vormgever", 2)]) for name in "ab"]

    (shared,) = shared_roles([*others, named], TODAY)

    assert (shared.person, shared.clients, shared.available) == (False, ("a", "b"), None)


def test_a_person_with_two_roles_at_one_client_is_not_shared():
    """Two roles at one client are that client's own matter."""
    alone = summary("a", roles=[role("x", 1, holder="Noor"), role("y", 1, holder="Noor")])

    assert shared_roles([alone], TODAY) == ()


def test_the_busiest_week_is_that_of_all_clients_together():
    """Weeks are added up over clients, those that have passed left out; the first most counts."""
    one = summary("a", roles=[role("x", 1, (40, 99), (48, 5), (49, 1), holder="Noor")])
    other = summary("b", roles=[role("x", 1, (49, 5), (50, 6), holder="Noor")])

    (noor,) = shared_roles([one, other], TODAY)

    assert noor.busiest is not None
    assert (noor.busiest.week, noor.busiest.hours) == (49, 6)
