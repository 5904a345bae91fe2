"""What the disk and SQLite say, told as StoreErrors; what is our own fault passes unchanged."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from models.errors import StoreError

_BY_SQLITE_CODE = {
    5: "workspace-busy",  # SQLITE_BUSY
    6: "workspace-busy",  # SQLITE_LOCKED
    8: "read-only",  # SQLITE_READONLY
    10: "disk-failed",  # SQLITE_IOERR
    11: "database-damaged",  # SQLITE_CORRUPT
    13: "disk-full",  # SQLITE_FULL
    14: "disk-failed",  # SQLITE_CANTOPEN
    26: "database-damaged",  # SQLITE_NOTADB: also what a foreign key gives
}
_BY_ERRNO = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EEXIST: "not-a-folder",
    errno.ENOTDIR: "not-a-folder",
    errno.ENAMETOOLONG: "not-a-folder",
}


@contextmanager
def database_faults() -> Iterator[None]:
    """Turn errors of SQLite that are the world's fault into StoreErrors."""
    try:
        yield
    except DBAPIError as error:
        raise _told(error.orig) or error from error
    except dbapi2.Error as error:
        raise _told(error) or error from error


def _told(error: BaseException | None) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    known = _BY_SQLITE_CODE.get(code & 0xFF) if isinstance(code, int) else None
    return StoreError(known) if known else None


@contextmanager
def disk_faults() -> Iterator[None]:
    """Turn errors of the disk into StoreErrors; a missing file stays FileNotFoundError.

    A folder where a file should be, a link that leads to itself, a name that is too long: what a
    disk can say is never our bug, and never ends in a crash report.
    """
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StoreError(_BY_ERRNO.get(error.errno or 0, "disk-failed")) from error


@contextmanager
def own_disk_faults() -> Iterator[None]:
    """The same where nothing of our own may be missing: the drive it lies on was taken away."""
    try:
        with disk_faults():
            yield
    except FileNotFoundError as error:
        raise StoreError("disk-failed") from error
