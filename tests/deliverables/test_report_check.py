import base64

import pytest

from tests.deliverables.sample import HOSTILE, every_block
from toolkit.deliverables.html import check_report
from toolkit.deliverables.markup import block_html
from toolkit.errors import ReportError
from toolkit.language import words_for


def svg(text: str) -> str:
    """The address of a figure that holds a text."""
    return "data:image/svg+xml;base64," + base64.b64encode(f"<svg>{text}</svg>".encode()).decode()


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>",
        "<SCRIPT src=x>",
        '<script type="application/vnd.jupyter.widget-state+json">{}</script>',
        "<iframe>",
        "<object data=x>",
        "<form action=x>",
        "<input>",
        "<base href=x>",
        "<img src=https://example.org/a.png>",
        "<img src=data:text/html,x>",
        "<img srcset='a.png 2x'>",
        "<p style='color: red'>",
        "<p onclick=alert(1)>",
        "<a href=javascript:alert(1)>",
        "<a href='file:///x'>",
        "<link rel=stylesheet href=a.css>",
        "<svg><use xlink:href='https://example.org/x'></svg>",
        "<p>Traceback (most recent call last): ...",
        f"<img src='{svg('Traceback (most recent call last)')}'>",
    ],
)
def test_what_loads_runs_or_failed_is_refused(html: str):
    """A report that asks, runs or shows an error never leaves."""
    with pytest.raises(ReportError):
        check_report(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>/home/kim/klanten/a</p>",
        "<p>/home/kim.</p>",
        "<!-- /home/kim -->",
        "<p title='/home/kim/x'>",
        f"<img src='{svg('/home/kim')}'>",
    ],
)
def test_a_path_of_this_machine_is_refused(html: str):
    """No folder of the machine is in a report: not in text, comment, attribute or figure."""
    check_report(html)
    with pytest.raises(ReportError, match="line 1"):
        check_report(html, ["/home/kim"])


def test_a_longer_name_is_another_path():
    """A text about /home/kimberley does not betray /home/kim; a root says nothing at all."""
    text = "/home/kimberley /x https://example.org/home/kim/ kant/en/klaar"
    check_report(f"<p>{text}</p>", ["/home/kim", "/en", "/", ""])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_client_may_write_what_it_likes(text: str):
    """A text about scripts is a text: it does not keep a report from leaving."""
    check_report("".join(block_html(block, words_for("nl")) for block in every_block(text)))
