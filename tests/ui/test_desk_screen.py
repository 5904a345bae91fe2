"""The whole road in the window: enrol, pack, carry, receive, decide, print, bring home."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from models.district.records import PackageStatus
from models.district.states import CaseState
from models.errors import PackageError
from models.facts.decision import DecisionOutcome
from models.standards.types import Pack
from models.visits.records import VisitStatus
from sync.inbox import IntakeResult, receive
from sync.package.verdict import PackageVerdict
from sync.rechecking import recheck
from tests.sync import desk_kit
from tests.sync.package import kit
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import close, fill, sample, sign
from ui import delivery
from ui.desk_case import CaseView, load_case
from ui.desk_session import DeskSession
from ui.screens.desk import DeskScreen

PASS = "desk-passphrase"


@pytest.fixture
def signed(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path, fill, close, sign) as made:
        yield made
        DeskSession.of(made.window).leave()


def make_desk(made: Room, folder: Path, stick: Path) -> DeskScreen:
    page = made.go("desk")
    assert isinstance(page, DeskScreen)
    made.put_folder("desk_new_folder", folder)
    made.type("desk_new_office", sample.ORGANISATION)
    for name in ("desk_new_passphrase", "desk_new_again", "desk_root_passphrase"):
        made.type(name, PASS)
    made.put_folder("desk_root_folder", stick)
    made.click("desk_create")
    assert made.find("desk_recovery_key", QLabel).text()
    assert (stick / "root-key.json").stat().st_size > 100
    assert os.name == "nt" or (stick / "root-key.json").stat().st_mode & 0o077 == 0
    made.click("desk_recovery_done")
    return page


def enrol(made: Room, stick: Path) -> None:
    made.go("delivery")
    made.put_folder("delivery_folder", stick)
    made.type("keys_name", "field group 2")
    made.click("keys_request")
    number = made.find("keys_fingerprint", QLabel).text()
    made.go("desk")
    made.click("desk_enrol")
    own = made.find("desk_own_number", QLabel).text()
    made.put_folder("desk_enrol_folder", stick)
    made.click("desk_enrol_read")
    assert made.find("desk_request_number", QLabel).text() == number
    made.click("desk_enrol_issue")
    made.click("desk_enrol_back")
    made.go("delivery")
    made.click("keys_import")
    assert made.find("keys_root", QLabel).text() == own
    made.click("keys_accept")
    assert made.find("keys_ready")


def pack(made: Room, stick: Path) -> None:
    made.go("delivery")
    made.click("delivery_build")
    made.click("delivery_copy")


def open_case(made: Room, page: DeskScreen) -> str:
    assert page.list is not None
    rows = [page.list.model.row(i) for i in range(page.list.model.rowCount())]
    case = next(row for row in rows if row.decidable)
    page.open_case(case.id)
    made.settle()
    return str(case.id)


class Gate(threading.Event):
    """Closed until it is set; tells when somebody waits at it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()


