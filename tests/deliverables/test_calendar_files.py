from dataclasses import replace

import pytest

from tests.deliverables.calendars import bakery, calendar_of, publications, view_of
from toolkit.deliverables.calendar_files import calendar_files
from toolkit.tables.view import View


@pytest.fixture(scope="module")
def view() -> View:
    """The bakery, with one post approved."""
    shown = view_of(bakery())
    first, *others = publications(shown.strategy)[2:]
    calendar = calendar_of((replace(first, stage="approved"), *others))
    return replace(shown, analysis=replace(shown.analysis, calendar=calendar))


def test_each_format_has_its_files(view):
    """A workbook, two feeds and a file for a scheduler, named after the client's folder."""
    client = "O'Neil “{x}” 🥐"

    assert list(calendar_files(client, view, ["html", "xlsx", "ics", "csv"])) == [
        f"{client}-calendar.xlsx",
        f"{client}-publications.ics",
        f"{client}-production.ics",
        f"{client}-posts.csv",
    ]


@pytest.mark.parametrize(("wanted", "n_files"), [("html", 0), ("xlsx", 1), ("ics", 2), ("csv", 1)])
def test_only_what_is_asked_for_is_made(view, wanted, n_files):
    """Of the formats only those that were named."""
    assert len(calendar_files("b", view, [wanted])) == n_files


def test_a_calendar_without_anything_is_a_workbook_only(view):
    """A feed without entries is no valid file, a scheduler has no use for one without posts."""
    empty = replace(view, analysis=replace(view.analysis, calendar=calendar_of(())))

    assert list(calendar_files("b", empty, ["xlsx", "ics", "csv"])) == ["b-calendar.xlsx"]
