"""The private folders of running kernels, and what is left of them after a kill."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

FOLDER_PREFIX = "toolkit-kernel-"
ABANDONED_AFTER_SECONDS = 24 * 3600


def private_folder(inside: Path | None = None) -> Path:
    """A new folder that only this user can open (mode 0700)."""
    return Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX if inside is None else "", dir=inside))


def sweep_abandoned_folders() -> None:
    """Remove the folders of kernels whose run was killed before it could tidy up."""
    long_ago = time.time() - ABANDONED_AFTER_SECONDS
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
        with suppress(OSError):
            status = folder.lstat()
            ours = not hasattr(os, "getuid") or status.st_uid == os.getuid()
            if ours and status.st_mtime < long_ago:
                shutil.rmtree(folder, ignore_errors=True)
