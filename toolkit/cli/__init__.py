"""The command line: thin doors to the functions of the package.

Only here imports stand inside functions, so that `toolkit --help` answers at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit import __version__
from toolkit.deliverables import FORMATS

Clients = Annotated[
    list[str] | None, typer.Argument(metavar="CLIENT", help="Folders in clients/; none: all.")
]
Client = Annotated[str, typer.Argument(metavar="CLIENT", help="A folder in clients/.")]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        metavar="DIR",
        help="The folder that holds clients/. By default the nearest one upwards.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day to compute for, as 2026-03-31; today."),
]
Format = Annotated[str, typer.Option("--format", metavar="text|json", help="How to print it.")]
TableFormat = Annotated[
    str, typer.Option("--format", metavar="text|json|csv", help="How to print it.")
]
Outputs = Annotated[
    Path | None,
    typer.Option(
        "--outputs",
        metavar="DIR",
        help="Where to put the sets. By default outputs/ beside clients/.",
    ),
]

app = typer.Typer(
    name="toolkit",
    help="Social media strategies: capture, check, compute, and hand over a report per client.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

intake = typer.Typer(
    name="intake",
    help="The intake as a workbook that a client fills in without Jupyter.",
    no_args_is_help=True,
)
app.add_typer(intake)


def main() -> None:
    """Run a command; what goes wrong is told in words, with the exit status that fits."""
    from toolkit.cli.exit import told_in_words

    with told_in_words():
        app()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"toolkit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    pass


@app.command()
def new(
    client: Client,
    starter: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What to start from, such as zorg or council."),
    ] = None,
    workspace: Folder = None,
    as_of: AsOf = None,
) -> None:
    """Make a new client: a folder in clients/ with a first strategy."""
    from toolkit.cli.argument import day
    from toolkit.cli.new import make_client

    day(as_of)  # every command takes a date; a first strategy does not depend on it
    make_client(workspace, client, starter)


@app.command()
def check(
    clients: Clients = None,
    workspace: Folder = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every finding apart, accepted ones too.")
    ] = False,
    as_of: AsOf = None,
    output_format: Format = "text",
) -> None:
    """Say what is missing or does not fit.

    The five kinds of findings that matter most, or all; JSON always has everything. The exit
    status is 1 when there are errors that are not accepted.
    """
    from toolkit.cli.check import check_clients

    raise typer.Exit(
        check_clients(workspace, clients or (), as_of, output_format, everything=everything)
    )


@app.command()
def coverage(
    client: Client,
    workspace: Folder = None,
    as_of: AsOf = None,
    output_format: TableFormat = "text",
) -> None:
    """Show how well each goal is served for each persona, and by what."""
    from toolkit.cli.coverage import show_coverage

    show_coverage(workspace, client, as_of, output_format)


@app.command()
def mix(
    client: Client,
    hours: Annotated[
        float | None,
        typer.Option(metavar="N", help="Hours a week; by default the client's own.", min=0),
    ] = None,
    *,
    sensitivity: Annotated[
        bool, typer.Option("--sensitivity", help="How far each weight may be off, too.")
    ] = False,
    workspace: Folder = None,
    as_of: AsOf = None,
    output_format: Format = "text",
) -> None:
    """Advise on channels and cadences within the hours there are, and say why not the others."""
    from toolkit.cli.mix import show_mix

    show_mix(workspace, client, hours, as_of, output_format, sensitivity=sensitivity)


@app.command()
def plan(
    client: Client,
    weeks: Annotated[
        str | None,
        typer.Option(metavar="N", help="How many weeks, this one included; 13 by default."),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day; today.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day to plan.")
    ] = None,
    *,
    save: Annotated[
        bool, typer.Option("--save", help="Put the proposed messages in the strategy.")
    ] = False,
    workspace: Folder = None,
    as_of: AsOf = None,
    output_format: TableFormat = "text",
) -> None:
    """Propose messages for what is free in the coming quarter, and say what is impossible."""
    from toolkit.cli.window import asked_days

    asked = asked_days(weeks, start, end)

    # the solver takes half a second to load: not before the request is known to be right
    from toolkit.cli.plan import show_plan

    show_plan(
        workspace,
        client,
        asked=asked,
        as_of=as_of,
        output_format=output_format,
        save=save,
    )


@app.command()
def roll_over(
    client: Client,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="The first day of the next period."),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="The last day; as long as this one."),
    ] = None,
    *,
    save: Annotated[
        bool, typer.Option("--save", help="Make it the strategy; the earlier one is kept.")
    ] = False,
    workspace: Folder = None,
    as_of: AsOf = None,
    output_format: Format = "text",
) -> None:
    """Take a strategy to its next period, and say what moves, what to look at, what goes."""
    from toolkit.cli.roll_over import show_roll_over

    show_roll_over(
        workspace,
        client,
        start=start,
        end=end,
        as_of=as_of,
        output_format=output_format,
        save=save,
    )


@app.command()
def feedback(
    *,
    client: Client,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The calendar that came back.")],
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who answered, where the file says nothing.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would do.")] = False,
    workspace: Folder = None,
    as_of: AsOf = None,
) -> None:
    """Read back what a client wrote in its calendar workbook.

    The exit status is 1 when an answer could not be taken over.
    """
    from toolkit.cli.feedback import take_feedback

    raise typer.Exit(take_feedback(workspace, client, file, by=by, as_of=as_of, dry_run=dry_run))


@intake.command("export")
def intake_export(
    client: Client,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")],
    workspace: Folder = None,
    as_of: AsOf = None,
) -> None:
    """Write an Excel workbook for the client to fill in and send back."""
    from toolkit.cli.intake import export_workbook

    export_workbook(workspace, client, file, as_of)


@intake.command("import")
def intake_import(
    *,
    client: Client,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook that came back.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would do.")] = False,
    workspace: Folder = None,
    as_of: AsOf = None,
    output_format: Format = "text",
) -> None:
    """Read back what a client filled in, and say what changes.

    With a problem in it nothing is saved. The exit status is 1 when not all could be taken over.
    """
    from toolkit.cli.intake import import_workbook

    raise typer.Exit(
        import_workbook(
            workspace, client, file, as_of=as_of, dry_run=dry_run, output_format=output_format
        )
    )


@app.command()
def report(
    *,
    clients: Clients = None,
    formats: Annotated[
        str, typer.Option(metavar="html,…", help="Which formats to make, with commas.")
    ] = ",".join(FORMATS),
    jobs: Annotated[str | None, typer.Option(metavar="N", help="How many to make at once.")] = None,
    time_limit: Annotated[
        str | None, typer.Option(metavar="N", help="Seconds that one client may take; 600.")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="A Dask cluster, such as tls://10.0.0.1:8786."),
    ] = None,
    insecure_cluster: Annotated[
        bool, typer.Option("--insecure-cluster", help="Also when the cluster is not encrypted.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Also where nothing has changed.")] = False,
    workspace: Folder = None,
    as_of: AsOf = None,
    outputs: Outputs = None,
    output_format: Format = "text",
) -> None:
    """Make each client's set of deliverables in outputs/.

    A client for whom nothing has changed keeps the set that is there.
    """
    from toolkit.cli.argument import report_request

    request = report_request(
        workspace,
        outputs,
        clients=clients or (),
        as_of=as_of,
        formats=formats,
        jobs=jobs,
        time_limit=time_limit,
        cluster=cluster,
        insecure=insecure_cluster,
        force=force,
        output_format=output_format,
    )
    from toolkit.cli.report import report_clients

    raise typer.Exit(report_clients(request))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": False})
def lab(
    context: typer.Context,
    client: Annotated[
        str | None, typer.Argument(metavar="CLIENT", help="A folder in clients/; none: all.")
    ] = None,
    workspace: Folder = None,
    as_of: AsOf = None,
) -> None:
    """Open a client's form and analysis in JupyterLab.

    What follows -- is passed on to JupyterLab.
    """
    from toolkit.batch.grammar import skip_slow_grammar

    skip_slow_grammar()
    from toolkit.cli.lab import open_lab

    raise typer.Exit(open_lab(workspace, client, as_of, tuple(context.args)))
