"""The tables of docs/evidence.md, made from the trial."""

from collections.abc import Iterable, Iterator, Sequence

from toolkit.evidence.trial import GROUPS, TrialCell, nine_in_ten, odds_by_age

EVERY_AGE = (0, 120)


def cell_lines(cells: Iterable[TrialCell], names: dict[str, str]) -> Iterator[str]:
    """Every cell of the trial."""
    yield "| Country | Platform | Ages | Measure, year | Published | Model | Error | Odds × |"
    yield "|---|---|---|---|---|---|---|---|"
    for each in cells:
        row = each.cell
        total = "" if row.year == each.total.year else f" (total of {each.total.year})"
        yield (
            f"| {row.country} | {names[row.platform]} | {row.age_min}–{row.age_max} "
            f"| {row.measure}, {row.year}{total} | {row.share:.0%} | {each.modelled:.0%} "
            f"| {_points(each.error)} | {each.odds:.1f} |"
        )


def group_lines(cells: Sequence[TrialCell]) -> Iterator[str]:
    """The errors by age, with the factors from which the bounds are made."""
    yield "| Ages (middle of the cell) | Cells | Mean error | Nine in ten within | Odds × |"
    yield "|---|---|---|---|---|"
    for group in (*GROUPS, EVERY_AGE):
        name = "all" if group == EVERY_AGE else _ages(*group)
        found = [each for each in cells if group[0] <= each.middle < group[1] + 1]
        points = [100 * abs(each.error) for each in found]
        if not points:
            yield f"| {name} | 0 | not measured | not measured | – |"
            continue
        odds = nine_in_ten(each.odds for each in found)
        yield (
            f"| {name} | {len(points)} | {sum(points) / len(points):.1f} points "
            f"| {nine_in_ten(points):.0f} points | {odds:.2f} |"
        )


def summary_line(cells: Sequence[TrialCell]) -> str:
    """The trial in a sentence."""
    ranked = sorted(100 * abs(each.error) for each in cells)
    below = sum(each.error < 0 for each in cells)
    young, middle, _ = odds_by_age(cells)
    return (
        f"{len(cells)} cells: mean error {sum(ranked) / len(ranked):.1f} points, "
        f"{sum(ranked[:-1]) / (len(ranked) - 1):.1f} without the worst, which is {ranked[-1]:.0f}; "
        f"{below} of {len(cells)} are modelled too low. Factors on the odds: {young:.2f} up to 29 "
        f"years, {middle:.2f} from 30 to 54."
    )


def _ages(first: int, last: int) -> str:
    return f"{first} and over" if last == EVERY_AGE[1] else f"{first}–{last}"


def _points(error: float) -> str:
    return f"{100 * error:+.0f}".replace("-", "−")