def check_slowly(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Let the next checks of packages wait for the gate."""
    gate = Gate()

    def slowly(desk: Desk, digest: str, packs: Mapping[str, Pack]) -> PackageVerdict:
        gate.asked.set()
        assert gate.wait(30)
        return recheck(desk, digest, packs)

    monkeypatch.setattr("sync.rechecking.recheck", slowly)
    return gate


def said(made: Room, name: str) -> str:
    found = [w.text() for w in made.window.findChildren(QLabel, name) if w.isVisible()]
    return found[-1] if found else ""


def leave_a_case_that_is_slow(
    made: Room, page: DeskScreen, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes late, of the case one opened before, is not shown under the open one."""
    assert page.list is not None
    rows = (page.list.model.row(i) for i in range(page.list.model.rowCount()))
    other, gate = next(row.id for row in rows if row.id != case), Gate()

    def slowly(desk: Desk, case_id: str, packs: Mapping[str, Pack]) -> CaseView:
        if case_id == other:
            gate.asked.set()
            assert gate.wait(30)
        return load_case(desk, case_id, packs)

    monkeypatch.setattr("ui.desk_case.load_case", slowly)
    page.open_case(other)
    made.qtbot.waitUntil(gate.asked.is_set, timeout=30_000)
    assert page.case is not None
    assert page.case._shown == case, "a decision still goes to what one sees"
    page.open_case(case)
    gate.set()
    made.settle()
    assert page.case._shown == case


def a_refused_decision_says_so_beside_its_button(made: Room) -> None:
    """What is missing is said where it is filled in, with the focus there."""
    made.type("decision_by", "")
    made.click("decision_record")
    assert said(made, "decision_messageText")
    assert made.window.focusWidget() is made.find("decision_by")
    made.type("decision_by", sample.DECIDER)
    made.type("decision_on", "2026-02-30")
    made.click("decision_record")
    assert "date" in said(made, "decision_messageText")
    made.type("decision_on", QDate.currentDate().toString("yyyy-MM-dd"))


def correct_the_decision(made: Room, case: str) -> None:
    """What stands is what one sees; its correction is asked for, and closes again when kept."""
    assert made.find("decision_standing")
    record = made.window.findChildren(QAbstractButton, "decision_record")[-1]
    assert not record.isVisible()
    made.click("decision_correct")
    assert record.isVisible()
    made.type("decision_by", sample.DECIDER)
    made.type("decision_reason", "corrected number")
    for _impatient in range(2):
        record.click()
    made.settle()
    assert made.find("decision_correct")
    assert not record.isVisible()
    desk = DeskSession.of(made.window)._require()
    reasons = [one.facts.reason for one in desk.case(case).decisions]
    assert reasons == ["", "corrected number"], "one correction"


def test_a_visit_goes_all_the_way_and_comes_home_delivered(
    signed: Room, tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_desk(signed, tmp_path / "desk", stick)
    enrol(signed, stick)
    pack(signed, stick)
    signed.go("desk")
    signed.put_folder("desk_receive_folder", stick)
    signed.click("desk_receive")
    case = open_case(signed, page)

    assert signed.find("verdict_trusted")
    assert "what the facts make" in signed.find("verdict_forms", QLabel).text()
    signed.click("desk_tabs_decision")
    a_refused_decision_says_so_beside_its_button(signed)
    assert "11项评价指标全部达标" in signed.find("decision_opinion", QPlainTextEdit).toPlainText()
    signed.type("decision_by", sample.DECIDER)
    signed.type("decision_number", sample.DOCUMENT_NUMBER)
    release = check_slowly(monkeypatch)
    signed.find("decision_record", QAbstractButton).click()  # type: ignore[type-abstract]
    signed.qtbot.waitUntil(release.asked.is_set, timeout=30_000)
    signed.qtbot.waitUntil(lambda: bool(said(signed, "deskCaseMessageText")))
    assert signed.find("verdict_trusted")  # what was found before stands until it is found again
    release.set()
    signed.settle()
    assert signed.find("verdict_trusted")
    assert not said(signed, "decision_messageText"), "nothing is refused any more"
    assert not said(signed, "deskMessageText")

    desk = DeskSession.of(signed.window).desk
    assert desk is not None
    file = desk.case(case)
    assert file.summary.state is CaseState.PASSED
    assert file.decisions[-1].facts.outcome is DecisionOutcome.PASSED
    correct_the_decision(signed, case)
    leave_a_case_that_is_slow(signed, page, case, monkeypatch)
    signed.click("desk_tabs_forms")
    signed.put_folder("desk_forms_folder", stick)
    signed.click("form_save_annex-4")
    assert list(stick.glob("annex-4-*.pdf"))
    signed.window.resize(1280, 720)
    signed.settle()
    for code in ("annex-1", "annex-4", "indicators"):
        assert signed.find(f"form_open_{code}").height() >= 40  # not squeezed by the papers below
    signed.click("forms_office")
    assert len(list(stick.glob("findings-*.docx"))) == 1
    assert len(list(stick.glob("visit-*.xlsx"))) == 1

    signed.go("delivery")
    signed.click("delivery_receipts")
    assert delivery.status(signed.field.book, signed.field.visit) is VisitStatus.DELIVERED
    assert signed.find("delivery_state", QLabel).text() == "Delivered"


def test_a_changed_package_is_refused_and_shown_in_quarantine(
    signed: Room, tmp_path: Path, stick: Path
) -> None:
    page = make_desk(signed, tmp_path / "desk", stick)
    enrol(signed, stick)
    pack(signed, stick)
    (package,) = stick.glob("visit-*.zip.age")
    data = bytearray(package.read_bytes())
    data[len(data) // 2] ^= 1
    package.write_bytes(data)

    signed.go("desk")
    signed.put_folder("desk_receive_folder", stick)
    signed.click("desk_receive")

    assert "None of 1" in signed.find("deskMessageText", QLabel).text()
    assert page.list is not None
    assert page.list.model.rowCount() == 0
    assert signed.find("desk_result").accessibleName()


def test_a_wrong_passphrase_is_one_sentence_and_the_right_one_opens(
    signed: Room, tmp_path: Path, stick: Path
) -> None:
    make_desk(signed, tmp_path / "desk", stick)
    signed.click("desk_leave")
    folder = signed.find("desk_folder", QLineEdit)
    assert folder.text() == str(tmp_path / "desk"), "the same one every morning"
    signed.type("desk_passphrase", "not the passphrase")
    signed.click("desk_open")
    assert signed.find("deskGateMessage")
    secret = signed.find("desk_passphrase")
    assert signed.window.focusWidget() is secret, "typed again, not into a line in the clear"

    signed.type("desk_passphrase", PASS)
    signed.click("desk_open")

    assert signed.find("desk_receive")


def test_files_dropped_on_the_desk_are_taken_in(signed: Room, tmp_path: Path, stick: Path) -> None:
    page = make_desk(signed, tmp_path / "desk", stick)
    stranger = stick / "stranger.zip"
    stranger.write_bytes(b"PK not a package")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(stranger))])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    slot = signed.find("desk_slot")
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(slot, QDragEnterEvent(QPoint(5, 5), copy, data, *keys))
    QApplication.sendEvent(slot, QDropEvent(QPointF(5, 5), copy, data, *keys))
    signed.settle()

    results = page.desk.results
    assert [str(r.status) for r in results] == ["rejected"]
    assert results[0].sentence()
    assert stranger.exists()


