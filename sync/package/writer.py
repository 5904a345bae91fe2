"""Writing a package: evidence streams from its reader into the ZIP, hashed on the way."""

import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models.errors import PackageError
from models.facts.canonical import canonical_bytes
from models.facts.reader import ByteReader
from models.facts.signing import read_signatures
from models.limits import MAX_FILE_BYTES, MAX_PACKAGE_BYTES, MAX_PACKAGE_ENTRIES
from models.progress import Cancel, Progress
from models.store.disk import sync_folder
from sync.files import is_full
from sync.keys.signing import Signer
from sync.keys.verifying import describe
from sync.package import contents as names
from sync.package import manifest, page, zipform
from sync.package.agreement import read_documents
from sync.package.bag import Bag
from sync.package.contents import PackageContents
from sync.sealing import SUFFIX, seal

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class BuiltPackage:
    """A package that lies in a folder, complete and synced."""

    path: Path
    """The file."""
    package_digest: str
    """Identity: SHA-256 of the tag manifest."""
    facts_digest: str
    """The facts inside."""
    files: int
    """Payload files."""
    size: int
    """Bytes of the file."""


def build(
    folder: Path,
    contents: PackageContents,
    reader: ByteReader,
    signer: Signer,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    recipients: Sequence[str] = (),
) -> BuiltPackage:
    """Write the package of ``contents`` into ``folder`` and return it.

    It appears under its name only when it is complete and our own reader finds its documents
    in agreement: better refused here than at the desk. A file of that name is replaced.
    With ``recipients`` only the encrypted ``.zip.age`` gets a name, and a plain one is removed.
    Raises what the reader says, and PackageError: ``package-evidence-changed``,
    ``package-evidence-gone``, ``package-cancelled``, ``package-too-large``,
    ``package-too-many``, ``package-disk-full``, ``package-unwritable``, and those of ``seal``.
    """
    label = contents.label()
    bag = _Bag(contents, progress, cancel, halves=2 if recipients else 1)
    try:
        if recipients:
            path, digest = _sealed(folder, bag, contents, reader, signer, recipients)
        else:
            path, digest = _plain(folder, bag, contents, reader, signer)
        size = path.stat().st_size
    except OSError as error:
        code = "package-disk-full" if is_full(error) else "package-unwritable"
        raise PackageError(code) from error
    return BuiltPackage(path, digest, label.facts_digest, len(bag.payload), size)


def _plain(
    folder: Path, bag: "_Bag", contents: PackageContents, reader: ByteReader, signer: Signer
) -> tuple[Path, str]:
    path, part = folder / f"{contents.stem}.zip", folder / f".{contents.stem}.part"
    try:
        with part.open("w+b") as file:
            digest = bag.write(file, contents, reader, signer)
            file.flush()
            os.fsync(file.fileno())
            _require_readable(file, bag.payload, signer)
        os.replace(part, path)
        sync_folder(folder)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return path, digest


def _sealed(
    folder: Path,
    bag: "_Bag",
    contents: PackageContents,
    reader: ByteReader,
    signer: Signer,
    recipients: Sequence[str],
) -> tuple[Path, str]:
    """Build into a file without a name: not even a killed program leaves the plain package."""
    path = folder / f"{contents.stem}.zip{SUFFIX}"
    with tempfile.TemporaryFile(dir=folder) as file:
        digest = bag.write(file, contents, reader, signer)
        _require_readable(file, bag.payload, signer)
        seal(file, path, recipients, bag.told_of_second_half, bag.cancel)
    path.with_suffix("").unlink(missing_ok=True)
    sync_folder(folder)
    return path, digest


