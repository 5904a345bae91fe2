"""Encrypting a package to its readers with age, and opening it again.

Sealing comes after signing and changes nothing of what was signed: identity stays
``package_digest``. Everything streams; a 4 GB package needs a few mebibytes of memory.

pyrage tells little of what goes wrong on the way (an error of the disk while it writes can get
lost altogether), so both ends are our own files that remember their first fault, and nothing is
believed before every byte was counted. An opened package is only good when all of it was
opened: pyrage writes plain text before it finds out that the rest was changed.
"""

import hashlib
import os
import shutil
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyrage

from models.errors import PackageError
from models.limits import MAX_PACKAGE_BYTES, MEBIBYTE
from models.progress import Cancel, Progress
from models.store.disk import PRIVATE, forget, sync_folder
from sync.files import digest_from_disk, private_folder

SUFFIX = ".age"
OPENED = "opened"
"""Folder below the desk's own in which an encrypted package lies while it is taken in."""
MAGIC = b"age-encryption.org/v1\n"
MAX_SEALED_BYTES = MAX_PACKAGE_BYTES + 2 * MEBIBYTE
"""A package of 4 GiB, 16 bytes more for each of its pieces, and the header."""
MAX_RECIPIENTS = 8
_RUN = uuid.uuid4().hex[:12]
"""Tells the opened packages of this run from those that a killed one left."""
_PREFIX = "opened-"
_OTHER_KEY = "No matching keys found"
_CUT = ("Incomplete header", "failed to fill whole buffer")


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted file that was read back from the disk."""

    path: Path
    """The file."""
    size: int
    """Its bytes."""
    sha256: str
    """Digest of its bytes; another each time, and never an identity."""


def new_identity() -> str:
    """Return a new age identity: a secret that belongs into an encrypted database."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the public recipient of an identity."""
    return str(_identity(identity).to_public())


def checked_recipient(text: str) -> str:
    """Return a recipient as it is written; raises PackageError(``sealing-recipient``)."""
    return str(_recipient(text.strip()))


