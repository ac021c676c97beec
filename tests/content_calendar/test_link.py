"""Links with their tags."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content_calendar.link import Tag, slug, tagged

TAG = Tag("facebook", "social", "open-day")
TAGGED = "utm_source=facebook&utm_medium=social&utm_campaign=open-day"
GIVEN = Tag(campaign="Spring Sale!")

CASES = (
    ("https://a.nl", None, f"https://a.nl?{TAGGED}"),
    ("https://a.nl/b/#top", None, f"https://a.nl/b/?{TAGGED}#top"),
    ("https://a.nl/?q=1&q=2&empty=", None, f"https://a.nl/?q=1&q=2&empty=&{TAGGED}"),
    ("https://a.nl/?q=a%20b+c", None, f"https://a.nl/?q=a%20b+c&{TAGGED}"),
    ("HTTPS://A.nl/", None, f"https://A.nl/?{TAGGED}"),
    (
        "https://a.nl/?utm_source=Own&x=1",
        None,
        "https://a.nl/?x=1&utm_source=own&utm_medium=social&utm_campaign=open-day",
    ),
    (
        "https://a.nl/?utm_campaign=old",
        GIVEN,
        "https://a.nl/?utm_source=facebook&utm_medium=social&utm_campaign=spring-sale",
    ),
    ("https://a.nl/?utm_id=7", None, f"https://a.nl/?{TAGGED}&utm_id=7"),
    ("mailto:info@a.nl", None, "mailto:info@a.nl"),
    ("https://[broken", None, "https://[broken"),
)


@pytest.mark.parametrize(("link", "given_tag", "expected"), CASES)
def test_link_is_tagged(link: str, given_tag: Tag | None, expected: str) -> None:
    """Query and fragment are kept; what the client says goes before what is made up."""
    assert tagged(link, TAG, given_tag) == expected


@given(st.text(min_size=1, max_size=40))
def test_slug_is_lower_case_and_safe(text: str) -> None:
    """Whatever the words, they may stand in a link, and are the same when made again."""
    made = slug(text)

    assert made
    assert made == made.lower()
    assert all(char.isascii() and (char.isalnum() or char in "-._~") for char in made)
    assert slug(made) == made


QUERY = st.dictionaries(st.from_regex("[a-z]{1,5}", fullmatch=True), st.text(max_size=5))


@given(QUERY)
def test_own_query_is_kept(query: dict[str, str]) -> None:
    """Every parameter of the link stays with its value, and tagging twice adds none."""
    link = tagged(f"https://a.nl/?{urlencode(query)}", TAG)
    pairs = parse_qsl(urlsplit(link).query, keep_blank_values=True)

    assert dict(pairs) == {**query, **TAG.parameters()}
    assert tagged(link, TAG) == link
