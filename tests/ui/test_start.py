"""The start: painted before anything heavy is imported, and closed cleanly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "sqlcipher3",
    "pydantic",
    "yaml",
    "PIL",
    "reportlab",
    "pyhanko",
    "cryptography",
    "models",
    "PySide6.QtSvg",
)
PROBE = f"""
import sys
from ui.app import run
code = run(["chayan"])
print("code", code)
print("heavy", [name for name in {HEAVY!r} if name in sys.modules])
"""


def test_nothing_heavy_is_imported_before_the_first_paint(home: Path) -> None:
    import os

    run = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=ROOT,
        env={**os.environ, "CHAYAN_BENCH_FIRST_PAINT": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.stdout.splitlines() == ["first paint", "code 0", "heavy []"], run.stderr
