"""Two reports that tests look at: a plausible one in Dutch, and one full of hostile text."""

from collections.abc import Sequence
from functools import cache

import nbformat
import pandas as pd
from nbformat import NotebookNode

from toolkit.deliverables.page import OURS, shown
from toolkit.figures.heat import heat_figure
from toolkit.figures.interval import Interval, interval_figure
from toolkit.language import Words, words_for
from toolkit.tables.block import (
    Block,
    Bullets,
    Callout,
    Callouts,
    Cell,
    Column,
    Cover,
    Day,
    DayKind,
    Entry,
    Facts,
    Folded,
    Heading,
    Legend,
    Link,
    Month,
    Prose,
    Sign,
    Table,
    Tile,
    Tiles,
    Week,
)

NL = words_for("nl")

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{7*7}}",
    "{% raw %}",
    "{# weg #}",
    "$x$ kost \\(5\\) & $$y$$",
    '"> <b onmouseover=alert(1)>',
    "&lt;script&gt;",
    "-->",
    "שלום עולם مرحبا",
    "\N{RIGHT-TO-LEFT OVERRIDE}omgekeerd",
    "W" * 200,
    "👩‍👩‍👧 😀 ﷽ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤",
    "nul\x00 en \x1b en \ud83d",
    "javascript:alert(1)",
    "regel een\nregel twee",
)


def notebook_of(*cells: Sequence[Block], words: Words = NL) -> NotebookNode:
    """An executed notebook of which each cell showed some blocks."""
    notebook = nbformat.v4.new_notebook()
    for blocks in cells:
        cell = nbformat.v4.new_code_cell("show(*blocks, words=words)")
        html, facts = shown(blocks, words)
        cell.outputs = [
            nbformat.v4.new_output("display_data", {"text/html": html}, metadata={OURS: facts})
        ]
        notebook.cells.append(cell)
    return notebook


@cache
def every_block(text: str) -> tuple[Block, ...]:
    """A block of each kind with the same text at every place that takes one."""
    frame = pd.DataFrame([[0.4, float("nan")]], index=[text], columns=[text, "b"])
    link = Link(text, text)
    cells = Cell(text, note=text, mark=text), Cell(text, heat=0.5), Cell(text, address=text)
    columns = Column(text), Column(text, numeric=True), Column(text)
    return (
        Cover(text, text, ((text, text),), text),
        Heading(text, "part-" + text),
        Heading(text, "sub-" + text, 3),
        Prose(text, "lead"),
        Prose(text),
        Prose(text, "quiet"),
        Bullets((text, text), text),
        Facts(((text, text), (text, link)), text),
        Tiles((Tile(text, text, text), Tile(text, "12"))),
        Callouts((Callout("error", text, text, text, text), Callout("advice", text, text)), text),
        Table("t-" + text, text, columns, (cells,), text),
        _month(text),
        Legend(text, (Sign(text, text, 7),), (("free", text),), ((True, text),)),
        Folded(text, (Table("f-" + text, text, columns, (cells,), text), Prose(text))),
        heat_figure(frame, key="h-" + text, caption=text, words=NL, note=text),
        interval_figure(
            (Interval(text, 0.2, 0.4, 0.6),), key="i-" + text, caption=text, words=NL, note=text
        ),
    )


def _month(text: str) -> Month:
    entry = Entry(text, text, text, text, Sign(text, text, 3), alert=text)
    kinds: tuple[DayKind, ...] = ("free", "date", "break")
    notes = tuple((kind, text) for kind in kinds)
    day = Day(text, text, text, notes, frozenset(["free", "break"]), (entry, entry), text)
    empty = Day(text, text, text)
    days = (None, None, day, empty, empty, empty, day)
    return Month("m-" + text, text, (text,) * 8, (Week(text, text, days),))


def hostile_notebook() -> NotebookNode:
    """Every block with every hostile text; each text is a section of its own."""
    blocks = [every_block(text) for text in HOSTILE]
    return notebook_of(blocks[0], *(each[1:] for each in blocks[1:]))


