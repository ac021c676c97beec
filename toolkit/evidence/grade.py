"""What is known of the use of a platform: a share with bounds, and how good it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grade = Literal["given", "words", "published", "agency", "modelled", "population", "unknown"]


@dataclass(frozen=True)
class Model:
    """How a share was computed from published age bands.

    `country` and `year` are those of the age bands and `source` is where they were published;
    `weights` is the source of the inhabitants by age: empty where each year of age counts the
    same, None where there was nothing to weigh.
    """

    country: str
    year: int
    source: str
    weights: str | None = None


@dataclass(frozen=True)
class UseEstimate:
    """The share of a persona that uses a platform, with bounds, grade and origin.

    `value` is None when unknown; then the bounds are 0 and 1. `base`, `country` and `year` are
    those of the figure, and `ages` the ages that it is about. Of a modelled share they are
    those of the total that it reproduces, and `model` says what its ages follow.
    """

    value: float | None = None
    low: float = 0.0
    high: float = 1.0
    grade: Grade = "unknown"
    sources: tuple[str, ...] = ()
    year: int | None = None
    measure: str = ""
    base: str = ""
    country: str | None = None
    ages: tuple[int | None, int | None] | None = None
    confidence: str = ""
    note: str = ""
    model: Model | None = None


UNKNOWN_USE = UseEstimate()
