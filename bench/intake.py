"""Intake without the window: photos a second on the pool's threads, ingest beside plain files.

The plain files are the same three (photo, preview, thumbnail), read, hashed, written and synced.
"""

import hashlib
import os
import tempfile
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import mean, median

from bench.ours import LEADER, visit_opened
from bench.photos import Figure
from bench.photos_files import card
from bench.result import Result, Within
from bench.screen import shipped
from models.clock import SystemClock
from models.evidence import shelf
from models.evidence.intake import Prepared, prepare
from models.evidence.reading import read
from models.facts.state import VisitState
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from ui.screens.visit.intake import TOGETHER

THREADS, PHOTOS = 2, 40
RATE, INGEST = 25, 0.6
Taken = tuple[Path, Prepared]


def measure(rounds: int) -> list[Result | Within | Figure]:
    """Seconds for a photo, and ingest against plain files with fsync, as times and as a rate."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        folder = Path(name)
        files = card(folder / "card", 100)
        best = min(_prepare(files) for _ in range(min(rounds, 3)))
        made = [prepare(file) for file in files[:PHOTOS]]
        alone, plain = _ingest(folder / "alone", files, made, 1)
        ours, floor = _ingest(folder / "together", files, made, TOGETHER)
    return [
        Within("12 MP photo to thumbnail and preview, 2 threads", best, 1 / RATE),
        Result("  kept together, encrypted, beside files + fsync", ours, floor, 1 / INGEST),
        _rate("  kept together: of the rate of plain files + fsync", ours, floor),
        Result("  kept one by one, encrypted, the same", alone, plain, 1 / INGEST),
        _rate("  kept one by one: of the rate of plain files + fsync", alone, plain),
    ]


def _rate(name: str, ours: float, floor: float) -> Figure:
    return Figure(name, 100 * floor / ours, "%", 100 * INGEST, at_least=True)


def _prepare(files: list[Path]) -> float:
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


def _ingest(
    folder: Path, files: list[Path], made: list[Prepared], together: int
) -> tuple[float, float]:
    """Seconds for each photo: read, hashed and kept by us; and as three plain files.

    Both take turns, a group each, so that a machine that slows down slows down both; of the
    turns the middle one counts, so that a neighbour's burst falls on neither.
    """
    packs, ours, plain = shipped(), [], []
    with Workspace.create(folder, "bench", FIELD)[0] as workspace:
        book = VisitBook(workspace, SystemClock(), packs)
        state = book.start(visit_opened(packs), LEADER)
        for first in range(0, len(made), together):
            group = list(zip(files, made, strict=False))[first : first + together]
            start = time.perf_counter()
            state = _kept(book, state, group)
            between = time.perf_counter()
            _plain(folder, group)
            ours.append((between - start) / len(group))
            plain.append((time.perf_counter() - between) / len(group))
    width = TOGETHER // together
    return _middle(ours, width), _middle(plain, width)


def _middle(times: list[float], width: int) -> float:
    """The middle one of means over ``width`` turns: a checkpoint falls into each of them."""
    return median(mean(times[at : at + width]) for at in range(0, len(times), width))


def _kept(book: VisitBook, state: VisitState, group: list[Taken]) -> VisitState:
    for file, _ in group:
        read(file)
    steps = [partial(_add, book, each) for _, each in group]
    return shelf.together(book, state, steps)[0]


def _add(book: VisitBook, each: Prepared, state: VisitState) -> VisitState:
    return shelf.add(book, state, LEADER, each, None)


def _plain(folder: Path, group: list[Taken]) -> None:
    for file, each in group:
        data = file.read_bytes()
        hashlib.sha256(data).hexdigest()
        for kind, piece in (("o", data), ("p", each.preview or b""), ("t", each.thumbnail or b"")):
            _written(folder / f"{file.stem}{kind}", piece)


def _written(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
