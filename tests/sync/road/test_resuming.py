"""Killed desks and cut lines: the upload goes on, and what arrives is what was sent."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.errors import PackageError
from sync.office import open_desk
from sync.receipt import ReceiptStatus
from sync.road.uploads import PART, STATE, Uploads
from tests.sync.package import kit
from tests.sync.road.line_kit import PASSPHRASE, SHORT, Laptop, Road, listening
from tests.sync.road.proxy import between

PATIENT = (0.1,) * 600


def big(laptop: Laptop, folder: Path, photo: int) -> Path:
    """A package of more than one photo's size, other bytes each time."""
    data = random.Random(photo).randbytes(photo)
    return laptop.packed(folder, kit.contents(forms=(("annex-1", b"%PDF-1.7\n" + data),))).path


@contextmanager
def process(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, desk_child_file(), str(folder), str(port)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline().strip() == str(port)
            yield child
        finally:
            child.kill()


def desk_child_file() -> str:
    return str(Path(__file__).with_name("desk_child.py"))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def grown(folder: Path) -> int:
    """How much of the one upload has come."""
    found = list((folder / "uploads").glob(f"*/{PART}"))
    return found[0].stat().st_size if found else 0


def kill_at(folder: Path, child: subprocess.Popen[str], offset: int) -> None:
    """Kill the desk once so much has come; at the latest when all of it has."""
    ends = time.monotonic() + 20
    while grown(folder) < offset and time.monotonic() < ends:
        states = (folder / "uploads").glob(f"*/{STATE}")
        if any('"open"' not in state.read_text() for state in states):
            break  # all of it has come
        time.sleep(0.001)
    child.kill()


def killed_and_resumed(folder: Path, laptop: Laptop, path: Path, offsets: list[int]) -> str:
    """Send through a desk that is killed at these offsets; return the status at last."""
    port, found = free_port(), []
    up = laptop.uplink(port, path, backoff=PATIENT)
    sending = threading.Thread(target=lambda: found.append(up.send().receipt.status))
    sending.start()
    for offset in offsets:
        with process(folder, port) as child:
            kill_at(folder, child, offset)
    with process(folder, port):
        sending.join()
    return str(found[0])


def test_a_desk_that_is_killed_goes_on_where_it_was(
    folder: Path, laptop: Laptop, tmp_path: Path
) -> None:
    path = big(laptop, tmp_path / "out", 24 << 20)
    size = path.stat().st_size
    assert killed_and_resumed(folder, laptop, path, [size // 2]) == "imported"


@pytest.mark.soak
@pytest.mark.parametrize("number", range(20))
def test_killed_at_many_offsets(folder: Path, laptop: Laptop, tmp_path: Path, number: int) -> None:
    path = big(laptop, tmp_path / "out", 48 << 20)
    dice = random.Random(number)
    offsets = sorted(dice.randrange(path.stat().st_size) for _ in range(4))
    assert killed_and_resumed(folder, laptop, path, offsets) == "imported"


def through_cuts(road: Road, laptop: Laptop, path: Path, seed: int, most: int) -> int:
    """Send over a line that is reset at random bytes; return how often it was."""
    dice = random.Random(seed)
    left = [dice.randrange(1, most) for _ in range(12)]
    with between(road.port, lambda: left.pop() if left else None) as line:
        up = laptop.uplink(line.port, path, backoff=PATIENT)
        assert up.send().receipt.status is ReceiptStatus.IMPORTED
        return line.cuts


def test_a_line_cut_at_random_bytes_is_taken_up_again(
    road: Road, laptop: Laptop, tmp_path: Path
) -> None:
    path = big(laptop, tmp_path / "out", 4 << 20)
    assert through_cuts(road, laptop, path, 7, 1 << 20) >= 4


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(60))
def test_cut_at_many_bytes(road: Road, laptop: Laptop, tmp_path: Path, seed: int) -> None:
    path = big(laptop, tmp_path / "out", 6 << 20)
    assert through_cuts(road, laptop, path, seed, 2 << 20) >= 1


def test_a_half_open_line_is_taken_over(road: Road, laptop: Laptop, tmp_path: Path) -> None:
    """The laptop's Wi-Fi went; the desk still waits for it when the laptop calls again."""
    path = big(laptop, tmp_path / "out", 1 << 20)
    data, places = path.read_bytes(), []
    up = laptop.uplink(road.port, path, cancel=lambda: bool(places))
    up.remember = places.append
    with pytest.raises(PackageError):
        up.send()
    with laptop.line(road.port) as dead:
        dead.sendall(
            f"PATCH {places[0]} HTTP/1.1\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
            "Content-Type: application/offset+octet-stream\r\n"
            f"Content-Length: {len(data)}\r\n\r\n".encode()
            + data[:300_000]
        )
        time.sleep(0.3)
        went = time.monotonic()
        later = laptop.uplink(road.port, path, place=places[0])
        assert later.send().receipt.status is ReceiptStatus.IMPORTED
        assert time.monotonic() - went < SHORT.silence_seconds + 1


def test_a_laptop_that_crashed_finds_its_upload_without_knowing_where(
    desk: Desk, laptop: Laptop, tmp_path: Path
) -> None:
    """It crashed before it could write down where: the same file gets the same place."""
    path = big(laptop, tmp_path / "out", 1 << 20)
    with listening(desk) as road:
        places: list[str] = []
        for stop in (True, False):
            up = laptop.uplink(road.port, path)
            up.cancel = lambda stop=stop: stop and bool(places)  # type: ignore[misc]
            up.remember = places.append
            if stop:
                with pytest.raises(PackageError):
                    up.send()
            else:
                up.send()
    assert len(set(places)) == 1


def test_what_a_kill_left_half_made_is_swept(folder: Path) -> None:
    uploads = folder / "uploads"
    (uploads / ("0" * 32)).mkdir(parents=True)
    (uploads / ("0" * 32) / PART).write_bytes(b"x")
    with open_desk(folder, PASSPHRASE) as desk:
        Uploads(desk.folder, SHORT)
    assert list(uploads.iterdir()) == []
