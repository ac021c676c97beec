"""How long the calendar's files take: the workbook, the feeds, and reading all answers back."""

from collections.abc import Iterator
from functools import partial

from benchmarks.clock import timing
from benchmarks.content_calendar import AS_OF, YEAR, single_items, weekly_series
from benchmarks.review import large, shipped_evidence
from toolkit.analysis import analyse
from toolkit.deliverables.calendar_feed import production_feed, publication_feed
from toolkit.deliverables.calendar_workbook import calendar_workbook
from toolkit.language import words_for
from toolkit.strategy import parse_strategy
from toolkit.tables.view import View
from toolkit.workbook.answer import answers
from toolkit.workbook.feedback import with_feedback
from toolkit.workbook.reading import calendar_rows

RUNS = 5


def calendar_file_lines() -> Iterator[str]:
    evidence = shipped_evidence()
    for what, content in (("series", weekly_series()), ("single items", single_items())):
        strategy = parse_strategy({**large(), "period": YEAR, "content": content})
        view = View(analyse(strategy, evidence, AS_OF), words_for("nl"))
        calendar = view.analysis.calendar
        sent = calendar_workbook(calendar, view)
        actions = (
            ("workbook", partial(calendar_workbook, calendar, view)),
            ("feed of publications", partial(publication_feed, "client", calendar, view)),
            ("feed of production", partial(production_feed, "client", calendar, view)),
            ("reading it back", partial(_read_back, sent, view)),
        )
        for said, action in actions:
            median = timing(action, RUNS).median
            n_posts = len(calendar.publications)
            yield f"{said:<24}{median * 1000:.0f} ms ({n_posts} posts, {what})"


def _read_back(sent: bytes, view: View) -> None:
    calendar = view.analysis.calendar
    known = {each.id: each for each in calendar.publications}
    rows = calendar_rows(sent, "calendar.xlsx", "nl")
    given, _ = answers(rows, known, view.words)
    with_feedback(view.strategy, given, calendar.publications, AS_OF, view.words)


if __name__ == "__main__":
    for line in calendar_file_lines():
        print(line)
