"""A disk that fails at the n-th write: told in one sentence, nothing acknowledged is lost.

A shim of C stands between SQLite and the system and lets one write, sync or truncation of the
database or its log fail, or all from one on, for every n the work needs.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from models.clock import SystemClock
from models.visits.book import VisitBook
from tests.laptop import OPENED, PACKS, new_workspace
from tests.soak.life import LAPTOP
from tests.soak.survivors import missing_on_laptop
from tests.support import LEADER

ROOT = Path(__file__).resolve().parents[2]
SHIM = Path(__file__).with_name("failing.c")
TOLD = {"disk-failed", "disk-full", "backup-failed", "database-damaged"}
EVERY_QUICK = 17
"""Of the writes, those that fail in the quick run; a prime, so that no step is always spared."""


@dataclass
class Struck:
    """Lives on a failing disk, one per n."""

    folder: Path
    process: subprocess.Popen[str]
    told: Counter[str] = field(default_factory=Counter)
    struck: int = 0

    def strike(self, number: int, error: int, forever: bool) -> bool:
        """Let the n-th write fail; return whether the work came so far."""
        here = self.folder / "here"
        shutil.rmtree(here, ignore_errors=True)
        shutil.copytree(self.folder / "base", here)
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{here} {number} {error} {int(forever)}\n")
        self.process.stdin.flush()
        lines: list[tuple[str, ...]] = []
        while not lines or lines[-1][0] != "over":
            lines.append(tuple(self.process.stdout.readline().split()) or ("over", "0", "0"))
        hits = int(lines[-1][1])
        assert ("crash",) not in lines, (number, lines)
        codes = [words[1] for words in lines if words[0] == "refused"]
        kept = [words for words in lines if words[0] in ("mark", "photo", "backup")]
        assert set(codes) <= TOLD, (number, codes)
        if not forever and hits:
            assert len(kept) == 7, (number, lines)  # a step that failed once succeeds again
        lost = missing_on_laptop(here, kept)
        assert not lost, (number, error, forever, lost, lines)
        self.told.update(codes)
        self.struck += bool(hits)
        return bool(hits)


@contextmanager
def striking(folder: Path) -> Iterator[Struck]:
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("the shim needs a C compiler and Linux")
    shim = folder / "failing.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(SHIM), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    with new_workspace(folder / "base" / LAPTOP) as workspace:
        VisitBook(workspace, SystemClock(), PACKS).start(OPENED, LEADER)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.struck"],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(shim)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Struck(folder, process)
    finally:
        process.communicate(timeout=30)


def strike_all(struck: Struck, every: int) -> None:
    """Every n-th write, once and for good, by an I/O error and by a full disk."""
    for error, forever in ((errno.EIO, False), (errno.EIO, True), (errno.ENOSPC, True)):
        number = 1
        while struck.strike(number, error, forever):
            number += every


def test_a_write_that_fails_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with striking(tmp_path) as struck:
        strike_all(struck, EVERY_QUICK)
    assert struck.struck > 10
    assert struck.told["disk-failed"]
    assert struck.told["disk-full"]


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_every_write_that_can_fail(tmp_path: Path) -> None:
    """``CHAYAN_SOAK_FAULTS`` names a file for the figures."""
    with striking(tmp_path) as struck:
        strike_all(struck, 1)
    figures = {"failed_writes": struck.struck, "told": dict(struck.told), "lost": 0}
    if report := os.environ.get("CHAYAN_SOAK_FAULTS"):
        Path(report).write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    print(json.dumps(figures))


def test_the_workspace_of_the_lives_is_an_ordinary_one(tmp_path: Path) -> None:
    """What the shim tests stand on: without a fault nothing is missing."""
    with new_workspace(tmp_path / LAPTOP) as workspace:
        VisitBook(workspace, SystemClock(), PACKS).start(OPENED, LEADER)
    assert missing_on_laptop(tmp_path, []) == []
    shutil.rmtree(tmp_path / LAPTOP)
    assert missing_on_laptop(tmp_path, []) == ["not opened: workspace-missing"]
