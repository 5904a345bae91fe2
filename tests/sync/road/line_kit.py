"""A desk of today that listens on loopback, and a laptop of it: real TLS, real packages."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography import x509

from models.district.desk import Desk
from models.errors import PackageError
from sync import office
from sync.inbox import IntakeResult
from sync.keys.authority import TLS_HOST
from sync.keys.bundle import read_bundle
from sync.keys.laptop import LaptopKeys, make_keys, make_request
from sync.keys.signing import KeySigner
from sync.keys.tls import client_context
from sync.keys.trust import Trust
from sync.package.contents import PackageContents
from sync.package.writer import BuiltPackage, build
from sync.road.calling import Address
from sync.road.limits import Limits
from sync.road.server import RoadServer
from sync.uplink import Caller, Uplink
from tests.sync.desk_kit import CHEAP, OTHER_DEVICE
from tests.sync.package import kit

PASSPHRASE = "口令"
LOOPBACK = "127.0.0.1"
QUICK = (0.05, 0.1, 0.2, 0.4, 0.8)
SHORT = Limits(
    handshake_seconds=1.5, head_seconds=1.5, idle_seconds=3, silence_seconds=1.5, reserve_bytes=0
)
"""Nobody waits long in a test."""


@dataclass(frozen=True)
class Laptop:
    """What a laptop has after its bundle was installed."""

    keys: LaptopKeys
    trust: Trust
    signer: KeySigner
    tls: x509.Certificate
    device: str = kit.DEVICE

    def context(self) -> ssl.SSLContext:
        return client_context(self.trust, self.keys.tls, self.tls)

    def caller(self, port: int) -> Caller:
        return Caller(Address(LOOPBACK, port), self.trust, self.keys.tls, self.tls)

    def uplink(self, port: int, path: Path, **more: object) -> Uplink:
        return Uplink(self.caller(port), path, **{"backoff": QUICK, **more})  # type: ignore[arg-type]

    def packed(self, folder: Path, made: PackageContents | None = None) -> BuiltPackage:
        folder.mkdir(exist_ok=True)
        return build(folder, made or kit.contents(), kit.shelf(), self.signer)

    def line(self, port: int) -> ssl.SSLSocket:
        """A bare line, to say on it what no proper program would."""
        plain = socket.create_connection((LOOPBACK, port), 10)
        return self.context().wrap_socket(plain, server_hostname=TLS_HOST)


def new_desk(folder: Path) -> Desk:
    """A desk with keys of today: OpenSSL goes by this machine's clock."""
    made, _ = Desk.create(folder, PASSPHRASE, "示例区卫生健康委员会", cost=CHEAP)
    office.found(made, "根密钥口令")
    return made


def enrolled(desk: Desk, device: str = kit.DEVICE, name: str = "评价一组") -> Laptop:
    keys = make_keys()
    bundle = read_bundle(office.enrol(desk, make_request(keys, device, name)).bundle)
    assert bundle.tls is not None
    return Laptop(keys, bundle.trust, bundle.signer(keys.signing), bundle.tls, device)


def other(desk: Desk) -> Laptop:
    return enrolled(desk, OTHER_DEVICE, "评价二组")


@dataclass
class Road:
    """A server that listens, and what it heard."""

    server: RoadServer
    port: int
    heard: list[IntakeResult] = field(default_factory=list)


@contextmanager
def listening(desk: Desk, limits: Limits = SHORT, port: int = 0) -> Iterator[Road]:
    heard: list[IntakeResult] = []
    server = RoadServer(desk, lambda: kit.PACKS, limits, heard.append)
    server.start(LOOPBACK, port)
    try:
        yield Road(server, server.status().port, heard)
    finally:
        server.stop()


def said(line: ssl.SSLSocket, request: str, body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    """Say something on a bare line and return status, fields and content."""
    line.sendall(request.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)
    return heard_from(line)


def heard_from(line: ssl.SSLSocket) -> tuple[int, dict[str, str], bytes]:
    data = b""
    while b"\r\n\r\n" not in data:
        more = line.recv(65536)
        if not more:
            raise EOFError(data)
        data += more
    head, _, rest = data.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    fields = dict(each.lower().split(": ", 1) for each in lines)
    while len(rest) < int(fields.get("content-length", 0)):
        rest += line.recv(65536)
    return int(first.split(" ")[1]), fields, rest


def refused(laptop: Laptop, port: int, path: Path) -> str:
    """Return the code of the refusal that ends a sending."""
    with pytest.raises(PackageError) as found:
        laptop.uplink(port, path, backoff=(0.05, 0.05)).send()
    assert found.value.sentence("zh") != found.value.sentence("en")
    return found.value.code
