"""Photos and findings on the marking screen: what is dropped, pasted and typed is kept."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from models.standards.types import Verdict
from tests.ui.marking import QUALITY, Marking


def picture(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


def answer_privacy(marking: Marking, answer: str = "privacyNobody") -> None:
    """Say what the photos show, where the clause asks."""
    question = marking.screen.evidence.covering.ask
    asked = question.findChild(QPushButton, answer)
    if asked is not None and asked.isVisible():
        asked.click()


def drop(marking: Marking, *files: Path) -> None:
    pane = marking.screen.evidence
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, buttons, modifiers)
    pane.dragEnterEvent(enter)
    assert enter.isAccepted()
    pane.dropEvent(QDropEvent(QPointF(9, 9), copy, data, buttons, modifiers))
    answer_privacy(marking)
    marking.room.qtbot.waitUntil(lambda: not pane.intake.busy, timeout=20_000)
    marking.room.settle()


def test_dropped_photos_are_kept_and_linked_to_the_clause(marking: Marking, tmp_path: Path) -> None:
    for name, colour in (("a.jpg", "navy"), ("b.jpg", "teal")):
        (tmp_path / name).write_bytes(picture(colour))
    marking.at(QUALITY, "1.2.4/4")
    drop(marking, tmp_path / "a.jpg", tmp_path / "b.jpg")
    state = marking.reloaded()
    assert len(state.links[(QUALITY, "1.2.4/4")]) == 2
    assert marking.room.find("evidenceCount", QLabel).text() == "2 items"
    assert marking.screen.evidence.model.rowCount() == 2


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff\xe0 no picture", b"only words"], ids=["empty", "cut", "text"]
)
def test_a_bad_file_gets_a_sentence_and_loses_nothing(
    marking: Marking, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "good.jpg").write_bytes(picture())
    (tmp_path / "bad.jpg").write_bytes(data)
    marking.at(QUALITY, "1.2.4/4")
    marking.key(Qt.Key.Key_2)
    drop(marking, tmp_path / "bad.jpg", tmp_path / "good.jpg")
    assert marking.said("evidenceMessage").startswith("bad.jpg: ")
    state = marking.reloaded()
    assert len(state.evidence) == 1
    assert state.verdict(QUALITY, "1.2.4/4") is Verdict.NOT_MET


def test_a_pasted_picture_is_kept(marking: Marking) -> None:
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QApplication.clipboard().setImage(image)
    marking.at(QUALITY, "1.1.1/1")
    marking.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    pane = marking.screen.evidence
    marking.room.qtbot.waitUntil(lambda: not pane.intake.busy, timeout=20_000)
    marking.room.settle()
    (kept,) = marking.reloaded().evidence.values()
    assert (kept.mime, kept.width, kept.height) == ("image/png", 320, 200)


def test_files_after_several_bad_ones_are_all_taken_once(marking: Marking, tmp_path: Path) -> None:
    files = []
    for number, colour in enumerate(["", "", "navy", "", "teal", "gold"]):
        files.append(tmp_path / f"{number}.jpg")
        files[-1].write_bytes(picture(colour) if colour else b"")
    moved: list[tuple[int, int]] = []
    marking.at(QUALITY, "1.2.4/4")
    marking.screen.evidence.intake.moved.connect(lambda *m: moved.append(m))
    drop(marking, *files)
    assert moved == sorted(moved)
    assert (moved[0], moved[-1]) == ((0, 6), (6, 6))
    assert len(marking.reloaded().evidence) == 3


def test_our_own_mistake_with_one_file_does_not_hold_up_the_next(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.screens.visit import intake

    def stumble(source: intake.Source, *others: Any) -> object:
        if str(source).endswith("a.jpg"):
            raise ZeroDivisionError
        return honest(source, *others)

    honest = intake.prepare
    monkeypatch.setattr(intake, "prepare", stumble)
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(picture())
    marking.at(QUALITY, "1.2.4/4")
    with marking.room.qtbot.captureExceptions() as caught:
        drop(marking, tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert len(marking.reloaded().evidence) == 1


def test_a_finding_is_kept_by_its_button_and_when_one_goes_elsewhere(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/4")
    fact = marking.room.find("findingFact", QPlainTextEdit)
    fact.setPlainText("登记本未填写报告时间。")
    marking.room.find("findingDue", QLineEdit).setText("2026-12-31")
    marking.click("findingSave")
    (first,) = marking.reloaded().findings.values()
    assert (first.fact, first.due_on) == ("登记本未填写报告时间。", "2026-12-31")
    fact.setPlainText("登记本两例未填写报告时间。")
    marking.at(QUALITY, "1.2.4/5")
    assert fact.toPlainText() == ""
    (second,) = marking.reloaded().findings.values()
    assert (second.id, second.fact) == (first.id, "登记本两例未填写报告时间。")


def test_a_date_that_is_none_is_told_in_place(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/4")
    marking.room.find("findingFact", QPlainTextEdit).setPlainText("有问题。")
    marking.room.find("findingDue", QLineEdit).setText("2026-02-30")
    marking.click("findingSave")
    assert "2026-12-31" in marking.said("findingMessage")
    assert not marking.reloaded().findings
