"""A workspace or desk that is damaged: the newest good backup, beside it or on a stick."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from models.errors import StoreError
from models.store.vault import Cost
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.laptop import FixedClock
from tests.models.district.test_deposit import bring
from ui import language, opening
from ui.app import dispose, make_window
from ui.desk_session import DeskSession
from ui.screens.desk import _make_backup
from ui.screens.unlock_forms import OpenForm, RecoverForm
from ui.tasks import Worker
from ui.window import VISITS, Window

PASSPHRASE = "open sesame"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
OLD, NEW = "chayan-backup-2026-01-01-080000", "chayan-backup-2026-02-02-090000"


class Hands:
    """A window on a damaged laptop or desk, and what is done there."""

    def __init__(self, qtbot: QtBot, folder: Path, desk: bool) -> None:
        self.qtbot, self.folder, self.is_desk = qtbot, folder, desk
        language.use(language.ENGLISH)
        self.window: Window = make_window(folder if not desk else folder.parent / "none")
        self.window.show()
        self.restore = "desk_restore" if desk else "unlockRestore"
        if desk:
            self.press("unlockDesk")
            self.window.findChild(QLineEdit, "desk_folder").setText(str(folder))

    def press(self, name: str) -> None:
        found = self.window.findChild(QPushButton, name)
        assert found.isVisible(), name
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):  # one look follows another
            self.qtbot.waitUntil(lambda: self.window.session.worker.idle, timeout=20_000)
            QApplication.processEvents()

    def type(self, passphrase: str = PASSPHRASE) -> None:
        name = "desk_passphrase" if self.is_desk else "passphrase"
        self.window.findChild(QLineEdit, name).setText(passphrase)

    def open(self) -> None:
        self.type()
        self.press("desk_open" if self.is_desk else "unlockButton")

    def said(self) -> str:
        name = "deskGateMessageText" if self.is_desk else "unlockMessageText"
        found = self.window.findChild(QLabel, name)
        return found.text() if found.isVisible() else ""

    def offered(self) -> str:
        found = self.window.findChild(QPushButton, self.restore)
        return found.text() if found is not None and found.isVisible() else ""

    def is_open(self) -> bool:
        if self.is_desk:
            return DeskSession.of(self.window).desk is not None
        return self.window.page == VISITS


def made(folder: Path, desk: bool) -> None:
    """A workspace with two backups beside it, of other days."""
    if desk:
        with Desk.create(folder, PASSPHRASE, "office", cost=CHEAP)[0] as one:
            backup = one.workspace.backup_beside(FixedClock())
    else:
        with Workspace.create(folder, PASSPHRASE, FIELD, cost=CHEAP)[0] as workspace:
            backup = workspace.backup_beside(FixedClock())
    shutil.copytree(backup, backup.with_name(OLD))
    backup.rename(backup.with_name(NEW))


def break_(folder: Path) -> None:
    (folder / "workspace.db").write_bytes(b"\0" * 32_768)


@pytest.fixture(params=[False, True], ids=["laptop", "desk"])
def hands(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    folder = tmp_path / "place"
    made(folder, request.param)
    break_(folder)
    one = Hands(qtbot, folder, request.param)
    yield one
    one.settle()
    DeskSession.of(one.window).leave()
    dispose(one.window)


Chosen = Callable[[Path], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Chosen:
    """Answer the system's dialog."""

    def answer(folder: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    return answer


def test_the_newest_backup_beside_it_is_offered_and_takes_its_place(hands: Hands) -> None:
    hands.open()
    assert "damaged" in hands.said()
    assert hands.offered() == "Use the backup of 2026-02-02 09:00 UTC"
    hands.type()
    hands.press(hands.restore)
    assert "damaged-" in hands.said()
    aside = next(hands.folder.glob("damaged-*"))
    assert (aside / "workspace.db").read_bytes() == b"\0" * 32_768
    assert not hands.offered()
    hands.open()
    assert hands.is_open()


def test_a_damaged_backup_is_told_and_the_one_before_it_offered(hands: Hands) -> None:
    newest = hands.folder / "backups" / NEW / "workspace.db"
    data = bytearray(newest.read_bytes())
    data[-100] ^= 1
    newest.write_bytes(data)
    hands.open()
    hands.type()
    hands.press(hands.restore)
    assert "backup is damaged" in hands.said()
    assert not list(hands.folder.glob("damaged-*"))
    assert hands.offered() == "Use the backup of 2026-01-01 08:00 UTC"
    hands.type()
    hands.press(hands.restore)
    hands.open()
    assert hands.is_open()


def test_a_backup_on_a_stick_is_found_where_one_points(
    hands: Hands, tmp_path: Path, choose: Chosen
) -> None:
    stick = tmp_path / "stick"
    shutil.move(hands.folder / "backups", stick)
    hands.open()
    assert not hands.offered()
    choose(tmp_path)
    hands.press(f"{hands.restore}Elsewhere")
    assert "no backup" in hands.said()
    choose(stick)
    hands.press(f"{hands.restore}Elsewhere")
    assert hands.offered() == "Use the backup of 2026-02-02 09:00 UTC"
    hands.type("wrong horse")
    hands.press(hands.restore)
    assert "passphrase is wrong" in hands.said()
    hands.type()
    hands.press(hands.restore)
    hands.open()
    assert hands.is_open()


def test_an_open_desk_is_backed_up_where_one_points_and_restored_from_there(
    qtbot: QtBot, tmp_path: Path, choose: Chosen
) -> None:
    folder, stick = tmp_path / "place", tmp_path / "stick"
    made(folder, desk=True)
    shutil.rmtree(folder / "backups")
    first = Hands(qtbot, folder, desk=True)
    first.open()
    choose(stick)
    first.press("desk_backup")
    DeskSession.of(first.window).leave()
    dispose(first.window)
    break_(folder)
    second = Hands(qtbot, folder, desk=True)
    second.open()
    second.press("desk_restoreElsewhere")
    second.type()
    second.press("desk_restore")
    second.open()
    assert second.is_open()
    DeskSession.of(second.window).leave()
    dispose(second.window)


def test_a_desk_with_damaged_evidence_is_backed_up_and_the_package_is_named(
    qtbot: QtBot, tmp_path: Path, choose: Chosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ = Desk.create(tmp_path / "place", PASSPHRASE, "示例区卫生健康委员会", cost=CHEAP)
    with desk:
        bring(desk)
        (evidence,) = (desk.folder / "evidence").iterdir()
        evidence.unlink()
    hands = Hands(qtbot, tmp_path / "place", desk=True)
    hands.open()
    choose(tmp_path / "stick")
    copied = []
    monkeypatch.setattr(
        "ui.screens.desk._make_backup", lambda *given: copied.append(1) or _make_backup(*given)
    )
    hands.window.findChild(QPushButton, "desk_backup").click()
    hands.press("desk_backup")
    assert copied == [1], "an impatient hand makes no second copy"
    (backup,) = (tmp_path / "stick").iterdir()
    said = hands.window.findChild(QLabel, "deskMessageText").text()
    assert backup.name in said
    assert "evidence of 1 packages is damaged" in said
    assert "revision 1" in said
    assert "once more" in said
    DeskSession.of(hands.window).leave()
    dispose(hands.window)


def test_a_wrong_passphrase_offers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    made(tmp_path / "place", desk=False)
    hands = Hands(qtbot, tmp_path / "place", desk=False)
    hands.type("wrong horse")
    hands.press("unlockButton")
    assert "passphrase is wrong" in hands.said()
    assert not hands.offered()
    found = hands.window.findChild(QPushButton, "unlockRestoreElsewhere")
    assert found is None or not found.isVisible()
    dispose(hands.window)


def lost(tmp_path: Path) -> tuple[Path, str]:
    """A laptop's folder with two backups, and its recovery key."""
    folder = tmp_path / "place"
    workspace, key = Workspace.create(folder, PASSPHRASE, FIELD, cost=CHEAP)
    with workspace:
        backup = workspace.backup_beside(FixedClock())
    backup.rename(backup.with_name(NEW))
    return folder, key


def test_the_recovery_key_proves_a_backup_as_the_passphrase_does(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder, key = lost(tmp_path)
    break_(folder)
    hands = Hands(qtbot, folder, desk=False)
    hands.press("unlockOther")
    fields = {name: hands.window.findChild(QLineEdit, name) for name in RECOVERING}
    fields["recoveryKey"].setText(key)
    for name in RECOVERING[1:]:
        fields[name].setText("another passphrase")
    hands.press("unlockButton")
    assert hands.offered() == "Use the backup of 2026-02-02 09:00 UTC"
    fields["recoveryKey"].setText("AAAAA-" * 3)
    hands.press("unlockRestore")
    assert not list(folder.glob("damaged-*"))
    fields["recoveryKey"].setText(key)
    hands.press("unlockRestore")
    assert "damaged-" in hands.said()
    assert "recovery key" in hands.said()
    hands.press("unlockButton")
    assert hands.is_open()
    dispose(hands.window)


RECOVERING = ("recoveryKey", "passphrase", "passphraseAgain")


def test_backups_alone_are_offered_before_a_new_workspace_is_made_over_them(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder, _key = lost(tmp_path)
    for file in [each for each in folder.iterdir() if each.is_file()]:
        file.unlink()
    hands = Hands(qtbot, folder, desk=False)
    qtbot.waitUntil(lambda: bool(hands.offered()))
    assert hands.offered() == "Use the backup of 2026-02-02 09:00 UTC"
    hands.type("wrong horse")
    hands.press("unlockRestore")
    assert "passphrase is wrong" in hands.said()
    hands.type()
    hands.press("unlockRestore")
    assert "The backup is in place" in hands.said()
    assert "damaged" not in hands.said()
    assert not list(folder.glob("damaged-*"))
    hands.open()
    assert hands.is_open()
    dispose(hands.window)


def test_a_new_laptop_goes_on_from_a_backup_on_a_stick(
    qtbot: QtBot, tmp_path: Path, choose: Chosen
) -> None:
    folder, _key = lost(tmp_path)
    stick, new = tmp_path / "stick", tmp_path / "new laptop" / "workspace"
    shutil.move(folder / "backups", stick)
    hands = Hands(qtbot, new, desk=False)
    assert not hands.offered()
    hands.press("unlockOther")
    choose(stick)
    hands.press("unlockRestoreElsewhere")
    hands.type()
    hands.press("unlockRestore")
    hands.open()
    assert hands.is_open()
    dispose(hands.window)


def test_blanks_belong_to_a_passphrase_and_not_to_a_printed_key(
    qtbot: QtBot, tmp_path: Path
) -> None:
    worker = Worker()
    for form, kept in ((OpenForm(worker), " two blanks "), (RecoverForm(worker), "two blanks")):
        qtbot.addWidget(form)
        form.offer_backup(tmp_path, StoreError("database-missing"))
        qtbot.waitUntil(lambda: worker.idle)
        form._fields[0].setText(" two blanks ")
        assert form._offer is not None
        assert form._offer._secret() == kept
    worker.shutdown()


def test_a_form_one_left_while_its_backup_was_read_hears_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, worker = threading.Event(), Worker()

    def slowly(*_given: object) -> Path | None:
        assert go.wait(30)
        raise StoreError("backup-damaged")

    monkeypatch.setattr(opening, "restore", slowly)
    form = OpenForm(worker)
    form.offer_backup(tmp_path, StoreError("database-missing"))
    qtbot.waitUntil(lambda: worker.idle)
    form._fields[0].setText("passphrase")
    assert form._offer is not None
    form._offer._backup = tmp_path
    form._offer.restore()
    shiboken6.delete(form)
    with qtbot.captureExceptions() as caught:
        go.set()
        qtbot.waitUntil(lambda: worker.idle)
    assert not caught
    worker.shutdown()
