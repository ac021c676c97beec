"""Write the pages of docs/rules, one for each rule of the review: `make rules`."""

import sys
from pathlib import Path

from toolkit.review.pages import rule_pages

FOLDER = Path(__file__).with_name("rules")


def write_pages(folder: Path) -> None:
    """Write every page into a folder, and remove those of rules that are no more."""
    pages = rule_pages()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
