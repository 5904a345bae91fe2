"""`make test`: the tests of the window beside all others, one pytest for each of two cores.

What each prints comes out whole when it ends; the exit code is the worst of both.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).parent
WINDOW = ("ui",)
"""Folders of the first run; the second takes everything else."""


def runs() -> tuple[tuple[str, ...], ...]:
    """Return what each run is given."""
    first = tuple(str(TESTS / name) for name in WINDOW)
    return first, (str(TESTS), *(f"--ignore={path}" for path in first))


def main(options: list[str]) -> int:
    """Run both; return the worst exit code."""
    command = [sys.executable, "-m", "pytest", "-q", *options]
    begun = time.monotonic()
    started = []
    for given in runs():
        out = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, after its process
        process = subprocess.Popen([*command, *given], stdout=out, stderr=subprocess.STDOUT)
        started.append((process, out))
    worst = 0
    for process, out in started:
        code = process.wait()
        out.seek(0)
        sys.stdout.buffer.write(out.read())
        sys.stdout.flush()
        out.close()
        worst = max(worst, abs(code))
    print(f"both runs: {time.monotonic() - begun:.0f} s", flush=True)
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
