"""A medium that fails at a call of one's choice: the stick is pulled, full, locked."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sync.medium import Medium

CALLS = (
    "is_folder",
    "names",
    "free",
    "largest",
    "size",
    "create",
    "write",
    "sync",
    "close",
    "rename",
    "sync_folder",
    "remove",
)


class FailingMedium(Medium):
    """Counts its calls; from call ``at`` on (or at it only) it says ``error``."""

    def __init__(self, at: int = -1, error: int = errno.EIO, for_good: bool = True) -> None:
        self.at, self.error, self.for_good = at, error, for_good
        self.calls: list[str] = []

    def count(self, name: str) -> None:
        number = len(self.calls)
        self.calls.append(name)
        if number == self.at or (self.for_good and number > self.at >= 0):
            if name == "close":
                return  # a handle of a pulled stick is still given back
            raise OSError(self.error, "the stick")

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in CALLS:
            return found

        def counted(*given: Any) -> Any:
            self.count(name)
            return found(*given)

        return counted

    def read_back(self, path: Path) -> Iterator[bytes]:
        self.count("open back")
        for piece in super().read_back(path):
            self.count("read back")
            yield piece
