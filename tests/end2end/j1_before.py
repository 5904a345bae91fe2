"""Journey J1, steps 1-3: the evening before, in the car, the first meeting."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget

from models.facts.bodies import Host, Meeting
from models.standards.types import Verdict
from tests.end2end.j1_person import (
    AWAY,
    DEPUTY,
    EVALUATOR,
    FACILITY,
    HOSPITAL,
    NURSE,
    PASSPHRASE,
    QUALITY,
    Person,
)
from tests.reports.papers import reader, text_of
from ui.window import VISIT, VISITS


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
    assert made == ["会议签到表", "检查日程", "空白检查表", "空白检查表", "评审员承诺书"]
    plan = next(file for file in stick.iterdir() if file.name.startswith("检查日程"))
    assert len(reader(plan.read_bytes()).pages) == 1
    assert FACILITY in "".join(text_of(plan.read_bytes()).split())


def step_2_in_the_car(person: Person) -> None:
    """One goes on exactly where one stopped, in under 5 s of the processor; disk and clock are
    looked at."""
    person.window.go(VISIT)
    person.settle()
    person.at("1.2.4/3")
    person.key(Qt.Key.Key_1)
    person.restart()
    started = time.process_time()
    person.type("passphrase", PASSPHRASE)
    person.click("unlockButton")
    person.click("resumeGo")
    assert time.process_time() - started < 5
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


def step_3_the_first_meeting(person: Person) -> None:
    """The head is away: a deputy opens it with a reason; people sign in; the clock starts."""
    person.focus()
    person.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert person.window.page == "meetings"
    assert "No document prescribes" in person.text("disciplineOwn")
    somebody_signs_in(person)
    person.click("meetingHostIs_deputy")
    person.type("meetingHostName", DEPUTY)
    person.click("meetingBegin")
    assert "reason" in person.text("meetingsMessageText")
    assert not person.state.meetings, "a deputy without a reason is refused"
    person.type("meetingHostReason", AWAY)
    person.click("meetingBegin")
    held = person.state.meetings[Meeting.FIRST]
    assert held.begun is not None
    assert held.host == Host(name=DEPUTY, post="受委托人", deputy=AWAY)
    assert [one.name for one in held.present] == [EVALUATOR, NURSE]
    assert held.present[1].unit == FACILITY
    assert "ago" in person.text("meetingRunning")
    person.key(Qt.Key.Key_Escape)
    assert person.window.page == VISIT
    the_profile_is_learnt_and_no_mark_is_lost(person)


def somebody_signs_in(person: Person) -> None:
    """The team stands there already; the unit of whoever works here is proposed."""
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    name.insert(NURSE)
    name.textEdited.emit(NURSE)
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Return)
    post = QApplication.focusWidget()
    assert isinstance(post, QLineEdit)
    post.insert("护士长")


def the_profile_is_learnt_and_no_mark_is_lost(person: Person) -> None:
    """What is said at the first meeting: the profile is filled in later, marks stay."""
    before = person.state.verdict(QUALITY, "1.2.4/3")
    person.window.go("particulars")
    person.settle()
    person.type("facilityCode", "TEST0007")
    person.click("particularsSave")
    person.window.go(VISIT)
    person.settle()
    assert person.state.facility.code == "TEST0007"
    assert person.state.verdict(QUALITY, "1.2.4/3") is before
