"""First paint: from the start of the process to the first painted window, ours against a bare one.

Under CHAYAN_BENCH_FIRST_PAINT=1 main.py says "first paint" on its standard output after the first
paint event of its window and leaves. What is measured is the wall time until that line arrives,
alternating the two programs so that a busy machine slows both.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.result import NotMeasured, Result

ROOT = Path(__file__).resolve().parents[1]
BARE = ROOT / "bench" / "bare_window.py"
MAIN = ROOT / "main.py"
AT_MOST = 1.3
PATIENCE = 30.0


def until_painted(script: Path, environment: dict[str, str]) -> float:
    """Start `script` and return the seconds until it says that it has painted."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(script)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("first paint"):
                elapsed = time.perf_counter() - start
                break
        else:
            raise NotMeasured(f"{script.name} ended without saying 'first paint'")
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise NotMeasured(f"{script.name} did not leave after its first paint") from None
    return elapsed


def measure(rounds: int) -> list[Result]:
    """Medians of `rounds` alternating runs after one warming run of each."""
    if not MAIN.exists():
        raise NotMeasured("main.py is not there")
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as home:
        environment = dict(os.environ, CHAYAN_BENCH_FIRST_PAINT="1", HOME=home)
        environment.update(XDG_DATA_HOME=f"{home}/data", XDG_CONFIG_HOME=f"{home}/config")
        # An installed program has its bytecode; a machine that forbids writing it would have every
        # start compile anew, ours more than the bare window.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        until_painted(BARE, environment)
        until_painted(MAIN, environment)
        pairs = [
            (until_painted(MAIN, environment), until_painted(BARE, environment))
            for _ in range(rounds)
        ]
    ours, floor = (median(times) for times in zip(*pairs, strict=True))
    return [Result("first paint of the window", ours, floor, AT_MOST)]
