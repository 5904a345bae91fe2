"""Slow, silent, greedy and lying callers: refused or cut, while an honest one gets through."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import socket
import ssl
import time
from dataclasses import replace
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.errors import PackageError
from sync.keys.authority import TLS_HOST
from sync.keys.certificates import DEVICE_LIFE, leaf, subject
from sync.keys.roles import Role
from sync.receipt import ReceiptStatus
from sync.road import wire
from sync.road.uploads import FOLDER
from sync.uplink import measured
from tests.sync.road.line_kit import (
    SHORT,
    Laptop,
    Road,
    heard_from,
    listening,
    refused,
    said,
)

TUS = "Tus-Resumable: 1.0.0"
NAME = "visit-22222222-2222-4222-8222-222222222222-44444444-r0001.zip"


def metadata(**told: str) -> str:
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in told.items())


def creation(length: int, **told: str) -> str:
    said_of_it = metadata(**{"filename": NAME, **told})
    fields = f"Upload-Length: {length}\nUpload-Metadata: {said_of_it}\nContent-Length: 0"
    return f"POST /uploads HTTP/1.1\n{TUS}\n{fields}"


def created(line: ssl.SSLSocket, length: int, **told: str) -> str:
    status, fields, _ = said(line, creation(length, **told))
    assert status == 201
    return fields["location"]


def patch(place: str, offset: int, body: bytes, *more: str) -> tuple[str, bytes]:
    fields = (TUS, f"Upload-Offset: {offset}", f"Content-Length: {len(body)}", *more)
    kind = "Content-Type: application/offset+octet-stream"
    return "\n".join([f"PATCH {place} HTTP/1.1", *fields, kind]), body


# Slow and silent


def test_slow_and_silent_callers_hold_up_nobody(
    desk: Desk, laptop: Laptop, second: Laptop, tmp_path: Path
) -> None:
    built = laptop.packed(tmp_path / "out")
    with listening(desk) as road, contextlib.ExitStack() as open_:
        silent = [
            open_.enter_context(socket.create_connection(("127.0.0.1", road.port)))
            for _ in range(SHORT.strangers + 8)
        ]
        silent[-1].sendall(b"\x16\x03\x01")  # the beginning of a greeting
        slow = open_.enter_context(second.line(road.port))
        slow.sendall(b"POST /uploads HTTP/1.1\r\nTus-")
        place = created(half := open_.enter_context(second.line(road.port)), 1000)
        request, _ = patch(place, 0, b"x" * 1000)
        half.sendall(request.replace("\n", "\r\n").encode() + b"\r\n\r\nxx")
        went = time.monotonic()
        assert laptop.uplink(road.port, built.path).send().receipt.status == "imported"
        assert time.monotonic() - went < 10
        for line in (silent[-1], slow, half):
            line.settimeout(10)
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                assert line.recv(1) == b"", "cut when its time is up"
        part = desk.folder / FOLDER / place.split("/")[-1] / "data.part"
        while part.stat().st_size < 2 and time.monotonic() < went + 10:
            time.sleep(0.01)
        assert part.stat().st_size == 2, "what had come stays"


def test_a_body_that_drips_is_cut(desk: Desk, laptop: Laptop) -> None:
    with listening(desk, replace(SHORT, least_rate=10_000)) as road, laptop.line(road.port) as line:
        request, _ = patch(created(line, 10_000_000), 0, b"x" * 10_000_000)
        line.sendall(request.replace("\n", "\r\n").encode() + b"\r\n\r\n")
        ends = time.monotonic() + 15
        with contextlib.suppress(OSError):
            while time.monotonic() < ends:
                line.sendall(b"x")
                time.sleep(0.05)
        assert time.monotonic() < ends


def test_more_lines_than_one_laptop_may_have_end_its_oldest(laptop: Laptop, road: Road) -> None:
    lines = [laptop.line(road.port) for _ in range(SHORT.lines_each)]
    for line in lines:
        assert said(line, "OPTIONS /uploads HTTP/1.1")[0] == 204
    with laptop.line(road.port) as newest:
        assert said(newest, "OPTIONS /uploads HTTP/1.1")[0] == 204
    with contextlib.suppress(ConnectionError, ssl.SSLError):
        assert lines[0].recv(1) == b""
    assert said(lines[-1], "OPTIONS /uploads HTTP/1.1")[0] == 204
    for line in lines:
        line.close()


# What is said wrongly


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ("GET / HTTP/1.1", 404),
        ("BREW /uploads HTTP/1.1\n" + TUS, 404),
        ("GET /uploads HTTP/1.0", 400),
        ("GET  /uploads HTTP/1.1", 400),
        ("get /uploads HTTP/1.1", 400),
        ("GET http://x/ HTTP/1.1", 400),
        ("GET /../../desk.db HTTP/1.1", 404),
        ("OPTIONS /uploads HTTP/1.1\n folded: x", 400),
        ("OPTIONS /uploads HTTP/1.1\nHost : x", 400),
        ("OPTIONS /uploads HTTP/1.1\nA: 1\nA: 2", 400),
        ("OPTIONS /uploads HTTP/1.1\nA: \x01", 400),
        ("OPTIONS /uploads HTTP/1.1\n" + "\n".join(f"A{n}: x" for n in range(60)), 400),
        ("OPTIONS /uploads HTTP/1.1\nA: " + "x" * 20_000, 431),
        (f"POST /uploads HTTP/1.1\n{TUS}\nTransfer-Encoding: chunked", 411),
        (f"POST /uploads HTTP/1.1\n{TUS}\nContent-Length: -1", 400),
        (f"POST /uploads HTTP/1.1\n{TUS}\nContent-Length: 0, 0", 400),
        (f"POST /uploads HTTP/1.1\n{TUS}", 400),
        ("POST /uploads HTTP/1.1\nUpload-Length: 5", 412),
        ("POST /uploads HTTP/1.1\nTus-Resumable: 0.2.2\nUpload-Length: 5", 412),
        (creation(0), 400),
        (creation(5, filename="../x.zip"), 400),
        (creation(5, filename="visit.exe"), 400),
        (creation(5, filename="访视.zip"), 400),
        (creation(5, sha256="abc"), 400),
        (f"POST /uploads HTTP/1.1\n{TUS}\nUpload-Length: 5\nUpload-Metadata: a ???", 400),
        (creation(1 << 40), 413),
        (f"HEAD /uploads/{'0' * 32} HTTP/1.1\n{TUS}", 404),
    ],
)
def test_what_is_said_wrongly_is_refused(
    laptop: Laptop, road: Road, desk: Desk, request_: str, status: int
) -> None:
    with laptop.line(road.port) as line:
        assert said(line, request_)[0] == status
    assert list((desk.folder / FOLDER).iterdir()) == []


def test_the_protocol_of_tus(laptop: Laptop, road: Road, tmp_path: Path) -> None:
    data = laptop.packed(tmp_path / "out").path.read_bytes()
    line = laptop.line(road.port)
    with contextlib.ExitStack() as ended:
        ended.callback(lambda: line.close())
        status, fields, _ = said(line, "OPTIONS /uploads HTTP/1.1")
        assert (status, fields["tus-version"]) == (204, "1.0.0")
        assert "creation" in fields["tus-extension"]
        place = created(line, len(data), sha256=hashlib.sha256(data).hexdigest())
        assert said(line, f"GET {place}/receipt HTTP/1.1\n{TUS}")[0] == 409
        right = base64.b64encode(hashlib.sha256(data[:100]).digest()).decode()
        for each, wanted in (
            (patch(place, 1, data[:100]), 409),
            (patch(place, 0, b"?" * 100, f"Upload-Checksum: sha256 {right}"), 460),
            (patch(place, 0, data[:100], f"Upload-Checksum: sha256 {right}"), 204),
            (patch(place, 0, data[:100]), 409),
            (patch(place, 100, data[100:200]), 204),
            (patch(place, 200, b""), 204),
        ):
            status, fields, _ = said(line, *each)
            assert status == wanted
            if fields["connection"] == "close":
                line.close()
                line = laptop.line(road.port)
        status, fields, _ = said(line, f"HEAD {place} HTTP/1.1\n{TUS}")
        assert (status, fields["upload-offset"]) == (200, "200")
        assert fields["cache-control"] == "no-store"
        wrong = bytes(len(data) - 200)
        assert said(line, *patch(place, 200, wrong))[0] == 460, "not the file it was to be"
        assert said(line, *patch(place, 0, data))[0] == 204
        assert said(line, f"HEAD {place} HTTP/1.1\n{TUS}")[1]["upload-offset"] == str(len(data))
        line.close()


def test_an_upload_can_be_given_up(laptop: Laptop, road: Road, desk: Desk) -> None:
    with laptop.line(road.port) as line:
        place = created(line, 10)
        assert said(line, f"DELETE {place} HTTP/1.1\n{TUS}")[0] == 204
        assert said(line, f"HEAD {place} HTTP/1.1\n{TUS}")[0] == 404
    assert list((desk.folder / FOLDER).iterdir()) == []


def test_a_body_longer_than_what_is_missing_is_refused(laptop: Laptop, road: Road) -> None:
    with laptop.line(road.port) as line:
        assert said(line, *patch(created(line, 10), 0, b"x" * 11))[0] == 413


# Too much


def test_limits_of_size_haste_and_room(desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    path = laptop.packed(tmp_path / "out").path
    for limits, code in (
        (replace(SHORT, upload_bytes=1000), "uplink-too-large"),
        (replace(SHORT, creations_per_hour=0), "uplink-too-many"),
        (replace(SHORT, open_each=0), "uplink-too-many"),
        (replace(SHORT, quota_bytes=1000), "uplink-desk-full"),
        (replace(SHORT, free=lambda _folder: 1000), "uplink-desk-full"),
        (replace(SHORT, requests_per_minute=1), "uplink-too-many"),
        (replace(SHORT, bytes_per_day=1000), "uplink-too-many"),
    ):
        with listening(desk, limits) as road:
            assert refused(laptop, road.port, path) == code, limits
    with listening(desk) as road:  # every byte had come when the last one said no
        assert laptop.uplink(road.port, path).send().receipt.status is ReceiptStatus.IMPORTED


def test_a_disk_that_fills_up_while_bytes_come(
    desk: Desk, laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own refusal to let a file grow stands in for a full disk."""
    import errno

    from sync.road import writing

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = laptop.packed(tmp_path / "out").path
    with listening(desk) as road:
        with monkeypatch.context() as patched:
            patched.setattr(writing._Sink, "_write", full)
            assert refused(laptop, road.port, path) == "uplink-desk-full"
        assert laptop.uplink(road.port, path).send().receipt.status is ReceiptStatus.IMPORTED


