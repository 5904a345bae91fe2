"""Killed at any moment of its work, the program has kept everything it acknowledged."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from tests.soak.life import begin
from tests.soak.reaper import Reaper, reaping
from tests.soak.survivors import missing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no process"),
]
QUICK, LONG = 30, 400
ACTS = {"mark", "photo", "close", "package", "receive"}
"""What a kill is aimed at at least once in the short run as well."""
COLD_EVERY = 15
"""Of so many lives one is a whole new process, the others are forks."""


def reap(reaper: Reaper, kills: int) -> None:
    """Kill so many times; look after each for what it promised, and at the end at everything."""
    for number in range(kills):
        reaper.kill_one(cold=number % COLD_EVERY == COLD_EVERY - 1)
        lost = missing(reaper.folder, reaper.promised.new())
        assert not lost, (number, reaper.died_during, lost)
    lost = missing(reaper.folder, reaper.promised.lines, whole=True)
    assert not lost, lost


def test_thirty_kills_lose_nothing(tmp_path: Path) -> None:
    begin(tmp_path)
    with reaping(tmp_path, seed=20260301, in_order=True) as reaper:
        reap(reaper, QUICK)
    assert reaper.died_during.total() == QUICK
    assert reaper.aimed.keys() >= ACTS
    assert {"mark", "photo", "closed", "package", "receipt"} <= reaper.promised.counted().keys()


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_hundreds_of_kills_lose_nothing(tmp_path: Path) -> None:
    """``CHAYAN_SOAK_KILLS`` sets how many, ``CHAYAN_SOAK_REPORT`` names a file for the figures."""
    kills = int(os.environ.get("CHAYAN_SOAK_KILLS", LONG))
    started = time.monotonic()
    begin(tmp_path)
    with reaping(tmp_path, seed=kills) as reaper:
        reap(reaper, kills)
    figures = {
        "kills": reaper.died_during.total(),
        "killed_during": dict(sorted(reaper.died_during.items())),
        "aimed": dict(sorted(reaper.aimed.items())),
        "acknowledged": reaper.promised.counted(),
        "lost": 0,
        "seconds": round(time.monotonic() - started),
    }
    report = os.environ.get("CHAYAN_SOAK_REPORT")
    if report:
        Path(report).write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    print(json.dumps(figures))
