import datetime as dt
from dataclasses import dataclass

import pytest

from tests.deliverables.calendars import AS_OF, bakery
from tests.workbook.files import (
    HEADS,
    Table,
    answer,
    answered_in_place,
    place,
    row_of,
    saved,
    sent,
    table,
)
from toolkit.content_calendar import content_calendar
from toolkit.language import words_for
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import Item, Strategy
from toolkit.workbook.answer import answers
from toolkit.workbook.feedback import Outcome, with_feedback
from toolkit.workbook.reading import calendar_rows
from toolkit.workbook.told import Told

POST = "series:de-nachtploeg:2027-01-27"
FACEBOOK, INSTAGRAM = f"{POST}:facebook", f"{POST}:instagram"
SERIES = "series:uit-de-oven:2027-01-04:instagram"
BOTH = "series:vraag-het-de-bakker:2027-01-07"
WORDS = words_for("nl")


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    """The bakery."""
    return bakery()


@pytest.fixture
def rows(strategy) -> Table:
    """What stands in the workbook that went to the bakery."""
    return table(sent(strategy))


@dataclass(frozen=True)
class Came:
    """What came of a workbook."""

    outcome: Outcome
    told: tuple[Told, ...]

    def item(self, identifier: str) -> Item:
        """An item of the strategy afterwards."""
        items = self.outcome.strategy.content.items
        return next(each for each in items if each.id == identifier)

    @property
    def codes(self) -> list[str]:
        """What has to be known."""
        return [each.code for each in self.told]


def back(strategy: Strategy, data: bytes, by: str | None = None, as_of: dt.date = AS_OF) -> Came:
    """Read a workbook back."""
    calendar = content_calendar(strategy, load_evidence(), AS_OF)
    known = {each.id: each for each in calendar.publications}
    given, odd = answers(calendar_rows(data, "plan.xlsx", "nl"), known, WORDS, by)
    outcome = with_feedback(strategy, given, known.values(), as_of, WORDS)
    return Came(outcome, (*odd, *outcome.told))


def staged(strategy: Strategy, stage: str, **more) -> Strategy:
    """The strategy with its first item at a stage."""
    first, *others = strategy.content.items
    first = first.model_copy(update={"stage": stage, **more})
    content = strategy.content.model_copy(update={"items": (first, *others)})
    return strategy.model_copy(update={"content": content})


def test_without_answers_nothing_changes(strategy, rows):
    """A workbook that comes back as it went, in whatever program, says nothing."""
    for data in (sent(strategy), saved(rows)):
        came = back(strategy, data)

        assert came.outcome.strategy == strategy
        assert came.told == ()


def test_an_item_is_approved_when_all_its_channels_are_agreed(strategy, rows):
    """Two channels, two agreements: the item is approved, with who said so and when."""
    answer(rows, FACEBOOK, "Akkoord", "Eva")
    answer(rows, INSTAGRAM, "✓")
    came = back(strategy, saved(rows), by="Marieke")
    item = came.item("eerste-week-van-yara")

    assert item.stage == "approved"
    assert [(each.given_by, each.channel, each.agreed, each.text) for each in item.feedback] == [
        ("Eva", "facebook", True, None),
        ("Marieke", "instagram", True, None),
    ]
    assert {each.given_on for each in item.feedback} == {AS_OF}
    assert came.told == ()


def test_an_item_waits_for_its_other_channel(strategy, rows):
    """One agreement of two is recorded, and what is still open is told."""
    answer(rows, FACEBOOK, "akkoord")
    came = back(strategy, saved(rows))

    assert came.item("eerste-week-van-yara").stage == "draft"
    assert came.codes == ["others_open"]
    assert came.told[0].facts["channels"] == "instagram"


def test_agreements_of_two_files_count_together(strategy, rows):
    """What the one agreed last week and the other today makes an item approved."""
    answer(rows, FACEBOOK, "akkoord", "Eva")
    first = back(strategy, saved(rows)).outcome.strategy
    later = table(sent(first))
    answer(later, INSTAGRAM, "akkoord", "Jan")
    came = back(first, saved(later))

    assert came.item("eerste-week-van-yara").stage == "approved"
    assert len(came.item("eerste-week-van-yara").feedback) == 2


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("idea", "idea", []),
        ("draft", "draft", []),
        ("review", "draft", []),
        ("approved", "draft", []),
        ("scheduled", "draft", ["already_scheduled"]),
        ("published", "published", ["already_published"]),
        ("archived", "archived", ["already_published"]),
    ],
)
def test_a_remark_brings_an_item_back_to_its_maker(strategy, rows, before, after, codes):
    """A remark is kept word for word; what was ready is not, and what is out is told."""
    now = staged(strategy, before)
    answer(rows, FACEBOOK, "  Andere foto,\ngraag “lichter” 🥐  ", "Eva")
    came = back(now, saved(rows))
    item = came.item("eerste-week-van-yara")

    assert item.stage == after
    assert item.feedback[0].text == "Andere foto,\ngraag “lichter” 🥐"
    assert not item.feedback[0].agreed
    assert came.codes == codes


