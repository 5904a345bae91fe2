"""Journey J1: one evaluator alone, a guidance visit by the 2015 list, without a network.

The real window from its first start to the paper of problems; what a person types and clicks is
typed and clicked here. Every step is a function named after it, in the order of the journey.
"""

from __future__ import annotations

import gc
import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits import papers
from models.visits.coverage import by_room
from models.visits.rooms import tally
from models.visits.sampling import draw
from tests.reports.papers import pypdf_text, reader
from ui import language
from ui.app import dispose, make_window
from ui.screens.visit.screen import VisitScreen
from ui.window import VISIT, VISITS, Window

QUALITY, HOSPITAL = "community-service-quality-2015", "community-hospital-cq-2020"
PASSPHRASE = "journey-passphrase"
FACILITY, EVALUATOR = "示例镇卫生院", "林示例"
CURTAIN, FEVER, LOCKED = "2.3.3/2", "2.4.3/3", "1.1.6"
BEDS, SLIPS, RECORDS = "1.1.6/1", "2.5.1/0", "1.2.2/2"
SEED = "7KQ2M9XW"
CONSULTING = "全科诊室"
FACT = "治疗室两张治疗床之间无隔帘，换药时相互可见。"
RECTIFY = "加装隔帘或屏风，换药时拉闭。"
SPOKEN = "放射科整天上锁，钥匙不在院内。"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


class Person:
    """Hands and eyes in front of the window."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.window = self._open()

    def _open(self) -> Window:
        window = make_window(self.folder)
        window.show()
        window.activateWindow()
        return window

    def restart(self) -> None:
        """Close the program and start it again."""
        self.settle()
        self.window.close()
        dispose(self.window)
        self.window = self._open()

    def leave(self) -> None:
        self.settle()
        dispose(self.window)

    def settle(self) -> None:
        idle: Callable[[], bool] = lambda: self.window.session.worker.idle  # noqa: E731
        self.qtbot.waitUntil(idle, timeout=30_000)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        self.qtbot.waitUntil(idle, timeout=30_000)

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        found = [w for w in self.window.findChildren(kind, name) if w.isVisible()]
        assert found, f"nothing visible is called {name} on {self.window.page}"
        return found[-1]

    def text(self, name: str) -> str:
        label = self.find(name, QLabel)
        assert isinstance(label, QLabel)
        return label.text()

    def shows(self, name: str) -> bool:
        return any(w.isVisible() for w in self.window.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        button = self.find(name, QAbstractButton)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), f"{name} is off"
        button.click()
        self.settle()

    def type(self, name: str, words: str) -> None:
        field = self.find(name)
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(words)
            return
        assert isinstance(field, QLineEdit)
        field.clear()
        QTest.keyClicks(field, words) if words.isascii() else field.insert(words)
        field.editingFinished.emit()
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def click_row(self, name: str, text: str) -> None:
        table = self.find(name, QTableView)
        assert isinstance(table, QTableView)
        model = table.model()
        for line in range(model.rowCount()):
            words = [
                str(model.index(line, at).data()).strip("　") for at in range(model.columnCount())
            ]
            if any(word == text or word.startswith(f"{text} ") for word in words):
                index = model.index(line, 0)
                table.scrollTo(index)
                at = table.visualRect(index).center()
                QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
                self.settle()
                return
        raise AssertionError(f"{name} has no {text}")

    # The visit

    @property
    def state(self) -> VisitState:
        """As it stands in the file: what is shown must be what is saved."""
        shown = self.window.session.state
        assert shown is not None
        kept = self.window.session.book.load(shown.visit_id)
        assert kept.head == shown.head
        return kept

    @property
    def screen(self) -> VisitScreen:
        found = self.window.page_widget(VISIT)
        assert isinstance(found, VisitScreen)
        return found

    def at(self, clause: str, pack: str = QUALITY) -> None:
        self.screen.show_clause(pack, clause)
        self.focus()

    def focus(self) -> None:
        """The keys go to the marking screen."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.screen.setFocus()
        self.settle()

    def draw(self) -> None:
        pad = self.find("signature_pad")
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 90))
        for x in range(90, 300, 15):
            QTest.mouseMove(pad, QPoint(x, 90 + x % 40))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(300, 120))


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    collected = gc.isenabled()
    gc.disable()  # as the program does: a worker that collects would destroy widgets
    language.use(language.ENGLISH)
    made = Person(qtbot, tmp_path / "workspace")
    yield made
    made.leave()
    if collected:
        gc.enable()


