"""The listener: who is let in, how many at once, and who has waited too long.

A thread for each line, so that nobody's slowness is anybody else's; one watch that cuts every
line whose time is up, in the handshake as well as later.
"""

import logging
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from models.district.desk import Desk
from models.errors import ExpectedError, PackageError
from models.standards.types import Pack
from sync.inbox import IntakeResult
from sync.keys.verifying import SignerInfo
from sync.road.answers import Answers, Caller, told_of
from sync.road.callers import Callers, Rates
from sync.road.judging import Judging
from sync.road.limits import PORT, Limits
from sync.road.mistakes import whereabouts
from sync.road.named import is_own
from sync.road.uploads import Uploads
from sync.road.wire import Answer, Line, LineGone, Refused, cut, drain

TICK = 0.2
BACKLOG = 64
MOST_REQUESTS = 1000
"""Of one line; then it begins anew with its certificate."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RoadStatus:
    """What the desk's page shows of the road."""

    host: str
    """Address to call it by; where it listens on all, the one of the way out."""
    port: int
    """Port it listens on."""
    number: str
    """Number of the office, to be compared on the telephone."""
    laptops: tuple[str, ...]
    """Names of those that are connected."""
    received: int
    """Packages the intake has judged since it listens."""
    last: IntakeResult | None
    """The last of them."""

    @property
    def own(self) -> bool:
        """Whether only this very computer can call there."""
        return is_own(self.host)


@dataclass(eq=False)
class _Guest:
    """One line, from its first byte on."""

    sock: socket.socket
    deadline: float
    """When it is cut, until there is a ``line`` that has its own."""
    line: Line | None = None
    who: SignerInfo | None = None
    since: float = field(default_factory=time.monotonic)

    def late(self, now: float) -> bool:
        return now > (self.line.deadline if self.line else self.deadline)


