"""Every word of the window has its Chinese, and the .qm is that of the .ts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTranslator

import resources

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "docs" / "tools" / "update_translations.py"


def test_no_word_is_missing() -> None:
    run = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_compiled_words_are_up_to_date(tmp_path: Path) -> None:
    ts = resources.path("translations", "chayan_zh_CN.ts")
    copy = tmp_path / ts.name
    shutil.copy(ts, copy)
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), str(copy)], check=True, capture_output=True)
    assert copy.with_suffix(".qm").read_bytes() == ts.with_suffix(".qm").read_bytes()


def test_the_program_speaks_chinese_with_them() -> None:
    translator = QTranslator()
    assert translator.load(str(resources.path("translations", "chayan_zh_CN.qm")))
    assert translator.translate("Words", "Not met") == "不达标"
