"""Whoever answers in the desk's place is not believed, and addresses say where one calls."""

from __future__ import annotations

import contextlib
import http.server
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.errors import PackageError
from sync.road.calling import Address
from tests.sync.road.line_kit import Laptop, refused


class Portal(http.server.BaseHTTPRequestHandler):
    """Every request is answered with a page to log in."""

    def log_message(self, *_: object) -> None:
        return None

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html>Welcome to Wi-Fi</html>")

    do_HEAD = do_POST = do_PATCH = do_GET


@contextlib.contextmanager
def portal(context: ssl.SSLContext | None = None) -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_login_page_is_no_success(
    desk: Desk, laptop: Laptop, second: Laptop, tmp_path: Path
) -> None:
    from sync.keys.tls import server_context
    from sync.office import authority

    path = laptop.packed(tmp_path / "out").path
    with portal() as port:
        assert refused(laptop, port, path) == "uplink-not-desk"
    power = authority(desk)
    own = server_context(power.trust(), *power.tls_key())
    with portal(own) as port:  # even with the desk's key: it speaks another language
        assert refused(laptop, port, path) == "uplink-not-desk"
    false = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    chain = tmp_path / "own.pem"
    from cryptography.hazmat.primitives import serialization as ser

    from sync.keys.certificates import load_key, pem

    plain = (ser.Encoding.PEM, ser.PrivateFormat.PKCS8, ser.NoEncryption())
    key = load_key(second.keys.tls).private_bytes(*plain)
    chain.write_bytes(key + pem(second.tls))
    false.load_cert_chain(chain)
    with portal(false) as port:  # another laptop plays the desk
        assert refused(laptop, port, path) == "uplink-not-desk"


def test_nobody_there(laptop: Laptop, tmp_path: Path) -> None:
    path = laptop.packed(tmp_path / "out").path
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    assert refused(laptop, port, path) == "uplink-unreachable"


def test_addresses() -> None:
    assert Address.of(" 10.0.0.7 ") == Address("10.0.0.7", 8443)
    assert Address.of("https://desk.example:99/") == Address("desk.example", 99)
    assert str(Address.of("[::1]:7")) == "[::1]:7"
    for wrong in ("", "a b", "x:0", "x:99999", "x/y", "http://x", "::1:2:"):
        with pytest.raises(PackageError) as found:
            Address.of(wrong)
        assert found.value.code == "uplink-address"
