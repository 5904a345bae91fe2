"""Paper: a report of 300 rows and 200 photos against its peers, and the forms of one page.

Ours and each peer run in processes of their own, from the start of Python to the file on the
disk, turn by turn, so that a busy machine is busy for all. The peers are measured where BENCH_PEERS
names a Python that has them: `make bench-peers` makes one.
"""

import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import photos_files
from bench.peers import content
from bench.photos import Figure
from bench.result import NotMeasured

ROOT = Path(__file__).resolve().parents[1]
CHILD = ROOT / "bench" / "report_child.py"
PEERS = ("typst", "weasyprint")
TURNS = 3
PEAK, SINGLE = 250.0, 500.0
"""MiB, milliseconds."""
MEGABYTE = 1e6
Told = dict[str, float]


def measure(rounds: int) -> list[Figure]:
    """The report by us and the peers that are there, and our forms of one page."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        folder = Path(name)
        content.write(folder, previews(folder / "previews"))
        fonts = _fonts(folder / "fonts")
        commands: dict[str, list[str]] = {
            "ours": [sys.executable, str(CHILD), "report", str(folder)]
        }
        python = os.environ.get("BENCH_PEERS", "")
        for peer in PEERS if python else ():
            script = ROOT / "bench" / "peers" / f"{peer}_peer.py"
            commands[peer] = [python, str(script), str(folder), str(fonts)]
        best: dict[str, Told] = {}
        for _ in range(min(rounds, TURNS)):
            for who, command in commands.items():
                best[who] = _best(best.get(who), run(command))
        one = run([sys.executable, str(CHILD), "single", str(folder / "visit")])
    return [*_report(best), *_single(one)]


def _best(before: Told | None, now: Told) -> Told:
    """The least of each figure: wall and processor may be best in different turns."""
    return now if before is None else {name: min(before[name], now[name]) for name in now}


def _report(best: dict[str, Told]) -> list[Figure]:
    peers = {who: told for who, told in best.items() if who != "ours"}
    target = min((round(told["seconds"], 2) for told in peers.values()), default=None)
    least = min((round(told["processor"], 2) for told in peers.values()), default=None)
    name = f"report, {content.ROWS} rows + {content.PHOTOS} photos"
    made = []
    for who, told in best.items():
        mine = who == "ours"
        made += [
            Figure(f"{name}: {who}", told["seconds"], "s", target if mine else None),
            Figure("  processor time", told["processor"], "s", least if mine else None),
            Figure("  peak memory", told["peak"], "MiB", PEAK if mine else None),
            Figure("  size", told["size"] / MEGABYTE, "MB"),
        ]
    return made


def _single(told: Told) -> list[Figure]:
    return [
        Figure("form of one page: the very first", 1000 * told["first"], "ms"),
        Figure("form of one page: the slowest after it", 1000 * told["slowest"], "ms", SINGLE),
    ]


def previews(folder: Path) -> list[Path]:
    """Previews as the program keeps them, no two alike."""
    from PIL import Image

    from models.evidence.pictures import derive
    from models.evidence.sniff import kind_of

    folder.mkdir()
    originals = [photos_files.template(number) for number in range(photos_files.TEMPLATES)]
    templates = [derive(kind_of(data), data).preview for data in originals]
    files = []
    for number in range(content.PHOTOS):
        files.append(folder / f"{number:04}.jpg")
        with Image.open(io.BytesIO(templates[number % len(templates)])) as picture:
            picture.paste((number, 0, 255 - number), (16, 16, 48, 48))
            picture.save(files[-1], "JPEG", quality=85)
    return files


def _fonts(folder: Path) -> Path:
    folder.mkdir()
    for name in content.FONT_FILES:
        data = (ROOT / "resources" / "fonts" / name).read_bytes()
        (folder / name).write_bytes(data)
    return folder


def run(command: list[str]) -> Told:
    """Run one of them; raises NotMeasured when it says nothing."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    start, before = time.perf_counter(), _processor()
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    seconds, processor = time.perf_counter() - start, _processor() - before
    if done.returncode or not done.stdout:
        raise NotMeasured(f"{Path(command[1]).stem}: the process ended with {done.returncode}")
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return {**told, "seconds": seconds, "processor": processor}


def _processor() -> float:
    """Seconds of processor that the processes which have ended took; whoever else is busy."""
    times = os.times()
    return times.children_user + times.children_system
