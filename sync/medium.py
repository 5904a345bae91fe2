"""Every call a copy makes of a disk, in one place: what can fail there can be made to fail."""

import mmap
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from models.store.disk import sync_folder
from sync import volumes
from sync.files import CHUNK, chunks

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_BACK = 4 * CHUNK


class Medium:
    """A folder, a stick, a share. Every method raises OSError when it does not answer."""

    def is_folder(self, folder: Path) -> bool:
        """Return whether the folder is there."""
        return folder.is_dir()

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names in a folder."""
        return tuple(os.listdir(folder))

    def free(self, folder: Path) -> int:
        """Return the bytes that can still be written."""
        return shutil.disk_usage(folder).free

    def largest(self, folder: Path) -> int | None:
        """Return the bytes of the largest file it takes; None when it is not known."""
        return volumes.largest_file(folder)

    def size(self, path: Path) -> int | None:
        """Return the bytes of a file, None when there is nothing of this name."""
        try:
            return path.stat().st_size
        except FileNotFoundError:
            return None

    def create(self, path: Path) -> int:
        """Make a file that was not there; return its handle."""
        return os.open(path, _NEW, 0o666)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of ``data``."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def sync(self, handle: int) -> None:
        """Wait until what was written lies on the medium."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Give the handle back; a share may say only now that it kept nothing."""
        os.close(handle)

    def read_back(self, path: Path) -> Iterator[bytes]:
        """Yield a file as the medium has it, past what memory still knows where that can be."""
        return _read_back(path)

    def rename(self, path: Path, name: Path) -> None:
        """Give a file its name."""
        os.replace(path, name)

    def sync_folder(self, folder: Path) -> None:
        """Make new names durable."""
        sync_folder(folder)

    def remove(self, path: Path) -> None:
        """Remove a file that may be gone already."""
        path.unlink(missing_ok=True)


DISK = Medium()


def _read_back(path: Path) -> Iterator[bytes]:
    """Read past the page cache; where that is not offered, after asking it to forget."""
    done = 0
    for piece in _directly(path):
        done += len(piece)
        yield piece
    with path.open("rb", buffering=0) as file:  # the rest: all of it, or nothing more
        if hasattr(os, "posix_fadvise"):  # not on Windows
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        file.seek(done)
        yield from chunks(file)


def _directly(path: Path) -> Iterator[bytes]:
    """Yield what can be read in whole blocks into memory of our own.

    It ends early without a word where a file system refuses: the ordinary way reads on from
    there, and says aloud when the medium itself has a fault.
    """
    flag = getattr(os, "O_DIRECT", 0)  # not on Windows
    try:
        handle = os.open(path, os.O_RDONLY | flag) if flag else -1
    except OSError:
        handle = -1
    if handle < 0:
        return
    block = mmap.mmap(-1, _BACK)  # begins on a page, as reading past the cache demands
    try:
        while got := _fill(handle, block):
            yield block[:got]
            if got < _BACK:
                return
    finally:
        os.close(handle)
        block.close()


def _fill(handle: int, block: mmap.mmap) -> int:
    try:
        return os.readv(handle, [block])
    except OSError:
        return 0
