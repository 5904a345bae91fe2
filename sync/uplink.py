"""The laptop's side of the line: a package goes up piece by piece, and its receipt comes home.

Nothing but the desk's own signed receipt is success. Wherever it stops (line, desk, laptop), the
next call asks the desk how far it is and goes on from there.
"""

import base64
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from cryptography import x509

from models.errors import PackageError
from models.progress import Cancel, Progress
from sync.keys.tls import client_context
from sync.keys.trust import Trust
from sync.receipt import Receipt, read_receipt
from sync.road.calling import Address, Broken, Call, Reply
from sync.road.limits import OFFSET_TYPE, RECEIPTS_PATH, UPLOADS_PATH

PIECE = 1 << 20
PATCH_BYTES = 128 << 20
"""Bytes of one request: the desk says after each that they are safe."""
BACKOFF = (0.5, 1, 2, 4, 8, 15, 30)
"""Seconds between tries; whatever moved the upload on begins them anew."""
JUDGING_SECONDS = 600.0
"""How long to wait for the intake; the receipt can be fetched later."""
TOLD = {
    403: "uplink-not-admitted",
    413: "uplink-too-large",
    507: "uplink-desk-full",
    429: "uplink-too-many",
}
"""What the desk says no to, and what that is for a person."""
AGAIN = (404, 409, 410, 423, 460, 503)
"""Answers after which one asks anew where the upload is."""


@dataclass(frozen=True)
class Caller:
    """What a laptop calls its desk with."""

    address: Address
    """Where the desk is."""
    trust: Trust
    """Whose certificates count."""
    key: bytes
    """The laptop's TLS key, PKCS#8."""
    certificate: x509.Certificate
    """Its TLS certificate."""

    def __repr__(self) -> str:
        """Never show a key."""
        return f"Caller({self.address})"


@dataclass(frozen=True, slots=True)
class Delivered:
    """The desk's answer."""

    data: bytes
    """The receipt as it was signed."""
    receipt: Receipt
    """What it says; its signature holds."""


