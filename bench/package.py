"""The signed package: built, verified and received beside what everybody has for it.

``CHAYAN_BENCH_MB`` sets the size (1000). Building stands beside ``bagit.py`` and ``zip -0``, and
beside a copy with ``sync``; verifying and receiving beside ``unzip`` and ``sha256sum``.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bench.result import NotMeasured, Result, Within
from models.limits import MEBIBYTE

SIZE = int(os.environ.get("CHAYAN_BENCH_MB", "1000"))
PHOTO = 4 * MEBIBYTE
IN_A_ROW, RATE = 1000, 20
MOST = 80 * MEBIBYTE
CASES, LIST = 10_000, 0.1


class Parts(NamedTuple):
    """What a step came to."""

    seconds: float
    """How long."""
    memory: float
    """Bytes above what the process held before; for ``list`` the seconds of the hand's query."""


def parts(said: str) -> Parts:
    """Read a child's last line."""
    seconds, memory = said.strip().splitlines()[-1].split()
    return Parts(float(seconds), float(memory))


@dataclass(frozen=True)
class Memory:
    """One measured line of memory, in bytes."""

    name: str
    ours: float

    @property
    def line(self) -> str:
        over = "" if self.ours <= MOST else "   above target"
        said = f"{self.ours / MEBIBYTE:>7.0f} MB{'-':>10}{'-':>8}{MOST // MEBIBYTE:>7} MB"
        return f"{self.name:<34}{said}{over}"


def measure(rounds: int) -> list[Result | Within | Memory]:
    """One run: everything is made, taken in and thrown away again."""
    tools = [shutil.which(name) for name in ("zip", "unzip", "sha256sum")]
    if not all(tools):
        raise NotMeasured("zip, unzip or sha256sum is not installed")
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        folder = Path(name)
        if shutil.disk_usage(folder).free < 8 * SIZE * MEBIBYTE:
            raise NotMeasured("the disk has no room for eight times the package")
        return [*_large(folder), *_small(folder, rounds)]


def _large(folder: Path) -> list[Result | Within | Memory]:
    photos = folder / "photos"
    photos.mkdir()
    for number in range(SIZE * MEBIBYTE // PHOTO):
        (photos / f"{number:04}.jpg").write_bytes(_photo(number))
    bagged = _timed(lambda: _bagit(folder, photos))
    copied = _timed(lambda: _copied(photos, folder / "copy"))
    shutil.rmtree(folder / "copy")
    made = _child("build", photos, folder / "out")
    package = next((folder / "out").glob("*.zip"))
    opened = _timed(lambda: _unzipped(package, folder / "unzipped"))
    shutil.rmtree(folder / "unzipped")
    verified = _child("verify", package, folder / "out")
    received = _child("receive", package, folder / "out")
    return [
        Result(f"build {SIZE} MB beside bagit + zip", made.seconds, bagged, 0.6),
        Result("  the same beside cp + sync", made.seconds, copied, 3.5),
        Memory("  memory above base", made.memory),
        Result(f"verify {SIZE} MB beside unzip + sum", verified.seconds, opened, 0.3),
        Result("  receive it, durable, encrypted", received.seconds, opened, 0.3),
        Memory("  memory of it above base", received.memory),
    ]


def _small(folder: Path, rounds: int) -> list[Result | Within | Memory]:
    many = _child("many", folder / "small", folder / "desk", str(IN_A_ROW))
    listed = _child("list", folder / "listed", folder / "desk-2", str(CASES))
    return [
        Within(f"receive small, each of {IN_A_ROW}", many.seconds / IN_A_ROW, 1 / RATE),
        Within(f"list {CASES} cases", listed.seconds, LIST),
        Result("  beside the same query by hand", listed.seconds, listed.memory, 1.5),
    ]


def _photo(number: int) -> bytes:
    """Bytes that no file system and no program can make smaller."""
    return b"\xff\xd8\xff\xe0" + hashlib.shake_128(str(number).encode()).digest(PHOTO - 4)


def _bagit(folder: Path, photos: Path) -> None:
    bag = folder / "bag"
    shutil.copytree(photos, bag)
    _run(sys.executable, "-m", "bagit", "--sha256", "--quiet", str(bag))
    _run("zip", "-0", "-q", "-r", str(folder / "bag.zip"), "bag", cwd=folder)
    _run("sync", str(folder / "bag.zip"))
    shutil.rmtree(bag)
    (folder / "bag.zip").unlink()


def _copied(photos: Path, target: Path) -> None:
    shutil.copytree(photos, target)
    _run("sync", "-f", str(target))


def _unzipped(package: Path, target: Path) -> None:
    _run("unzip", "-q", str(package), "-d", str(target))
    top = next(target.iterdir())
    _run("sha256sum", "--quiet", "-c", "manifest-sha256.txt", cwd=top)


def _run(*command: str, cwd: Path | None = None) -> None:
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _child(what: str, given: Path, folder: Path, *more: str) -> Parts:
    command = [
        sys.executable,
        "-m",
        "tests.sync.bench_package",
        what,
        str(given),
        str(folder),
        *more,
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return parts(done.stdout)
