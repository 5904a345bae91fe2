"""Reading a file that may be anything: a pipe, a vanishing phone, a file still being written."""

import errno
import hashlib
import io
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.base import Sha256
from models.errors import EvidenceError
from models.limits import MAX_FILE_BYTES, MEBIBYTE

CHUNK = MEBIBYTE
"""Bytes between two questions whether to go on."""
Going = Callable[[], None]
"""Called between two pieces; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Copied:
    """The bytes of a file and their identity, from one pass over it."""

    data: bytes
    """The bytes."""
    sha256: Sha256
    """Identity."""


def copied(data: bytes) -> Copied:
    """Return bytes that are here already, e.g. from the clipboard."""
    if len(data) > MAX_FILE_BYTES:
        raise too_large()
    return Copied(data, hashlib.sha256(data).hexdigest())


def read(path: Path, going: Going | None = None) -> Copied:
    """Copy a file into memory and hash it on the way.

    Raises EvidenceError: ``evidence-not-a-file`` (a pipe, a device, a folder), ``-too-large``,
    ``evidence-changed`` when it grew, shrank or was written meanwhile,
    ``evidence-file-unreadable`` when the disk or the phone does not give it.
    """
    try:
        # Without waiting: opening a pipe nobody writes to would never come back.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _binary())
    except (OSError, ValueError) as error:
        raise _why(error, path) from error
    try:
        with open(handle, "rb", buffering=0) as file:
            return _read(file, going)
    except OSError as error:
        raise _why(error, path) from error


def _binary() -> int:
    return int(getattr(os, "O_BINARY", 0))


def _read(file: io.FileIO, going: Going | None) -> Copied:
    before = os.fstat(file.fileno())
    if not stat.S_ISREG(before.st_mode):
        raise EvidenceError("evidence-not-a-file")
    if before.st_size > MAX_FILE_BYTES:
        raise too_large()
    data, sha256 = _copy(file, before.st_size, going)
    after = os.fstat(file.fileno())
    if _mark(before) != _mark(after) or len(data) != after.st_size or file.read(1):
        raise EvidenceError("evidence-changed")
    return Copied(data, sha256)


def _copy(file: io.FileIO, size: int, going: Going | None) -> tuple[bytes, Sha256]:
    """Return at most ``size`` bytes and their hash.

    The system writes them where they stay, and they are hashed while they are still in the
    processor's own memory: collected piece by piece they were copied three times.
    """
    hashed, room, at = hashlib.sha256(), io.BytesIO(bytes(size)), 0
    with room.getbuffer() as view:
        while at < size and (got := file.readinto(view[at : at + CHUNK])):
            hashed.update(view[at : at + got])
            at += got
            if going:
                going()
    room.truncate(at)
    return room.getvalue(), hashed.hexdigest()


def _mark(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def too_large() -> EvidenceError:
    """Return the refusal of a file above the limit."""
    return EvidenceError("evidence-too-large", limit=MAX_FILE_BYTES // MEBIBYTE)


def _why(error: OSError | ValueError, path: Path) -> EvidenceError:
    folder = isinstance(error, OSError) and error.errno in (errno.EISDIR, errno.ENXIO)
    if folder or (isinstance(error, PermissionError) and path.is_dir()):
        return EvidenceError("evidence-not-a-file")
    return EvidenceError("evidence-file-unreadable")
