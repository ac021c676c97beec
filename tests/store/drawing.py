"""Strategies as different people write them down, for Hypothesis to draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from toolkit.store.yaml_scalar import block_scalar, inline_scalar

DATES = st.sampled_from(["2027-03-31", "2027-03", "2027-Q1", "2027"])
HARD_TEXTS = st.sampled_from(
    [
        "yes", "no", "null", "~", "true", "12", "1e3", "0x1f", "-", "- a", "? a", "#", "a #b",
        "a: b", "a:", ": a", "[x]", "{x}", "%a", "@a", "`a", "&a", "*a", "!a", "|", ">", "'", '"',
        "it's", 'say "so"', " a", "a ", "a\nb", "a\n\nb\n", "\na", "a\n", "a\n\n", "  a\nb", "\ta",
        "a\tb", "a\r\nb", "a\u2028b", "a\x85b", "a\ufeffb", "é", "😀 brood", "👩‍👩‍👧", "\u200fעב",
        "2027-01-01", "11:00", "---", "...", "a\n---\nb", "<script>", "{{7*7}}", "$x$", "\\n", "\\",
        "word " * 40, "a" * 200, ("Een zin van een gewone lengte. " * 8).strip(), "x\n" * 5 + "y",
        "a, b", "a,b", "[a, b]", "key: [a", "=1+1", "a\x07b", "\x7f", "ends with:", "x: |",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(["Brood", "Meer gasten in de week", "directie", "Eén vast aanspreekpunt"]),
    HARD_TEXTS,
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
NUMBERS = st.one_of(st.integers(0, 900), st.floats(0, 900, allow_nan=False, allow_subnormal=True))


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Keys with values, each of them there or not."""
    return st.fixed_dictionaries({}, optional=fields)


