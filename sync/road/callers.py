"""Who calls, and how much each laptop may do: asked of the desk's present state every time."""

import ssl
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

from models.district.desk import Desk
from models.errors import ExpectedError, PackageError
from sync.keys.authority import Authority
from sync.keys.roles import Role
from sync.keys.tls import peer, server_context
from sync.keys.verifying import SignerInfo
from sync.office import authority
from sync.road.limits import DAY, Limits
from sync.road.wire import Refused

PARTS = 1440
"""Parts of a span that are told apart: a day is counted by minutes."""


class Callers:
    """The desk's side of every handshake, and of the question whether it still holds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._made: tuple[tuple[bytes, bytes], ssl.SSLContext] | None = None

    def context(self) -> ssl.SSLContext:
        """Return what the desk listens with, made anew when lists or its key are others.

        Raises PackageError: ``office-missing``, ``tls-no-key``; StoreError when the desk's
        database does not answer.
        """
        power = authority(self._desk)
        with self._lock:
            state = self._state(power)
            if self._made is None or self._made[0] != state:
                context = server_context(power.trust(), *power.tls_key())
                context.minimum_version = ssl.TLSVersion.TLSv1_3
                context.num_tickets = 0  # every line shows its certificate anew
                self._made = (state, context)
            return self._made[1]

    def who(self, certificate: bytes | None) -> SignerInfo:
        """Return which laptop this is; raises Refused(403) when it may not call (any more).

        What fails at the desk itself speaks against no laptop: that is told as Refused(503).
        """
        try:
            trust = authority(self._desk).trust()
        except ExpectedError as error:
            raise Refused(503, "road-later", {"Retry-After": "10"}) from error
        try:
            return peer(certificate, trust, Role.TLS_CLIENT)
        except PackageError as error:
            raise Refused(403, "road-not-admitted") from error

    def number(self) -> str:
        """Return the number of the office, for the telephone."""
        return authority(self._desk).trust().fingerprint()

    @staticmethod
    def _state(power: Authority) -> tuple[bytes, bytes]:
        return power.trust().to_pem(), power.tls_key()[0]


class Rates:
    """What each laptop did lately; forgotten with the process, as it is against haste only."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._lock = threading.Lock()
        self._done: dict[tuple[str, str], deque[tuple[float, int]]] = defaultdict(deque)

    def request(self, device: str) -> None:
        """Count a request; raises Refused(429)."""
        self._count(device, "request", 1, self._limits.requests_per_minute, 60)

    def creation(self, device: str) -> None:
        """Count an upload that is begun; raises Refused(429)."""
        self._count(device, "creation", 1, self._limits.creations_per_hour, 3600)

    def bytes_(self, device: str, count: int) -> None:
        """Count bytes that came; raises Refused(429) when the day's share is used up."""
        self._count(device, "bytes", count, self._limits.bytes_per_day, DAY)

    def _count(self, device: str, what: str, count: int, most: int, seconds: int) -> None:
        """Raise Refused when it is too much; what is refused does not count, but bytes came."""
        with self._lock:
            now, done = self._clock(), self._done[device, what]
            while done and done[0][0] <= now - seconds:
                done.popleft()
            if sum(each for _, each in done) + count > most:
                wait = int(done[0][0] + seconds - now) + 1 if done else seconds
                if what == "bytes":
                    _add(done, now, count, seconds)
                raise Refused(429, "road-too-fast", {"Retry-After": str(max(1, wait))})
            _add(done, now, count, seconds)


def _add(done: deque[tuple[float, int]], now: float, count: int, seconds: int) -> None:
    """Count together what comes within a small part of the span, so that little is kept."""
    if done and now - done[-1][0] < seconds / PARTS:
        began, before = done.pop()
        done.append((began, before + count))
    else:
        done.append((now, count))
