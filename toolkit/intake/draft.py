"""A strategy in the making: what the model accepts, and what was typed that it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from toolkit.errors import Problem
from toolkit.intake.typed import Typed, value_typed
from toolkit.strategy import Strategy, checked_strategy
from toolkit.strategy.naming import id_for, kind_of, name_in
from toolkit.strategy.parse import range_text
from toolkit.strategy.tree import Tree, is_referred_to, renamed, with_value, without_entry
from toolkit.strategy.walk import FieldShape, Place, get_at, path_text, shape_at

NUMBER_EXPECTED = {int: "a whole number", float: "a number"}
SAYS_ENOUGH = ("reversed_range", "too_long")


@dataclass(frozen=True)
class Refused:
    """What was typed at a place, and why the model cannot accept it."""

    typed: Typed
    problem: Problem


@dataclass(frozen=True)
class Checked:
    """A tree, with the strategy that it describes or else everything that is wrong with it."""

    tree: Tree
    strategy: Strategy | None
    problems: tuple[tuple[Place, Problem], ...]


@dataclass(frozen=True)
class Draft:
    """A strategy that is being filled in; every change hands back a new draft.

    `tree` holds what the model accepts, with entries that still lack something they need;
    `refused` what was typed and cannot be accepted: the value before it stays in the tree;
    `unnamed` the list and id of entries that got an id before they had a name.
    """

    tree: Tree
    language: str = "nl"
    refused: Mapping[Place, Refused] = field(default_factory=dict)
    unnamed: frozenset[tuple[str, str]] = frozenset()
    before: Draft | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, strategy: Strategy, language: str = "nl") -> Draft:
        """The draft that says what a strategy says."""
        return cls(strategy.model_dump(mode="json", exclude_unset=True), language)

    @cached_property
    def strategy(self) -> Strategy:
        """What can be kept of it: all but entries that lack something, or are new and empty."""
        if self._checked.strategy is not None and not self.unnamed:
            return self._checked.strategy
        tree = self.tree
        unfinished = {place[:-1] for place in self._missing} | set(self._untouched())
        for place in sorted(unfinished, key=_deepest_and_last_first):
            tree = without_entry(tree, place)
        return Strategy.model_validate(tree)

    @cached_property
    def problems(self) -> Mapping[Place, Problem]:
        """What stands in the way of keeping everything, by place.

        An entry in which nothing is filled in yet lacks nothing.
        """
        missing = {
            place: problem
            for place, problem in self._missing.items()
            if get_at(self.tree, place[:-1])
            or any(where[:-1] == place[:-1] for where in self.refused)
        }
        return {**missing, **{place: each.problem for place, each in self.refused.items()}}

    def value(self, place: Place) -> Any:
        """The accepted value at a place, else the model's own; None where there is neither."""
        found = get_at(self.tree, place)
        return default_at(place) if found is None else found

    def entries(self, place: Place) -> tuple[Any, ...]:
        """The entries of a list."""
        return tuple(get_at(self.tree, place) or ())

    def filled(self, place: Place, typed: Typed) -> Draft:
        """The draft after something was typed at a place, or chosen, or emptied."""
        shape = _shape(place)
        value = value_typed(typed, shape, self.language)
        if place not in self.refused and self._says(place, value):
            return self
        checked = _checked(with_value(self.tree, place, value))
        problem = _problem_with(checked, place, value, typed)
        if problem is not None:
            refused = {**self.refused, place: Refused(typed, problem)}
            return replace(self, refused=refused, before=self)
        draft = replace(_tried_again(_accepting(self, place, checked.tree)), before=self)
        if draft.tree is checked.tree:
            draft.__dict__["_checked"] = checked  # it takes a while: once will do
        return draft

    def undone(self) -> Draft:
        """The draft before the last change."""
        return self.before or self

    @property
    def is_unfinished(self) -> bool:
        """Whether it holds entries that cannot be kept yet."""
        return bool(self._missing) or any(True for _ in self._untouched())

    def rest(self) -> None:
        """Let go of what can be computed again, so that many drafts take little memory."""
        for name in ("strategy", "problems", "_checked", "_missing"):
            self.__dict__.pop(name, None)

    def _says(self, place: Place, value: Any) -> bool:
        found = get_at(self.tree, place)
        if found is None:
            return bool(value == default_at(place))
        return bool(found == value and isinstance(found, bool) == isinstance(value, bool))

    @cached_property
    def _checked(self) -> Checked:
        return _checked(self.tree)

    @cached_property
    def _missing(self) -> Mapping[Place, Problem]:
        found = self._checked.problems
        return {place: problem for place, problem in found if problem.kind == "missing_key"}

    def _untouched(self) -> Iterator[Place]:
        """New entries in which nothing was filled in, and that nothing refers to."""
        for target, identifier in self.unnamed:
            where = tuple(target.split("."))
            for index, entry in enumerate(self.entries(where)):
                empty = entry == {"id": identifier}
                if empty and not is_referred_to(self.tree, target, identifier):
                    yield *where, index


