"""Uploads that ask for too much, under names that are none, or that the disk gives up on."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.errors import PackageError
from sync.receipt import ReceiptStatus
from sync.road import uploads
from sync.road.callers import Rates
from sync.road.limits import DAY
from sync.road.wire import Refused
from tests.sync.road.line_kit import SHORT, Laptop, Road, listening, refused, said
from tests.sync.road.test_hostile_lines import created, creation, patch


@pytest.mark.parametrize("length", [2**53, 10**18 - 1])
def test_a_length_no_file_has_is_refused(
    laptop: Laptop, road: Road, length: int, caplog: pytest.LogCaptureFixture
) -> None:
    with laptop.line(road.port) as line:
        assert said(line, creation(length))[0] == 413
    assert not caplog.records


@pytest.mark.parametrize("name", ["CON.zip", "nul.zip.age", "LPT1.zip", "com0.x.zip", "Aux..zip"])
def test_a_device_of_windows_is_no_name(laptop: Laptop, road: Road, name: str) -> None:
    with laptop.line(road.port) as line:
        assert said(line, creation(10, filename=name))[0] == 400


@pytest.mark.parametrize("name", ["console.zip", "com.zip", "lpt10.zip", "visit-con.zip"])
def test_other_names_are(name: str) -> None:
    assert uploads.proper_name(name)


def test_a_disk_that_is_full_at_the_last_byte_loses_no_upload(
    desk: Desk, laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, write, fails = laptop.packed(tmp_path / "out").path, uploads.write_whole, [True]

    def full(file: Path, data: bytes, mode: int) -> None:
        if b'"whole"' in data and fails:
            fails.clear()
            raise PackageError("courier-full")
        write(file, data, mode)

    monkeypatch.setattr(uploads, "write_whole", full)
    with listening(desk) as road:
        assert refused(laptop, road.port, path) == "uplink-desk-full"
        assert laptop.uplink(road.port, path).send().receipt.status is ReceiptStatus.IMPORTED


def test_bytes_of_a_body_that_breaks_off_count(desk: Desk, laptop: Laptop) -> None:
    size, sent = 4 << 20, b"z" * (2 << 20)
    with listening(desk, replace(SHORT, bytes_per_day=3 << 20)) as road:
        for _ in range(2):
            with laptop.line(road.port) as line:
                place = created(line, size)
                head = patch(place, 0, b"")[0].replace("Length: 0", f"Length: {size}")
                line.sendall(head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + sent)
            time.sleep(0.2)
        with laptop.line(road.port) as line:
            place = created(line, 10)
            assert said(line, *patch(place, 0, b"x"))[0] == 429


def test_an_upload_whose_bytes_somebody_took_away_holds_up_nobody(
    desk: Desk, laptop: Laptop, tmp_path: Path
) -> None:
    """A virus scanner, say: neither its own laptop nor any other is told to come later for days."""
    with listening(desk) as road:
        with laptop.line(road.port) as line:
            place = created(line, 10)
            (desk.folder / uploads.FOLDER / place[-32:] / uploads.PART).unlink()
            assert said(line, f"HEAD {place} HTTP/1.1\nTus-Resumable: 1.0.0")[0] == 404
        path = laptop.packed(tmp_path / "out").path
        assert laptop.uplink(road.port, path).send().receipt.status is ReceiptStatus.IMPORTED


def test_a_day_of_small_bodies_is_counted_in_little_room() -> None:
    """A laptop that sends a byte a time makes neither the count long nor the asking slow."""
    now = [0.0]
    rates = Rates(replace(SHORT, bytes_per_day=20_000), lambda: now[0])
    for _ in range(20_000):
        now[0] += 4.0
        rates.bytes_("laptop", 1)
    assert sum(map(len, rates._done.values())) <= 1500
    with pytest.raises(Refused) as refused:
        rates.bytes_("laptop", 1)
    assert refused.value.status == 429
    now[0] += DAY
    rates.bytes_("laptop", 20_000)
