"""The versions that matter, and why: docs/decisions/001-pins.md."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import PySide6
import pytest
import sqlcipher3
from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton

ROOT = Path(__file__).resolve().parents[1]
CALLS = 200
DRIFT = 20


def test_pyside_is_the_version_that_keeps_its_references() -> None:
    assert PySide6.__version__ == "6.9.3"


def test_sqlite_inside_sqlcipher_has_the_wal_reset_fix() -> None:
    assert version("sqlcipher3") == "0.6.4"
    assert tuple(map(int, sqlcipher3.sqlite_version.split("."))) >= (3, 51, 3)


def locked(name: str) -> dict[str, str]:
    """What a lock pins without a condition."""
    lock = (ROOT / name).read_text()
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ]+) \\$", lock, re.MULTILINE))


def test_what_is_installed_is_what_is_locked() -> None:
    pins = locked("requirements.lock")
    assert len(pins) > 40
    assert {name: version(name) for name in pins} == pins


def test_the_camera_brings_one_package_and_changes_no_other() -> None:
    pins, more = locked("requirements.lock"), locked("requirements-camera.lock")
    assert more.pop("pyside6-addons") == PySide6.__version__
    assert len(more) > 20
    assert more.items() <= pins.items()


def test_the_token_brings_what_the_tests_have_and_changes_no_other() -> None:
    pins, more = locked("requirements.lock"), locked("requirements-token.lock")
    assert more["python-pkcs11"] == pins["python-pkcs11"]
    assert len(more) > 20
    assert more.items() <= pins.items()


class Talker(QObject):
    said = Signal(object)


@pytest.fixture
def talker(qtbot: object) -> Talker:
    talker = Talker()
    talker.said.connect(lambda value: None)
    return talker


@pytest.fixture
def painter(qtbot: object) -> Iterator[QPainter]:
    pixmap = QPixmap(60, 60)
    painter = QPainter(pixmap)
    yield painter
    painter.end()


def drift(call: Callable[[], object]) -> int:
    """How far the count of references to None moves over many calls."""
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return sys.getrefcount(None) - before


def test_void_calls_of_widgets_keep_none(qtbot: object) -> None:
    label, button = QLabel(), QPushButton()
    assert abs(drift(lambda: label.setText("查"))) <= DRIFT
    assert abs(drift(lambda: button.setChecked(True))) <= DRIFT
    assert abs(drift(lambda: label.setProperty("verdict", None))) <= DRIFT


def test_void_calls_of_a_painter_keep_none(painter: QPainter) -> None:
    area, colour = QRect(0, 0, 50, 50), QColor("#16a34a")
    assert abs(drift(lambda: painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "查"))) <= DRIFT
    assert abs(drift(lambda: painter.drawText(QPoint(3, 3), "查"))) <= DRIFT
    assert abs(drift(lambda: painter.fillRect(area, colour))) <= DRIFT
    assert abs(drift(lambda: painter.setPen(colour))) <= DRIFT


def test_emitting_a_signal_keeps_none(talker: Talker) -> None:
    assert abs(drift(lambda: talker.said.emit(None))) <= DRIFT
    assert abs(drift(lambda: talker.said.emit("已保存"))) <= DRIFT
