"""The demo is played once for all tests here, as a stranger would: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.look import look_like_the_program

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _the_look_of_the_program(qapp: QApplication) -> None:
    """What is driven here looks as it does to a person."""
    look_like_the_program(qapp)


@dataclass(frozen=True)
class Played:
    """What `main.py demo` left and said."""

    out: Path
    seconds: float
    """Of the processor: what else runs on the machine does not count."""
    said: str
    complained: str
    code: int

    def one(self, pattern: str) -> Path:
        """Return the only file of a pattern."""
        (found,) = self.out.glob(pattern)
        return found


def run_main(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a person does; Chinese words."""
    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "CHAYAN_LANG": "zh"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The demo, played into an empty folder."""
    out = tmp_path_factory.mktemp("demo") / "out"
    before = _at_work()
    done = run_main("demo", "--out", out)
    seconds = _at_work() - before
    return Played(out, seconds, done.stdout, done.stderr, done.returncode)


def _at_work() -> float:
    """Seconds the processor spent on programs we have started."""
    times = os.times()
    return times.children_user + times.children_system
