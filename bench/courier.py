"""A package to a folder, read back past the cache, beside `cp` with a sync of the copy."""

import os
import shutil
import tempfile
import time
from pathlib import Path

from bench.result import Result
from sync.outbox import copy_to

NAME = "visit-11111111-1111-4111-8111-111111111111-22222222-r0001.zip.age"
SIZE = 256 << 20
AT_MOST = 8
"""Of cp with a sync, which neither hashes (twice here) nor reads anything back; a stick is
slower than SHA-256, so less of it is left there."""


def measure(rounds: int) -> list[Result]:
    """Seconds of the best round, ours and the floor in turns on the same disk."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-", dir=Path.cwd() / "build") as name:
        folder = Path(name)
        package = folder / "out" / NAME
        package.parent.mkdir()
        with package.open("wb") as file:
            for _ in range(SIZE >> 20):
                file.write(os.urandom(1 << 20))
        times = [_round(folder, package) for _ in range(min(rounds, 3))]
    ours, floor = (min(one) for one in zip(*times, strict=True))
    return [Result("256 MB to a folder, cp + sync", ours, floor, AT_MOST)]


def _round(folder: Path, package: Path) -> tuple[float, float]:
    stick, plain = folder / "stick", folder / "plain"
    for place in (stick, plain):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
    start = time.perf_counter()
    copy_to(stick, package)
    between = time.perf_counter()
    copied = shutil.copyfile(package, plain / NAME)
    with copied.open("rb+") as file:
        os.fsync(file.fileno())
    return between - start, time.perf_counter() - between
