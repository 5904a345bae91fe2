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
    "reports",
    "sync",
    "concurrent.futures",
    "asyncio",
    "subprocess",
    "sqlite3",
    "decimal",
    "fractions",
    "datetime",
    "xml.etree.ElementTree",
    "openpyxl",
    "docx",
)
OURS = {
    "ui",
    "ui.app",
    "ui.commands",
    "ui.crash",
    "ui.garbage",
    "ui.input_method",
    "ui.language",
    "ui.opening",
    "ui.pages",
    "ui.preferences",
    "ui.screens",
    "ui.screens.unlock",
    "ui.screens.unlock_forms",
    "ui.session",
    "ui.stopping",
    "ui.style",
    "ui.style.theme",
    "ui.tasks",
    "ui.widgets",
    "ui.widgets.basics",
    "ui.widgets.message",
    "ui.widgets.touch",
    "ui.window",
}
"""All of ours that may be imported before the first paint. Whoever adds to it measures first:
`python -X importtime main.py`, `make bench` (first paint)."""
PROBE = f"""
import sys
from PySide6 import QtCore
from ui.app import run
code = run(["chayan"])
print("code", code)
print("heavy", [name for name in {HEAVY!r} if name in sys.modules])
ours = [n for n in sys.modules if n.split(".")[0] in ("ui", "models", "reports", "sync")]
print("more of ours", sorted(set(ours) - {OURS!r}))
print("all enums of Qt", "Qt" in vars(QtCore))
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
    assert run.stdout.splitlines() == [
        "first paint",
        "code 0",
        "heavy []",
        "more of ours []",
        "all enums of Qt False",
    ], run.stderr
