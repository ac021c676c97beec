"""`toolkit mix`: which channels, at which cadence, within the hours; and why not the others."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from toolkit.analysis import analyse
from toolkit.channel_mix import MixConflict, UnmetMinimum
from toolkit.channel_mix.advice import ChannelAdvice, MixAdvice
from toolkit.channel_mix.firmness import LevelChange, WeightFirmness
from toolkit.channel_mix.gap import MixGap
from toolkit.cli.argument import choice, day, named_clients, open_workspace
from toolkit.cli.screen import block_text, say, say_json, use_utf8
from toolkit.effort import ChannelLevel
from toolkit.language import words_for
from toolkit.store import read_strategy
from toolkit.store.evidence_files import load_evidence
from toolkit.tables.firmness import firmness, firmness_section
from toolkit.tables.mix import mix_section
from toolkit.tables.mix_text import because_text, reconsider_text
from toolkit.tables.view import View

FORMATS = ("text", "json")
DIGITS = 4


def show_mix(
    folder: Path | None,
    client: str,
    hours: float | None,
    as_of: str | None,
    output_format: str,
    *,
    sensitivity: bool = False,
) -> None:
    """Print the advised channel mix of one client, for its own hours or those asked for.

    With `sensitivity` also how far each weight may be off before another mix is better.
    """
    use_utf8()
    choice("--format", output_format, FORMATS)
    on = day(as_of)
    workspace = open_workspace(folder)
    named_clients(workspace, [client])
    strategy = read_strategy(workspace, client).strategy
    view = View(
        analyse(strategy, load_evidence(workspace), on), words_for(strategy.client.language)
    )
    if output_format == "json":
        content = mix_content(view.mix_for(hours), view)
        if sensitivity:
            content["sensitivity"] = [_firmness(each) for each in firmness(view, hours)]
        say_json({"client": client, "as_of": on.isoformat(), **content})
    else:
        blocks = mix_section(view, hours)
        if sensitivity:
            blocks += firmness_section(view, hours)
        say("\n\n".join([view.title, *filter(None, map(block_text, blocks))]))


def mix_content(advice: MixAdvice | MixConflict | MixGap, view: View) -> dict[str, Any]:
    """The advice as plain values; coverages are from 0 to 100, unknown is None."""
    nothing: dict[str, Any] = {"advised": None, "channels": [], "frontier": []}
    if isinstance(advice, MixGap):
        return {"missing": advice.missing, "conflict": None, **nothing}
    if isinstance(advice, MixConflict):
        conflict = {
            "kind": advice.kind,
            "channels": list(advice.channels),
            "hours": _number(advice.hours),
            "eur": _number(advice.eur),
        }
        return {"missing": None, "conflict": conflict, **nothing}
    return {
        "missing": None,
        "conflict": None,
        "budget": {"hours": _number(advice.budget_hours), "basis": advice.budget},
        "today": {
            "coverage": _number(advice.today_coverage),
            "hours": _number(advice.today_hours),
        },
        "advised": {
            "coverage": _points(advice.advised.coverage),
            "hours": _number(advice.advised.hours),
            "eur": _number(advice.advised.eur),
            "settled": advice.advised.settled,
        },
        "unmet": [_unmet(each, advice) for each in advice.advised.unmet],
        "channels": [_channel(each, view) for each in advice.channels],
        "frontier": [
            {"hours": _number(each.mix.hours), "coverage": _points(each.mix.coverage)}
            for each in advice.frontier
        ],
        "drops_out": list(advice.drops_out),
        "comes_in": list(advice.comes_in),
    }


def _unmet(each: UnmetMinimum, advice: MixAdvice) -> dict[str, Any]:
    return {
        **_pair(each.cell, advice),
        "minimum": _points(each.minimum),
        "highest": _points(each.highest),
        "beside": [_pair(cell, advice) for cell in each.beside],
    }


def _pair(cell: int, advice: MixAdvice) -> dict[str, str]:
    goal, persona = advice.cells[cell]
    return {"goal": goal, "persona": persona}


def _channel(each: ChannelAdvice, view: View) -> dict[str, Any]:
    return {
        "channel": each.channel,
        "action": each.action,
        "today": _level(each.today),
        "advised": _level(each.advised),
        "points": _number(each.points),
        "hours": _number(each.hours),
        "reason": each.reason,
        "because": because_text(each, view) if each.reason else None,
        "reconsider_when": reconsider_text(each, view) if each.reason else None,
        "from_hours": _number(each.from_hours),
        "from_use": _number(each.from_use),
    }


def _firmness(each: WeightFirmness) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "id": each.id,
        "weight": _number(each.weight),
        "given": each.given,
        "low": _number(each.low),
        "high": _number(each.high),
        "below": [_change(change) for change in each.below],
        "above": [_change(change) for change in each.above],
    }


def _change(change: LevelChange) -> dict[str, Any]:
    return {
        "channel": change.channel,
        "before": _level(change.before),
        "after": _level(change.after),
    }


def _level(level: ChannelLevel) -> dict[str, Any]:
    posts = level.cadence.posts_per_week() if level.cadence else None
    return {
        "level": level.id,
        "posts_per_week": None if posts is None else [_number(each) for each in posts],
        "hours_per_week": _number(level.hours_per_week),
        "eur_per_month": _number(level.eur_per_month),
    }


def _points(coverage: float | None) -> float | None:
    return None if coverage is None else _number(100 * coverage)


def _number(value: float | None) -> float | None:
    known = value is not None and math.isfinite(value)
    return round(float(value), DIGITS) if known and value is not None else None
