"""The road by folder or stick: packages go out, and are only there when they were read back."""

import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.errors import PackageError
from sync.files import CHUNK, chunks, courier_faults
from sync.medium import DISK, Medium
from sync.volumes import WINDOWS_LONGEST_PATH

PACKAGE_NAME = re.compile(
    r"(?P<visit>visit-[0-9a-f-]{36})-(?P<device>[0-9a-f]{8})-r(?P<revision>\d{4,6})"
    r"(?:-(?P<other>\d{1,3}))?(?P<kind>\.zip(?:\.age)?)"
)
"""As the writer names packages: small letters, digits and dashes, which every stick can keep,
whatever it is formatted with, and whether it tells large letters from small or not."""
UNFINISHED = ".part"
RECEIPTS_FOLDER = "receipts"
"""Folder of a stick in which answers may lie, beside those that lie at its top."""
MAX_RECEIPT_BYTES = 1 << 20
OTHER_NAMES = 99
"""Copies of one package on one stick that are told apart by a number."""
SYNC_EVERY = 32 * CHUNK
"""Bytes between two waits for the medium, so that what was counted has really been written and
stopping does not have to wait for a gigabyte in memory."""


class Stage(StrEnum):
    """What is done to the copy at the moment."""

    WRITING = "writing"
    """Bytes go to the medium."""
    CHECKING = "checking"
    """The medium is read back."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was read back from the medium and found to be the package."""

    path: Path
    """Where it lies."""
    size: int
    """Its bytes."""
    sha256: str
    """Digest of its bytes, which an encrypted package has anew each time it is sealed."""
    before: bool
    """True when it lay there already and only had to be read."""


Progress = Callable[[Stage, int, int], None]
"""Called with what is done, bytes done and bytes in all; may raise to stop."""
Written = Callable[[Path, int, str], None]
"""Called with name, bytes and digest when all is written and nothing was compared yet."""


def copy_to(
    folder: Path,
    package: Path,
    progress: Progress | None = None,
    written: Written | None = None,
    medium: Medium = DISK,
) -> Copied:
    """Copy ``package`` into ``folder``, read it back, and only then give it its name.

    Nothing of another content is ever overwritten: the copy then gets a number. What an earlier
    copy of this laptop left unfinished is removed. Raises PackageError: ``courier-no-room``,
    ``courier-full``, ``courier-read-only``, ``courier-gone``, ``courier-too-large``,
    ``courier-path-long``, ``courier-misread``, ``courier-name-taken``, ``courier-many-copies``,
    ``courier-source`` when the package itself cannot be read; and whatever
    ``progress`` raises to stop, after which nothing is left either.
    """
    named = PACKAGE_NAME.fullmatch(package.name)
    if not named:
        raise ValueError("a package is named by its writer")
    tell = progress or (lambda *_: None)
    with courier_faults():
        if not medium.is_folder(folder):
            raise PackageError("courier-gone")
        size = _size(package)
        _require_fit(folder, package, size, medium)
        _sweep(folder, named["device"], medium)
        target, sha256 = _free_name(folder, package, size, tell, medium)
        if sha256:
            return Copied(target, size, sha256, before=True)
        _require_room(folder, size, medium)
        return _copy(package, target, size, (tell, written), medium)


def check_copy(
    path: Path, sha256: str, progress: Progress | None = None, medium: Medium = DISK
) -> None:
    """Read a copy back from the medium once more, e.g. after the stick was put in again.

    Raises PackageError: ``courier-gone``, ``courier-copy-missing``, ``courier-copy-changed``.
    """
    with courier_faults():
        if not medium.is_folder(path.parent):
            raise PackageError("courier-gone")
        size = medium.size(path)
        if size is None:
            raise PackageError("courier-copy-missing", file=path.name)
        if _digest(path, size, progress or (lambda *_: None), medium) != sha256:
            raise PackageError("courier-copy-changed", file=path.name)


def _copy(
    package: Path,
    target: Path,
    size: int,
    told: tuple[Progress, Written | None],
    medium: Medium,
) -> Copied:
    part = target.with_name(target.name + UNFINISHED)
    tell, written = told
    try:
        sha256 = _write(part, package, size, tell, medium)
        medium.sync_folder(target.parent)
        if written:
            written(target, size, sha256)
        if _digest(part, size, tell, medium) != sha256:
            raise PackageError("courier-misread")
        if medium.size(target) is not None:  # somebody else put one there meanwhile
            raise PackageError("courier-name-taken")
        medium.rename(part, target)
        medium.sync_folder(target.parent)
    except BaseException:
        _forget(part, medium)
        raise
    return Copied(target, size, sha256, before=False)


