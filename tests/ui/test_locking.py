"""Locked when nobody is there: nothing to see, nothing to press, nothing typed is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.store import unsaved
from models.store.workspace import Workspace
from tests.ui import sample_visit
from tests.ui.rooms import Room, room
from ui import preferences
from ui.locking import IdleLock

WORDS = "候诊区隔帘破损，正在输入"


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as room_:
        yield room_


@pytest.fixture
def lock(made: Room) -> IdleLock:
    return IdleLock.of(made.window)


def unlock(made: Room, passphrase: str = sample_visit.PASSPHRASE) -> None:
    field = made.find("lockPassphrase", QLineEdit)
    field.setText(passphrase)
    made.find("lockOpen", QPushButton).click()
    made.settle()


def facility(made: Room) -> QLineEdit:
    made.go("particulars")
    return made.find("facilityCode", QLineEdit)


def test_everything_is_hidden_and_the_passphrase_opens_it(made: Room, lock: IdleLock) -> None:
    field = facility(made)
    field.setText(WORDS)
    lock.lock()
    made.settle()
    assert lock.is_locked
    assert not made.window.centralWidget().isVisible()
    assert made.find("lockPassphrase", QLineEdit).hasFocus() or not made.window.isActiveWindow()
    assert any(text == WORDS for _, text in unsaved.kept(made.field.workspace))
    unlock(made)
    assert not lock.is_locked
    assert field.isVisible()
    assert field.text() == WORDS
    assert unsaved.kept(made.field.workspace) == ()


def test_a_wrong_passphrase_keeps_it_locked_and_says_so(made: Room, lock: IdleLock) -> None:
    lock.lock()
    unlock(made, "a wrong one")
    assert lock.is_locked
    assert "passphrase is wrong" in made.find("lockMessageText", QLabel).text()
    assert not made.window.centralWidget().isVisible()
    unlock(made)
    assert not lock.is_locked


def test_after_our_own_mistake_one_can_try_again(
    made: Room, lock: IdleLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(_workspace: Workspace, _passphrase: str) -> None:
        raise ZeroDivisionError

    lock.lock()
    with monkeypatch.context() as patched, made.qtbot.captureExceptions() as caught:
        patched.setattr(Workspace, "prove", mistaken)
        unlock(made)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert made.find("lockOpen").isEnabled()
    unlock(made)
    assert not lock.is_locked


def test_no_key_reaches_what_is_below(made: Room, lock: IdleLock) -> None:
    made.go("visit")
    before = made.field.book.load(made.field.visit).count
    screen = made.window.page_widget("visit")
    assert screen is not None
    lock.lock()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_F1):
        QTest.keyClick(screen, key)
        QTest.keyClick(made.window, key)
    made.settle()
    unlock(made)
    assert made.field.book.load(made.field.visit).count == before


def test_an_open_dialog_is_covered_and_not_closed(made: Room, lock: IdleLock) -> None:
    dialog = QDialog(made.window)
    inner = QPlainTextEdit("张某某的随访记录", dialog)
    dialog.setModal(True)
    dialog.resize(420, 320)
    dialog.open()
    made.settle()
    lock.lock()
    made.settle()
    cover = next(w for w in dialog.children() if w.objectName() == "lockCover")
    assert cover.geometry() == dialog.rect()  # type: ignore[attr-defined]
    QTest.keyClicks(inner, "x")
    assert inner.toPlainText() == "张某某的随访记录"
    unlock(made)
    assert dialog.isVisible()
    dialog.close()


def test_it_locks_by_itself_after_the_minutes_and_a_key_begins_them_anew(
    made: Room, lock: IdleLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.window.activateWindow()
    made.qtbot.waitUntil(lambda: QApplication.focusWindow() is not None)
    lock._timer.setInterval(60_000)
    lock._timer.start()
    handle = made.window.windowHandle()
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    begun: list[int] = []
    with monkeypatch.context() as spy:
        spy.setattr(lock._timer, "start", lambda: begun.append(1))
        QApplication.sendEvent(handle, event)
    assert begun == [1]
    assert not lock.is_locked
    lock._timer.setInterval(50)
    lock._timer.start()
    made.qtbot.waitUntil(lambda: lock.is_locked)
    unlock(made)


def test_minutes_are_remembered_and_never_means_never(made: Room, lock: IdleLock) -> None:
    made.go("settings")
    made.click("settings_lock_0")
    assert preferences.idle_minutes() == 0
    assert not lock._timer.isActive()
    made.click("settings_lock_5")
    assert preferences.idle_minutes() == 5
    assert lock._timer.interval() == 5 * 60_000
    made.click("settings_lock_now")
    assert lock.is_locked
    unlock(made)


def test_what_was_typed_survives_a_power_cut_behind_the_lock(made: Room, lock: IdleLock) -> None:
    facility(made).setText(WORDS)
    lock.lock()
    made.settle()
    lock._open()  # as a new start would find it: nothing is covered, the texts are kept
    made.settle()
    unsaved.keep(made.field.workspace, (("机构编码", WORDS),))
    made.session.opened.emit()
    made.settle()
    text = made.find("keptTypingText", QPlainTextEdit)
    assert WORDS in text.toPlainText()
    made.click("keptTypingDone")
    made.settle()
    assert unsaved.kept(made.field.workspace) == ()


def test_nothing_typed_lies_in_clear_on_the_disk(made: Room, lock: IdleLock) -> None:
    facility(made).setText(WORDS)
    lock.lock()
    made.settle()
    for folder, _, files in os.walk(made.field.workspace.folder):
        for name in files:
            assert WORDS.encode() not in (Path(folder) / name).read_bytes()
    unlock(made)


def test_time_that_runs_out_after_the_threads_have_ended_locks_nothing(
    made: Room, lock: IdleLock
) -> None:
    """As when the program is told to quit: nothing can be kept any more, and nothing is shown."""
    made.window.session.worker.shutdown()
    lock.lock()
    assert not lock.is_locked