def test_differing_passphrases_make_no_desk(signed: Room, tmp_path: Path, stick: Path) -> None:
    signed.go("desk")
    signed.put_folder("desk_new_folder", tmp_path / "desk")
    signed.type("desk_new_office", "office")
    signed.type("desk_new_passphrase", PASS)
    signed.type("desk_new_again", PASS + "x")
    signed.type("desk_root_passphrase", PASS)
    signed.put_folder("desk_root_folder", stick)
    signed.click("desk_create")

    assert "differ" in signed.find("deskGateMessageText", QLabel).text()
    assert not (tmp_path / "desk").exists()


def test_the_installed_standards_are_listed_and_checked(signed: Room) -> None:
    signed.go("standards")
    signed.settle()

    assert signed.find("standards_checked", QLabel).text()


def test_passphrase_and_backup_in_the_settings(signed: Room, stick: Path) -> None:
    signed.go("settings")
    signed.type("settings_old", "wrong passphrase")
    signed.type("settings_new", "another-passphrase")
    signed.type("settings_again", "another-passphrase")
    signed.click("settings_change")
    assert signed.find("settingsMessage").property("tone") == "bad"

    signed.type("settings_old", "test-passphrase")
    signed.click("settings_change")
    assert signed.find("settingsMessage").property("tone") == "ok"

    signed.put_folder("settings_backup_folder", stick)
    signed.click("settings_backup")
    assert [p.name for p in stick.iterdir() if p.is_dir()]


def test_closing_the_window_waits_alive_until_a_package_is_taken_in(
    qtbot: QtBot, tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    taken: list[bool] = []

    def slowly(_file: Path, desk: Desk, _packs: object) -> IntakeResult:
        gate.asked.set()
        assert gate.wait(30)
        taken.append(desk.list_cases() == ())  # the desk is still open
        raise PackageError("courier-gone")

    monkeypatch.setattr("sync.inbox.receive", slowly)
    with room(qtbot, tmp_path) as made:
        make_desk(made, tmp_path / "desk", stick)
        desk = DeskSession.of(made.window)
        desk.receive((stick / "a.zip",))
        qtbot.waitUntil(gate.asked.is_set)
        try:
            assert not made.window.close()
            assert made.window.isVisible()
            assert desk.desk is not None
            assert "finished first" in said(made, "windowMessageText")
        finally:
            gate.set()
        qtbot.waitUntil(lambda: not made.window.isVisible(), timeout=10_000)

    assert taken == [True]
    assert desk.desk is None
    with Desk.open(tmp_path / "desk", PASS) as again:
        assert again.list_cases() == ()


def test_a_desk_is_closed_after_the_last_writing(qtbot: QtBot, tmp_path: Path, stick: Path) -> None:
    with room(qtbot, tmp_path) as made:
        make_desk(made, tmp_path / "desk", stick)
        desk = DeskSession.of(made.window)
        cases: list[object] = []
        begun = threading.Event()

        def write(opened: Desk) -> None:
            begun.set()
            time.sleep(0.2)
            cases.append(opened.list_cases())

        desk.write(write)
        qtbot.waitUntil(begun.is_set)
        made.session.worker.shutdown()  # as when the program is told to quit

        assert cases == [()]
        assert desk.desk is None


def test_what_waited_for_its_standard_is_taken_up_when_the_desk_is_opened(
    qtbot: QtBot, tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 3, point 9: an edition published at the desk releases the package that waited."""
    with desk_kit.desk_in(tmp_path / "desk") as desk:
        made = receive(desk_kit.packed(stick), desk, {})
        assert made.status is PackageStatus.HELD
    monkeypatch.setattr("models.store.shelf.shelf_of", lambda _workspace: kit.PACKS)
    with room(qtbot, tmp_path / "room") as at_desk:
        session = DeskSession.of(at_desk.window)
        session.open(tmp_path / "desk", "口令")
        qtbot.waitUntil(lambda: bool(session.results), timeout=10_000)
        assert [one.status for one in session.results] == [PackageStatus.IMPORTED]
        assert session.desk is not None
        assert len(session.desk.list_cases()) == 1
