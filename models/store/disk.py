"""Writing a file so that a crash or a pulled stick leaves the old one or the new one."""

import errno
import os
from contextlib import suppress
from pathlib import Path

PRIVATE, SHARED = 0o600, 0o666
PRIVATE_FOLDER = 0o700
"""Modes before the umask; Windows goes by the folder of the user instead."""
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, data: bytes, mode: int = SHARED) -> None:
    """Write ``data`` durably under a temporary name, then rename it; raises OSError."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)  # what a crash left
        with open(os.open(part, _NEW_FILE, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        forget(part)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make a file durable that another library wrote and did not sync; raises OSError.

    Who reads it next reads what the disk has, where the system can be asked to forget.
    """
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):  # not on Windows
            with suppress(OSError):  # durable it is all the same
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def forget(path: Path) -> None:
    """Remove what is left of a broken write; a stick that has gone keeps it, which harms nobody."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def sync_folder(folder: Path) -> None:
    """Make a new name in ``folder`` durable, where the system can be asked to.

    Windows cannot open a folder and needs no such step; a share of Windows refuses it (EINVAL).
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
