"""Where strategies are kept: the workspace, reading, saving, earlier versions."""

from toolkit.store.reading import StoredStrategy, read_strategy, read_strategy_file
from toolkit.store.saving import save_strategy
from toolkit.store.starting import new_strategy, starters
from toolkit.store.versions import Version, read_version, versions
from toolkit.store.workspace import Workspace, find_workspace

__all__ = [
    "StoredStrategy",
    "Version",
    "Workspace",
    "find_workspace",
    "new_strategy",
    "read_strategy",
    "read_strategy_file",
    "read_version",
    "save_strategy",
    "starters",
    "versions",
]