class RoadServer:
    """Listens from ``start`` to ``stop``; the desk stays open longer than that."""

    def __init__(
        self,
        desk: Desk,
        packs: Callable[[], Mapping[str, Pack]],
        limits: Limits | None = None,
        heard: Callable[[IntakeResult], None] | None = None,
    ) -> None:
        """``heard`` is told, in a thread of ours, what became of each package."""
        self._limits = limits or Limits()
        self._callers, self._heard = Callers(desk), heard
        self._uploads = Uploads(desk.folder, self._limits)
        self._judging = Judging(desk, self._uploads, packs, self._judged)
        rates = Rates(self._limits)
        self._answers = Answers(self._uploads, self._judging, rates, self._limits)
        self._guests: set[_Guest] = set()
        self._lock = threading.Lock()
        self._listener: socket.socket | None = None
        self._number = ""
        self._threads: list[threading.Thread] = []
        self._ended = threading.Event()
        self._received, self._last = 0, None  # type: tuple[int, IntakeResult | None]

    def start(self, host: str = "", port: int = PORT) -> None:
        """Listen. Raises PackageError: ``road-port`` when the address is taken or not ours,
        ``office-missing``, ``tls-no-key``."""
        self._callers.context()
        self._number = self._callers.number()
        self._listener = _listening(host, port)
        self._judging.start()
        for work, name in ((self._accept, "road-door"), (self._watch, "road-watch")):
            thread = threading.Thread(target=work, name=name, daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Cut every line, finish the package that is being taken in, and let go."""
        self._ended.set()
        if self._listener is not None:
            cut(self._listener)
            self._listener.close()
        for thread in self._threads:
            thread.join()
        while guests := self._all():
            for guest in guests:
                cut(guest.sock)
            time.sleep(0.01)
        self._judging.stop()

    def status(self) -> RoadStatus:
        """Return how it stands; any thread may ask."""
        assert self._listener is not None
        host, port = self._listener.getsockname()[:2]
        with self._lock:
            names = {guest.who.name for guest in self._guests if guest.who}
            last = self._received, self._last
        shown = own_address() if host in ("0.0.0.0", "::") else host
        return RoadStatus(shown, port, self._number, tuple(sorted(names)), *last)

    def _judged(self, result: IntakeResult) -> None:
        with self._lock:
            self._received, self._last = self._received + 1, result
        if self._heard is not None:
            self._heard(result)

    # The door

    def _accept(self) -> None:
        assert self._listener is not None
        while not self._ended.is_set():
            try:
                sock, _address = self._listener.accept()
            except OSError:
                if self._ended.wait(TICK):  # closed; or no more sockets for a moment
                    return
                continue
            guest = _Guest(sock, time.monotonic() + self._limits.handshake_seconds)
            with self._lock:
                self._make_room(lambda g: g.who is None, self._limits.strangers)
                self._guests.add(guest)
            thread = threading.Thread(target=self._serve, args=(guest,), daemon=True)
            thread.name = "road-line"
            try:
                thread.start()
            except RuntimeError:  # no thread to be had at this moment: the caller tries again
                self._let_go(guest)

    def _make_room(self, of: Callable[[_Guest], bool], most: int) -> None:
        """Cut the eldest of a kind, so that one more fits; the caller holds the lock."""
        kind = sorted((g for g in self._guests if of(g)), key=lambda g: g.since)
        for guest in kind[: max(0, len(kind) + 1 - most)]:
            cut(guest.sock)

    def _watch(self) -> None:
        while not self._ended.wait(TICK):
            now = time.monotonic()
            for guest in self._all():
                if guest.late(now):
                    cut(guest.sock)

    def _all(self) -> tuple[_Guest, ...]:
        with self._lock:
            return tuple(self._guests)

    # A line

    def _serve(self, guest: _Guest) -> None:
        try:
            self._shake(guest)
            self._converse(guest)
        except (OSError, LineGone, Refused, ExpectedError):
            pass  # told where there was somebody to be told; who called stays unnamed
        except Exception as error:  # our own mistake; the line is cut, the road goes on
            _log.error("a line of the road broke: %s", whereabouts(error))
        finally:
            drain(guest.sock)
            self._let_go(guest)

    def _let_go(self, guest: _Guest) -> None:
        guest.sock.close()
        with self._lock:
            self._guests.discard(guest)

    def _shake(self, guest: _Guest) -> None:
        """Let a caller show its certificate; whoever has none of ours learns nothing."""
        guest.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        plain, limits = guest.sock, self._limits
        secured = self._callers.context().wrap_socket(
            plain, server_side=True, do_handshake_on_connect=False
        )
        guest.sock = secured
        secured.do_handshake()
        who = self._callers.who(secured.getpeercert(binary_form=True))
        line = Line(secured, limits)
        line.wait(limits.idle_seconds)
        with self._lock:
            same = who.device
            self._make_room(lambda g: g.who is not None, limits.lines)
            self._make_room(lambda g: g.who is not None and g.who.device == same, limits.lines_each)
            guest.line, guest.who, guest.since = line, who, time.monotonic()

    def _converse(self, guest: _Guest) -> None:
        line = guest.line
        assert line is not None
        for number in range(MOST_REQUESTS):
            method, closing = "", number == MOST_REQUESTS - 1
            try:
                request = line.request()
                if request is None:
                    return
                method = request.method
                closing |= request.fields.get("connection", "").lower() == "close"
                answer = self._answers.to(request, self._caller(guest, line))
            except Refused as refused:
                answer = Answer.told(refused.status, refused.code, refused.headers)
                closing |= not method or refused.status in (403, 429)
            except ExpectedError as error:
                told = told_of(error)
                answer = Answer.told(told.status, told.code, told.headers)
            closing |= line.left > 0
            with self._lock:
                guest.since = time.monotonic()
            if method == "HEAD":
                answer = Answer(answer.status, answer.headers)
            line.answer(answer, closing)
            if closing:
                return

    def _caller(self, guest: _Guest, line: Line) -> Caller:
        sock = guest.sock

        def still() -> None:
            certificate = sock.getpeercert(binary_form=True)  # type: ignore[attr-defined]
            self._callers.who(certificate)

        still()
        assert guest.who is not None
        return Caller(guest.who.device, line, lambda: cut(sock), still)


def own_address() -> str:
    """Return the address by which others on the network reach this computer; asks nobody."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # of a network for examples; nothing is sent
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except (OSError, OverflowError) as error:
        raise PackageError("road-port", port=port) from error
