import pytest

from toolkit.content_calendar.caption import caption, caption_length

FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
THUMB = "\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}"
FLAG = "\N{REGIONAL INDICATOR SYMBOL LETTER N}\N{REGIONAL INDICATOR SYMBOL LETTER L}"


@pytest.mark.parametrize(
    ("text", "characters", "signs", "weighted", "n_bytes"),
    [
        ("", 0, 0, 0, 0),
        ("Brood", 5, 5, 5, 5),
        ("crème", 5, 5, 5, 5),
        ("cre\N{COMBINING GRAVE ACCENT}me", 6, 5, 6, 6),
        ("“ja” – 5 €…", 11, 11, 13, 11),
        ("🥐", 1, 1, 2, 4),
        (FAMILY, 5, 1, 2, 14),
        (THUMB, 2, 1, 2, 8),
        (FLAG + FLAG, 4, 2, 4, 16),
        ("面包", 2, 2, 4, 2),
        ("https://example.org/a-very-long-address-indeed/1", 48, 48, 23, 48),
    ],
)
def test_each_platform_counts_in_its_own_way(text, characters, signs, weighted, n_bytes):
    """Characters, signs as people see them, X's weights, and an emoji as its bytes."""
    assert caption_length(text, "characters") == characters
    assert caption_length(text, "signs") == signs
    assert caption_length(text, "weighted") == weighted
    assert caption_length(text, "bytes") == n_bytes


@pytest.mark.parametrize(
    ("text", "tags", "link", "whole"),
    [
        ("Kom", (), None, "Kom"),
        ("Kom", ("brood", "#Bakker", "", "#"), None, "Kom\n\n#brood #Bakker"),
        ("Kom #Brood", ("#brood",), None, "Kom #Brood"),
        ("#broodje", ("#brood",), None, "#broodje\n\n#brood"),
        ("Kom", ("#a",), "https://x.nl/?utm_source=y", "Kom\n\nhttps://x.nl/?utm_source=y\n\n#a"),
        ("Zie https://x.nl/", (), "https://x.nl/?utm_source=y", "Zie https://x.nl/"),
    ],
)
def test_link_and_hashtags_come_once(text, tags, link, whole):
    """What the text holds already is not put behind it again."""
    assert caption(text, tags, link) == whole