def plausible_notebook() -> NotebookNode:
    """A short strategy such as a client might get."""
    return notebook_of(
        (COVER,),
        (Heading("In het kort", "summary"), SUMMARY, TILES, FIRST),
        (Heading("Identiteit en positionering", "identity"), IDENTITY, TONE_HEADING, TONE, PAIRS),
        (Heading("Doelen", "goals"), Prose(GOALS_LEAD), GOALS),
        (Heading("Doelgroepen", "personas"), REACHABLE, _use_figure(), USE),
        (Heading("Kanaalkeuze", "channels"), CHANNELS, COVERAGE),
        (Heading("Kalender", "calendar"), CALENDAR_KEY, MAY, MORE, LATER),
        (Heading("Afspraken", "agreements"), AGREEMENTS, QUESTIONS),
        (Heading("Aandachtspunten", "findings"), *FINDINGS),
    )


def _use_figure() -> Block:
    frame = pd.DataFrame(
        [[0.71, 0.64, 0.38, 0.83], [0.42, 0.31, 0.66, 0.58], [0.67, 0.12, None, 0.44]],
        index=["Jonge ouders in de wijk", "Ondernemers in de binnenstad", "Vrijwilligers 65+"],
        columns=["Facebook", "Instagram", "LinkedIn", "WhatsApp"],
    )
    return heat_figure(
        frame, key="use-figure", caption="Gebruik per doelgroep en platform", words=NL
    )


