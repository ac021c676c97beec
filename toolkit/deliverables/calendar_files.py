"""The files of the calendar: the workbook, what calendar programs read, and what schedulers do."""

from __future__ import annotations

from collections.abc import Collection

from toolkit.deliverables.calendar_feed import production_feed, publication_feed
from toolkit.deliverables.calendar_workbook import calendar_workbook
from toolkit.deliverables.scheduler import scheduler_files
from toolkit.tables.view import View


def calendar_files(client: str, view: View, formats: Collection[str]) -> dict[str, bytes]:
    """The files that are asked for, by name; `client` is the client's folder.

    A calendar program takes no file without entries, and a scheduler none without posts: such a
    one is left out.
    """
    calendar = view.analysis.calendar
    files: dict[str, bytes] = {}
    if "xlsx" in formats:
        files[f"{client}-calendar.xlsx"] = calendar_workbook(calendar, view)
    if "ics" in formats and (calendar.publications or calendar.dropped):
        files[f"{client}-publications.ics"] = publication_feed(client, calendar, view)
    if "ics" in formats and any(each.steps for each in calendar.productions.values()):
        files[f"{client}-production.ics"] = production_feed(client, calendar, view)
    if "csv" in formats:
        files |= scheduler_files(client, view)
    return files
