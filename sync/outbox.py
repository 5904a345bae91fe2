"""The road by folder or stick: packages go out, receipts come home."""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from models.errors import PackageError
from models.store.disk import forget, sync_folder
from sync.files import chunks, courier_faults, digest_from_disk

FAT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
"""Names every stick can keep, whatever it is formatted with."""
RECEIPT_NAMES = "receipt-*.p7m"
RECEIPTS_FOLDER = "receipts"
MAX_RECEIPT_BYTES = 1 << 20
Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all); what is read back counts too."""
Cancel = Callable[[], bool]
"""True once the person wants to stop."""


def copy_to(
    folder: Path,
    package: Path,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Path:
    """Copy ``package`` into ``folder``, read it back, and only then give it its name.

    Copying again replaces the earlier copy. Raises PackageError: ``courier-full``,
    ``courier-read-only``, ``courier-gone``, ``courier-too-large``, ``courier-misread``,
    ``courier-cancelled``, ``courier-source`` when the package itself cannot be read.
    """
    if not FAT_NAME.fullmatch(package.name):
        raise ValueError("a package is named by its writer")
    with courier_faults():
        if not folder.is_dir():
            raise PackageError("courier-gone")
        if package.resolve().parent == folder.resolve():
            return package
        _require_space(folder, package)
        part = folder / f"{package.stem}.part"
        try:
            written = _write(part, package, progress, cancel)
            if digest_from_disk(part) != written:
                raise PackageError("courier-misread")
            target = folder / package.name
            os.replace(part, target)
        except BaseException:
            forget(part)
            raise
        sync_folder(folder)
    return target


def find_receipts(folder: Path) -> tuple[Path, ...]:
    """Return the receipt files that lie in ``folder`` or in its ``receipts``, by name.

    They are not judged here. Raises PackageError(``courier-gone``) when it cannot be read.
    """
    with courier_faults():
        if not folder.is_dir():
            raise PackageError("courier-gone")
        found = [*folder.glob(RECEIPT_NAMES), *(folder / RECEIPTS_FOLDER).glob(RECEIPT_NAMES)]
        small = [f for f in found if f.is_file() and f.stat().st_size <= MAX_RECEIPT_BYTES]
    return tuple(sorted(small, key=lambda f: f.name))


def _require_space(folder: Path, package: Path) -> None:
    """Say it before an hour is spent; an earlier copy stays until the new one is proved."""
    if shutil.disk_usage(folder).free < _size(package):
        raise PackageError("courier-full")


def _size(package: Path) -> int:
    try:
        return package.stat().st_size
    except OSError as error:
        raise PackageError("courier-source") from error


def _read(source: BinaryIO) -> Iterator[bytes]:
    try:
        yield from chunks(source)
    except OSError as error:
        raise PackageError("courier-source") from error


def _write(part: Path, package: Path, progress: Progress | None, cancel: Cancel | None) -> str:
    found, done, total = hashlib.sha256(), 0, _size(package)
    try:
        source = package.open("rb", buffering=0)
    except OSError as error:
        raise PackageError("courier-source") from error
    with source, part.open("wb") as target:
        for chunk in _read(source):
            if cancel and cancel():
                raise PackageError("courier-cancelled")
            found.update(chunk)
            target.write(chunk)
            done += len(chunk)
            if progress:
                progress(done, total)
        target.flush()
        os.fsync(target.fileno())
    return found.hexdigest()