COVER = Cover(
    "Bibliotheek De Lindeboom",
    "Socialmediastrategie",
    (
        ("Sector", "openbare bibliotheek"),
        ("Periode", "1 januari 2026 – 31 december 2026"),
        ("Peildatum", "15 januari 2026"),
    ),
    "Concept",
)
SUMMARY = Prose(
    "De bibliotheek wil dat jonge ouders haar kennen als de plek in de wijk waar je met kinderen "
    "naartoe gaat, en dat vrijwilligers zich thuis voelen. Met vier kanalen en tien uur per week "
    "wordt de belangrijkste doelgroep goed bereikt; voor vrijwilligers is dat nog niet zo.",
    "lead",
)
TILES = Tiles(
    (
        Tile("Dekking van de strategie", "58", "tussen 44 en 71, op een schaal van 0 tot 100"),
        Tile("Zwakste onmisbare combinatie", "31", "Vrijwilligers werven, bij 65-plussers"),
        Tile("Kanalen in gebruik", "4", "2 bewust niet"),
        Tile("Uren per week", "10", "van de 12 die er zijn"),
    )
)
FIRST = Callouts(
    (
        Callout(
            "error",
            "Niemand houdt op zaterdag de reacties op Instagram in de gaten.",
            "Spreek af wie dat doet, of zet op de pagina dat er op maandag antwoord komt.",
            "Afspraken",
        ),
        Callout(
            "warning",
            "Het doel “meer vrijwilligers” heeft geen beginstand.",
            "Tel in januari hoeveel vrijwilligers zich via welk kanaal aanmelden.",
            "Doelen",
        ),
        Callout(
            "advice",
            "LinkedIn heeft geen doel.",
            "Geef het kanaal een doel, of zet het in de slaapstand met een verwijzing.",
            "Kanaalkeuze",
            "CHN-002",
        ),
    ),
    "Wat nu het meest telt",
)
IDENTITY = Prose(
    "Wij zijn de huiskamer van de wijk: iedereen komt binnen zonder iets te hoeven kopen.\n\n"
    "Anders dan de boekhandel verkopen wij niets; anders dan het buurthuis hebben wij voor elke "
    "vraag een bron."
)
TONE_HEADING = Heading("Toon", "tone", 3)
TONE = Facts(
    (
        ("Aanspreekvorm", "jij"),
        ("Taalniveau", "B1"),
        ("Emoji", "spaarzaam"),
        ("Website", Link("bibliotheekdelindeboom.example", "https://example.org/lindeboom")),
        ("Woorden om te vermijden", "doelgroep, content, uitrollen"),
    )
)
PAIRS = Table(
    "tone-table",
    "Hoe wij klinken, en hoe niet",
    (Column("Wel zo"), Column("Niet zo")),
    (
        (Cell("“Kom je voorlezen?”"), Cell("“Meld u aan als voorleesvrijwilliger”")),
        (Cell("warm en kort"), Cell("ambtelijk of joviaal")),
    ),
)
GOALS_LEAD = "Er zijn drie doelen; twee hebben een streefwaarde en een datum."
GOALS = Table(
    "goals-table",
    "Doelen, met beginstand en streefwaarde",
    tuple(
        Column(label, label == "Gewicht")
        for label in ("Doel", "Soort", "KPI", "Beginstand", "Streefwaarde", "Wanneer", "Gewicht")
    ),
    (
        (
            Cell("Jonge ouders kennen de bibliotheek als plek om heen te gaan", "Jonge ouders"),
            Cell("bekendheid"),
            Cell("spontane bekendheid", "enquête; marketing"),
            Cell("34 %"),
            Cell("50 %"),
            Cell("31 december 2026"),
            Cell("2"),
        ),
        (
            Cell("Meer vrijwilligers voor het voorlezen", "Vrijwilligers 65+"),
            Cell("participatie"),
            Cell("aanmeldingen per maand"),
            Cell(""),
            Cell("12 aanmeldingen"),
            Cell("derde kwartaal 2026"),
            Cell("1"),
        ),
        (
            Cell("Vragen dezelfde dag beantwoord"),
            Cell("klantenservice"),
            Cell("antwoord binnen 4 uur", "export"),
            Cell("61 %"),
            Cell("90 %"),
            Cell("–"),
            Cell("1,5"),
        ),
    ),
    "Een streepje of leeg vak betekent: nog niet bekend.",
)
REACHABLE = interval_figure(
    (
        Interval("Jonge ouders in de wijk", 0.71, 0.9, 1),
        Interval("Ondernemers in de binnenstad", 0.58, 0.77, 0.95),
        Interval("Vrijwilligers 65+", 0, None, 1),
    ),
    key="reachable-figure",
    caption="Bereikbaar deel van elke doelgroep",
    words=NL,
    note="Het deel dat minstens één platform met een actief kanaal gebruikt; met ondergrens en "
    "bovengrens. Het is wat bereikt kán worden, niet wat bereikt wordt.",
)
PLATFORMS = ("Facebook", "Instagram", "LinkedIn", "WhatsApp", "Nieuwsbrief", "YouTube", "TikTok")
USE = Table(
    "use-table",
    "Gebruik per doelgroep en platform",
    (
        Column("Doelgroep"),
        *(Column(name, numeric=True) for name in PLATFORMS),
        Column("Nextdoor", True),
    ),
    tuple(
        (
            Cell(name),
            *(
                Cell(f"{value} %", heat=value / 100, mark=mark)
                for value, mark in zip(values, "ab a  c", strict=True)
            ),
            Cell("onbekend"),
        )
        for name, values in (
            ("Jonge ouders in de wijk", (71, 64, 38, 83, 22, 79, 41)),
            ("Ondernemers in de binnenstad", (42, 31, 66, 58, 48, 52, 9)),
            ("Vrijwilligers 65+", (67, 12, 5, 44, 61, 38, 1)),
        )
    ),
    "a: gepubliceerd onderzoek, 2025. b: oordeel van het bureau. c: hele bevolking.",
)
CHANNELS = Table(
    "channels-active",
    "Kanalen in gebruik",
    tuple(Column(label) for label in ("Kanaal", "Waarvoor", "Doelen", "Ritme", "Volgers", "Wie")),
    (
        (
            Cell("Facebook", "@delindeboom", address="https://example.org/facebook/delindeboom"),
            Cell("Agenda en verhalen uit de wijk", "hier zijn de jonge ouders al"),
            Cell("Jonge ouders kennen de bibliotheek"),
            Cell("3 tot 4 keer per week"),
            Cell("2.418", "1 januari 2026"),
            Cell("Samira (communicatie)"),
        ),
        (
            Cell("Nieuwsbrief"),
            Cell("Wat er deze maand te doen is"),
            Cell("Meer vrijwilligers voor het voorlezen"),
            Cell("1 keer per maand"),
            Cell("5.102"),
            Cell("Joost"),
        ),
    ),
)
COVERAGE = Table(
    "coverage-table",
    "Dekking per doel en doelgroep",
    (Column("Doel"), Column("Jonge ouders", True), Column("Vrijwilligers 65+", True)),
    (
        (Cell("Bekendheid"), Cell("72", "60–81", 0.72), Cell("", None)),
        (Cell("Vrijwilligers"), Cell("", None), Cell("31", "12–55", 0.31)),
        (Cell("Vragen"), Cell("96", "90–99", 0.96), Cell("48", "20–70", 0.48)),
    ),
    "Een index van 0 tot 100 om keuzes mee te vergelijken, geen deel van de mensen.",
)
MADE = Sign("A", "Zo maken we het", 0)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def _may(number: int) -> Day | None:
    if not 1 <= number <= 31:
        return None
    weekday = WEEKDAYS[(number + 4) % 7]
    voorlezen = Entry("Voorleesuur", "09:30", "Facebook en Instagram", "concept", MADE)
    late = Entry("Vrijwilligers gezocht", "", "Nieuwsbrief", "idee", alert="te laat begonnen")
    return Day(
        str(number),
        weekday[:2],
        f"{weekday} {number} mei",
        (("free", "Hemelvaartsdag"),) if number == 6 else (),
        frozenset({"free"} if number == 6 else {"break"} if number < 9 else ()),
        {3: (voorlezen,), 18: (voorlezen, late)}.get(number, ()),
    )


