import pytest

from toolkit.workbook.verdict import verdict


@pytest.mark.parametrize(
    "text",
    ["akkoord", "Akkoord!", " AKKOORD. ", "ok", "OK", "Oké", "oke", "okay", "ja", "Agreed", "yes",
     "approved", "goedgekeurd", "prima", "helemaal akkoord", "is goed",
     "✓", "✔️", "✅", "👍🏽", "akkoord 👍", "akkoord, prima", "true"],
)  # fmt: skip
def test_an_agreement_is_understood(text):
    """Whoever says yes, in Dutch or English, with a word, a tick or a thumb, is understood."""
    assert verdict(text) == "agreed"


@pytest.mark.parametrize(
    "text",
    ["niet akkoord", "akkoord, mits korter", "akkoord maar andere foto", "nee", "no",
     "Ja, als de prijs klopt", "ok?? nee", "Kan dit een dag later", "not ok", "is", "goed idee",
     "=SUM(A1)", "12 januari", "見直し", "不同意"],
)  # fmt: skip
def test_more_than_yes_is_a_remark(text):
    """An agreement with a condition is none, and a remark is never taken for an agreement."""
    assert verdict(text) == "remark"


@pytest.mark.parametrize("text", ["x", "?", "-", "v", "…", "!", "1", "😀"])
def test_a_single_sign_is_not_guessed_at(text):
    """What may mean yes as well as no is asked about."""
    assert verdict(text) == "unclear"