@dataclass
class Uplink:
    """One package on its way up."""

    caller: Caller
    """Who calls."""
    path: Path
    """The package."""
    place: str = ""
    """Where the desk keeps it, when that is known from before."""
    package: str = ""
    """Identity of the package, when it is known; a receipt of another one is refused."""
    remember: Callable[[str], None] = lambda _place: None
    """Told where the desk keeps it, so that another run can go on."""
    progress: Progress | None = None
    """Told bytes sent and bytes in all."""
    cancel: Cancel | None = None
    """True once the person wants to stop."""
    backoff: tuple[float, ...] = BACKOFF
    """Seconds between tries."""
    _tries: int = field(default=0, init=False)
    _furthest: int = field(default=-1, init=False)

    def send(self) -> Delivered:
        """Bring the package up and its receipt home.

        Raises PackageError: ``uplink-unreachable``, ``uplink-broken``, ``uplink-not-desk``,
        ``uplink-not-admitted``, ``uplink-lists-old``, ``uplink-too-large``,
        ``uplink-desk-full``, ``uplink-too-many``, ``uplink-cancelled``, ``uplink-judging``,
        ``uplink-refused``, ``uplink-receipt``, ``courier-source``. Where it stopped, another
        ``send`` goes on.
        """
        size, digest = measured(self.path)
        context = client_context(self.caller.trust, self.caller.key, self.caller.certificate)
        while True:
            try:
                with Call(self.caller.address, context) as call:
                    self._upload(call, size, digest)
                    return self._fetch(call)
            except Broken as broken:
                self._pause(broken)

    def receipt(self) -> Delivered | None:
        """Fetch the receipt of ``package`` if the desk has one; None while it has not."""
        reply = self._get(f"{RECEIPTS_PATH}/{self.package}")
        return self._receipt(reply) if reply else None

    def returned(self) -> bytes | None:
        """Fetch what the desk sent back of ``package`` for correction, to be verified as one
        that came on a stick; None when it sent nothing back."""
        reply = self._get(f"{RECEIPTS_PATH}/{self.package}/return")
        return reply.body if reply else None

    def withdrawn(self) -> bytes | None:
        """Fetch the notice that returns of ``package`` were taken back, to be verified as well;
        None when none was, or the desk's program does not know of such notices."""
        reply = self._get(f"{RECEIPTS_PATH}/{self.package}/withdrawn")
        return reply.body if reply else None

    def _get(self, path: str) -> Reply | None:
        context = client_context(self.caller.trust, self.caller.key, self.caller.certificate)
        try:
            with Call(self.caller.address, context) as call:
                reply = call.ask("GET", path)
                return None if reply.status == 404 else self._good(reply, 200)
        except Broken as broken:
            raise _given_up(broken) from broken

    # Up

    def _upload(self, call: Call, size: int, digest: str) -> None:
        offset = self._whereabouts(call, size)
        while offset is None or offset < size:
            if offset is None:
                self._create(call, size, digest)
                offset = self._whereabouts(call, size)
                if offset is None:
                    raise Broken("talk")
                continue
            offset = self._patch(call, offset, size)
        self._told(size, size)

    def _whereabouts(self, call: Call, size: int) -> int | None:
        """Ask how far it is; None when the desk knows no such upload."""
        if not self.place:
            return None
        reply = call.ask("HEAD", self.place)
        if reply.status in (404, 410):
            self._at("")
            return None
        self._good(reply, 200)
        offset, length = reply.number("upload-offset"), reply.number("upload-length")
        if length != size or offset is None or offset > size:
            self._at("")  # another file went up under this name
            return None
        return self._moved(offset)

    def _create(self, call: Call, size: int, digest: str) -> None:
        told = {"filename": self.path.name, "mark": digest}
        said = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in told.items())
        headers = {"Upload-Length": str(size), "Upload-Metadata": said, "Content-Length": "0"}
        reply = self._good(call.ask("POST", UPLOADS_PATH, headers), 201)
        place = reply.headers.get("location", "")
        if not place.startswith(f"{UPLOADS_PATH}/"):
            raise PackageError("uplink-not-desk")
        self._at(place)

    def _patch(self, call: Call, offset: int, size: int) -> int:
        end = min(size, offset + PATCH_BYTES)
        headers = {
            "Upload-Offset": str(offset),
            "Content-Type": OFFSET_TYPE,
            "Content-Length": str(end - offset),
        }
        with _open(self.path) as file:
            file.seek(offset)
            reply = call.ask("PATCH", self.place, headers, self._pieces(file, offset, end, size))
        if self._good(reply, 204).number("upload-offset") != end:
            raise Broken("talk")
        return self._moved(end)

    def _pieces(self, file: BinaryIO, offset: int, end: int, size: int) -> Iterator[memoryview]:
        buffer = memoryview(bytearray(PIECE))
        while offset < end:
            try:
                count = file.readinto(buffer[: min(PIECE, end - offset)])  # type: ignore[attr-defined]
            except OSError as error:
                raise PackageError("courier-source") from error
            if not count:
                raise PackageError("courier-source")
            self._told(offset, size)
            yield buffer[:count]
            offset += count

    # Home

    def _fetch(self, call: Call) -> Delivered:
        ends, pause = time.monotonic() + JUDGING_SECONDS, 0.05
        while True:
            reply = call.ask("GET", f"{self.place}/receipt")
            if reply.status != 202:
                break
            if time.monotonic() > ends:
                raise PackageError("uplink-judging")
            self._wait(pause)
            pause = min(2 * pause, float(reply.number("retry-after") or 1))
        if reply.status == 422:
            self._at("")
            raise PackageError("uplink-refused", code=_code(reply))
        return self._receipt(self._good(reply, 200))

    def _receipt(self, reply: Reply) -> Delivered:
        try:
            receipt, _ = read_receipt(reply.body, self.caller.trust)
        except PackageError as error:
            raise PackageError("uplink-receipt") from error
        if self.package and receipt.package_digest != self.package:
            raise PackageError("uplink-receipt")
        return Delivered(reply.body, receipt)

    # Trying again

    def _good(self, reply: Reply, wanted: int) -> Reply:
        if reply.status == wanted:
            return reply
        if reply.status in AGAIN:
            raise Broken("talk")
        raise PackageError(TOLD.get(reply.status, "uplink-not-desk"))

    def _moved(self, offset: int) -> int:
        if offset > self._furthest:
            self._furthest, self._tries = offset, 0
        return offset

    def _pause(self, broken: Broken) -> None:
        if self._tries >= len(self.backoff):
            raise _given_up(broken) from broken
        self._wait(self.backoff[self._tries])
        self._tries += 1

    def _wait(self, seconds: float) -> None:
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            self._stop_if_asked()
            time.sleep(min(0.1, left))

    def _told(self, done: int, size: int) -> None:
        self._stop_if_asked()
        if self.progress:
            self.progress(done, size)

    def _stop_if_asked(self) -> None:
        if self.cancel and self.cancel():
            raise PackageError("uplink-cancelled")

    def _at(self, place: str) -> None:
        self.place = place
        self.remember(place)


def _given_up(broken: Broken) -> PackageError:
    reached = broken.args[0] != "reach"
    return PackageError("uplink-broken" if reached else "uplink-unreachable")


def _code(reply: Reply) -> str:
    try:
        return str(json.loads(reply.body)["code"])[:60]
    except (ValueError, KeyError, TypeError):
        return ""


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb", buffering=0)
    except OSError as error:
        raise PackageError("courier-source") from error


def measured(path: Path) -> tuple[int, str]:
    """Return the size of a file, and a digest of it that tells it from any other.

    Of its size, its first and its last piece: a package ends with the table of all its members,
    and one that was encrypted anew begins with another key. To hash all of it here and again at
    the desk would take as long as sending it, and would prove nothing that the intake does not.
    """
    found = hashlib.sha256()
    with _open(path) as file:
        try:
            size = os.fstat(file.fileno()).st_size
            found.update(str(size).encode("ascii"))
            found.update(file.read(PIECE))
            file.seek(max(0, size - PIECE))
            found.update(file.read(PIECE))
        except OSError as error:
            raise PackageError("courier-source") from error
    return size, found.hexdigest()