def test_what_nobody_goes_on_with_ends(desk: Desk, laptop: Laptop) -> None:
    with listening(desk, replace(SHORT, keep_seconds=-1)) as road, laptop.line(road.port) as line:
        first = created(line, 10)
        created(line, 10)
        assert said(line, f"HEAD {first} HTTP/1.1\n{TUS}")[0] == 404


# Whose certificate


def test_an_ended_certificate_opens_no_line(
    desk: Desk, laptop: Laptop, road: Road, tmp_path: Path
) -> None:
    from datetime import UTC, datetime, timedelta

    from sync.office import authority

    issuer = authority(desk)._district()
    then = datetime.now(UTC) - DEVICE_LIFE - timedelta(days=1)
    named = subject("示例区", "评价一组", laptop.device)
    key = laptop.tls.public_key()
    ended = leaf(issuer, key, named, Role.TLS_CLIENT, then, DEVICE_LIFE)  # type: ignore[arg-type]
    built = laptop.packed(tmp_path / "out")
    old = Laptop(laptop.keys, laptop.trust, laptop.signer, ended)
    assert refused(old, road.port, built.path) == "uplink-not-admitted"


def test_lists_that_have_ended_are_told_as_that(
    desk: Desk, laptop: Laptop, road: Road, tmp_path: Path
) -> None:
    from datetime import UTC, datetime, timedelta

    from sync.keys.certificates import DISTRICT_LIST_LIFE, revocation_list
    from sync.keys.trust import Trust
    from sync.office import authority

    issuer, life = authority(desk)._district(), DISTRICT_LIST_LIFE
    ended = revocation_list(issuer, (), 1, datetime.now(UTC) - life - timedelta(days=1), life)
    trust = laptop.trust
    lists = (trust.list_of(trust.root), ended)
    old = Trust.of((trust.root, *trust.authorities), lists)
    built = laptop.packed(tmp_path / "out")
    behind = Laptop(laptop.keys, old, laptop.signer, laptop.tls)
    assert refused(behind, road.port, built.path) == "uplink-lists-old"