MAY = Month(
    "month-2027-05",
    "mei 2027",
    ("Week", *WEEKDAYS),
    tuple(
        Week(str(week), f"week {week}", tuple(_may(first + place) for place in range(7)))
        for week, first in zip(range(17, 23), range(-4, 32, 7), strict=True)
    ),
)
CALENDAR_KEY = Legend(
    "Tekens",
    (MADE,),
    (("free", "vrije dag"), ("break", "vakantie")),
    ((False, "nog niet akkoord"),),
)
MORE = Folded(
    "Hetzelfde als lijst",
    (
        Table(
            "list",
            "De kalender als lijst",
            (Column("Wanneer"), Column("Bericht")),
            ((Cell("ma 3 mei", "09:30"), Cell("Voorleesuur")),),
        ),
    ),
)
LATER = Folded("Daarna", (Prose("In juni gaat het zo door."),), on_paper=False)
AGREEMENTS = Facts(
    (
        ("Reactienorm", "binnen 4 uur op werkdagen van 9.00 tot 17.00 uur"),
        ("Akkoord", "akkoord tenzij er binnen een werkdag bezwaar komt"),
        ("Woordvoerder", "de directeur; niemand anders spreekt namens de bibliotheek"),
        ("Bij een crisis", "1. alles stopzetten\n2. directeur bellen\n3. één bericht, één plek"),
    ),
    "Wat is afgesproken",
)
QUESTIONS = Bullets(
    (
        "Wie vervangt Samira in de zomer?",
        "Mogen foto’s van bezoekers zonder naam geplaatst worden?",
    ),
    "Nog te beslissen",
)
FINDINGS = (
    Heading("Kanaalkeuze", "findings-channels", 3),
    Callouts(FIRST.callouts[2:]),
    Heading("Doelen", "findings-goals", 3),
    Callouts(FIRST.callouts[1:2]),
)
