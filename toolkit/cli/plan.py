"""`toolkit plan`: a proposal for the free places of a period, what is impossible, and why."""

from __future__ import annotations

import csv
import datetime as dt
import io
import uuid
from pathlib import Path
from typing import Any

from toolkit.analysis import analyse
from toolkit.cli.argument import choice, day, named_clients, open_workspace
from toolkit.cli.screen import block_text, plain_cell, reader_words, say, say_json, use_utf8
from toolkit.cli.window import AskedDays, planned_days
from toolkit.content_calendar.plan import Obstacle, Plan, Proposed, propose, with_items
from toolkit.language import words_for
from toolkit.store import StoredStrategy, read_strategy, save_strategy
from toolkit.store.evidence_files import load_evidence
from toolkit.tables.obstacle import assumption_text, obstacle_text
from toolkit.tables.proposal import item_title, plan_blocks, titled_items
from toolkit.tables.view import View

FORMATS = ("text", "json", "csv")
DIGITS = 2
CSV_COLUMNS = (
    "id",
    "on",
    "at",
    "time_zone",
    "channels",
    "title",
    "pillar",
    "goals",
    "personas",
    "format",
    "key_date",
    "owner",
    "hours",
    "hours_own",
    "starts_on",
)


def show_plan(
    folder: Path | None,
    client: str,
    *,
    asked: AskedDays,
    as_of: str | None,
    output_format: str,
    save: bool,
) -> None:
    """Print what is proposed for one client; with `save` it becomes part of the strategy."""
    use_utf8()
    choice("--format", output_format, FORMATS)
    on = day(as_of)
    workspace = open_workspace(folder)
    named_clients(workspace, [client])
    stored = read_strategy(workspace, client)
    evidence = load_evidence(workspace)
    plan = propose(stored.strategy, evidence, on, *planned_days(stored.strategy.period, on, asked))
    language = stored.strategy.client.language
    view = View(analyse(stored.strategy, evidence, on), words_for(language))
    if save:
        save_plan(stored, plan, view)
    match output_format:
        case "json":
            saved = save and bool(plan.proposed)
            say_json({"client": client, **plan_content(plan, view), "saved": saved})
        case "csv":
            say(_csv(plan, view))
        case _:
            file = stored.path.relative_to(workspace.root).as_posix()
            say("\n\n".join([view.title, *_texts(plan, view), *_ending(plan, file, save=save)]))


def save_plan(stored: StoredStrategy, plan: Plan, view: View) -> None:
    """Add the proposed items, with titles, to the strategy file; the earlier version is kept."""
    strategy = with_items(stored.strategy, titled_items(plan, view), plan.formats)
    now = dt.datetime.now(dt.UTC)
    save_strategy(stored, strategy, session=uuid.uuid4().hex, now=now)


def plan_content(plan: Plan, view: View) -> dict[str, Any]:
    """The plan as plain values."""
    return {
        "as_of": view.analysis.as_of.isoformat(),
        "start": plan.start.isoformat(),
        "end": plan.end.isoformat(),
        "published": len(plan.published),
        "proposed": [_item(each, view) for each in plan.proposed],
        "impossible": [_obstacle(each, plan, view) for each in plan.obstacles],
        "assumed": [
            {
                "code": each.code,
                "channels": list(each.channels),
                "message": assumption_text(each, view),
            }
            for each in plan.assumptions
        ],
    }


def _item(each: Proposed, view: View) -> dict[str, Any]:
    item = each.item
    return {
        "id": item.id,
        "on": item.on,
        "at": item.at,
        "time_zone": item.time_zone,
        "channels": list(item.channels),
        "title": item_title(item, view),
        "pillar": item.pillar,
        "goals": list(item.goals),
        "personas": list(item.personas),
        "format": item.format,
        "key_date": item.key_date,
        "owner": item.owner,
        "hours": round(each.hours, DIGITS) if each.starts_on else None,
        "hours_own": each.own if each.starts_on else None,
        "starts_on": each.starts_on.isoformat() if each.starts_on else None,
    }


def _obstacle(each: Obstacle, plan: Plan, view: View) -> dict[str, Any]:
    possible = each.first_possible
    return {
        "code": each.code,
        "channel": each.channel,
        "goal": each.goal,
        "persona": each.persona,
        "key_date": each.key_date,
        "on": each.on.isoformat() if each.on else None,
        "months": list(each.months),
        "weeks": [f"{year}-W{week:02}" for year, week in each.weeks],
        "n": each.n,
        "roles": list(each.roles),
        "minutes": each.minutes,
        "first_possible": possible.isoformat() if possible else None,
        "because": each.because,
        "message": obstacle_text(each, plan, view),
    }


def _csv(plan: Plan, view: View) -> str:
    table = io.StringIO()
    writer = csv.DictWriter(table, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for each in plan.proposed:
        row = _item(each, view)
        several = {name: "; ".join(row[name]) for name in ("channels", "goals", "personas")}
        writer.writerow({**row, **several, "title": plain_cell(row["title"])})
    return table.getvalue().rstrip("\n")


def _texts(plan: Plan, view: View) -> list[str]:
    return [text for block in plan_blocks(plan, view) if (text := block_text(block))]


def _ending(plan: Plan, file: str, *, save: bool) -> list[str]:
    words = reader_words()
    if not plan.proposed:
        return []
    if save:
        return [words("Saved in {file}.", file=file)]
    return [words("Nothing was saved: --save puts these messages in the strategy.")]
