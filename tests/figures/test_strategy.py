import datetime as dt

from tests.evidence.texts import TEXTS
from toolkit.analysis import analyse
from toolkit.evidence import parse_evidence
from toolkit.figures.strategy import pillars_figure
from toolkit.language import words_for
from toolkit.strategy import parse_strategy
from toolkit.tables.view import View

PILLARS = [{"id": "ambacht", "name": "Ambacht", "share": 0.4}, {"id": "mensen", "share": 0.6}]


def test_a_share_of_a_pillar_has_no_bounds():
    """Who does not see the bars hears each pillar's share, and no bounds that nobody gave."""
    strategy = parse_strategy({"content": {"pillars": PILLARS}})
    view = View(analyse(strategy, parse_evidence(TEXTS), dt.date(2027, 1, 1)), words_for("nl"))

    (picture,) = pillars_figure(view)

    assert picture.alt == "Ambacht: 40 %; mensen: 60 %."
