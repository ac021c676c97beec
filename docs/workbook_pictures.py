"""The pictures of the intake workbook: its pages as a real LibreOffice prints them.

Run `.venv/bin/python -m docs.workbook_pictures` after a change of its look (LibreOffice, Poppler).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageOps

CLIENT = "bakkerij-lindewaal"
AS_OF = "2026-11-23"
IMAGES = Path(__file__).parent / "images"
PAGES = {"intake-workbook-start.png": "Start", "intake-workbook.png": "Doelen"}
DOTS_PER_INCH = 110
MARGIN, FOOT = 24, 90
"""Points of white around it, and the height of the foot of a page."""


def main() -> None:
    """Export the invented example, print it, picture the first page of two sheets."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "intake.xlsx"
        export = [sys.executable, "-m", "toolkit", "intake", "export", CLIENT, str(book)]
        subprocess.run([*export, "--as-of", AS_OF], check=True)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        subprocess.run([*convert, str(book)], check=True)
        for file, sheet in PAGES.items():
            _picture(folder / "intake.pdf", _page(folder / "intake.pdf", sheet), IMAGES / file)


def _page(pdf: Path, sheet: str) -> int:
    """The first page of a sheet: its name stands in the foot."""
    found = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    pages = found.stdout.decode().split("\f")
    return next(
        number
        for number, text in enumerate(pages, 1)
        if text.strip() and text.strip().splitlines()[-1].split("  ")[0].strip() == sheet
    )


def _picture(pdf: Path, page: int, file: Path) -> None:
    stem = file.with_suffix("")
    asked = ["-r", str(DOTS_PER_INCH), "-f", str(page), "-l", str(page), "-singlefile", "-png"]
    subprocess.run(["pdftoppm", *asked, pdf, stem], check=True)
    with Image.open(file) as image:
        plain = image.convert("RGB")
    above = plain.crop((0, 0, plain.width, plain.height - FOOT))
    box = ImageChops.difference(above, Image.new("RGB", above.size, "white")).getbbox()
    ImageOps.expand(above.crop(box), MARGIN, "white").quantize(64).save(file, optimize=True)


if __name__ == "__main__":
    main()
