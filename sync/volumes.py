"""What a disk is formatted with, as far as the system tells, and what follows from that."""

import os
import sys
from pathlib import Path

FAT = frozenset({"vfat", "msdos", "fat", "fat12", "fat16", "fat32"})
FAT_LARGEST = (1 << 32) - 1
"""Bytes of the largest file on FAT: its size is kept in 32 bits."""
WINDOWS_LONGEST_PATH = 259
"""Characters of a path that every program on Windows can open (MAX_PATH less its end)."""
_MOUNTS = Path("/proc/self/mountinfo")
_BY_UUID = Path("/dev/disk/by-uuid")


def file_system(folder: Path) -> str:
    """Return the name of the file system ``folder`` lies on, in small letters; empty if untold."""
    if sys.platform == "win32":
        return _of_windows(folder)[0]
    try:
        return _mounted(folder)[0]
    except OSError:
        return ""


def serial(folder: Path) -> str:
    """Return the number a volume was given when it was formatted; empty if untold."""
    if sys.platform == "win32":
        return _of_windows(folder)[1]
    try:
        device = os.path.realpath(_mounted(folder)[1])
        known = {os.path.realpath(link): link.name for link in _BY_UUID.iterdir()}
    except OSError:
        return ""
    return known.get(device, "")


def largest_file(folder: Path) -> int | None:
    """Return the bytes of the largest file that fits there; None when it is not known."""
    return FAT_LARGEST if file_system(folder) in FAT else None


def _mounted(folder: Path) -> tuple[str, str]:
    """Return type and device of the mount that has ``folder``, by its device number."""
    number = os.stat(folder).st_dev
    wanted = f"{os.major(number)}:{os.minor(number)}"
    for line in _MOUNTS.read_text("utf-8", "replace").splitlines():
        before, _dash, after = line.partition(" - ")
        fields, told = before.split(), after.split()
        if len(fields) > 2 and fields[2] == wanted and len(told) > 1:
            return told[0].lower(), told[1]
    return "", ""


def _of_windows(folder: Path) -> tuple[str, str]:
    if sys.platform != "win32":
        return "", ""
    import ctypes

    root = os.path.splitdrive(folder.absolute())[0] + "\\"
    name, number = ctypes.create_unicode_buffer(64), ctypes.c_ulong(0)
    found = ctypes.windll.kernel32.GetVolumeInformationW(
        root, None, 0, ctypes.byref(number), None, None, name, len(name)
    )
    return (name.value.lower(), f"{number.value:08X}") if found else ("", "")
