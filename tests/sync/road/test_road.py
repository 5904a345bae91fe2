"""A package over a real TLS line: up, judged, answered; twice, together, and by the wrong hands."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.district.records import PackageStatus
from models.errors import PackageError
from sync import office
from sync.receipt import ReceiptStatus
from sync.road.uploads import FOLDER
from tests.sync.desk_kit import OTHER_DEVICE, on_device
from tests.sync.package import kit
from tests.sync.road.line_kit import (
    SHORT,
    Laptop,
    Road,
    enrolled,
    listening,
    new_desk,
    said,
)


def refused(uplink: object) -> str:
    with pytest.raises(PackageError) as found:
        uplink.send()  # type: ignore[attr-defined]
    assert found.value.sentence("zh") != found.value.sentence("en")
    return found.value.code


def test_a_package_goes_up_and_its_receipt_comes_home(
    desk: Desk, laptop: Laptop, road: Road, tmp_path: Path
) -> None:
    built = laptop.packed(tmp_path / "out")
    told: list[tuple[int, int]] = []
    places: list[str] = []
    up = laptop.uplink(road.port, built.path, package=built.package_digest)
    up.progress, up.remember = lambda done, size: told.append((done, size)), places.append
    delivered = up.send()
    assert delivered.receipt.status is ReceiptStatus.IMPORTED
    assert delivered.receipt.package_digest == built.package_digest
    assert delivered.data == desk.receipt(built.package_digest)
    assert told[-1] == (built.size, built.size)
    assert len(places) == 1
    assert [r.status for r in road.heard] == [PackageStatus.IMPORTED]
    assert [f.name for f in (desk.folder / FOLDER).rglob("*.zip")] == [], "the desk has it"
    again = laptop.uplink(road.port, built.path, package=built.package_digest).send()
    assert again.data == delivered.data, "the same package, the same receipt bytes"
    fetched = laptop.uplink(road.port, built.path, package=built.package_digest).receipt()
    assert fetched is not None
    assert fetched.data == delivered.data
    assert road.server.status().last == road.heard[-1]


def test_the_folder_of_uploads_is_closed_to_others(road: Road, desk: Desk) -> None:
    assert (desk.folder / FOLDER).stat().st_mode & 0o077 == 0


def test_two_laptops_at_once(laptop: Laptop, second: Laptop, road: Road, tmp_path: Path) -> None:
    chain = on_device(kit.visit_events(), OTHER_DEVICE)
    files = [
        (laptop, laptop.packed(tmp_path / "one")),
        (second, second.packed(tmp_path / "two", kit.contents(chain))),
    ]
    found: dict[str, str] = {}

    def go(one: Laptop, path: Path) -> None:
        found[one.device] = str(one.uplink(road.port, path).send().receipt.device)

    threads = [threading.Thread(target=go, args=(one, made.path)) for one, made in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {laptop.device: laptop.device, second.device: second.device}


def test_a_refused_package_is_no_success(laptop: Laptop, road: Road, tmp_path: Path) -> None:
    built = laptop.packed(tmp_path / "out")
    data = bytearray(built.path.read_bytes())
    data[len(data) // 2] ^= 1
    built.path.write_bytes(data)
    assert refused(laptop.uplink(road.port, built.path)) == "uplink-refused"
    assert road.heard[0].quarantine is not None


def test_a_receipt_of_another_package_is_no_receipt(
    laptop: Laptop, road: Road, tmp_path: Path
) -> None:
    built = laptop.packed(tmp_path / "out")
    up = laptop.uplink(road.port, built.path, package="0" * 64)
    assert refused(up) == "uplink-receipt"


def test_what_one_laptop_sent_is_nobody_elses(
    laptop: Laptop, second: Laptop, road: Road, tmp_path: Path
) -> None:
    built = laptop.packed(tmp_path / "out")
    places: list[str] = []
    up = laptop.uplink(road.port, built.path)
    up.remember = places.append
    up.send()
    with second.line(road.port) as line:
        tus = "Tus-Resumable: 1.0.0\nHost: x"
        for request in (
            f"HEAD {places[0]} HTTP/1.1\n{tus}",
            f"GET {places[0]}/receipt HTTP/1.1\n{tus}",
            f"DELETE {places[0]} HTTP/1.1\n{tus}",
            f"GET /receipts/{built.package_digest} HTTP/1.1\n{tus}",
            f"GET /uploads HTTP/1.1\n{tus}",
        ):
            assert said(line, request)[0] == 404, request


def test_no_certificate_of_the_district_no_word(laptop: Laptop, road: Road, tmp_path: Path) -> None:
    built = laptop.packed(tmp_path / "out")
    bare = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    bare.check_hostname, bare.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", road.port), 5) as plain,
        bare.wrap_socket(plain) as line,
        pytest.raises((ssl.SSLError, ConnectionError)),
    ):
        line.recv(100)
    with new_desk(tmp_path / "elsewhere") as foreign:
        stranger = enrolled(foreign)
        assert refused(stranger.uplink(road.port, built.path)) == "uplink-not-desk"
    signing = Laptop(
        type(laptop.keys)(laptop.keys.signing, laptop.keys.signing),
        laptop.trust,
        laptop.signer,
        laptop.signer.certificate,
    )
    assert refused(signing.uplink(road.port, built.path)) == "uplink-not-admitted"
    assert road.heard == []


def test_a_revoked_laptop_is_out_at_once_even_on_an_open_line(
    desk: Desk, laptop: Laptop, road: Road, tmp_path: Path
) -> None:
    built = laptop.packed(tmp_path / "out")
    time.sleep(1.01)  # lists know whole seconds
    with laptop.line(road.port) as line:
        assert said(line, "OPTIONS /uploads HTTP/1.1")[0] == 204
        office.revoke(desk, laptop.device)
        assert said(line, "OPTIONS /uploads HTTP/1.1")[0] == 403
    assert refused(laptop.uplink(road.port, built.path)) == "uplink-not-admitted"


def test_a_stopped_upload_goes_on(desk: Desk, laptop: Laptop, road: Road, tmp_path: Path) -> None:
    built = laptop.packed(tmp_path / "out")
    places: list[str] = []
    up = laptop.uplink(road.port, built.path, cancel=lambda: bool(places))
    up.remember = places.append
    assert refused(up) == "uplink-cancelled"
    assert places
    later = laptop.uplink(road.port, built.path, place=places[0])
    later.remember = places.append
    assert later.send().receipt.status is ReceiptStatus.IMPORTED
    assert len(places) == 1, "the same upload"


def test_what_is_whole_is_judged_after_a_kill(desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    from sync.road.uploads import Uploads

    built = laptop.packed(tmp_path / "out")
    uploads = Uploads(desk.folder, SHORT)
    made = uploads.begin(laptop.device, built.size, built.path.name, None)
    uploads.part(made).write_bytes(built.path.read_bytes())
    uploads.finish(made)
    with listening(desk) as road:
        up = laptop.uplink(road.port, built.path, place=f"/uploads/{made.id}")
        assert up.send().receipt.status is ReceiptStatus.IMPORTED