def is_sealed(path: Path) -> bool:
    """Return whether a file begins as age's do; False when it cannot be read, or is a pipe."""
    try:
        if not path.is_file():  # opening a pipe would wait for whoever writes into it
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def seal(
    source: BinaryIO,
    target: Path,
    recipients: Sequence[str],
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Sealed:
    """Encrypt all of ``source`` to every one of ``recipients`` as ``target``, and read it back.

    ``target`` has either all of it or what was there before. Raises OSError, PackageError:
    ``sealing-recipient``, ``sealing-misread``, ``package-cancelled``.
    """
    if not 0 < len(recipients) <= MAX_RECIPIENTS:
        raise PackageError("sealing-recipient")
    keys = [_recipient(text) for text in recipients]
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        with part.open("xb") as file:
            reading, writing = _Reading(source, size, progress, cancel), _Writing(file)
            _run(pyrage.encrypt_io, reading, writing, keys)
            if reading.done != size:
                raise PackageError("sealing-misread")
            file.flush()
            os.fsync(file.fileno())
        written = writing.sha256.hexdigest()
        if part.stat().st_size != writing.done or digest_from_disk(part) != written:
            raise PackageError("sealing-misread")
        os.replace(part, target)
    except BaseException:
        forget(part)
        raise
    sync_folder(target.parent)
    return Sealed(target, writing.done, written)


@contextmanager
def opened(path: Path, identities: Sequence[str], folder: Path) -> Iterator[Path]:
    """Decrypt ``path`` into a file of its own below ``folder``, which is gone afterwards.

    Yields only after the last byte proved right. Raises PackageError: ``sealed-other-recipient``,
    ``sealed-cut``, ``sealed-changed``, ``sealed-no-space``, ``package-missing``,
    ``package-too-large``.
    """
    private_folder(folder)
    sweep(folder)
    plain = folder / f"{_PREFIX}{_RUN}-{uuid.uuid4().hex}.zip"
    try:
        _open(path, identities, plain)
        yield plain
    finally:
        forget(plain)


def sweep(folder: Path) -> None:
    """Remove opened packages that a run left which was killed meanwhile."""
    for left in folder.glob(f"{_PREFIX}*.zip"):
        if not left.name.startswith(f"{_PREFIX}{_RUN}-"):
            forget(left)


def _open(path: Path, identities: Sequence[str], plain: Path) -> None:
    keys = [_identity(text) for text in identities]
    try:
        source = path.open("rb")
        size = os.fstat(source.fileno()).st_size
    except OSError as error:
        raise PackageError("package-missing") from error
    with source:
        if size > MAX_SEALED_BYTES:
            raise PackageError("package-too-large")
        if shutil.disk_usage(plain.parent).free < size:
            raise PackageError("sealed-no-space")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with open(os.open(plain, flags, PRIVATE), "wb") as file:
            reading = _Reading(source, size)
            try:
                _run(pyrage.decrypt_io, reading, _Writing(file, hashed=False), keys)
            except _Failed as failed:
                raise PackageError(_why(failed, reading)) from failed
            except _Unread as gone:
                raise PackageError("package-missing") from gone
            except OSError as error:
                raise PackageError("sealed-no-space") from error


def _why(failed: "_Failed", reading: "_Reading") -> str:
    """Return the code of what age found. At the very end a cut cannot be told from a change."""
    said = str(failed)
    if said == _OTHER_KEY:
        return "sealed-other-recipient"
    in_the_header = said.startswith("Header")
    at_the_end = reading.ended and not in_the_header
    return "sealed-cut" if said in _CUT or at_the_end else "sealed-changed"


class _Failed(Exception):
    """What age itself said."""


class _Unread(OSError):
    """The file could not be read any further: the stick was pulled."""


def _run(
    work: Callable[..., None], reading: "_Reading", writing: "_Writing", keys: Sequence[object]
) -> None:
    """Let age work; the first fault of our own files is the one that counts."""
    told: Exception | None = None
    try:
        work(reading, writing, keys)
    except (pyrage.EncryptError, pyrage.DecryptError, OSError) as error:
        told = error
    fault = reading.fault or writing.fault
    if fault is not None:
        raise fault
    if told is not None:
        raise _Failed(str(told)) from told


class _Reading:
    """A source that counts, tells how far it is, and remembers what went wrong."""

    def __init__(
        self,
        file: BinaryIO,
        size: int,
        progress: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> None:
        self._file, self._size = file, size
        self._progress, self._cancel = progress, cancel
        self.done = 0
        self.ended = False
        self.fault: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            if self._cancel and self._cancel():
                raise PackageError("package-cancelled")
            data = self._get(size)
            if self._progress:  # it may raise too, to stop
                self._progress(self.done, self._size)
        except BaseException as error:
            self.fault = self.fault or error
            raise
        return data

    def _get(self, size: int) -> bytes:
        try:
            data = self._file.read(size)
        except OSError as error:
            raise _Unread(*error.args) from error
        self.done += len(data)
        self.ended = self.done >= self._size
        return data


class _Writing:
    """A target that counts and hashes what it was given."""

    def __init__(self, file: BinaryIO, hashed: bool = True) -> None:
        self._file, self._hashed = file, hashed
        self.sha256 = hashlib.sha256()
        self.done = 0
        self.fault: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            if self.fault is not None:
                raise self.fault
            self._file.write(data)
        except BaseException as error:
            self.fault = self.fault or error
            raise
        if self._hashed:
            self.sha256.update(data)
        self.done += len(data)
        return len(data)

    def flush(self) -> None:
        self._file.flush()


def _identity(text: str) -> "pyrage.x25519.Identity":
    try:
        return pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError as error:
        raise PackageError("sealing-identity") from error


def _recipient(text: str) -> "pyrage.x25519.Recipient":
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise PackageError("sealing-recipient") from error