def test_what_was_sent_back_is_fetched(
    desk: Desk, laptop: Laptop, second: Laptop, road: Road, tmp_path: Path
) -> None:
    from models.district.returning import SendingBack
    from models.facts.returning import Remark
    from sync.returning import read_return
    from sync.sending import send_back, take_back
    from sync.withdrawing import read_notice

    built = laptop.packed(tmp_path / "out")
    up = laptop.uplink(road.port, built.path, package=built.package_digest)
    assert up.returned() is None
    up.send()
    assert up.returned() is None
    given = SendingBack((Remark(text="补充照片"),), "缺照片", "示例甲", "示例区卫生健康委员会")
    (case,) = desk.list_cases()
    send_back(desk, case.id, given)
    data = up.returned()
    assert data is not None
    assert read_return(data, laptop.trust)[0].package_digest == built.package_digest
    other = second.uplink(road.port, built.path, package=built.package_digest)
    assert other.returned() is None
    assert up.withdrawn() is None
    taken = take_back(desk, case.id, given)
    notice = up.withdrawn()
    assert notice is not None
    assert read_notice(notice, laptop.trust)[0] == taken.content
    assert (up.returned(), other.withdrawn()) == (None, None)


# The parts alone


def test_files_are_told_apart_without_reading_them_whole(tmp_path: Path) -> None:
    file, seen = tmp_path / "x", set()
    for data in (b"", b"a", b"b", b"a" * (3 << 20), b"a" * (3 << 20) + b"b"):
        file.write_bytes(data)
        seen.add(measured(file))
    assert len(seen) == 5


def test_a_port_that_is_taken_is_told(desk: Desk, road: Road) -> None:
    with pytest.raises(PackageError) as found, listening(desk, port=road.port):
        pass
    assert found.value.code == "road-port"


def test_heads_of_any_bytes_never_break_the_reader() -> None:
    import random

    dice = random.Random(1)
    good = b"PATCH /uploads/x HTTP/1.1\r\nTus-Resumable: 1.0.0\r\nContent-Length: 5"
    for _ in range(3000):
        data = bytearray(good)
        for _ in range(dice.randrange(1, 4)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        with contextlib.suppress(wire.Refused):
            wire.parse_head(bytes(data)).number("content-length")


def test_kit_speaks_to_the_desks_name(laptop: Laptop, road: Road) -> None:
    with laptop.line(road.port) as line:
        assert line.server_hostname == TLS_HOST
        assert line.version() == "TLSv1.3"
        line.sendall(b"OPTIONS /uploads HTTP/1.1\r\nConnection: close\r\n\r\n")
        assert heard_from(line)[1]["connection"] == "close"