@pytest.mark.parametrize(
    ("before", "after"),
    [("idea", "approved"), ("draft", "approved"), ("review", "approved"), ("approved", "approved"),
     ("scheduled", "scheduled"), ("published", "published")],
)  # fmt: skip
def test_an_agreement_never_brings_an_item_back(strategy, rows, before, after):
    """Agreed is approved; what is further already stays there."""
    now = staged(strategy, before)
    for each in (FACEBOOK, INSTAGRAM):
        answer(rows, each, "ok")

    assert back(now, saved(rows)).item("eerste-week-van-yara").stage == after


def test_an_agreement_with_a_condition_is_a_remark(strategy, rows):
    """An agreement with "mits" in it approves nothing."""
    answer(rows, FACEBOOK, "Akkoord, mits de naam eruit gaat")
    answer(rows, INSTAGRAM, "akkoord")
    item = back(strategy, saved(rows)).item("eerste-week-van-yara")

    assert item.stage == "draft"
    assert [each.agreed for each in item.feedback] == [False, True]


def test_an_occurrence_of_a_series_gets_an_item_of_its_own(strategy, rows):
    """A remark about one week makes an item for that week: the rest of the series stays."""
    answer(rows, SERIES, "Deze week liever krentenbollen")
    came = back(strategy, saved(rows))
    item = came.item("uit-de-oven-2027-01-04")
    before, after = (
        {
            (each.id, each.on, each.at, each.title)
            for each in content_calendar(every, load_evidence(), AS_OF).publications
        }
        for every in (strategy, came.outcome.strategy)
    )

    assert (item.series, item.occurrence) == ("uit-de-oven", dt.date(2027, 1, 4))
    assert item.feedback[0].text == "Deze week liever krentenbollen"
    assert before == after, "the calendar is as it was"


def test_an_idea_that_is_agreed_is_a_draft(strategy, rows):
    """Where no text could be seen yet, the idea is agreed: the text still has to be shown."""
    answer(rows, SERIES, "akkoord")
    came = back(strategy, saved(rows))

    assert came.item("uit-de-oven-2027-01-04").stage == "draft"
    assert came.codes == ["idea_only"]


def test_the_channels_of_an_occurrence_share_an_item(strategy, rows):
    """Answers about the same week on two channels come together in one item."""
    answer(rows, f"{BOTH}:facebook", "akkoord")
    answer(rows, f"{BOTH}:instagram", "korter")
    came = back(strategy, saved(rows))
    new = came.outcome.strategy.content.items[len(strategy.content.items) :]

    assert [each.id for each in new] == ["vraag-het-de-bakker-2027-01-07"]
    assert [each.channel for each in new[0].feedback] == ["facebook", "instagram"]


def test_reading_a_file_twice_records_it_once(strategy, rows):
    """The same answers, read again on a later day, are known."""
    answer(rows, FACEBOOK, "akkoord", "Eva")
    answer(rows, SERIES, "korter")
    once = back(strategy, saved(rows)).outcome.strategy
    again = back(once, saved(rows), as_of=AS_OF + dt.timedelta(days=3))

    assert again.outcome.strategy == once
    assert again.outcome.n_before == 2


def test_the_file_that_was_sent_can_be_filled_in_as_it_is(strategy):
    """Answers written into the very cells of the file are found, and told by cell."""
    data = answered_in_place(sent(strategy), {"J26": "akkoord", "J27": "x", "K26": "Eva"})
    came = back(strategy, data)

    assert came.item("eerste-week-van-yara").feedback[0].given_by == "Eva"
    unclear = next(each for each in came.told if each.code == "unclear")
    assert (unclear.sheet, unclear.cell) == ("Kalender", "J27")


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_libreoffice_may_save_it(strategy, tmp_path, libreoffice, suffix):
    """Filled in and saved by LibreOffice, the answers are the same."""
    data = answered_in_place(sent(strategy), {"J26": "akkoord", "J27": "akkoord", "J3": "Later"})
    (tmp_path / "plan.xlsx").write_bytes(data)
    again = libreoffice(tmp_path / "plan.xlsx", suffix, tmp_path / "again").read_bytes()

    assert back(strategy, again).outcome.strategy == back(strategy, data).outcome.strategy


