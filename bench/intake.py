"""Intake without the window: photos a second on the pool's threads, ingest beside plain files.

The plain files are the same three (photo, preview, thumbnail), read, hashed, written and synced.
"""

import hashlib
import os
import tempfile
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from bench.ours import LEADER
from bench.photos import _files, _template
from bench.result import Result, Within
from bench.screen import shipped
from bench.window import _opened
from models.clock import SystemClock

THREADS = 2
RATE, INGEST = 25, 0.6


def measure(rounds: int) -> list[Result | Within]:
    """Seconds for a photo, and ingest against plain files with fsync; then memory."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        folder = Path(name)
        files = _files(folder / "card", [_template(n) for n in range(4)], 0)
        best = min(_prepare(files) for _ in range(min(rounds, 3)))
        ours, plain = _ingest(folder, files)
    return [
        Within("12 MP photo to thumbnail and preview, 2 threads", best, 1 / RATE),
        Result("  kept, encrypted, beside plain files + fsync", ours, plain, 1 / INGEST),
    ]


def _prepare(files: list[Path]) -> float:
    from models.evidence.intake import prepare

    start = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        waiting: deque[Future[object]] = deque()
        for file in files:
            waiting.append(pool.submit(prepare, file))
            if len(waiting) > THREADS + 1:
                waiting.popleft().result()
        for each in waiting:
            each.result()
    return (time.perf_counter() - start) / len(files)


def _ingest(folder: Path, files: list[Path]) -> tuple[float, float]:
    """Seconds for each photo: read, hashed and kept by us; and as three plain files."""
    from models.evidence import shelf
    from models.evidence.intake import prepare
    from models.evidence.reading import read
    from models.store.workspace import Workspace
    from models.visits.book import VisitBook
    from models.visits.schema import FIELD

    taken = files[:30]
    made = [prepare(file) for file in taken]
    packs = shipped()
    with Workspace.create(folder / "w", "bench", FIELD)[0] as workspace:
        book = VisitBook(workspace, SystemClock(), packs)
        state = book.start(_opened(packs), LEADER)
        start = time.perf_counter()
        for file, each in zip(taken, made, strict=True):
            read(file)
            state = shelf.add(book, state, LEADER, each, None)
        ours = time.perf_counter() - start
    (folder / "plain").mkdir()
    start = time.perf_counter()
    for number, (file, each) in enumerate(zip(taken, made, strict=True)):
        data = file.read_bytes()
        hashlib.sha256(data).hexdigest()
        for kind, piece in (("o", data), ("p", each.preview or b""), ("t", each.thumbnail or b"")):
            _written(folder / "plain" / f"{number}{kind}", piece)
    return ours / len(taken), (time.perf_counter() - start) / len(taken)


def _written(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