def test_j1_from_the_first_start_to_the_paper_of_problems(person: Person, tmp_path: Path) -> None:
    step_1_the_evening_before(person, tmp_path)
    step_2_in_the_car(person)
    step_3_the_profile_is_learnt_and_no_mark_is_lost(person)
    step_4_the_walk(person)
    step_5_photos(person, tmp_path)
    step_6_numbers(person)
    step_7_what_is_missing(person)
    step_8_the_paper_of_problems(person, tmp_path)


def step_1_the_evening_before(person: Person, tmp_path: Path) -> None:
    """A workspace, a visit from a name only, and the papers of plan B."""
    person.type("passphrase", PASSPHRASE)
    person.type("passphraseAgain", PASSPHRASE)
    person.click("unlockButton")
    key = person.text("recoveryKeyText")
    person.type("recoveryConfirm", "".join(key.split()).split("-")[-1])
    person.click("recoveryContinue")
    assert person.window.page == VISITS

    person.click("newVisit")
    person.type("facilityName", FACILITY)
    person.type("memberName_0", EVALUATOR)
    hospital = person.find(f"pack_{HOSPITAL}", QCheckBox)
    assert isinstance(hospital, QCheckBox)
    hospital.setChecked(False)
    person.click("beginVisit")
    assert person.window.page == VISIT
    assert [pack.id for pack in person.state.opened.packs] == [QUALITY]
    assert person.state.facility.name == FACILITY

    stick = tmp_path / "stick"
    stick.mkdir()
    person.window.go("field_papers")
    person.settle()
    person.type("field_papers_folder", str(stick))
    person.click("forms_save_all")
    made = sorted(file.name.split("_")[0] for file in stick.iterdir())
    assert made == ["检查日程", "空白检查表", "空白检查表"]
    plan = next(file for file in stick.iterdir() if file.name.startswith("检查日程"))
    assert len(reader(plan.read_bytes()).pages) == 1
    assert FACILITY in "".join(pypdf_text(plan.read_bytes()).split())


def step_2_in_the_car(person: Person) -> None:
    """One goes on exactly where one stopped, in under 5 s; disk and clock are looked at."""
    person.window.go(VISIT)
    person.settle()
    person.at("1.2.4/3")
    person.key(Qt.Key.Key_1)
    person.restart()
    started = time.monotonic()
    person.type("passphrase", PASSPHRASE)
    person.click("unlockButton")
    person.click("resumeGo")
    assert time.monotonic() - started < 5
    ref = person.screen.ref
    assert ref is not None
    assert (ref.pack, ref.clause) == (QUALITY, "1.2.4/3")
    assert person.state.verdict(QUALITY, "1.2.4/3") is Verdict.MET

    person.window.go("departure")
    person.settle()
    for topic in ("space", "clock"):
        assert any(
            topic in w.objectName().lower() and w.isVisible()
            for w in person.window.findChildren(QWidget)
        ), topic
    person.window.go(VISIT)
    person.settle()


def step_3_the_profile_is_learnt_and_no_mark_is_lost(person: Person) -> None:
    """What the head says at the first meeting: the profile is filled in later, marks stay."""
    before = person.state.verdict(QUALITY, "1.2.4/3")
    person.window.go("particulars")
    person.settle()
    person.type("facilityCode", "TEST0007")
    person.click("particularsSave")
    person.window.go(VISIT)
    person.settle()
    assert person.state.facility.code == "TEST0007"
    assert person.state.verdict(QUALITY, "1.2.4/3") is before


def step_4_the_walk(person: Person) -> None:
    """Big keys 1-4 with an undo; a failed mark leads to its finding; 不适用 asks why."""
    for clause, key, verdict in (
        ("1.1.1/1", Qt.Key.Key_1, Verdict.MET),
        ("1.1.2/1", Qt.Key.Key_4, Verdict.TO_VERIFY),
        ("1.1.2/2", Qt.Key.Key_1, Verdict.MET),
    ):
        person.at(clause)
        started = time.monotonic()
        person.key(key)
        assert time.monotonic() - started < 10
        assert person.state.verdict(QUALITY, clause) is verdict
    person.screen.setFocus()
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert person.state.verdict(QUALITY, "1.1.2/2") is Verdict.UNCHECKED

    walk_two_rooms_of_one_kind(person)
    person.type("findingFact", FACT)
    person.type("findingRectification", RECTIFY)
    person.click("findingSave")
    (finding,) = person.state.findings.values()
    assert (finding.clause, finding.fact) == (CURTAIN, FACT)
    assert CONSULTING in finding.place
    person.click("viewSwitch_indicator")

    person.at(FEVER)
    person.key(Qt.Key.Key_3)
    assert person.state.verdict(QUALITY, FEVER) is Verdict.UNCHECKED, "it asks why first"
    person.type(f"reason_{QUALITY}_{FEVER}", "未设发热门诊，由区人民医院统一设置。")
    person.key(Qt.Key.Key_Return)
    assert person.state.verdict(QUALITY, FEVER) is Verdict.NOT_APPLICABLE


