"""The toolkit as somebody gets it who has the wheel only, without this project."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLIENT = "bakkerij-lindewaal"
SHIPPED = {
    "toolkit": "toolkit",
    "notebooks": "toolkit/shipped/notebooks",
    "client_templates": "toolkit/shipped/client_templates",
}
LEFT_BEHIND = {"__pycache__", ".ipynb_checkpoints"}


def _run(*command: str | Path, **options) -> subprocess.CompletedProcess:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )

    assert done.returncode == 0, done.stdout + done.stderr
    return done


def _build(kind: str, folder: Path) -> Path:
    _run(sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "-o", folder, ROOT)
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from this project."""
    return _build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def clean_bin(wheel, tmp_path_factory) -> Path:
    """The commands of an environment that has the wheel, and its dependencies by reference."""
    place = tmp_path_factory.mktemp("clean") / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", place)
    python = place / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install"]
    _run(*pip, "--quiet", "--no-index", "--no-deps", wheel)
    # A path in a .pth file brings packages, but not the link to this project that lies beside
    # them; Jupyter's own templates and kernels lie outside the packages.
    inside = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    link = Path(inside.stdout.strip()) / "dependencies.pth"
    link.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (place / "share").mkdir(exist_ok=True)
    (place / "share" / "jupyter").symlink_to(Path(sys.prefix) / "share" / "jupyter")
    return python.parent


def test_wheel_carries_package_notebooks_and_templates(wheel):
    """Every file of the package, the notebooks and the client templates is in the wheel."""
    expected = {
        f"{place}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder, place in SHIPPED.items()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and not LEFT_BEHIND & set(file.parts)
    }
    carried = set(zipfile.ZipFile(wheel).namelist())

    assert expected - carried == set()
    assert {name.split("/")[0] for name in carried if ".dist-info/" not in name} == {"toolkit"}


def test_nothing_of_a_client_is_published(wheel, tmp_path):
    """Neither wheel nor source archive holds a file of clients/ or outputs/."""
    with tarfile.open(_build("sdist", tmp_path)) as archive:
        names = [name.split("/", 1)[1] for name in archive.getnames() if "/" in name]
    names += zipfile.ZipFile(wheel).namelist()

    assert [name for name in names if name.startswith(("clients/", "outputs/"))] == []


def test_report_from_a_folder_with_only_clients(clean_bin, tmp_path):
    """With only the wheel, `toolkit report` in a folder that holds clients/ makes the report."""
    strategy = tmp_path / "work" / "clients" / CLIENT / "strategy.yaml"
    strategy.parent.mkdir(parents=True)
    strategy.write_bytes((ROOT / "clients" / CLIENT / "strategy.yaml").read_bytes())
    environment = {
        "HOME": str(tmp_path / "home"),
        "PATH": os.pathsep.join([str(clean_bin), "/usr/bin", "/bin"]),
    }
    workspace = tmp_path / "work"
    where = "import toolkit; print(toolkit.__file__)"

    used = _run(clean_bin / "python", "-c", where, cwd=workspace, env=environment).stdout
    _run(clean_bin / "toolkit", "report", cwd=workspace, env=environment)

    made = workspace / "outputs" / CLIENT / "latest"
    report = (made / f"{CLIENT}-strategy.html").read_text(encoding="utf-8")
    assert Path(used).is_relative_to(clean_bin.parent)
    assert "Lindewaal" in report
    assert str(ROOT) not in report
    assert {path.name for path in workspace.iterdir()} == {"clients", "outputs"}
