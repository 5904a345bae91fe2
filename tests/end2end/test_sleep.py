"""The lid is closed and opened while somebody marks: what was called saved is in the file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from tests.ui.sample_visit import PASSPHRASE, TickingClock

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process by a signal"),
]


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.end2end.sleeper", str(tmp_path / "laptop")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_marks_before_and_after_a_sleep_are_all_kept(
    sleeper: subprocess.Popen[str], tmp_path: Path
) -> None:
    visit = said(sleeper).removeprefix("visit ")
    lines = [said(sleeper) for _ in range(10)]
    for pause in (0.5, 0.1, 1.0):
        os.kill(sleeper.pid, signal.SIGSTOP)  # wherever it is: in the window or in the writer
        time.sleep(pause)
        os.kill(sleeper.pid, signal.SIGCONT)
        lines += [said(sleeper) for _ in range(10)]
    rest, complaints = sleeper.communicate("", timeout=30)
    lines += rest.split("\n")
    counts = [int(line.removeprefix("saved ")) for line in lines if line.startswith("saved")]
    assert "refused" not in lines
    assert counts == list(range(2, 2 + len(counts)))
    assert "Traceback" not in complaints
    assert kept(tmp_path / "laptop", visit) in (counts[-1], counts[-1] + 1)


def test_a_battery_that_ends_in_the_sleep_loses_nothing_that_was_called_saved(
    sleeper: subprocess.Popen[str], tmp_path: Path
) -> None:
    visit = said(sleeper).removeprefix("visit ")
    lines = [said(sleeper) for _ in range(25)]
    os.kill(sleeper.pid, signal.SIGSTOP)
    sleeper.kill()
    rest, _ = sleeper.communicate(timeout=30)
    counts = [int(line.removeprefix("saved ")) for line in [*lines, *rest.split("\n")] if line]
    assert kept(tmp_path / "laptop", visit) in (counts[-1], counts[-1] + 1)


def kept(folder: Path, visit: str) -> int:
    """Events in the file; the chain is checked as it is read."""
    with Workspace.open(folder, PASSPHRASE, FIELD) as workspace:
        return VisitBook(workspace, TickingClock()).load(visit).count
