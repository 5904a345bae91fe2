"""First and last meeting in the window: by keyboard, kept on leaving, printed; no phones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.errors import StoreError
from models.facts.bodies import Host, Meeting, MeetingSet
from models.facts.state import VisitState
from models.visits import discipline, meetings, undo
from tests.reports.papers import text_of
from tests.ui import sample_visit
from tests.ui.marking import Marking
from tests.ui.rooms import Room, room
from ui import field_papers
from ui.dialogs.paper import PaperDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as opened:
        yield opened


def kept(made: Room) -> VisitState:
    return made.field.book.load(made.field.visit)


def first(made: Room) -> MeetingSet:
    return kept(made).meetings[Meeting.FIRST]


def said(made: Room, name: str) -> str:
    return made.find(name, QLabel).text()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def write(words: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    focused.clear()
    focused.insert(words)
    focused.textEdited.emit(words)


def test_a_key_leads_there_and_escape_back(made: Room) -> None:
    marking = Marking(made)
    marking.key(Qt.Key.Key_M, CONTROL)
    assert made.window.page == "meetings"
    marking.key(Qt.Key.Key_Escape)
    assert made.window.page == "visit"
    marking.click("meetings")
    assert made.window.page == "meetings"
    made.click("meetingsBack")
    assert kept(made).count == 1, "who is expected is no record"


def test_the_header_names_what_comes_next_until_it_has_begun(made: Room) -> None:
    made.go("visit")
    made.window.resize(1600, 900)  # in Chinese 1366 are enough
    made.settle()
    assert made.find("meetings").property("text") == "First meeting"
    made.go("meetings")
    made.click("meetingBegin")
    made.go("visit")
    assert made.find("meetings").property("text") == ""


def test_a_list_is_typed_by_keyboard_alone_and_the_clock_started(made: Room) -> None:
    Marking(made).key(Qt.Key.Key_M, CONTROL)
    facility = kept(made).facility
    expected = len(kept(made).members) + 1
    press(Qt.Key.Key_Return)  # the head stands there already: on to unit, post, and a new line
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    write("吴示例")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    write("护理部主任")
    press(Qt.Key.Key_S, CONTROL)
    made.settle()
    listed = first(made)
    assert len(listed.present) == expected + 1
    last = listed.present[-1]
    assert (last.name, last.unit, last.post) == ("吴示例", facility.name, "护理部主任")
    assert {one.member for one in listed.present} == {*(m.id for m in kept(made).members), None}
    assert listed.begun is None
    made.click("meetingBegin")
    assert first(made).begun is not None
    assert said(made, "meetingBegun").startswith("Begun ")
    assert "(UTC+8)" in said(made, "meetingBegun")


def test_a_deputy_says_why_and_nothing_typed_is_lost_by_a_refusal(made: Room) -> None:
    made.go("meetings")
    made.click("meetingHostIs_deputy")
    assert made.find("meetingHostPost", QLineEdit).text() == "受委托人"
    made.type("meetingHostName", "吴示例")
    made.click("meetingBegin")
    assert "reason" in said(made, "meetingsMessageText")
    assert made.find("meetingHostReason").hasFocus()
    assert not kept(made).meetings
    made.go("visit")
    made.go("meetings")
    assert made.find("meetingHostName", QLineEdit).text() == "吴示例"
    made.type("meetingHostReason", "院长外出开会")
    made.click("meetingBegin")
    assert first(made).host == Host(name="吴示例", post="受委托人", deputy="院长外出开会")


def test_what_was_typed_is_kept_on_leaving_and_on_turning_to_the_other_meeting(made: Room) -> None:
    made.go("meetings")
    made.type("meetingHostPost", "主任")
    made.go("visit")
    assert first(made).host is not None
    made.go("meetings")
    made.type("meetingHostPost", "院长")
    made.click("meetingsWhich_last")
    assert first(made).host.post == "院长"  # type: ignore[union-attr]
    assert made.find("meetingHostPost", QLineEdit).text() == "院长", "the same people are expected"
    made.click("meetingBegin")
    assert kept(made).meetings[Meeting.LAST].begun is not None
    assert kept(made).meetings[Meeting.LAST].discipline is None


def test_a_member_who_is_not_here_leaves_the_list_and_comes_back(made: Room) -> None:
    made.go("meetings")
    away = meetings.expected(kept(made), Meeting.FIRST).present[1].member
    made.click("signInRemove_1")
    made.click("meetingsSave")
    assert away not in {one.member for one in first(made).present}
    made.click("signInTeam")
    made.click("meetingsSave")
    assert away in {one.member for one in first(made).present}


def test_undo_on_the_marking_page_takes_a_meeting_back(made: Room) -> None:
    made.go("meetings")
    made.click("meetingBegin")
    step = undo.undoable(kept(made))
    assert step is not None
    made.go("visit")
    assert "Meeting" in made.find("undo").toolTip()
    made.click("undo")
    assert kept(made).meetings == {}


def test_the_words_on_discipline_are_the_offices_own(made: Room) -> None:
    made.go("meetings")
    assert "No document prescribes" in said(made, "disciplineOwn")
    assert "Document " in said(made, "disciplineQuotes"), "what 001 lets a facility promise"
    made.find("disciplineText", QPlainTextEdit).setPlainText("本区纪律五条")
    made.click("disciplineKeep")
    assert discipline.wording(made.field.workspace) == "本区纪律五条"
    made.click("meetingBegin")
    assert first(made).discipline == "本区纪律五条"


def test_a_full_disk_leaves_the_list_in_the_fields(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.go("meetings")
    made.type("meetingHostPost", "副院长")

    def full(*_given: object, **_more: object) -> VisitState:
        raise StoreError("disk-full")

    monkeypatch.setattr(made.session.book, "append", full)
    made.click("meetingsSave")
    assert made.window.message.text()
    monkeypatch.undo()
    made.go("visit")
    made.go("meetings")
    assert made.find("meetingHostPost", QLineEdit).text() == "副院长"
    assert first(made).host.post == "副院长", "leaving tried again"  # type: ignore[union-attr]


def test_the_sheet_is_shown_with_what_was_just_typed_and_is_one_page(made: Room) -> None:
    made.go("meetings")
    made.type("meetingHostName", "吴示例")
    made.click("meetingsSheet")
    dialog = made.window.findChild(PaperDialog)
    assert dialog is not None
    made.settle()
    assert dialog.view.pages == 1
    copies = ["".join(text_of(dialog._paper.copy()).split()) for _ in range(2)]
    assert "第1次打印" in copies[0]
    assert "补打" not in copies[0]
    assert "第2次打印补打" in copies[1]
    assert "次打印" not in "".join(text_of(dialog._paper.make()).split())
    dialog.close()
    pdf = field_papers.paper(kept(made), made.field.packs, field_papers.ATTENDANCE)
    words = "".join(text_of(pdf).split())
    for word in ("首次会议", "末次会议", "签名", "吴示例", *(m.name for m in kept(made).members)):
        assert word in words
    assert "电话：" not in words


def test_a_closed_visit_shows_and_prints_but_takes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path, sample_visit.fill, sample_visit.close) as made:
        made.go("meetings")
        assert not made.find("meetingsSave").isEnabled()
        assert not made.find("meetingBegin").isEnabled()
        assert "closed" in said(made, "meetingsMessageText")
        made.click("meetingsSheet")
        dialog = made.window.findChild(PaperDialog)
        assert dialog is not None
        made.settle()
        dialog.close()
