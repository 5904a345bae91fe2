"""HTTP/1.1 as far as this road needs it: strict, small, and nothing read without a limit.

One request head, fields that name one thing once, a body whose length was announced. What else
HTTP knows (chunks, folded fields, two lengths) is refused: nothing stands between the two sides
that could need it, and it is what servers are attacked with.
"""

import json
import re
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from sync.road.limits import TUS_VERSION, Limits

_LINE = re.compile(rb"([A-Z]{3,10}) (/[!-~]{0,300}) HTTP/1\.1")
_FIELD = re.compile(rb"([A-Za-z0-9-]{1,60}):([\t -~]*)")
"""Blanks are taken off afterwards: three repetitions of them would cost hours for 16 KiB."""
_NUMBER = re.compile(r"[0-9]{1,18}")
_END = b"\r\n\r\n"
RECEIVE = 16 * 1024
DRAIN_BYTES, DRAIN_SECONDS = 4 << 20, 2.0


class Refused(Exception):
    """A request that is answered with an error; the desk's own state is as it was."""

    def __init__(self, status: int, code: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.status, self.code = status, code
        self.headers = dict(headers or {})


class LineGone(Exception):
    """The other side has gone or said nothing for too long."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request head."""

    method: str
    """In capitals."""
    path: str
    """From the first slash; a query belongs to it."""
    fields: Mapping[str, str]
    """Header fields, names in small letters."""

    def number(self, name: str) -> int | None:
        """Return a header field that is a number; None when absent, 400 when it is none."""
        found = self.fields.get(name)
        if found is None:
            return None
        if not _NUMBER.fullmatch(found):
            raise Refused(400, "road-request")
        return int(found)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back."""

    status: int
    """Status code."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Header fields besides those that every answer has."""
    body: bytes = b""
    """Content."""

    @classmethod
    def told(cls, status: int, code: str, headers: Mapping[str, str] | None = None) -> "Answer":
        """Return an answer whose content is a code for the other program."""
        body = json.dumps({"code": code}).encode("ascii")
        return cls(status, {"Content-Type": "application/json", **(headers or {})}, body)


def parse_head(data: bytes, most: int = 40) -> Request:
    """Return the request of a head without its empty line; raises Refused."""
    first, *rest = data.split(b"\r\n")
    line = _LINE.fullmatch(first)
    if line is None or len(rest) > most:
        raise Refused(400, "road-request")
    fields: dict[str, str] = {}
    for each in rest:
        found = _FIELD.fullmatch(each)
        name = found[1].decode("ascii").lower() if found else ""
        if found is None or name in fields:
            raise Refused(400, "road-request")
        fields[name] = found[2].strip(b" \t").decode("ascii")
    if "transfer-encoding" in fields:
        raise Refused(411, "road-length")
    return Request(line[1].decode("ascii"), line[2].decode("ascii"), fields)


class Line:
    """One caller's line. ``deadline`` is when somebody else cuts it (``RoadServer``)."""

    def __init__(self, sock: ssl.SSLSocket, limits: Limits) -> None:
        self._sock, self._limits = sock, limits
        self._kept = b""
        self.deadline = 0.0
        self.left = 0
        """Bytes of the present body that were not read."""

    def wait(self, seconds: float) -> None:
        """Allow the other side so much time from now."""
        self.deadline = time.monotonic() + seconds

    def request(self) -> Request | None:
        """Return the next request; None when the other side is done. Raises LineGone, Refused."""
        self.wait(self._limits.idle_seconds)
        while _END not in self._kept:
            if len(self._kept) > self._limits.head_bytes:
                raise Refused(431, "road-request")
            more = self._receive()
            if not more:
                if self._kept:
                    raise LineGone
                return None
            if not self._kept:
                self.wait(self._limits.head_seconds)
            self._kept += more
        head, _, self._kept = self._kept.partition(_END)
        if len(head) > self._limits.head_bytes:
            raise Refused(431, "road-request")
        found = parse_head(head, self._limits.fields)
        self.left = found.number("content-length") or 0
        return found

    def go_on(self, request: Request) -> None:
        """Tell a side that asked first that it may send its body."""
        if request.fields.get("expect", "").lower() == "100-continue":
            self._send(b"HTTP/1.1 100 Continue\r\n\r\n")

    def read_into(self, view: memoryview) -> int:
        """Fill the beginning of ``view`` from the body; 0 when the line ended early."""
        size = min(len(view), self.left)
        if self._kept:
            taken = self._kept[:size]
            self._kept = self._kept[size:]
            view[: len(taken)] = taken
            count = len(taken)
        else:
            try:
                count = self._sock.recv_into(view[:size])
            except OSError as error:
                raise LineGone from error
        self.left -= count
        return count

    def answer(self, answer: Answer, close: bool) -> None:
        """Send an answer; raises LineGone."""
        self.wait(self._limits.silence_seconds)
        said = HTTPStatus(answer.status).phrase if answer.status != 460 else "Checksum Mismatch"
        headers = {"Tus-Resumable": TUS_VERSION, "Cache-Control": "no-store", **answer.headers}
        if answer.status != 204:
            headers.setdefault("Content-Length", str(len(answer.body)))
        headers["Connection"] = "close" if close else "keep-alive"
        lines = [f"HTTP/1.1 {answer.status} {said}", *(f"{k}: {v}" for k, v in headers.items())]
        self._send("\r\n".join([*lines, "", ""]).encode("ascii") + answer.body)

    def _receive(self) -> bytes:
        try:
            return self._sock.recv(RECEIVE)
        except OSError as error:
            raise LineGone from error

    def _send(self, data: bytes) -> None:
        try:
            self._sock.sendall(data)
        except OSError as error:
            raise LineGone from error


def cut(sock: socket.socket) -> None:
    """End a line from another thread; whoever waits on it wakes up.

    The plain socket's own way: that of ssl would leave the waiting thread reading in clear.
    """
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return  # it has ended already


def drain(sock: socket.socket) -> None:
    """Close a line in order, so that the other side reads our last answer although it is sending:
    what was announced and never read would take that answer with it."""
    read, ends = 0, time.monotonic() + DRAIN_SECONDS
    try:
        socket.socket.shutdown(sock, socket.SHUT_WR)
        while read < DRAIN_BYTES and (left := ends - time.monotonic()) > 0:
            sock.settimeout(left)
            more = len(socket.socket.recv(sock, RECEIVE))  # as it comes: nobody reads it
            if not more:
                break
            read += more
    except OSError:
        return  # gone before we were done
    finally:
        sock.close()
