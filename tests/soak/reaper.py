"""Lets lives begin and kills them at a random moment of a step drawn by lot."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak.survivors import Promised

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("open", "mark", "photo", "close", "sign", "package", "carry", "receive", "home", "any")
DELAYS = {"close": 0.006, "package": 0.5, "receive": 0.12, "backup": 0.2, "any": 0.8}
"""Most seconds from the beginning of a step to the kill; 20 ms for the others."""
PATIENCE = 3.0
"""Seconds after which a life is killed wherever it is: the step that was drawn did not come, and
is drawn again."""


@dataclass
class Reaper:
    """One after the other, on one folder."""

    folder: Path
    dice: random.Random
    promised: Promised = field(default_factory=Promised)
    died_during: Counter[str] = field(default_factory=Counter)
    aimed: Counter[str] = field(default_factory=Counter)
    """Steps that were drawn and begun: the kill came within moments of their beginning."""
    in_order: bool = False
    """Kill in whichever step of the deck comes first, instead of waiting for one drawn by lot: the
    same steps as often in half the time; the moment within a step is drawn all the same."""
    _nursery: subprocess.Popen[str] | None = None
    _deck: list[str] = field(default_factory=list)

    def kill_one(self, cold: bool = False) -> None:
        """Let one life begin, kill it, and take down what it acknowledged.

        ``cold`` starts a whole process, as a person does, instead of a fork.
        """
        if cold:
            with _process(self.folder) as alone:
                self._watch(alone)
            assert alone.wait() == -signal.SIGKILL, "it ended by itself"
            return
        nursery = self._nursed()
        assert nursery.stdin
        nursery.stdin.write("\n")
        nursery.stdin.flush()
        self._watch(nursery)

    def _drawn(self) -> tuple[str, ...]:
        """Return what the next of a shuffled deck may be: thirty kills come to every step three
        times. In order it may be all that are left, ``any`` after the others.
        """
        if not self._deck:
            self._deck = self.dice.sample(STEPS, len(STEPS))
        if not self.in_order:
            return (self._deck[-1],)
        return tuple(step for step in self._deck if step != "any") or ("any",)

    def _watch(self, process: subprocess.Popen[str]) -> None:
        wanted, pid, doing = self._drawn(), 0, "start"
        waits: list[threading.Timer] = []
        ended = threading.Event()

        def kill() -> None:
            with suppress(ProcessLookupError):  # it ended by itself, which is told below
                if not ended.is_set():
                    os.kill(pid, signal.SIGKILL)

        def kill_in(seconds: float) -> None:
            waits.append(threading.Timer(seconds, kill))
            waits[-1].start()

        assert process.stdout
        early: list[str] = []
        for line in process.stdout:
            words = line.split()
            if words[0] == "pid":
                pid = int(words[1])
                kill_in(PATIENCE)
                wanted = self._aim(early, wanted, kill_in)
                continue
            if words[0] == "dead":
                assert words[1] == str(int(signal.SIGKILL)), "it ended by itself"
                break
            if words[0] == "begin":
                doing = words[1]
                early.append(doing)
                if pid:
                    wanted = self._aim([doing], wanted, kill_in)
            self.promised.hear(line)
        ended.set()
        for timer in waits:
            timer.cancel()
        self.died_during[doing] += 1

    def _aim(
        self, begun: list[str], wanted: tuple[str, ...], kill_in: Callable[[float], None]
    ) -> tuple[str, ...]:
        """Kill soon when a step that was drawn has begun; return what is still waited for."""
        hit = next((step for step in begun if step in wanted), "")
        if begun and wanted == ("any",):
            hit = "any"
        if not hit:
            return wanted
        self._deck.remove(hit)
        self.aimed[hit] += 1
        kill_in(self.dice.uniform(0, DELAYS.get(hit, 0.02)))
        return ()

    def _nursed(self) -> subprocess.Popen[str]:
        if self._nursery is None:
            self._nursery = _process(self.folder, "--nursery")
        return self._nursery

    def close(self) -> None:
        """Let the nursery end."""
        if self._nursery is not None:
            self._nursery.communicate(timeout=30)


@contextmanager
def reaping(folder: Path, seed: int, in_order: bool = False) -> Iterator[Reaper]:
    """A reaper whose last process ends with the block."""
    reaper = Reaper(folder, random.Random(seed), in_order=in_order)
    try:
        yield reaper
    finally:
        reaper.close()


def _process(folder: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.soak.life", str(folder), *more],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
