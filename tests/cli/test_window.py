import datetime as dt

import pytest

from toolkit.cli.window import asked_days, planned_days
from toolkit.errors import ChoiceError
from toolkit.strategy.client import Period

WEDNESDAY = dt.date(2026, 11, 25)
YEAR = Period(start=dt.date(2027, 1, 1), end=dt.date(2027, 12, 31))


@pytest.mark.parametrize(
    ("asked", "period", "expected"),
    [
        ((None, None, None), Period(), ("2026-11-25", "2027-02-21")),
        ((None, None, None), YEAR, ("2027-01-01", "2027-03-28")),
        (("1", None, None), Period(), ("2026-11-25", "2026-11-29")),
        (("2", "2027-05-03", None), YEAR, ("2027-05-03", "2027-05-16")),
        ((None, None, "2027-01-31"), Period(), ("2026-11-25", "2027-01-31")),
        ((None, "2027-04-01", "2027-05-31"), YEAR, ("2027-04-01", "2027-05-31")),
    ],
)
def test_the_days_that_are_meant(asked, period, expected):
    """Thirteen weeks, each to its Sunday, from today or the period's first day; or as asked."""
    first, last = planned_days(period, WEDNESDAY, asked_days(*asked))

    assert (f"{first}", f"{last}") == expected


@pytest.mark.parametrize(
    ("asked", "option"),
    [
        (("0", None, None), "--weeks"),
        (("54", None, None), "--weeks"),
        (("many", None, None), "--weeks"),
        (("4", None, "2027-01-31"), "--weeks"),
        ((None, "2027-02-30", None), "--from"),
        ((None, None, "soon"), "--until"),
        ((None, "2027-02-02", "2027-02-01"), "--until"),
        ((None, "2027-01-01", "2029-01-01"), "--until"),
    ],
)
def test_days_that_cannot_be_meant_are_refused(asked, option):
    """The option that is wrong is named."""
    with pytest.raises(ChoiceError) as refused:
        asked_days(*asked)

    assert refused.value.facts["option"] == option