class _Bag:
    """One package being written."""

    def __init__(
        self,
        contents: PackageContents,
        progress: Progress | None,
        cancel: Cancel | None,
        halves: int,
    ) -> None:
        self._file: BinaryIO
        self._stem = contents.stem
        self._progress = progress
        self.cancel = cancel
        self._weight = _weight(contents)
        self._whole = self._weight * halves
        self._directory: list[bytes] = []
        self._payload_bytes = 0
        self._tags: dict[str, str] = {}
        self.payload: dict[str, str] = {}
        self.place = 0

    def write(
        self, file: BinaryIO, contents: PackageContents, reader: ByteReader, signer: Signer
    ) -> str:
        """Write everything; return the package digest."""
        self._file = file
        for name, data in _small_members(contents):
            self._add(name, data)
        for name, sha256, size in _streamed_members(contents):
            self._stream(name, sha256, size, reader)
        label = contents.label()
        day = label.created_at[:10]
        size, files = self._payload_bytes, len(self.payload)
        self._add(manifest.BAG_DECLARATION, manifest.DECLARATION)
        info = manifest.bag_info(label.package, label.program, day, size, files)
        self._add(manifest.BAG_INFO, info)
        self._add(manifest.MANIFEST, manifest.manifest_bytes(self.payload))
        tag_manifest = manifest.manifest_bytes(self._tags)
        self._add(manifest.TAG_MANIFEST, tag_manifest)
        self._add(manifest.SIGNATURE, signer.sign_detached(tag_manifest, label.created_at))
        self._finish()
        return hashlib.sha256(tag_manifest).hexdigest()

    def _add(self, name: str, data: bytes) -> None:
        if len(data) > MAX_FILE_BYTES:
            raise PackageError("package-member-too-large", file=name)
        full = self._begin(name)
        self._file.write(zipform.local_header(full, len(data), zlib.crc32(data)))
        self._file.write(data)
        self._end(name, full, len(data), zlib.crc32(data), hashlib.sha256(data).hexdigest())

    def _stream(self, name: str, sha256: str, size: int, reader: ByteReader) -> None:
        full = self._begin(name)
        self._file.write(zipform.local_header(full, size, 0))
        found, copied, crc = hashlib.sha256(), 0, 0
        for chunk in _chunks(reader, sha256):
            self._check_cancel()
            found.update(chunk)
            crc = zlib.crc32(chunk, crc)
            copied += len(chunk)
            if copied > size:
                break
            self._file.write(chunk)
        if copied != size or found.hexdigest() != sha256:
            raise PackageError("package-evidence-changed", file=name)
        self._file.seek(self.place)
        self._file.write(zipform.local_header(full, size, crc))
        self._file.seek(0, os.SEEK_END)
        self._end(name, full, size, crc, sha256)

    def _begin(self, name: str) -> bytes:
        self._check_cancel()
        if len(self._directory) >= MAX_PACKAGE_ENTRIES:
            raise PackageError("package-too-many")
        full = f"{self._stem}/{name}"
        zipform.check_name(full)
        return full.encode("ascii")

    def _end(self, name: str, full: bytes, size: int, crc: int, sha256: str) -> None:
        self._directory.append(zipform.central_header(full, size, crc, self.place))
        self.place += zipform.LOCAL.size + len(full) + size
        if self.place > MAX_PACKAGE_BYTES:
            raise PackageError("package-too-large")
        if name.startswith(manifest.PAYLOAD):
            self.payload[name] = sha256
            self._payload_bytes += size
        elif name in manifest.TAG_FILES:
            self._tags[name] = sha256
        if self._progress:
            self._progress(min(self.place, self._weight), self._whole)

    def _finish(self) -> None:
        directory = b"".join(self._directory)
        end = zipform.end_record(len(self._directory), len(directory), self.place)
        self._file.write(directory + end)
        self.place += len(directory) + len(end)
        if self.place > MAX_PACKAGE_BYTES:
            raise PackageError("package-too-large")
        if self._progress:
            self._progress(self._weight, self._whole)

    def told_of_second_half(self, done: int, total: int) -> None:
        """Tell how far the encryption is, which comes after the writing."""
        if self._progress:
            left = self._whole - self._weight
            self._progress(self._weight + left * done // max(1, total), self._whole)

    def _check_cancel(self) -> None:
        if self.cancel and self.cancel():
            raise PackageError("package-cancelled")


def _require_readable(file: BinaryIO, digests: dict[str, str], signer: Signer) -> None:
    file.flush()
    read_documents(Bag.opened(file), digests, describe(signer.certificate).device)


def _small_members(contents: PackageContents) -> Iterator[tuple[str, bytes]]:
    yield names.EVENTS, contents.events
    for code, pdf in sorted(contents.forms):
        yield f"data/forms/{code}.pdf", pdf
    yield names.PAGE, contents.page or _page(contents)
    yield names.PACKAGE_LABEL, canonical_bytes(contents.label().plain())
    yield names.SIGNATURES, contents.signatures
    yield names.FACTS, contents.facts


def _page(contents: PackageContents) -> bytes:
    digest = contents.label().facts_digest
    return page.render(contents.typed, digest, read_signatures(contents.signatures))


def _streamed_members(contents: PackageContents) -> Iterator[tuple[str, str, int]]:
    for sha256, extension, size in contents.evidence:
        yield f"data/evidence/{sha256}.{extension}", sha256, size
    for sha256, size in contents.previews:
        yield f"data/previews/{sha256}.jpg", sha256, size


def _chunks(reader: ByteReader, sha256: str) -> Iterator[bytes]:
    try:
        with reader.open(sha256) as source:
            while chunk := source.read(CHUNK):
                yield chunk
    except KeyError as error:
        raise PackageError("package-evidence-gone") from error


def _weight(contents: PackageContents) -> int:
    """About how many bytes there are to write, for the progress bar."""
    streamed = sum(size for _name, _sha256, size in _streamed_members(contents))
    forms = sum(len(pdf) for _code, pdf in contents.forms)
    return streamed + forms + len(contents.events) + len(contents.facts) + 1