def walk_two_rooms_of_one_kind(person: Person) -> None:
    """By room: what is seen in each is counted (R2.6), and one failed room fails the clause."""
    person.click("viewSwitch_place")
    person.click("editRooms")
    kinds = person.find("roomKind", QComboBox)
    assert isinstance(kinds, QComboBox)
    kinds.setCurrentText(CONSULTING)
    person.click("roomAdd")
    person.click("roomsKeep")
    named = [room.name for room in person.state.rooms if room.kind == CONSULTING]
    assert len(named) == 2
    for name, key in zip(named, (Qt.Key.Key_1, Qt.Key.Key_2), strict=True):
        person.click_row("roomList", name)
        where = person.screen.whereabouts()
        assert where is not None
        assert where.room == name
        person.screen.show_in_room(QUALITY, CURTAIN, name)
        person.focus()
        person.key(key)
    assert tally(person.state.seen[(QUALITY, CURTAIN)]) == (1, 2)
    assert person.state.verdict(QUALITY, CURTAIN) is Verdict.NOT_MET
    assert "1/2" in person.text(f"roomsSaid_{QUALITY}_{CURTAIN}")
    assert person.shows("openBar")


def step_5_photos(person: Person, tmp_path: Path) -> None:
    """A photo from the phone belongs to the failed clause; a file that is none loses nothing."""
    photo, fake = tmp_path / "IMG_0001.jpg", tmp_path / "IMG_0002.jpg"
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(out, "JPEG")
    photo.write_bytes(out.getvalue())
    fake.write_text("这不是照片", encoding="utf-8")
    person.at(CURTAIN)
    pane = person.screen.evidence
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in (photo, fake)])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    pane.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copy, data, buttons, modifiers))
    pane.dropEvent(QDropEvent(QPointF(9, 9), copy, data, buttons, modifiers))
    asked = pane.findChild(QAbstractButton, "privacyNobody")
    if asked is not None and asked.isVisible():  # a clause where patients are
        asked.click()
    person.qtbot.waitUntil(lambda: not pane.intake.busy, timeout=20_000)
    person.settle()
    assert len(person.state.links[(QUALITY, CURTAIN)]) == 1
    assert "IMG_0002.jpg" in person.text("evidenceMessageText")


def step_6_numbers(person: Person) -> None:
    """Numerator and denominator with their source; the program says what they come to."""
    clause = "1.2.4/1"
    person.at(clause)
    person.type(f"value_{QUALITY}_{clause}_children_registered", "2940")
    person.type(f"value_{QUALITY}_{clause}_children_0_6", "2967")
    person.screen.setFocus()
    person.settle()
    kept = person.state.values[(QUALITY, clause)].measured
    assert kept.values == {"children_registered": 2940, "children_0_6": 2967}
    person.key(Qt.Key.Key_1)
    assert person.state.verdict(QUALITY, clause) is Verdict.MET

    person.at(BEDS)
    person.type(f"ratio_{QUALITY}_{BEDS}", "18%")
    said = person.state.values[(QUALITY, BEDS)].measured
    assert said.reported is not None
    assert said.values == {}
    assert "18" in person.text(f"ratioWorth_{QUALITY}_{BEDS}")

    person.at(RECORDS)
    name = f"{QUALITY}_{RECORDS}"
    person.click(f"openSample_{name}")
    person.type(f"sampleTotal_{name}", "3000")
    person.type(f"sampleCount_{name}", "10")
    person.type(f"sampleSeed_{name}", SEED)
    person.click(f"draw_{name}")
    (sample,) = person.state.samples[(QUALITY, RECORDS)]
    assert (sample.seed, sample.picks) == (SEED, draw(3000, 10, SEED))

    person.at(SLIPS)
    for answer in ("satisfied", "satisfied", "not_satisfied"):
        person.click(f"slip_{answer}_{QUALITY}_{SLIPS}")
    assert person.state.slips[(QUALITY, SLIPS)] == {"satisfied": 2, "not_satisfied": 1}


