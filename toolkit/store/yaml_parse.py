"""Text of a strategy file → its nodes, and everything about the text that is not allowed.

The parser's events are walked once, without recursion, so that what is nested, tagged or
repeated by reference is seen before anything is built from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from toolkit.errors import Problem
from toolkit.store.yaml_fault import fault
from toolkit.store.yaml_scalar import plain_value
from toolkit.store.yaml_text import SHOWN_PER_KIND, line_and_column, tab_indents
from toolkit.store.yaml_tree import Entries, Entry, Items, Node, Scalar
from toolkit.strategy.parse import EXPECTED
from toolkit.strategy.walk import Step, path_text

MAX_DEPTH = 50
MAX_PROBLEMS = 1000
COLON = re.compile(r"[ \t]*:")
LAST_BREAK = re.compile(r"(?:\r\n|\n|\r|)\Z")
# They end a line in YAML 1.1, which the parser in C follows here, but not in YAML 1.2.
OLD_BREAKS = "\x85\u2028\u2029"
PRIVATE_USE = range(0xE000, 0xF8FF)


@dataclass(frozen=True)
class Parsed:
    """What a text holds, and what about it is not allowed."""

    root: Node | None
    problems: tuple[Problem, ...]


def parsed(text: str, *, pure: bool = False) -> Parsed:
    """The nodes of a text; `pure` takes the parser in Python even where there is one in C."""
    builder = _Builder(text)
    stand_ins = _stand_ins(text)
    try:
        for event in YAML(typ="safe", pure=pure).parse(text.translate(stand_ins)):
            if isinstance(event, ScalarEvent) and stand_ins:
                event.value = event.value.translate({new: old for old, new in stand_ins.items()})
            if not builder.add(event):
                break
    except YAMLError as error:
        builder.root = None
        builder.refuse(error)
    else:
        builder.refuse_tabs()
    return Parsed(builder.root, tuple(builder.problems))


def _stand_ins(text: str) -> dict[int, int]:
    met = [ord(each) for each in OLD_BREAKS if each in text]
    unused = (code for code in PRIVATE_USE if chr(code) not in text)
    return dict(zip(met, unused, strict=False))


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read, and the key whose value comes next."""

    node: Items | Entries
    key: Scalar | None = None


class _Builder:
    """Takes events one by one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.n_documents = 0
        self.many_lines: list[tuple[int, int]] = []

    def add(self, event: Any) -> bool:
        """Take one event; False when there is no sense in going on."""
        if len(self.problems) >= MAX_PROBLEMS:
            self.root = None
            return False
        kind = type(event)
        if kind is ScalarEvent:
            self._scalar(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            return self._start(event, Entries if kind is MappingStartEvent else Items)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            node = self.open.pop().node
            node.end = event.end_mark.index if node.flow else node.end
            self._put(node)
        elif kind is AliasEvent:
            self._problem("alias", event, f"*{event.anchor}")
            self._put(Scalar(*_span(event)))
        elif kind is DocumentStartEvent:
            self.n_documents += 1
            if self.n_documents > 1:
                self._problem("many_documents", event)
                return False
        return True

    def refuse(self, error: YAMLError) -> None:
        """Note what the parser could not read; where a tab indents the line, that is why."""
        said, at = fault(error)
        line, column = line_and_column(self.text, len(self.text) if at is None else at)
        self.refuse_tabs()
        if any(each.kind == "tab" and each.line == line for each in self.problems):
            return
        begin = self.text[: at + 1 if at else 0].splitlines()[-1:] or [""]
        by_tab = begin[0].strip(" ").startswith("\t")
        problem = Problem("", "tab") if by_tab else Problem("", "not_yaml", said)
        self.problems.append(problem.at(line, column))

    def refuse_tabs(self) -> None:
        """Note the lines that a tab indents; inside a text of several lines a tab is a tab."""
        outside = (
            at
            for at in tab_indents(self.text)
            if not any(start < at < end for start, end in self.many_lines)
        )
        for at, _ in zip(outside, range(SHOWN_PER_KIND), strict=False):
            self.problems.append(Problem("", "tab").at(*line_and_column(self.text, at)))

    def _scalar(self, event: Any) -> None:
        self._check_properties(event)
        start, end, line, column = _span(event)
        if event.end_mark.line > line:
            self.many_lines.append((start, end))
        if event.style in ("|", ">"):
            end = self._end_of_block(start, end)
        text = event.value
        value = text if event.style or event.tag else plain_value(text)
        self._put(Scalar(start, end, line, column, value, event.style or None), text)

    def _end_of_block(self, start: int, end: int) -> int:
        if "+" in self.text[start : start + 3]:
            return end - len(LAST_BREAK.findall(self.text[start:end])[0])
        return start + len(self.text[start:end].rstrip())

    def _start(self, event: Any, kind: type[Entries] | type[Items]) -> bool:
        self._check_properties(event)
        if len(self.open) == MAX_DEPTH:
            self._problem("too_deep", event, str(MAX_DEPTH + 1), str(MAX_DEPTH))
            self.root = None
            return False
        self.open.append(_Open(kind(*_span(event), bool(event.flow_style))))
        return True

    def _put(self, node: Node, text: str = "") -> None:
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if isinstance(top.node, Items):
            top.node.items.append(node)
        elif top.key is None:
            top.key = self._key(node, text)
            return
        else:
            self._put_entry(top.node, top.key, node)
            top.key = None
        top.node.end = max(top.node.end, node.end)

    def _put_entry(self, parent: Entries, key: Scalar, node: Node) -> None:
        colon = COLON.match(self.text, key.end)
        if isinstance(node, Scalar) and node.start == node.end:
            node.start = node.end = colon.end() if colon else key.end
            node.line, node.column = key.line, key.column + node.start - key.start
        if key.value is None:
            return
        if parent.entries.setdefault(key.value, entry := _entry(key, colon, node)) is not entry:
            problem = Problem(self._path(), "duplicate_key", key.value)
            self.problems.append(problem.at(key.line + 1, key.column + 1))

    def _key(self, node: Node, text: str) -> Scalar:
        key = Scalar(node.start, node.end, node.line, node.column, text)
        if not isinstance(node, Scalar):
            problem = Problem(self._path(), "wrong_type", "[…]", EXPECTED["string"])
            self.problems.append(problem.at(node.line + 1, node.column + 1))
            key.value = None
        return key

    def _check_properties(self, event: Any) -> None:
        if event.anchor:
            self._problem("alias", event, f"&{event.anchor}")
        if event.tag:
            self._problem("tag", event, str(event.tag))

    def _problem(self, kind: str, event: Any, found: str = "", allowed: str = "") -> None:
        mark = event.start_mark
        problem = Problem(self._path(), kind, found, allowed)
        self.problems.append(problem.at(mark.line + 1, mark.column + 1))

    def _path(self) -> str:
        steps: list[Step] = []
        for each in self.open:
            if isinstance(each.node, Items):
                steps.append(len(each.node.items))
            elif each.key is not None and each.key.value is not None:
                steps.append(each.key.value)
        return path_text(tuple(steps))


def _entry(key: Scalar, colon: re.Match[str] | None, node: Node) -> Entry:
    return Entry(key, colon.end() if colon else None, node)


def _span(event: Any) -> tuple[int, int, int, int]:
    start = event.start_mark
    return start.index, event.end_mark.index, start.line, start.column
