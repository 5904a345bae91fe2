"""One measurement of photos in the real window, in a process of its own; tells it as JSON.

take WORKSPACE CARD   take every file of CARD in for one clause of a new visit
tray WORKSPACE CARD   take them in to be sorted: each is looked through for a slate
open WORKSPACE        open the visit of WORKSPACE that has the photos, twice
floor CARD            hash and decode the files by one thread beside an idle window
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEventLoop, QTimer

from bench.result import percentile
from bench.screen import shipped
from bench.window import PASSPHRASE, Heartbeat, Opened, marking, reopened, wait

Told = dict[str, float]
DRAWN = 4
"""Thumbnails that must be on the screen before a visit counts as shown."""


def tray(folder: Path, card: Path) -> Told:
    """As ``take``, for photos that go to no clause until their slates are read."""
    return take(folder, card, sort=True)


def take(folder: Path, card: Path, sort: bool = False) -> Told:
    """Seconds until the last thumbnail, until all is durable, and what the window felt."""
    files = tuple(sorted(card.iterdir()))
    seen: list[float] = []
    with marking(folder, shipped()) as screen:
        pane = screen.evidence
        pane.intake.thumbnail.connect(lambda *_: seen.append(time.perf_counter()))
        beat = Heartbeat()
        before = _resident("VmRSS")
        start, cpu = time.perf_counter(), time.process_time()
        beat.start()
        if sort:
            pane.intake.take(files, None)
        else:
            pane.take(files)
            pane.covering.ask.answer("nobody")  # where the clause asks
        wait(lambda: not pane.intake.busy, every=20)  # looking costs too
        durable, cpu = time.perf_counter() - start, time.process_time() - cpu
        wait(lambda: screen._session.worker.idle)  # read back as well
        beat.stop()
        state = screen._session.state
        assert state is not None
        told = {"count": len(state.evidence), "thumbnails": seen[-1] - start, "durable": durable}
        told |= {"cpu": cpu, "checked": time.perf_counter() - start, "before": before}
        return told | _felt(beat) | {"peak": _resident("VmHWM")}


def floor(card: Path) -> Told:
    """What a window feels that does nothing while one thread decodes the same files."""
    from bench.window import bare

    with bare(), ThreadPoolExecutor(1) as pool:
        beat, start = Heartbeat(), time.perf_counter()
        beat.start()
        work = [pool.submit(_decoded, file) for file in sorted(card.iterdir())]
        wait(lambda: all(each.done() for each in work))
        beat.stop()
        return _felt(beat) | {"durable": time.perf_counter() - start}


def _decoded(file: Path) -> None:
    from PIL import Image

    data = file.read_bytes()
    hashlib.sha256(data).hexdigest()
    with Image.open(io.BytesIO(data)) as image:
        image.draft("RGB", (1600, 1600))
        image.load()


def open_twice(folder: Path) -> Told:
    """Seconds from the choice of the visit until its clause is painted with its thumbnails."""
    with reopened(folder, PASSPHRASE, shipped()) as opened:
        first, cpu = _opened(opened)
        wait(lambda: opened.window.session.worker.idle)
        return {"first": first, "cpu": cpu, "again": _opened(opened)[0], "count": _count(opened)}


def _opened(opened: Opened) -> tuple[float, float]:
    """From the choice in the list, as a person makes it."""
    window = opened.window
    listed: Any = window.go("visits")
    _until(lambda: window.session.worker.idle and listed._model.rowCount() == 1)
    rested = time.monotonic() + 0.5  # one reads the list before one chooses
    _until(lambda: time.monotonic() > rested)
    start, cpu = time.perf_counter(), time.thread_time()
    listed._open(listed._model.index(0))
    _until(lambda: window.page == "visit" and _drawn(opened) >= DRAWN)
    return time.perf_counter() - start, time.thread_time() - cpu


def _drawn(opened: Opened) -> int:
    screen = opened.window._pages["visit"]
    pictures = screen.evidence.model.pictures  # type: ignore[attr-defined]
    return len(pictures._drawn)


def _count(opened: Opened) -> int:
    state = opened.window.session.state
    return len(state.evidence) if state else 0


def _until(true: Callable[[], bool]) -> None:
    """As ``wait``, but looking every millisecond."""
    loop, timer, end = QEventLoop(), QTimer(), time.monotonic() + 60
    timer.timeout.connect(lambda: loop.quit() if true() or time.monotonic() > end else None)
    timer.start(1)
    loop.exec()


def _felt(beat: Heartbeat) -> Told:
    return {"gap": max(beat.gaps), "p99": percentile(beat.gaps, 99), "own": max(beat.work)}


def _resident(which: str) -> float:
    """MiB of this process; its peak counts everything since its start."""
    found = re.search(rf"{which}:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def main() -> int:
    mode, *places = sys.argv[1:]
    work: dict[str, Callable[..., Told]] = {
        "take": take,
        "tray": tray,
        "open": open_twice,
        "floor": floor,
    }
    sys.stdout.write(json.dumps(work[mode](*map(Path, places))) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
