"""Numbers that are not known exactly: low, central and high, side by side, on the same axes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Bounds:
    """Three arrays of one shape; a central NaN is unknown, low and high are always numbers."""

    low: Array
    central: Array
    high: Array

    def __getitem__(self, place: Any) -> Bounds:
        return Bounds(self.low[place], self.central[place], self.high[place])

    def frames(self, index: pd.Index, columns: pd.Index) -> Estimates:
        """The same as frames with named axes; more than one leading axis becomes rows."""
        shape = (len(index), len(columns))
        parts = (self.low, self.central, self.high)
        return Estimates(
            *(pd.DataFrame(part.reshape(shape), index=index, columns=columns) for part in parts)
        )


@dataclass(frozen=True, eq=False)
class Estimates:
    """Three frames with the same axes; a central NaN is unknown, low and high are never NaN."""

    low: pd.DataFrame
    central: pd.DataFrame
    high: pd.DataFrame


def axis(ids: Iterable[str], name: str) -> pd.Index:
    """A named axis of ids."""
    return pd.Index(list(ids), name=name, dtype="str")


def bounds_of(triples: list[tuple[float, float | None, float]], *shape: int) -> Bounds:
    """The array of (low, central, high) triples, in the given shape; None is unknown."""
    filled = [(low, np.nan if central is None else central, high) for low, central, high in triples]
    array = np.array(filled, dtype=float).reshape(-1, 3)
    return Bounds(*(array[:, part].reshape(shape) for part in range(3)))


def both(first: Bounds, second: Bounds) -> Bounds:
    """The product of two shares: unknown when one is, unless it is certainly zero."""
    high = first.high * second.high
    central = np.where(high == 0, 0.0, first.central * second.central)
    return Bounds(first.low * second.low, central, high)


def at_least_one(parts: Bounds, axis: int) -> Bounds:
    """1 − ∏ (1 − part) along an axis.

    The central value is over the known parts: an unknown part counts for its low end. It is
    unknown when no known part adds anything and an unknown one might.
    """
    unknown = np.isnan(parts.central)
    low = _union(parts.low, axis)
    high = _union(parts.high, axis)
    central = _union(np.where(unknown, parts.low, parts.central), axis)
    adds = ~unknown & (parts.high > 0)
    no_value = unknown.any(axis) & ~adds.any(axis)
    return Bounds(low, np.where(no_value, np.nan, np.clip(central, low, high)), high)


def _union(shares: Array, axis: int) -> Array:
    return np.asarray(1 - np.prod(1 - shares, axis=axis))


def number_at(frame: pd.DataFrame, row: str, column: str) -> float:
    """One cell of a frame of numbers."""
    return float(frame.loc[row, column])  # type: ignore[arg-type]
