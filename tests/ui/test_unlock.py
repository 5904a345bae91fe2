"""The first page: making a workspace, opening it, and what it says when it does not open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.store.vault import Cost
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from ui import language
from ui.app import dispose, make_window
from ui.window import UNLOCK, VISITS, Window

PASSPHRASE = "open sesame"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[Window]:
    language.use(language.ENGLISH)
    made = make_window(folder)
    made.show()
    yield made
    qtbot.waitUntil(lambda: made.session.worker.idle, timeout=20_000)
    dispose(made)


def made_before(folder: Path) -> str:
    workspace, key = Workspace.create(folder, PASSPHRASE, FIELD, cost=CHEAP)
    workspace.close()
    return key


def type_in(window: Window, name: str, text: str) -> None:
    field = window.findChild(QLineEdit, name)
    field.clear()
    QTest.keyClicks(field, text)


def press(qtbot: QtBot, window: Window, name: str) -> None:
    QTest.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.worker.idle, timeout=20_000)


def said(window: Window, name: str = "unlockMessageText") -> str:
    found = window.findChild(QLabel, name)
    return found.text() if found.isVisible() else ""


def test_a_new_workspace_shows_its_recovery_key_and_asks_for_it(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    type_in(window, "passphrase", PASSPHRASE)
    type_in(window, "passphraseAgain", PASSPHRASE)
    press(qtbot, window, "unlockButton")
    key = "".join(window.findChild(QLabel, "recoveryKeyText").text().split())
    desk = window.findChild(QPushButton, "unlockDesk")
    assert not desk.isVisible(), "nobody is led away from a key that is shown once"
    type_in(window, "recoveryConfirm", "AAAA")
    press(qtbot, window, "recoveryContinue")
    assert "not the last group" in said(window, "recoveryMessageText")
    assert window.page == UNLOCK
    type_in(window, "recoveryConfirm", key.split("-")[-1].lower())
    press(qtbot, window, "recoveryContinue")
    assert window.page == VISITS
    window.close()
    Workspace.open_with_recovery(folder, key, FIELD).close()


def test_one_can_type_at_once(qtbot: QtBot, window: Window) -> None:
    focused = window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "passphrase"


@pytest.mark.parametrize(
    ("first", "again", "words"),
    [("short", "short", "at least 8"), ("long enough", "long enouhg", "differ")],
)
def test_a_bad_new_passphrase_is_told_in_place(
    qtbot: QtBot, window: Window, folder: Path, first: str, again: str, words: str
) -> None:
    type_in(window, "passphrase", first)
    type_in(window, "passphraseAgain", again)
    press(qtbot, window, "unlockButton")
    assert words in said(window)
    assert not folder.exists()


class TestOpening:
    @pytest.fixture(autouse=True)
    def key(self, folder: Path) -> str:
        return made_before(folder)

    def test_the_right_passphrase_opens(self, qtbot: QtBot, window: Window) -> None:
        type_in(window, "passphrase", PASSPHRASE)
        QTest.keyClick(window.findChild(QLineEdit, "passphrase"), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.page == VISITS, timeout=20_000)

    def test_a_wrong_one_is_told_in_place_and_can_be_tried_again(
        self, qtbot: QtBot, window: Window
    ) -> None:
        type_in(window, "passphrase", "wrong horse")
        press(qtbot, window, "unlockButton")
        assert said(window)
        assert window.page == UNLOCK
        type_in(window, "passphrase", PASSPHRASE)
        press(qtbot, window, "unlockButton")
        assert window.page == VISITS

    def test_an_empty_one_is_not_even_tried(self, qtbot: QtBot, window: Window) -> None:
        press(qtbot, window, "unlockButton")
        assert said(window) == "Type the passphrase first."

    def test_a_damaged_key_file_is_told(self, qtbot: QtBot, window: Window, folder: Path) -> None:
        (folder / "workspace.key").write_bytes(b"CHAYANKEY\0\1 broken")
        type_in(window, "passphrase", PASSPHRASE)
        press(qtbot, window, "unlockButton")
        assert said(window)
        assert window.page == UNLOCK

    def test_a_workspace_open_elsewhere_is_told(
        self, qtbot: QtBot, window: Window, folder: Path
    ) -> None:
        with Workspace.open(folder, PASSPHRASE, FIELD):
            type_in(window, "passphrase", PASSPHRASE)
            press(qtbot, window, "unlockButton")
        assert said(window)
        assert window.page == UNLOCK

    def test_the_recovery_key_opens_and_sets_a_new_passphrase(
        self, qtbot: QtBot, window: Window, folder: Path, key: str
    ) -> None:
        press(qtbot, window, "unlockOther")
        type_in(window, "recoveryKey", key)
        type_in(window, "passphrase", "another one")
        type_in(window, "passphraseAgain", "another one")
        press(qtbot, window, "unlockButton")
        assert window.page == VISITS
        window.close()
        Workspace.open(folder, "another one", FIELD).close()

    def test_a_wrong_recovery_key_is_told(self, qtbot: QtBot, window: Window, folder: Path) -> None:
        press(qtbot, window, "unlockOther")
        type_in(window, "recoveryKey", "AAAA-BBBB")
        type_in(window, "passphrase", "another one")
        type_in(window, "passphraseAgain", "another one")
        press(qtbot, window, "unlockButton")
        assert said(window)
        Workspace.open(folder, PASSPHRASE, FIELD).close()


class TestOfficeComputer:
    """A computer of the district office has no workspace of an evaluator."""

    @pytest.fixture(autouse=True)
    def at_the_desk(self, qtbot: QtBot, window: Window) -> None:
        press(qtbot, window, "unlockDesk")

    def offered(self, window: Window) -> list[str]:
        navigation = window.findChildren(QWidget, "navigation")[-1]
        return [b.objectName() for b in navigation.findChildren(QPushButton) if b.isVisible()]

    def test_the_desk_opens_without_one(self, window: Window, folder: Path) -> None:
        assert window.page == "desk"
        everywhere = ["desk", "ledgers", "standards", "settings", "unlock"]
        assert self.offered(window) == [f"nav_{name}" for name in everywhere]
        assert window.findChild(QLineEdit, "desk_folder").isVisible()
        assert not folder.exists()

    def test_settings_show_only_what_works(self, qtbot: QtBot, window: Window) -> None:
        press(qtbot, window, "nav_settings")
        assert window.findChild(QPushButton, "settings_language_zh").isVisible()
        assert window.findChild(QPushButton, "settings_backup") is None
        assert window.findChild(QLineEdit, "settings_old") is None

        press(qtbot, window, "settings_language_zh")
        assert window.page == "settings"
        assert "nav_visits" not in self.offered(window)

    def test_from_there_one_gets_back_and_into_the_workspace(
        self, qtbot: QtBot, window: Window
    ) -> None:
        press(qtbot, window, "nav_settings")
        press(qtbot, window, "nav_unlock")
        assert window.page == UNLOCK
        type_in(window, "passphrase", PASSPHRASE)
        type_in(window, "passphraseAgain", PASSPHRASE)
        press(qtbot, window, "unlockButton")
        key = "".join(window.findChild(QLabel, "recoveryKeyText").text().split())
        type_in(window, "recoveryConfirm", key.split("-")[-1])
        press(qtbot, window, "recoveryContinue")

        assert window.page == VISITS
        press(qtbot, window, "nav_settings")
        assert window.findChild(QPushButton, "settings_backup").isVisible()


@pytest.mark.parametrize("broken", ["workspace.db", "workspace.key"])
def test_a_broken_workspace_is_told_and_its_backup_takes_its_place(
    qtbot: QtBot, folder: Path, broken: str
) -> None:
    with Workspace.create(folder, PASSPHRASE, FIELD, cost=CHEAP)[0] as workspace:
        workspace.backup_beside()
    (folder / broken).write_bytes(b"\0" * 20_000) if broken.endswith("db") else (
        folder / broken
    ).unlink()
    language.use(language.ENGLISH)
    window = make_window(folder)
    window.show()
    type_in(window, "passphrase", PASSPHRASE)
    press(qtbot, window, "unlockButton")
    assert "backup" in said(window)
    press(qtbot, window, "unlockRestore")
    assert "damaged-" in said(window)
    assert next(folder.glob("damaged-*")).is_dir()
    type_in(window, "passphrase", PASSPHRASE)
    press(qtbot, window, "unlockButton")
    assert window.page == VISITS
    dispose(window)


def test_the_rule_of_a_passphrase_is_told_before_anybody_types(window: Window) -> None:
    assert "at least 8 characters" in said(window, "caption_passphrase")


def test_the_page_of_the_recovery_key_lets_one_type_at_once_and_a_stray_enter_does_no_harm(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    window.activateWindow()
    type_in(window, "passphrase", PASSPHRASE)
    type_in(window, "passphraseAgain", PASSPHRASE)
    press(qtbot, window, "unlockButton")
    field = window.findChild(QLineEdit, "recoveryConfirm")
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.page == UNLOCK
    assert "type its last group" in said(window, "recoveryMessageText")
    assert field.hasFocus()
