"""Files of a folder, and of one that is watched: never half a file, never a way in circles."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.errors import EvidenceError
from models.evidence.reading import Going
from models.limits import MAX_PACKAGE_ENTRIES

DEEPEST = 32
"""Folders inside folders that are looked into; a phone has five."""
_LEFT_OUT = {"desktop.ini", "thumbs.db"}
_RUNNING = (".part", ".crdownload", ".tmp", ".filepart", ".download")
"""Names that copying programs give to a file that is not whole yet."""


def files_in(chosen: Iterable[Path], going: Going | None = None) -> tuple[Path, ...]:
    """Return the files that are meant: each file as it is, each folder with all below it, sorted.

    A link to a folder is not followed: it may lead back, or out of the card. Names that begin
    with a dot and what the system keeps for itself are left out. Raises EvidenceError:
    ``evidence-folder-unreadable``, ``evidence-too-many-files``.
    """
    found: list[Path] = []
    for path in chosen:
        if _is_folder(path):
            _walk(path, DEEPEST, found, going)
        else:
            found.append(path)
        if len(found) > MAX_PACKAGE_ENTRIES:
            raise EvidenceError("evidence-too-many-files", limit=MAX_PACKAGE_ENTRIES)
    return tuple(found)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False  # reading it will say why


def _walk(folder: Path, deep: int, found: list[Path], going: Going | None) -> None:
    if going:
        going()
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        raise EvidenceError("evidence-folder-unreadable") from error
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in _LEFT_OUT:
            continue
        if entry.is_dir(follow_symlinks=False):
            if deep > 0:
                _walk(Path(entry.path), deep - 1, found, going)
        elif not (entry.is_symlink() and entry.is_dir()):
            found.append(Path(entry.path))
        if len(found) > MAX_PACKAGE_ENTRIES:
            return


Stamp = tuple[int, int]
"""Size and time of the last writing, as the file system tells them."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What two looks at a watched folder have shown; plain values, so a thread may own them."""

    seen: Mapping[Path, Stamp] = field(default_factory=dict)
    """Every file of the last look, with its stamp."""
    handed: Mapping[Path, Stamp] = field(default_factory=dict)
    """What was there at the first look, or has been handed out."""
    first: bool = True
    """True before the first look: what is there already is not taken in."""


def look(folder: Path, before: Looks, going: Going | None = None) -> tuple[Looks, tuple[Path, ...]]:
    """Look once more; return what is known now and the files that are whole.

    Whole: the same size and time at two looks, not empty, not named like a running copy, and it
    can be opened. Raises EvidenceError(``evidence-folder-unreadable``) when the folder is gone.
    """
    now = {path: mark for path in files_in([folder], going) if (mark := _stamp(path))}
    if not _is_folder(folder):
        raise EvidenceError("evidence-folder-unreadable")
    if before.first:
        return Looks(now, now, first=False), ()
    whole = tuple(
        path
        for path, mark in now.items()
        if before.seen.get(path) == mark and before.handed.get(path) != mark and _opens(path)
    )
    return Looks(now, {**before.handed, **{p: now[p] for p in whole}}, first=False), whole


def _stamp(path: Path) -> Stamp | None:
    if path.name.lower().endswith(_RUNNING):
        return None
    try:
        status = os.stat(path)
    except OSError:
        return None  # it went while one looked
    regular = stat.S_ISREG(status.st_mode) and status.st_size > 0
    return (status.st_size, status.st_mtime_ns) if regular else None


def _opens(path: Path) -> bool:
    """Whether a program that writes it has let go; some systems lock a file until then."""
    try:
        os.close(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)))
    except OSError:
        return False
    return True
