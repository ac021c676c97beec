import subprocess
import sys

import pytest

HEAVY = {
    "IPython", "babel", "ipywidgets", "jupyter_client", "jupyterlab", "matplotlib", "nbconvert",
    "nbformat", "numpy", "pandas", "papermill", "pydantic", "rich", "ruamel",
}  # fmt: skip


def loaded(code: str) -> set[str]:
    """The names of the packages that a fresh Python has loaded after this code."""
    tell = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    script = f"try:\n {code}\nexcept SystemExit: pass\n{tell}"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("options", [["--help"], ["report", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_nothing_heavy(options):
    """Asking for help or the version answers at once: no package is loaded that takes long."""
    code = f"import sys; sys.argv[1:] = {options}; import toolkit.cli; toolkit.cli.main()"

    # typer itself asks pydantic about the options of a command
    assert loaded(code) & HEAVY <= ({"pydantic"} if "report" in options else set())


def test_importing_the_package_loads_nothing_heavy():
    """`import toolkit` loads nothing but itself."""
    assert loaded("import toolkit") & (HEAVY | {"typer"}) == set()


def test_check_does_not_load_what_only_a_report_needs():
    """Checking starts no machinery of notebooks."""
    imported = loaded("import toolkit.cli.check")

    assert imported & {"papermill", "nbconvert", "matplotlib", "ipywidgets", "IPython"} == set()


def test_a_report_does_not_wait_for_a_grammar_that_it_does_not_need():
    """What makes reports is loaded without the parser that takes longer than all the rest."""
    code = "from toolkit.batch.grammar import *; skip_slow_grammar(''); allow_slow_grammar()"
    packages = loaded(code.replace("; allow", "; import toolkit.batch.warm_up; allow"))

    assert "nbformat" in packages
    assert "lark" not in packages


def test_what_divides_the_work_loads_nothing_that_makes_reports():
    """When nothing changed, nothing is loaded that runs or renders a notebook."""
    imported = loaded("import toolkit.cli.report, toolkit.batch.jobs")
    heavy = {"papermill", "nbconvert", "nbformat", "matplotlib", "jupyter_client", "weasyprint"}

    assert imported & heavy == set()


def test_only_what_is_built_is_offered(toolkit):
    """The help names the commands that exist, and no other."""
    shown = toolkit("--help").stdout
    commands = [line.split()[0] for line in shown.partition("Commands:")[2].strip().splitlines()]

    assert commands == [
        "new",
        "check",
        "coverage",
        "mix",
        "plan",
        "roll-over",
        "feedback",
        "report",
        "lab",
        "intake",
    ]


@pytest.mark.parametrize(
    "code",
    [
        "import toolkit.analysis, toolkit.content_calendar",
        "import toolkit.batch.warm_up",
        "import toolkit.cli.check, toolkit.cli.mix, toolkit.cli.roll_over",
    ],
)
def test_only_planning_loads_the_solver(code):
    """Half a second for a solver is not spent on checks and reports."""
    assert "ortools" not in loaded(code)
    assert "ortools" in loaded("import toolkit.cli.plan")
