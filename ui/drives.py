"""Sticks that are plugged in, as far as the system tells; asked beside the window."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_MOUNTED = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_BLOCK = Path("/sys/class/block")
_REMOVABLE = 2
"""DRIVE_REMOVABLE of GetDriveTypeW."""


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick one can write to."""

    folder: Path
    """Its top."""
    label: str
    """What it calls itself; its letter or folder when it has no name."""
    free: int
    """Bytes that can be written."""
    file_system: str
    """How it is formatted, as the system writes it."""


def sticks() -> tuple[Drive, ...]:
    """Return the removable drives that are there and can be written, by name.

    A share that does not answer may keep it waiting: never call it in the window's thread.
    """
    from PySide6.QtCore import QStorageInfo

    found = []
    for volume in QStorageInfo.mountedVolumes():
        folder, device = volume.rootPath(), bytes(volume.device().data()).decode("utf-8", "replace")
        if volume.isRoot() or not removable(folder, device):
            continue
        if volume.isValid() and volume.isReady() and not volume.isReadOnly():
            label = volume.displayName() or folder
            kind = bytes(volume.fileSystemType().data()).decode("utf-8", "replace")
            found.append(Drive(Path(folder), label, volume.bytesAvailable(), kind))
    return tuple(sorted(found, key=lambda drive: (drive.label, str(drive.folder))))


def removable(folder: str, device: str) -> bool:
    """Return whether the system takes it for something that is pulled out again."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder) == _REMOVABLE)
    return folder.startswith(_MOUNTED) or _pulled_out(device)


def _pulled_out(device: str) -> bool:
    """A partition stands below its disk, and the disk says it."""
    block = _BLOCK / os.path.basename(device)
    for place in (block, block.resolve().parent):
        try:
            return (place / "removable").read_text("ascii").strip() == "1"
        except OSError:
            continue
    return False