def _write(part: Path, package: Path, size: int, tell: Progress, medium: Medium) -> str:
    found, done, waiting = hashlib.sha256(), 0, 0
    handle = medium.create(part)
    try:
        try:
            source = package.open("rb", buffering=0)
        except OSError as error:
            raise PackageError("courier-source") from error
        with source:
            while chunk := _next(source.read):
                tell(Stage.WRITING, done, size)
                found.update(chunk)
                medium.write(handle, chunk)
                done, waiting = done + len(chunk), waiting + len(chunk)
                if waiting >= SYNC_EVERY:
                    medium.sync(handle)
                    waiting = 0
        if done != size:  # it is being written itself
            raise PackageError("courier-source")
        medium.sync(handle)
        tell(Stage.WRITING, done, size)
    except BaseException:
        _close_quietly(handle, medium)
        raise
    medium.close(handle)
    return found.hexdigest()


def _next(read: Callable[[int], bytes]) -> bytes:
    try:
        return read(CHUNK)
    except OSError as error:
        raise PackageError("courier-source") from error


def _digest(path: Path, size: int, tell: Progress, medium: Medium) -> str:
    found, done = hashlib.sha256(), 0
    for piece in medium.read_back(path):
        tell(Stage.CHECKING, done, size)
        found.update(piece)
        done += len(piece)
    tell(Stage.CHECKING, done, size)
    return found.hexdigest()


def _free_name(
    folder: Path, package: Path, size: int, tell: Progress, medium: Medium
) -> tuple[Path, str]:
    """Return the first name that is free; or the copy that is there already, with its digest."""
    ours = ""
    for number in range(1, OTHER_NAMES):
        target = folder / (package.name if number == 1 else _numbered(package.name, number))
        there = medium.size(target)
        if there is None:
            if medium.size(target.with_name(target.name + UNFINISHED)) is None:
                return target, ""
            continue  # what could not be removed, a folder perhaps, stands in the way
        if there != size:
            continue
        ours = ours or _own_digest(package)
        if _digest(target, size, tell, medium) == ours:
            return target, ours
    raise PackageError("courier-many-copies", count=OTHER_NAMES - 1)


def _numbered(name: str, number: int) -> str:
    stem, dot, rest = name.partition(".")
    return f"{stem}-{number}{dot}{rest}"


def _sweep(folder: Path, device: str, medium: Medium) -> None:
    """Remove what this laptop left half copied; another one may be copying at this moment."""
    for name in medium.names(folder):
        found = PACKAGE_NAME.fullmatch(name.removesuffix(UNFINISHED))
        if found and name.endswith(UNFINISHED) and found["device"] == device:
            _forget(folder / name, medium)


def _require_fit(folder: Path, package: Path, size: int, medium: Medium) -> None:
    """Say what can never succeed before an hour is spent on it."""
    largest = medium.largest(folder)
    if largest is not None and size > largest:
        raise PackageError("courier-too-large")
    longest = len(str(folder.absolute() / package.name)) + len(UNFINISHED) + len("-99")
    if os.name == "nt" and longest > WINDOWS_LONGEST_PATH:
        raise PackageError("courier-path-long")


def _require_room(folder: Path, size: int, medium: Medium) -> None:
    free = medium.free(folder)
    if free < size:
        raise PackageError("courier-no-room", need=megabytes(size), free=free // 1_000_000)


def megabytes(size: int) -> int:
    """Return full megabytes, rounded up: what has to be free."""
    return -(-size // 1_000_000)


def _size(package: Path) -> int:
    try:
        return package.stat().st_size
    except OSError as error:
        raise PackageError("courier-source") from error


def _forget(part: Path, medium: Medium) -> None:
    """A stick that has gone keeps what is left; the next copy removes it, or goes around it."""
    try:
        medium.remove(part)
    except OSError:
        return


def _close_quietly(handle: int, medium: Medium) -> None:
    try:
        medium.close(handle)
    except OSError:  # the first fault is the one to tell
        return


def _own_digest(package: Path) -> str:
    """Return the digest of the package on our own disk, whose faults are not the stick's."""
    found = hashlib.sha256()
    try:
        with package.open("rb", buffering=0) as source:
            for chunk in chunks(source):
                found.update(chunk)
    except OSError as error:
        raise PackageError("courier-source") from error
    return found.hexdigest()
