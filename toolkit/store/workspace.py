"""The folder that holds clients/ and outputs/, and what stands where in it."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import toolkit
from toolkit.errors import ClientNameError, WorkspaceError

STRATEGY_FILE = "strategy.yaml"
MAX_NAME_BYTES = 100
# Control characters, lone surrogates, line separators; not what joins emoji.
UNFIT_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
# The marks of direction make a name look like another one.
UNFIT = frozenset("/\\\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Workspace:
    """One consultant's folder; nothing in it needs to exist before it is used."""

    root: Path
    outputs: Path

    @property
    def clients(self) -> Path:
        """The folder with a folder per client."""
        return self.root / "clients"

    def client_ids(self) -> tuple[str, ...]:
        """The names of the folders that hold a strategy, in order; hidden ones are none.

        A name that is no client's is among them: left out, its strategy would be missed by
        nobody. Reading it says what is wrong with the name.
        """
        try:
            with os.scandir(self.clients) as entries:
                names = [entry.name for entry in entries if entry.is_dir()]
        except OSError as error:
            raise WorkspaceError(folder=str(self.root)) from error
        held = (each for each in names if os.path.lexists(self.clients / each / STRATEGY_FILE))
        return tuple(sorted(name for name in held if not name.startswith(".")))

    def client_folder(self, client: str) -> Path:
        """Where all that belongs to a client stands.

        Raises
        ------
        ClientNameError
            When the name could mean another place than one folder in clients/.
        """
        if not _fits(client):
            raise ClientNameError(found=repr(client), limit=_limit(client))
        return self.clients / client

    def strategy_path(self, client: str) -> Path:
        """The client's strategy file."""
        return self.client_folder(client) / STRATEGY_FILE

    def notebook_path(self, name: str) -> Path:
        """A notebook: the workspace's own, else the one that comes with the toolkit."""
        own = self.root / "notebooks" / name
        return own if own.is_file() else _shipped("notebooks") / name

    def templates_path(self, part: str = "") -> Path:
        """The client templates, or a part such as `report`: the workspace's own, else ours."""
        own = self.root / "client_templates" / part
        return own if own.is_dir() else _shipped("client_templates") / part


def find_workspace(start: Path | None = None, outputs: Path | None = None) -> Workspace:
    """The workspace in which a folder lies: the nearest folder upwards with clients/ in it."""
    folder = Path(os.path.realpath(start or Path.cwd()))
    for root in (folder, *folder.parents):
        if (root / "clients").is_dir():
            return Workspace(root, (outputs or root / "outputs").absolute())
    raise WorkspaceError(folder=str(folder))


def _shipped(name: str) -> Path:
    """Where a wheel has put the folder; in a checkout it stands beside the package."""
    package = Path(toolkit.__file__).parent
    shipped = package / "shipped" / name
    return shipped if shipped.is_dir() else package.parent / name


def _fits(name: str) -> bool:
    return (
        bool(name)
        and UNFIT.isdisjoint(name)
        and UNFIT_CATEGORIES.isdisjoint(map(unicodedata.category, name))
        and name == name.strip()
        and not name.startswith(".")
        and not name.endswith(".")
        and len(name.encode()) <= MAX_NAME_BYTES
    )


def _limit(name: str) -> int:
    """How many characters of this name fit: a letter takes one byte, an emoji four."""
    cut = name.encode(errors="replace")[:MAX_NAME_BYTES].decode(errors="ignore")
    return len(cut) if len(cut) < len(name) else MAX_NAME_BYTES