def step_7_what_is_missing(person: Person) -> None:
    """Coverage level by level, each gap two clicks away; the locked room goes onto the list."""
    person.click("closeVisit")
    assert person.window.page == "closing"
    total = int(person.text("coverage_summary").split(" of ")[1].split()[0])
    assert f"{judged(person)} of {total}" in person.text("coverage_summary")
    person.click_row("coverage_rows", "1.1.2")
    person.click_row("coverage_gaps", "1.1.2/1")
    assert person.window.page == VISIT
    ref = person.screen.ref
    assert ref is not None
    assert ref.clause == "1.1.2/1"
    person.screen.setFocus()
    person.key(Qt.Key.Key_1)
    assert person.state.verdict(QUALITY, "1.1.2/1") is Verdict.MET

    person.window.go("closing")
    person.settle()
    a_gap_of_a_room_is_two_clicks_away(person)
    person.window.go("closing")
    person.settle()
    person.click("closing_tabs_unchecked")
    search = person.find("unchecked_search", QLineEdit)
    assert isinstance(search, QLineEdit)
    search.setText(LOCKED)
    person.type("unchecked_reason", SPOKEN)
    person.click("unchecked_apply")
    listed = {one.clause for one in person.state.unchecked}
    assert listed
    assert all(clause.startswith(LOCKED) for clause in listed)
    search.setText("")
    reasons = {one.clause: one.reason for one in person.state.unchecked}
    table = person.find("unchecked_table", QTableView)
    assert isinstance(table, QTableView)
    others = [
        line
        for line in range(table.model().rowCount())
        if table.model().index(line, 0).data() not in reasons
    ]
    for line in others:
        table.selectRow(line) if line == others[0] else table.selectionModel().select(
            table.model().index(line, 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    person.type("unchecked_reason", "本次只指导重点科室，其余随年度评价再查。")
    person.click("unchecked_apply")
    person.click("closing_close")
    assert person.state.closed is not None
    kept = {one.clause: one.reason for one in person.state.unchecked}
    assert {kept[clause] for clause in listed} == {SPOKEN}


def a_gap_of_a_room_is_two_clicks_away(person: Person) -> None:
    """One lands in the room, at the clause that is open there."""
    person.click("coverage_by_room")
    reach = next(r for r in by_room(person.state, person.window.session.packs) if r.gaps)
    person.click_row("coverage_rows", reach.name)
    person.click_row("coverage_gaps", reach.gaps[0].clause)
    where = person.screen.whereabouts()
    assert where is not None
    assert (where.mode, where.room) == ("place", reach.name)
    assert where.clause == reach.gaps[0].clause


def judged(person: Person) -> int:
    """Marks that are results."""
    open_ = (Verdict.UNCHECKED, Verdict.TO_VERIFY)
    return sum(m.mark.verdict not in open_ for m in person.state.marks.values())


def step_8_the_paper_of_problems(person: Person, tmp_path: Path) -> None:
    """Evaluator alone is the leader; the head objects in words; the paper says all of it."""
    person.click("closing_sign")
    assert EVALUATOR in person.text("signing_who")
    person.draw()
    person.click("signing_confirm")
    assert "consent" in person.text("signing_consent")
    person.click("signing_kind_objected")
    person.type("signing_name", "欧阳示例")
    person.type("signing_statement", "隔帘当天送洗，备用的在库房。")
    person.draw()
    person.click("signing_confirm")
    snapshot = papers.snapshot_of(person.window.session.book, person.state.visit_id)
    given = papers.signatures(
        person.window.session.book, person.state.visit_id, snapshot.facts_digest
    )
    assert [str(s.role) for s in given] == ["leader", "facility"]

    person.click("signing_deliver")
    printed = tmp_path / "printed"
    printed.mkdir()
    person.type("delivery_folder", str(printed))
    person.click("form_save_findings")
    (paper,) = printed.iterdir()
    assert len(reader(paper.read_bytes()).pages) <= 2
    words = "".join(pypdf_text(paper.read_bytes()).split())
    for said in (FACT, RECTIFY, "隔帘当天送洗，备用的在库房。", "不表示同意其中的内容"):
        assert said in words
    assert f"1/2间不达标：{CONSULTING}2" in words

    person.click("form_save_record")
    (record,) = [file for file in printed.iterdir() if file != paper]
    words = "".join(pypdf_text(record.read_bytes()).split())
    assert f"房间：1/2间达标；不达标：{CONSULTING}2" in words
    assert "满意度问卷n=3：满意2，不满意1；样本不足" in words
    assert "自报比例18%" in words
    assert f"种子{SEED}" in words
    assert "、".join(map(str, draw(3000, 10, SEED))) in words
    assert SPOKEN in words
