"""Photos through the real window: 100 and 500 of 12 megapixels, one of 108, and HEIC.

Every measurement has a process of its own, whose peak of memory counts window and workers (they
are threads of it) from its start. What the wall says belongs to the machine as well as to us, so
beside each rate stands what two free cores would do by the processor time it took, beside each
gap that of a window which does nothing while one thread decodes the same files, and how busy the
machine was. The gap of 100 photos and the opening are the best of three turns.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import photos_files
from bench.result import NotMeasured

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "bench" / "photos_child.py"
TURNS, CORES = 3, 2
FEW, MANY, HEICS = 100, 500, 20
RATE, STALL, PEAK, SHOWN = 25.0, 50.0, 350.0, 300.0
"""Thumbnails a second, milliseconds, MiB, milliseconds."""
Told = dict[str, float]


@dataclass(frozen=True)
class Figure:
    """A figure against its target, if it has one."""

    name: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the target is kept."""
        if self.target is None:
            return True
        return self.value >= self.target if self.at_least else self.value <= self.target

    @property
    def line(self) -> str:
        said = f"{self.name:<54}{self.value:>8.1f} {self.unit:<5}"
        if self.target is None:
            return said.rstrip()
        bound = ">=" if self.at_least else "<="
        return f"{said}{bound} {self.target:<7g}{'ok' if self.kept else 'over'}"


def measure(rounds: int) -> list[Figure]:
    """All of it; ``rounds`` below 3 takes fewer turns of the 100 photos."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        folder = Path(name)
        made = [_busy("machine before: load")]
        made += _hundred(folder, min(rounds, TURNS))
        made += _one_card(folder, "500 photos", "many", lambda at: photos_files.card(at, MANY))
        made += _opening(folder / "many-workspace")
        made += _sorted(folder)
        made += _one_card(folder, "one of 108 MP", "huge", photos_files.huge)
        made += _one_card(folder, "HEIC", "heic", lambda at: photos_files.heics(at, HEICS))
        return [*made, _busy("machine after: load")]


def _hundred(folder: Path, turns: int) -> list[Figure]:
    card = folder / "few"
    photos_files.card(card, FEW)
    floors, ours = [], []
    for turn in range(turns):
        floors.append(child("floor", card))
        ours.append(child("take", folder / f"few-{turn}", card))
    best = min(ours, key=lambda told: told["gap"])
    return [
        *_taken("100 photos", best),
        _ms("  gap of an idle window beside plain decoding", min(f["gap"] for f in floors)),
    ]


def _one_card(folder: Path, name: str, place: str, make: Callable[[Path], object]) -> list[Figure]:
    make(folder / place)
    return _taken(name, child("take", folder / f"{place}-workspace", folder / place))


def _taken(name: str, told: Told, wanted: float | None = RATE) -> list[Figure]:
    """A rate has a target where there are many photos of the kind the target speaks of."""
    count = told["count"]
    free = CORES * count / told["cpu"]
    wanted = wanted if count >= FEW else None
    rates = [
        Figure(f"{name}: thumbnails", count / told["thumbnails"], "/s", wanted, True),
        Figure("  by processor time, two free cores", free, "/s", wanted, True),
        Figure("  durable", count / told["durable"], "/s"),
        Figure("  of the two cores it got", 50 * told["cpu"] / told["durable"], "%"),
    ]
    felt = [
        _ms(f"{name}: longest gap of the window", told["gap"], STALL),
        _ms("  gap, 99th percentile", told["p99"], STALL),
        _ms("  longest own work of its thread", told["own"], STALL),
        Figure(f"{name}: peak memory of the program", told["peak"], "MiB", PEAK),
        Figure("  before the first photo", told["before"], "MiB"),
    ]
    return [*(rates if count > 1 else ()), *felt]


def _sorted(folder: Path) -> list[Figure]:
    """Photos without a slate cost most: each is looked through small, then at its full size."""
    told = child("tray", folder / "tray-workspace", folder / "few")
    return _taken(f"{FEW} photos looked through for slates", told, wanted=None)


def _opening(workspace: Path) -> list[Figure]:
    told = min((child("open", workspace) for _ in range(TURNS)), key=lambda one: one["first"])
    return [
        _ms(f"visit with {told['count']:.0f} photos opened", told["first"], SHOWN),
        _ms("  work of the window's thread in it", told["cpu"]),
        _ms("  opened again in the same sitting", told["again"], SHOWN),
    ]


def _ms(name: str, seconds: float, target: float | None = None) -> Figure:
    return Figure(name, 1000 * seconds, "ms", target)


def _busy(name: str) -> Figure:
    """Programs that wanted a core in the last minute; nothing to say where that is not told."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return Figure(name, load, "")


def child(*words: str | Path) -> Told:
    """Run one measurement; raises NotMeasured when it says nothing."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode or not done.stdout:
        raise NotMeasured(f"{words[0]}: the process ended with {done.returncode}")
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return told
