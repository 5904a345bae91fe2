"""One line from a laptop to its desk, and what everything that goes wrong on it means.

Only the desk's own TLS certificate counts: a login page of some Wi-Fi, a proxy or another desk
cannot show it, so their "200 OK" is never taken for an answer.
"""

import http.client
import re
import socket
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from models.errors import PackageError
from sync.keys.authority import TLS_HOST
from sync.road.limits import MOST_ANSWER_BYTES, PORT, TUS_VERSION

CONNECT_SECONDS, ANSWER_SECONDS = 10.0, 60.0
_HOST = re.compile(r"\[[0-9A-Fa-f:.]{2,45}\]|[0-9A-Za-z.-]{1,253}")
_LISTS_ENDED = 12
"""OpenSSL's X509_V_ERR_CRL_HAS_EXPIRED."""


class Broken(Exception):
    """The line broke or never came up: worth another try."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a desk listens."""

    host: str
    """Name or number."""
    port: int = PORT
    """Port."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the address typed as ``host`` or ``host:port``.

        Raises PackageError(``uplink-address``).
        """
        typed = text.strip().removeprefix("https://").rstrip("/")
        host, _, port = typed.rpartition(":")
        if not host or typed.endswith("]"):
            host, port = typed, str(PORT)
        if not _HOST.fullmatch(host) or not re.fullmatch(r"[0-9]{1,5}", port):
            raise PackageError("uplink-address")
        if not 0 < int(port) < 65536:
            raise PackageError("uplink-address")
        return cls(host.strip("[]"), int(port))

    def look_up(self) -> None:
        """Refuse at once what no network here knows; raises PackageError(``uplink-no-host``)."""
        try:
            socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:  # a label too long is refused before it is asked
            raise PackageError("uplink-no-host", host=self.host) from error

    def __str__(self) -> str:
        """Return it as it is typed."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the desk answered."""

    status: int
    """Status code."""
    headers: Mapping[str, str]
    """Header fields, names in small letters."""
    body: bytes
    """Content."""

    def number(self, name: str) -> int | None:
        """Return a header field that is a number."""
        found = self.headers.get(name, "")
        return int(found) if re.fullmatch(r"[0-9]{1,18}", found) else None


class Call:
    """One TLS line. Raises ``Broken`` where trying again helps, PackageError where not."""

    def __init__(self, address: Address, context: ssl.SSLContext) -> None:
        """Call; raises PackageError: ``uplink-not-desk``, ``uplink-lists-old``."""
        self._http = http.client.HTTPConnection(address.host, address.port)
        self._http.auto_open = 0
        try:
            plain = socket.create_connection((address.host, address.port), CONNECT_SECONDS)
        except (OSError, UnicodeError) as error:
            raise Broken("reach") from error
        try:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._http.sock = context.wrap_socket(plain, server_hostname=TLS_HOST)
            self._http.sock.settimeout(ANSWER_SECONDS)
        except OSError as error:
            plain.close()
            raise meaning(error) from error

    def ask(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: Iterable[memoryview] = (),
    ) -> Reply:
        """Send a request and return its answer."""
        try:
            self._http.putrequest(method, path, skip_accept_encoding=True)
            for name, value in {"Tus-Resumable": TUS_VERSION, **(headers or {})}.items():
                self._http.putheader(name, value)
            self._http.endheaders()
            self._send(body)
            return self._reply()
        except http.client.HTTPException as error:
            raise Broken("talk") from error
        except OSError as error:
            raise meaning(error) from error

    def _send(self, body: Iterable[memoryview]) -> None:
        """Send the body; when the desk stops listening, it has said why, or the line is cut."""
        try:
            for piece in body:
                self._http.send(piece)
        except (BrokenPipeError, ConnectionResetError):
            return

    def _reply(self) -> Reply:
        with self._http.getresponse() as found:
            content = found.read(MOST_ANSWER_BYTES + 1)
        if len(content) > MOST_ANSWER_BYTES:
            raise PackageError("uplink-not-desk")
        headers = {name.lower(): value for name, value in found.getheaders()}
        if headers.get("tus-resumable") != TUS_VERSION:
            raise PackageError("uplink-not-desk")
        return Reply(found.status, headers, content)

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def meaning(error: OSError) -> Exception:
    """Return what a failure of the line is: one for a person to see to, or worth another try."""
    if isinstance(error, ssl.SSLCertVerificationError):
        ended = error.verify_code == _LISTS_ENDED
        return PackageError("uplink-lists-old" if ended else "uplink-not-desk")
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        reason = error.reason or ""
        if "ALERT" in reason:
            return PackageError("uplink-not-admitted")
        if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNSUPPORTED_PROTOCOL"):
            return PackageError("uplink-not-desk")
    return Broken("talk")
