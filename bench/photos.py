"""A hundred photos of 12 MP taken in while the window goes on: gaps between two heartbeats of its
thread, and what that thread itself worked between them.

The gap is what a person feels, and on a machine with other work it is theirs too: so the same
heartbeat beats first while the same files are only hashed and decoded by a thread beside an idle
window (the floor), and the best of three turns counts.
"""

import hashlib
import io
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from bench.result import Result, Within, percentile
from bench.screen import shipped
from bench.window import Heartbeat, marking, wait
from ui.screens.visit.screen import VisitScreen

PHOTOS, TEMPLATES, TURNS = 100, 4, 3
SIZE = (4000, 3000)
STALL = 0.05
AT_MOST = 1.3


def measure(rounds: int) -> list[Result | Within]:
    """Longest gap, 99th percentile and own work of three turns of 100 photos."""
    turns = min(TURNS, rounds)
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        folder = Path(name)
        templates = [_template(n) for n in range(TEMPLATES)]
        with marking(folder / "laptop", shipped()) as screen:
            pairs = []
            for turn in range(turns):
                files = _files(folder / f"card{turn}", templates, turn)
                pairs.append((_idle(files), _intake(screen, files)))
    floors, ours = zip(*pairs, strict=True)
    return [
        Result("100 photos in, all of it", _best(ours, 0), _best(floors, 0), AT_MOST),
        Within("100 photos: longest gap", _best(ours, 1), STALL),
        Within("  same beside plain decoding", _best(floors, 1), STALL),
        Within("100 photos: gap, p99", _best(ours, 2), STALL),
        Within("100 photos: longest own work", _best(ours, 3), STALL),
    ]


_Turn = tuple[float, float, float, float]
"""Seconds in all, longest gap, 99th percentile of the gaps, longest work of the window's thread."""


def _best(turns: Sequence[_Turn], which: int) -> float:
    return min(turn[which] for turn in turns)


def _intake(screen: VisitScreen, files: list[Path]) -> _Turn:
    """Take the files in by the evidence pane, as after a choice of files."""
    pane = screen.evidence
    start, beat = time.perf_counter(), Heartbeat()
    beat.start()
    pane.take(tuple(files))
    pane.covering.ask.answer("nobody")  # where the clause asks
    wait(lambda: not pane.intake.busy and screen._session.worker.idle)
    beat.stop()
    return _told(beat, time.perf_counter() - start)


def _idle(files: list[Path]) -> _Turn:
    """Hash and decode the same files beside an idle window: one thread, one after the other."""
    start, beat = time.perf_counter(), Heartbeat()
    beat.start()
    with ThreadPoolExecutor(1) as pool:
        work = [pool.submit(_decoded, file) for file in files]
        wait(lambda: all(each.done() for each in work))
    beat.stop()
    return _told(beat, time.perf_counter() - start)


def _decoded(file: Path) -> None:
    data = file.read_bytes()
    hashlib.sha256(data).hexdigest()
    with Image.open(io.BytesIO(data)) as image:
        image.draft("RGB", (1600, 1600))
        image.load()


def _told(beat: Heartbeat, seconds: float) -> _Turn:
    return seconds, max(beat.gaps), percentile(beat.gaps, 99), max(beat.work)


def _template(number: int) -> bytes:
    """A picture with as much detail as a phone's: noise below, a slope of colour above."""
    noise = Image.effect_noise((SIZE[0] // 4, SIZE[1] // 4), 40 + number * 10).resize(SIZE)
    slope = Image.linear_gradient("L").resize(SIZE)
    out = io.BytesIO()
    Image.merge("RGB", (noise, slope, noise)).save(out, "JPEG", quality=90)
    return out.getvalue()


def _files(folder: Path, templates: list[bytes], turn: int) -> list[Path]:
    """A hundred files that differ by a comment after the first marker."""
    folder.mkdir()
    files = []
    for number in range(PHOTOS):
        words = f"bench {turn} {number}".encode()
        comment = b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words
        data = templates[number % len(templates)]
        files.append(folder / f"IMG_{number:04}.jpg")
        files[-1].write_bytes(data[:2] + comment + data[2:])
    return files
