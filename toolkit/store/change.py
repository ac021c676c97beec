"""A stored strategy and its successor → the bytes of the file to come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.errors import StrategyError, UnwritableError
from toolkit.store.editing import UneditableError, edited, with_sections_anew
from toolkit.store.reading import StoredStrategy, shown_path, strategy_of
from toolkit.store.yaml_text import YamlText
from toolkit.strategy import Strategy
from toolkit.strategy.term import Part
from toolkit.strategy.walk import field_shapes


def changed_bytes(stored: StoredStrategy, strategy: Strategy) -> tuple[bytes, StoredStrategy]:
    """The file with the change made in it, and what it reads back as: this very strategy.

    Raises
    ------
    UnwritableError
        When the strategy holds what no file can, such as half a character or millions of them.
    """
    old, new = filled(stored.strategy), filled(strategy)
    _mark_emptied(strategy, old, new)
    reason = "the new text would not read back as this strategy"
    for change in (edited, with_sections_anew):
        try:
            text = change(stored.text.text, stored.root, old, new)
            data = YamlText(text, stored.text.byte_order_mark).encoded()
            result = strategy_of(data, stored.path)
        except StrategyError as error:
            reason = str(error.problems[0])
        except (UneditableError, UnicodeEncodeError):
            continue
        else:
            if result.strategy == strategy:
                return data, result
    raise UnwritableError(file=shown_path(stored.path), reason=reason)


def filled(strategy: Strategy) -> dict[str, Any]:
    """All that is filled in, as plain data in the order of the model."""
    return _in_order(Strategy, strategy.model_dump(mode="json", exclude_defaults=True))


def _in_order(model: type[Part], data: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, shape in field_shapes(model).items():
        if name not in data:
            continue
        value, part = data[name], shape.part
        if part and isinstance(value, list):
            value = [_in_order(part, each) for each in value]
        elif part and isinstance(value, Mapping):
            value = _in_order(part, value)
        found[name] = value
    return found


def _mark_emptied(part: Part, old: Mapping[str, Any], new: dict[str, Any]) -> None:
    """Tell a part that is there but empty from one that is gone, so that its comments stay."""
    for name, value in old.items():
        inner = getattr(part, name)
        if isinstance(value, Mapping) and isinstance(inner, Part):
            _mark_emptied(inner, value, new.setdefault(name, {}))
