"""A medium that behaves as FAT32 does, over an ordinary folder.

No kernel of the test machines has FAT and nothing else can mount an image there, so its rules are
played: names are one whatever their case and keep the case they were made with, some characters
and ends of names are refused or lost, and no file is longer than 32 bits can count.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from sync.medium import Medium
from sync.volumes import FAT_LARGEST

REFUSED = frozenset('"*:<>?|\\') | {chr(n) for n in range(32)}


class FatMedium(Medium):
    """``told`` False: a system that does not say what the stick is formatted with."""

    def __init__(self, largest: int = FAT_LARGEST, told: bool = True) -> None:
        self._largest, self._told = largest, told
        self._written: dict[int, int] = {}

    def largest(self, folder: Path) -> int | None:
        return self._largest if self._told else None

    def size(self, path: Path) -> int | None:
        return super().size(self.there(path))

    def create(self, path: Path) -> int:
        if REFUSED & set(path.name):
            raise OSError(errno.EINVAL, "a name FAT does not keep")
        if self.there(path).exists():
            raise FileExistsError(errno.EEXIST, "the same name in another case")
        handle = super().create(path.with_name(path.name.rstrip(". ")))
        self._written[handle] = 0
        return handle

    def write(self, handle: int, data: bytes) -> None:
        room = self._largest - self._written[handle]
        if len(data) > room:
            super().write(handle, data[:room])
            raise OSError(errno.EFBIG, "no file is longer here")
        super().write(handle, data)
        self._written[handle] += len(data)

    def rename(self, path: Path, name: Path) -> None:
        os.replace(self.there(path), self.there(name))

    def remove(self, path: Path) -> None:
        super().remove(self.there(path))

    def there(self, path: Path) -> Path:
        """Return the file that answers to a name, whatever the case it is kept in."""
        wanted = path.name.rstrip(". ").lower()
        try:
            kept = os.listdir(path.parent)
        except OSError:
            return path
        return next((path.with_name(one) for one in kept if one.lower() == wanted), path)