def default_at(place: Place) -> Any:
    """What the model says where nothing is filled in; None where it says nothing."""
    shape = shape_at(Strategy, place[:-1]) if len(place) > 1 else None
    part, name = shape.part if shape else Strategy, place[-1]
    if part is None or isinstance(name, int):
        return None
    default = part.model_fields[name].get_default()
    return default if isinstance(default, (str, bool)) else None


def _shape(place: Place) -> FieldShape:
    shape = shape_at(Strategy, place)
    if shape is None:
        raise KeyError(path_text(place))
    return shape


def _checked(tree: Tree) -> Checked:
    return Checked(tree, *checked_strategy(tree))


def _problem_with(checked: Checked, place: Place, value: Any, typed: Typed) -> Problem | None:
    """Why the model cannot accept a value at its place; None where it can."""
    shape, path = _shape(place), path_text(place)
    if value is None:
        return None
    if isinstance(value, str) and shape.inner in NUMBER_EXPECTED:
        return Problem(path, "wrong_type", value, NUMBER_EXPECTED[shape.inner])
    found = (problem for _, problem in checked.problems)
    problem = next((each for each in found if each.kind != "missing_key"), None)
    if problem is None or problem.kind in SAYS_ENOUGH:
        return problem
    shown = typed.strip() if isinstance(typed, str) and not shape.many else problem.found
    allowed = range_text(shape) if problem.kind == "out_of_range" else problem.allowed
    return replace(problem, path=path, found=shown, allowed=allowed)


def _accepting(draft: Draft, place: Place, tree: Tree) -> Draft:
    """The draft with the tree in which a place was filled."""
    refused = {where: each for where, each in draft.refused.items() if where != place}
    return _named(replace(draft, tree=tree, refused=refused), place)


def _tried_again(draft: Draft) -> Draft:
    """The draft in which what was refused before is accepted, where it fits by now."""
    for place, each in draft.refused.items():
        value = value_typed(each.typed, _shape(place), draft.language)
        checked = _checked(with_value(draft.tree, place, value))
        if _problem_with(checked, place, value, each.typed) is None:
            draft = _accepting(draft, place, checked.tree)
    return draft


def _named(draft: Draft, place: Place) -> Draft:
    """The draft in which an entry that has just got its name has an id to match."""
    where, entry = place[:-2], get_at(draft.tree, place[:-1]) if len(place) > 2 else None
    target = path_text(where)
    if not isinstance(entry, Mapping) or (target, entry.get("id")) not in draft.unnamed:
        return draft
    name, old = name_in(entry), entry["id"]
    if not name:
        return draft
    taken = {each.get("id") for each in draft.entries(where)} - {old}
    new = id_for(name, taken, kind_of(where))
    tree = with_value(draft.tree, (*place[:-1], "id"), new)
    unnamed = draft.unnamed - {(target, old)}
    return replace(draft, tree=renamed(tree, target, old, new), unnamed=unnamed)


def _deepest_and_last_first(place: Place) -> tuple[int, str, int]:
    position = place[-1]
    return -len(place), path_text(place[:-1]), -position if isinstance(position, int) else 0