def test_rows_may_be_sorted_and_removed(strategy, rows):
    """Only the rows that are left count, in whatever order."""
    answer(rows, FACEBOOK, "akkoord")
    answer(rows, INSTAGRAM, "akkoord")
    kept = [row_of(rows, INSTAGRAM), row_of(rows, FACEBOOK)]
    came = back(strategy, saved([*rows[: HEADS + 1], *kept]))

    assert came.item("eerste-week-van-yara").stage == "approved"


def test_an_answer_about_nothing_we_know_is_told_with_its_text(strategy, rows):
    """A changed reference, and a row that somebody added, are told: the text is not lost."""
    answer(rows, FACEBOOK, "andere foto")
    row_of(rows, FACEBOOK)[-1] = "series:de-nachtploeg:2027-01-26:facebook #aaaabbbb"
    added = [""] * len(rows[HEADS])
    added[place(rows, "Akkoord")] = "En een post over de open dag?"
    came = back(strategy, saved([*rows, added]))

    assert came.outcome.strategy == strategy
    assert sorted(came.codes) == ["no_reference", "unknown"]
    texts = {each.code: each.facts["text"] for each in came.told}
    assert texts["no_reference"] == "En een post over de open dag?"
    assert texts["unknown"] == "andere foto"


def test_two_answers_about_one_publication_are_told(strategy, rows):
    """A copied row with another answer: neither is taken, both are told with their cells."""
    answer(rows, FACEBOOK, "akkoord")
    copy = list(row_of(rows, FACEBOOK))
    copy[place(rows, "Akkoord")] = "toch niet"
    came = back(strategy, saved([*rows, copy]))

    assert came.outcome.strategy == strategy
    assert came.codes == ["two_answers"]
    assert came.told[0].facts["text"] == "“akkoord” / “toch niet”"
    assert came.told[0].facts["cells"] == "Kalender J26, Kalender J353"


def test_the_same_answer_twice_is_one(strategy, rows):
    """A row that was copied along with its answer says it once."""
    answer(rows, FACEBOOK, "korter")
    came = back(strategy, saved([*rows, list(row_of(rows, FACEBOOK))]))

    assert len(came.item("eerste-week-van-yara").feedback) == 1


def test_what_is_changed_in_other_cells_becomes_a_remark(strategy, rows):
    """A client who rewrites the text, or moves the day, has said something; agreed it is not."""
    row = row_of(rows, FACEBOOK)
    row[place(rows, "Tekst")] = "Kom een nacht kijken!"
    row[place(rows, "Datum")] = dt.date(2027, 1, 28)
    row[place(rows, "Akkoord")] = "akkoord"
    came = back(staged(strategy, "approved"), saved(rows))
    item = came.item("eerste-week-van-yara")

    assert item.stage == "draft"
    assert not item.feedback[0].agreed
    assert item.feedback[0].text == (
        "akkoord\nDatum veranderd in: 28 januari 2027\nTekst veranderd in: Kom een nacht kijken!"
    )


def test_a_change_without_an_answer_counts_too(strategy, rows):
    """Whoever only rewrites the text need not say so."""
    row_of(rows, FACEBOOK)[place(rows, "Tekst")] = ""

    assert back(strategy, saved(rows)).item("eerste-week-van-yara").feedback[0].text == (
        "Tekst veranderd in: niets"
    )


@pytest.mark.parametrize("typed", ["27-01-2027", "27 januari 2027", "2027-01-27", 46414])
def test_a_date_typed_as_text_is_still_that_date(strategy, rows, typed):
    """A date that lost its form on the way is no change; a text is told where it is answered."""
    row_of(rows, FACEBOOK)[place(rows, "Datum")] = typed
    assert back(strategy, saved(rows)).outcome.strategy == strategy

    answer(rows, FACEBOOK, "korter")
    came = back(strategy, saved(rows))

    assert came.item("eerste-week-van-yara").feedback[0].text == "korter"
    assert came.codes == ["date_as_text"] * isinstance(typed, str)


