"""One request at a time for an upload. The newest wins: an earlier one may be half open."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sync.road.wire import Refused
from sync.road.writing import Running

TAKE_OVER_SECONDS = 5.0
MOST_REMEMBERED = 64
"""Uploads of which it is remembered what they hash to so far; of another one it is read again."""


@dataclass
class Busy:
    """One upload: who writes it, and what it hashes to so far."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    cut: Callable[[], None] | None = None
    running: Running | None = None
    asking: int = 0
    """Requests that have it or wait for it."""


class Turns:
    """Whose turn it is at every upload; nothing is kept of one that nobody will go on with."""

    def __init__(self) -> None:
        self._busy: dict[str, Busy] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._busy)

    @contextmanager
    def alone(self, upload_id: str, cut: Callable[[], None]) -> Iterator[Busy]:
        """Yield the upload to one request; ``cut`` ends it. Raises Refused when it is not free."""
        with self._lock:
            busy = self._busy.pop(upload_id, Busy())
            self._busy[upload_id] = busy  # the last one asked for stands last
            busy.asking += 1
        try:
            _take(busy)
            busy.cut = cut
            try:
                yield busy
            finally:
                busy.cut = None
                busy.lock.release()
        finally:
            with self._lock:
                busy.asking -= 1
                self._forget()

    def _forget(self) -> None:
        idle = {name: busy for name, busy in self._busy.items() if not busy.asking}
        hashed = [name for name, busy in idle.items() if busy.running]
        kept = set(hashed[-MOST_REMEMBERED:])
        for name in idle.keys() - kept:
            del self._busy[name]


def _take(busy: Busy) -> None:
    before = busy.cut
    if busy.lock.acquire(blocking=False):
        return
    if before is not None:
        before()
    if not busy.lock.acquire(timeout=TAKE_OVER_SECONDS):
        raise Refused(423, "road-later", {"Retry-After": "5"})
