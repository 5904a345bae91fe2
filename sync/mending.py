"""A package that comes again brings back what was damaged or lost of it at the desk."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from models.district.desk import Desk
from models.errors import PackageError
from models.limits import MAX_FILE_BYTES
from sync.package.bag import Bag
from sync.package.reader import open_file

MENDED = "evidence-mended"


def mend(bag: Bag, digests: Mapping[str, str], desk: Desk, closely: bool = True) -> tuple[str, ...]:
    """Bring back what the desk no longer has whole; return the code that says so, or nothing.

    ``digests`` are the SHA-256 of the bag's files by path. Nobody need trust the bag: only bytes
    of the very digests that the desk took from a signed package count. Not ``closely`` reads
    nothing of a file that has its size: for packages which merely share some evidence. Raises
    StoreError, and PackageError when the stick is pulled.
    """
    paths = {sha256: path for path, sha256 in digests.items()}

    def read(sha256: str) -> bytes:
        try:
            data = bag.read(paths[sha256], MAX_FILE_BYTES)
        except OSError as error:  # the stick was pulled
            raise PackageError("package-missing") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise PackageError("package-file-changed", file=paths[sha256])
        return data

    return (MENDED,) if desk.store.mend(paths, read, closely) else ()


def mend_by(plain: Path, digest: str, desk: Desk) -> tuple[str, ...]:
    """The same by the intact file of a package that the desk has and would not take today."""
    with desk.read() as store:
        digests = {member.path: member.sha256 for member in store.members(digest)}
    try:
        with open_file(plain) as file:
            return mend(Bag.opened(file), digests, desk)
    except (OSError, PackageError):  # the stick was pulled: it can be put in once more
        return ()
