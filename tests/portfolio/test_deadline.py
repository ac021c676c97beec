from tests.portfolio.sample import TODAY, deadline, summary
from toolkit.portfolio import DeadlineKind, deadlines_near, deadlines_passed, next_deadline


def test_near_is_from_today_to_two_weeks():
    """Yesterday and the fifteenth day are not near; today and the fourteenth are."""
    days = [deadline(n, "goal", str(n)) for n in (-1, 0, 14, 15)]

    near = deadlines_near([summary(deadlines=days)], TODAY)

    assert [each.names for each in near] == [("0",), ("14",)]
    assert [each.days for each in near] == [0, 14]


def test_the_first_day_of_all_clients_comes_first():
    """Deadlines stand in order of their day, and on one day in order of the client's name."""
    one = summary("b", deadlines=[deadline(2), deadline(5)])
    other = summary("a", deadlines=[deadline(2), deadline(9)])

    near = deadlines_near([one, other], TODAY)

    assert [(each.client, each.days) for each in near] == [("a", 2), ("b", 2), ("b", 5), ("a", 9)]


def test_messages_of_one_client_are_told_together():
    """What comes several times a week is one line: the first day, the last, how many, of what."""
    days = [deadline(1, "item", "Tip"), deadline(3, "item", "Tip", "Visit"), deadline(20, "item")]

    (near,) = deadlines_near([summary(deadlines=days)], TODAY)

    assert (near.n, near.names) == (3, ("Tip", "Visit"))
    assert (near.until - near.on).days == 2


def test_overdue_is_what_should_have_been_done():
    """A review that has passed is overdue; messages and a period that have passed are not."""
    kinds: tuple[DeadlineKind, ...] = ("review", "item", "approval", "period")
    days = [deadline(-1, kind) for kind in kinds]

    assert [each.kind for each in deadlines_passed([summary(deadlines=days)], TODAY)] == ["review"]


def test_the_next_day_is_the_first_that_has_not_passed():
    """A day that has passed is never the next one."""
    days = [deadline(-3), deadline(4), deadline(8)]

    assert next_deadline(summary(deadlines=days), TODAY) == days[1]
    assert next_deadline(summary(deadlines=days[:1]), TODAY) is None
