"""Evidence beside the database: one file of encrypted pieces under a key the database keeps.

Bulk bytes inside SQLite go through its log and then once more into its file. Here they are
written once, in order, and made durable before the transaction that names them. Every piece is
AES-256-GCM, its nonce its number, bound to its file, its number and whether bytes follow after
it: a piece that is changed, moved, swapped with one of another file or cut off is found out.

A file is called ``.part`` until the transaction that names it has ended. One that a kill left is
told from one that counts by asking the database, and a file called ``.bin`` is never removed.
"""

import queue
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from io import SEEK_CUR, SEEK_END, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.errors import StoreError
from models.store.disk import PRIVATE_FOLDER, forget, sync_folder
from models.store.faults import disk_faults, own_disk_faults
from models.store.large_file import LargeFile

EVIDENCE = "evidence"
"""Folder beside the database."""
WHOLE, UNFINISHED = ".bin", ".part"
MENDING = ".mend"
"""Ending of a file that will take the place of a damaged one; what a kill left is removed."""
PIECE = 1 << 20
"""Clear bytes of a piece; only the last one of some evidence is shorter."""
TAG = 16
_AHEAD = 8
"""Pieces that may wait for the disk, so that memory stays small."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where some evidence lies."""

    container: str
    """Name of the file, without its ending."""
    key: bytes
    """Key of the file."""
    offset: int
    """Byte in the file at which the first piece begins."""
    first: int
    """Number of the first piece."""
    size: int
    """Clear bytes."""


class ContainerWriter:
    """A new file in ``folder``; its pieces are encrypted and written by a thread of its own."""

    def __init__(self, folder: Path) -> None:
        self.name, self.key = uuid.uuid4().hex, AESGCM.generate_key(bit_length=256)
        self.size = self._pieces = 0
        self._path = folder / f"{self.name}{UNFINISHED}"
        self._fault: BaseException | None = None
        with own_disk_faults():
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            self._file = LargeFile(self._path)
        self._waiting: queue.Queue[tuple[int, bytes, bool] | None] = queue.Queue(_AHEAD)
        self._thread: threading.Thread | None = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def begin(self, size: int) -> Place:
        """Return where the next ``size`` bytes will lie; they come piece by piece."""
        return Place(self.name, self.key, self.size, self._pieces, size)

    def put(self, piece: bytes, last: bool) -> None:
        """Take a piece; raises StoreError when the disk did not take an earlier one."""
        self._raise()
        self._waiting.put((self._pieces, piece, last))
        self._pieces += 1
        self.size += len(piece) + TAG

    def end(self) -> None:
        """Return once all of it is durable; raises StoreError."""
        self._join()
        self._raise()
        with own_disk_faults():
            sync_folder(self._path.parent)
            sync_folder(self._path.parent.parent)

    def counts(self) -> None:
        """Call the file whole: the transaction that names it has ended."""
        with suppress(OSError):  # the next opening does it: the database says that it counts
            self._path.rename(self._path.with_suffix(WHOLE))

    def drop(self) -> None:
        """Remove the file: nothing names it."""
        self._join()
        forget(self._path)

    def _join(self) -> None:
        if self._thread:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _raise(self) -> None:
        if self._fault:
            with disk_faults():
                raise self._fault

    def _work(self) -> None:
        self._write()
        try:
            with closing(self._file):
                if not self._fault:
                    self._file.end()
        except OSError as error:
            self._fault = self._fault or error

    def _write(self) -> None:
        """Write until nothing more comes; after a fault, only take away what is handed over."""
        cipher, room = AESGCM(self.key), bytearray(PIECE + TAG)
        while (given := self._waiting.get()) is not None:
            if self._fault:
                continue
            try:
                self._file.write(_sealed(cipher, self.name, given, room))
            except BaseException as error:  # raised again by whoever hands over the next piece
                self._fault = error


def about(name: str, number: int, last: bool) -> bytes:
    """Return what a piece is bound to: its file, its number, and whether bytes follow."""
    return bytes.fromhex(name) + number.to_bytes(8, "big") + bytes([last])


def _sealed(
    cipher: AESGCM, name: str, given: tuple[int, bytes, bool], room: bytearray
) -> memoryview:
    """Encrypt a piece into ``room``, where the next one takes its place."""
    number, piece, last = given
    sealed = memoryview(room)[: len(piece) + TAG]
    cipher.encrypt_into(number.to_bytes(12, "big"), piece, about(name, number, last), sealed)
    return sealed


def path_of(folder: Path, name: str) -> Path:
    """Return the file of a container, also while it is being called whole."""
    whole = folder / f"{name}{WHOLE}"
    part = whole.with_suffix(UNFINISHED)
    return part if not whole.exists() and part.exists() else whole


def open_place(folder: Path, place: Place) -> "PlacedStream":
    """Open evidence for streaming; raises StoreError(``evidence-damaged``)."""
    for _ in range(2):  # it may be renamed between the question and the answer
        with suppress(FileNotFoundError), disk_faults():
            return PlacedStream(path_of(folder, place.container).open("rb", buffering=0), place)
    raise StoreError("evidence-damaged")


class PlacedStream(RawIOBase):
    """Evidence in a container as a stream of Python; raises StoreError where it is not as kept."""

    def __init__(self, file: BinaryIO, place: Place) -> None:
        self._file, self._place, self._cipher = file, place, AESGCM(place.key)
        self._at = 0
        self._last: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as the present piece goes."""
        if self._at >= self._place.size:
            return 0
        number, within = divmod(self._at, PIECE)
        if self._last[0] != number:
            self._last = (number, self._piece(number))
        data = self._last[1][within : within + len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, counted in clear bytes."""
        base = {SEEK_CUR: self._at, SEEK_END: self._place.size}.get(whence, 0)
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        super().close()

    def pieces(self) -> Iterator[bytes]:
        """Yield all of it piece by piece, each compared with its tag."""
        for number in range(-(-self._place.size // PIECE)):
            yield self._piece(number)

    def _piece(self, number: int) -> bytes:
        place = self._place
        size = min(PIECE, place.size - number * PIECE)
        last, of_all = (number + 1) * PIECE >= place.size, place.first + number
        try:
            with disk_faults():
                self._file.seek(place.offset + number * (PIECE + TAG))
                data = self._file.read(size + TAG)
            said = about(place.container, of_all, last)
            return self._cipher.decrypt(of_all.to_bytes(12, "big"), data, said)
        except (InvalidTag, ValueError) as error:  # the second: not even as long as a tag
            raise StoreError("evidence-damaged") from error
