"""Files on disks that may be full, locked or pulled out: write them whole or not at all."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from models.errors import PackageError
from models.store import disk
from models.store.disk import PRIVATE_FOLDER, SHARED

CHUNK = 1 << 20
_BY_ERRNO = {
    errno.ENOSPC: "courier-full",
    errno.EDQUOT: "courier-full",
    errno.EROFS: "courier-read-only",
    errno.EACCES: "courier-read-only",
    errno.EPERM: "courier-read-only",
    errno.EFBIG: "courier-too-large",
    errno.ENAMETOOLONG: "courier-path-long",
}
_BY_WINERROR = {
    112: "courier-full",
    39: "courier-full",
    19: "courier-read-only",
    206: "courier-path-long",
    223: "courier-too-large",
}
"""What Windows says of a full disk (112, 39), of one with its write switch set (19), of a path
beyond its limit (206) and of a file beyond that of the format (223)."""


@contextmanager
def courier_faults() -> Iterator[None]:
    """Turn what a disk says into a PackageError; a disk that says nothing clear has gone."""
    try:
        yield
    except OSError as error:
        raise PackageError(_told(error)) from error


def is_full(error: OSError) -> bool:
    """Return whether a disk says that it has no room left."""
    return _told(error) == "courier-full"


def _told(error: OSError) -> str:
    told = _BY_WINERROR.get(getattr(error, "winerror", None) or 0)
    return told or _BY_ERRNO.get(error.errno or 0, "courier-gone")


def is_file(path: Path) -> bool:
    """Return whether ``path`` is a file that can be read again from its start.

    A pipe would let us wait for ever; a path that is too long is no file either.
    """
    try:
        return path.is_file()
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """Make a folder with those above it; raises PackageError as ``write_whole``."""
    with courier_faults():
        folder.mkdir(parents=True, exist_ok=True)


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, also when it is there already.

    Raises PackageError as ``write_whole``. A stick or share that knows no modes keeps its own.
    """
    with courier_faults():
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if stat.S_IMODE(folder.stat().st_mode) & ~PRIVATE_FOLDER:
            try:
                folder.chmod(PRIVATE_FOLDER)
            except PermissionError:  # who may not set it is not its owner: not ours to close
                return


def write_whole(path: Path, data: bytes, mode: int = SHARED) -> None:
    """Write ``data`` so that ``path`` has either all of it or what was there before.

    ``mode`` is ``PRIVATE`` for what nobody else on this computer may read.
    Raises PackageError: ``courier-full``, ``courier-read-only``, ``courier-gone``.
    """
    with courier_faults():
        disk.write_whole(path, data, mode)


def digest_from_disk(path: Path) -> str:
    """Return the SHA-256 of what lies on the medium, not of what is left in memory."""
    found = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):  # not on Windows
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        for chunk in chunks(file):
            found.update(chunk)
    return found.hexdigest()


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """Yield the rest of ``file`` piece by piece."""
    while chunk := file.read(CHUNK):
        yield chunk