def entries(maximum: int = 3, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Entries with an id."""
    entry = st.fixed_dictionaries({"id": IDS}, optional=fields)
    return st.lists(entry, max_size=maximum, unique_by=lambda each: each["id"])


LABELS = st.lists(TEXTS, max_size=3)
QUANTITIES = some(value=NUMBERS, text=TEXTS, approximate=st.booleans(), measured_on=DATES)
STRATEGY_DATA = some(
    client=some(
        name=TEXTS,
        country=st.sampled_from(["NL", "NO"]),
        public_body=st.booleans(),
        identity=TEXTS,
        tone=some(
            emoji=st.sampled_from(["none", "sparingly"]),
            words_to_use=LABELS,
            pairs=st.lists(some(do=TEXTS, do_not=TEXTS), max_size=3),
        ),
    ),
    phase=st.sampled_from(["concept", "final"]),
    peers=st.lists(some(name=TEXTS, lesson=TEXTS), max_size=3),
    goals=entries(
        kind=st.sampled_from(["leads", "sales"]),
        statement=TEXTS,
        kpi=some(name=TEXTS),
        baseline=QUANTITIES,
        target=QUANTITIES,
        deadline=some(on=DATES, text=TEXTS),
        weight=NUMBERS,
        status=st.sampled_from(["open", "met"]),
    ),
    personas=entries(name=TEXTS, purchase_motives=LABELS, must_reach=st.booleans()),
    content=some(
        approach=TEXTS,
        pillars=entries(name=TEXTS, share=st.floats(0, 1)),
        formats=entries(2, name=TEXTS, steps=entries(3, name=TEXTS, hours=NUMBERS)),
    ),
    agreements=some(other=LABELS),
    notes=TEXTS,
)


class Layout:
    """Somebody's habits: brackets or lines, quotes or none, comments anywhere.

    Every comment is another one, so that a test can ask for each.
    """

    def __init__(self, draw: Any, *, indentless: bool) -> None:
        self.draw = draw
        self.indentless = indentless
        self.comments: list[str] = []

    def written(self, data: Mapping[str, Any]) -> str:
        """The data as text."""
        lines = [*self._above(0), *self._entries(data, 0), *self._above(0)]
        return "\n".join(lines) + "\n" if data else "{}\n"

    def chance(self, of: int = 4) -> bool:
        return self.draw(st.integers(1, of)) == 1

    def _comment(self) -> str:
        self.comments.append(f"# note {len(self.comments)}: x")
        return self.comments[-1]

    def _above(self, column: int) -> list[str]:
        lines = []
        if self.chance():
            lines.append(" " * column + self._comment())
        if self.chance(6):
            lines.append("")
        return lines

    def _behind(self) -> str:
        return " " * self.draw(st.integers(1, 4)) + self._comment() if self.chance() else ""

    def _entries(self, data: Mapping[str, Any], column: int) -> list[str]:
        lines: list[str] = []
        for key, value in data.items():
            lines += self._above(column) if lines else []
            lines += self._valued(" " * column + key + ":", value, column)
        return lines

    def _items(self, data: list[Any], column: int) -> list[str]:
        lines: list[str] = []
        for value in data:
            lines += self._above(column)
            if isinstance(value, dict) and value and self.chance(1 if len(value) > 1 else 2):
                inner = self._entries(value, column + 2)
                lines += [" " * column + "- " + inner[0].lstrip(" "), *inner[1:]]
            else:
                lines += self._valued(" " * column + "-", value, column)
        return lines

    def _valued(self, head: str, value: Any, column: int) -> list[str]:
        nested = isinstance(value, (dict, list))
        if nested and value and not self.chance():
            behind = self._behind()
            if isinstance(value, dict):
                return [head + behind, *self._entries(value, column + 2)]
            step = 0 if self.indentless and not head.endswith("-") else 2
            return [head + behind, *self._items(value, column + step)]
        if nested:
            return [f"{head} {self._flow(value, column)}{self._behind()}"]
        block = block_scalar(value, column + 2, self.draw(st.sampled_from(["|", ">", None])))
        if block and self.chance(2):
            return [f"{head} {block[0]}{self._behind()}", *block[1:]]
        return [f"{head} {self._inline(value, flow=False)}{self._behind()}"]

    def _inline(self, value: Any, *, flow: bool) -> str:
        if value is None and not flow and self.chance(2):
            return ""
        return inline_scalar(value, self.draw(st.sampled_from(["'", '"', None])), flow=flow)

    def _flow(self, value: Any, column: int) -> str:
        if not isinstance(value, (dict, list)):
            return self._inline(value, flow=True)
        behind = " " + self._comment() if self.chance(8) else ""
        gap = behind + "\n" + " " * (column + 4) if behind or self.chance() else " "
        if isinstance(value, dict):
            parts = [f"{key}: {self._flow(each, column)}" for key, each in value.items()]
        else:
            parts = [self._flow(each, column) for each in value]
        inner = ("," + gap).join(parts)
        return "{" + inner + "}" if isinstance(value, dict) else "[" + inner + "]"


@st.composite
def layouts(draw: Any, data: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The data as somebody wrote it, and the comments in it."""
    layout = Layout(draw, indentless=draw(st.booleans()))
    text = layout.written(data)
    return text, tuple(layout.comments)


def changed(draw: Any, data: Any, other: Any) -> Any:
    """The data with values of another changed, added, cleared and moved, but no entry removed."""
    if isinstance(data, dict) and isinstance(other, dict):
        keys = {**data, **{key: other[key] for key in other if draw(st.booleans())}}
        found = {
            key: changed(draw, data[key], other.get(key)) if key in data else other[key]
            for key in keys
        }
        cleared = [
            key
            for key, value in data.items()
            if key != "id" and not isinstance(value, (dict, list)) and not draw(st.integers(0, 5))
        ]
        return {key: value for key, value in found.items() if key not in cleared}
    if isinstance(data, list) and isinstance(other, list):
        ids = [each["id"] for each in data if isinstance(each, dict) and "id" in each]
        more = [each for each in other if not (isinstance(each, dict) and each.get("id") in ids)]
        return draw(st.permutations([*data, *more])) if draw(st.booleans()) else [*data, *more]
    return data if other is None or draw(st.booleans()) else other
