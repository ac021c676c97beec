"""The office suite that opens what was written."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Convert = Callable[[Path, str, Path], Path]


@pytest.fixture
def libreoffice(tmp_path: Path) -> Convert:
    """Have LibreOffice save a file in another format, in another folder."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")

    def convert(file: Path, suffix: str, folder: Path) -> Path:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", suffix, "--outdir", folder, file],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return folder / file.with_suffix(f".{suffix}").name

    return convert
