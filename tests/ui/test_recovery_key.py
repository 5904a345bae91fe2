"""The sheet with the recovery key: it can be printed, and what is printed is the key."""

from __future__ import annotations

import threading
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sync import files
from ui.app import make_application
from ui.dialogs.recovery_key import RecoveryKeyCard
from ui.tasks import Worker

KEY = "2F7D-3YS1-KHHP-T909-SD1A-MCAM-3PK3-2W19"


def test_a_stick_that_answers_slowly_does_not_hold_the_window(
    qtbot: QtBot, tmp_path: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_application(["test"])
    threads: list[int] = []
    monkeypatch.setattr(files, "write_whole", lambda *_given: threads.append(threading.get_ident()))
    card = RecoveryKeyCard(KEY, worker)
    qtbot.addWidget(card)
    card.sheet.save(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: worker.idle)
    assert threads
    assert threading.get_ident() not in threads


def test_the_sheet_holds_the_whole_key_and_its_words(
    qtbot: QtBot, tmp_path: Path, worker: Worker
) -> None:
    make_application(["test"])
    card = RecoveryKeyCard(KEY, worker)
    qtbot.addWidget(card)
    sheet = tmp_path / "sheet.pdf"
    card.sheet.save(sheet)
    qtbot.waitUntil(lambda: worker.idle)
    (page,) = PdfReader(sheet).pages
    text = "".join(page.extract_text().split())
    assert KEY in text
    assert "查验" in text or "Chayan" in text


def test_the_sheet_can_be_read_without_a_lens(qtbot: QtBot, tmp_path: Path, worker: Worker) -> None:
    make_application(["test"])
    card = RecoveryKeyCard(KEY, worker)
    qtbot.addWidget(card)
    sheet = tmp_path / "sheet.pdf"
    card.sheet.save(sheet)
    qtbot.waitUntil(lambda: worker.idle)
    assert least_height(sheet) > 6, "points of a capital or a digit"


def least_height(sheet: Path) -> float:
    """Height of the smallest capital or digit on a page, in points."""
    text = pypdfium2.PdfDocument(sheet)[0].get_textpage()
    boxes = [
        text.get_charbox(place)
        for place, char in enumerate(text.get_text_range())
        if char.isascii() and (char.isdigit() or char.isupper())
    ]
    return min(top - bottom for _left, bottom, _right, top in boxes)


def test_a_sheet_that_cannot_be_written_is_told(
    qtbot: QtBot, tmp_path: Path, worker: Worker
) -> None:
    make_application(["test"])
    card = RecoveryKeyCard(KEY, worker)
    qtbot.addWidget(card)
    card.sheet.save(tmp_path / "gone" / "sheet.pdf")
    qtbot.waitUntil(lambda: worker.idle)
    told = card.findChild(QLabel, "recoveryMessageText")
    assert told is not None
    assert told.text()
    assert not any(word in told.text() for word in ("Saved", "已保存", "已存"))


def test_without_a_printer_the_other_way_is_named(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, worker: Worker
) -> None:
    make_application(["test"])
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    card = RecoveryKeyCard(KEY, worker)
    qtbot.addWidget(card)
    button = card.findChild(QPushButton, "recoveryPrint")
    told = card.findChild(QLabel, "recoveryMessageText")
    assert button is not None
    assert told is not None
    button.click()
    assert "PDF" in told.text()