def test_a_day_that_cannot_be_read_is_kept_as_typed(strategy, rows):
    """What is no date, such as "een week later", is a remark."""
    row_of(rows, FACEBOOK)[place(rows, "Datum")] = "een week later"

    assert back(strategy, saved(rows)).item("eerste-week-van-yara").feedback[0].text == (
        "Datum veranderd in: een week later"
    )


def test_columns_that_are_gone_are_no_changes(strategy, rows):
    """A client who removes columns to read better has changed nothing."""
    keep = [place(rows, name) for name in ("Bericht", "Akkoord", "Kenmerk")]
    answer(rows, FACEBOOK, "akkoord")
    answer(rows, INSTAGRAM, "akkoord")
    came = back(strategy, saved([[row[n] for n in keep] if len(row) > 1 else row for row in rows]))

    assert came.item("eerste-week-van-yara").stage == "approved"


def changed_text(strategy: Strategy) -> Strategy:
    """The strategy after its maker rewrote a text."""
    first = strategy.content.items[0]
    copies = tuple(each.model_copy(update={"text": "Heel anders"}) for each in first.copies)
    return staged(strategy, "review", copies=copies)


def test_an_agreement_with_an_older_version_approves_nothing(strategy, rows):
    """What was changed after it was sent has to be asked again; that somebody agreed is kept."""
    for each in (FACEBOOK, INSTAGRAM):
        answer(rows, each, "akkoord")
    came = back(changed_text(strategy), saved(rows))
    item = came.item("eerste-week-van-yara")

    assert item.stage == "review"
    assert [each.agreed for each in item.feedback] == [True, True]
    assert came.codes == ["older_version", "older_version"]


def test_the_same_answer_to_a_new_version_counts(strategy, rows):
    """After the text is changed, a second agreement of the same person approves it."""
    for each in (FACEBOOK, INSTAGRAM):
        answer(rows, each, "akkoord", "Eva")
    now = changed_text(back(strategy, saved(rows)).outcome.strategy)
    fresh = table(sent(now))
    for each in (FACEBOOK, INSTAGRAM):
        answer(fresh, each, "akkoord", "Eva")
    came = back(now, saved(fresh))

    assert came.item("eerste-week-van-yara").stage == "approved"
    assert len(came.item("eerste-week-van-yara").feedback) == 4


def test_a_move_of_pillar_or_owner_leaves_an_agreement_standing(strategy, rows):
    """Only what people will see is what was agreed to."""
    for each in (FACEBOOK, INSTAGRAM):
        answer(rows, each, "akkoord")
    came = back(staged(strategy, "review", pillar="ambacht", owner="winkel"), saved(rows))

    assert came.item("eerste-week-van-yara").stage == "approved"


def test_an_item_that_returns_keeps_its_stage(strategy, rows):
    """One day of a repeated item says nothing about the others; the remark names the day."""
    again = staged(strategy, "draft", series=None, occurrence=None, rule="FREQ=WEEKLY;BYDAY=WE")
    rows = table(sent(again))
    answer(rows, "repeat:eerste-week-van-yara:2027-02-03:facebook", "akkoord")
    came = back(again, saved(rows))
    item = came.item("eerste-week-van-yara")

    assert item.stage == "draft"
    assert item.feedback[0].text == "3 februari 2027: akkoord"
    assert came.codes == ["repeats"]


def test_a_remark_that_no_strategy_can_hold_is_told(strategy, rows):
    """A novel in a cell is told, not cut."""
    answer(rows, FACEBOOK, "lang " * 5_000)
    came = back(strategy, saved(rows))

    assert came.outcome.strategy == strategy
    assert came.codes == ["too_long"]


@pytest.mark.parametrize("written", [True, 5.0, dt.date(2027, 2, 3), "=1+1", "\x07tring"])
def test_any_value_of_a_cell_is_text(strategy, rows, written):
    """A tick box, a number, a date, a formula: an answer, a remark or an unclear sign."""
    answer(rows, FACEBOOK, written)
    came = back(strategy, saved(rows))
    said = [(each.agreed, each.text) for each in came.item("eerste-week-van-yara").feedback]

    wanted = {
        "True": [(True, None)],
        "5.0": [],
        "2027-02-03": [(False, "2027-02-03")],
        "=1+1": [],
        "\x07tring": [(False, "tring")],
    }
    assert said == wanted[str(written)]
