"""Chinese is composed in fields: until it is committed nothing is kept, confirmed or marked.

The events are those that Qt's plugins send; real ibus and fcitx were tried by hand, see
docs/decisions/034-input-methods.md.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.marking import QUALITY, Marking
from ui import composing

CLAUSE = "1.1.1/1"


@pytest.fixture
def typing(marking: Marking, qapp: QApplication) -> Iterator[Marking]:
    """The marking screen of the program, which guards what is composed."""
    watch = composing.guard(qapp)
    marking.at(QUALITY, CLAUSE)
    yield marking
    qapp.focusChanged.disconnect(watch._follow)
    watch.setParent(None)
    watch.deleteLater()


def compose(field: QWidget, letters: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(letters, []))


def commit(field: QWidget, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def open_remark(made: Marking) -> QLineEdit:
    made.click(f"addRemark_{QUALITY}_{CLAUSE}")
    field = made.room.find(f"remark_{QUALITY}_{CLAUSE}", QLineEdit)
    assert field.hasFocus()
    return field


def test_a_remark_is_kept_only_when_its_characters_are_committed(typing: Marking) -> None:
    field, head = open_remark(typing), typing.reloaded().head
    compose(field, "chakan")
    QTest.keyClick(field, Qt.Key.Key_Return)
    typing.room.settle()
    assert (field.text(), typing.reloaded().head) == ("", head)

    commit(field, "查看记录")
    QTest.keyClick(field, Qt.Key.Key_Return)
    typing.room.settle()
    assert typing.reloaded().marks[QUALITY, CLAUSE].mark.note == "查看记录"


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_Escape])
def test_choosing_a_candidate_marks_nothing(typing: Marking, key: Qt.Key) -> None:
    field, head = open_remark(typing), typing.reloaded().head
    compose(field, "yi")
    QTest.keyClick(field, key)
    typing.room.settle()
    assert typing.reloaded().head == head
    assert field.hasFocus()
    commit(field, "一")
    assert field.text() == "一"


def test_a_finding_is_written_in_chinese_and_enter_waits(typing: Marking) -> None:
    field, head = typing.room.find("findingFact", QPlainTextEdit), typing.reloaded().head
    field.setFocus()
    compose(field, "gelian")
    QTest.keyClick(field, Qt.Key.Key_Return)
    typing.room.settle()
    assert (field.toPlainText(), typing.reloaded().head) == ("", head)
    commit(field, "治疗室无隔帘")
    assert field.toPlainText() == "治疗室无隔帘"


def test_the_search_waits_for_the_committed_words(typing: Marking) -> None:
    field = typing.room.find("search", QLineEdit)
    rows = typing.screen.tree.model.rowCount()
    field.setFocus()
    compose(field, "menzhen")
    assert field.text() == ""
    assert typing.screen.tree.model.rowCount() == rows
    commit(field, "门诊服务")
    typing.room.qtbot.waitUntil(lambda: typing.screen.tree.model.rowCount() < rows)


def test_after_the_commit_digits_belong_to_the_field_again(typing: Marking) -> None:
    field = open_remark(typing)
    compose(field, "di")
    commit(field, "第")
    QTest.keyClicks(field, "2")
    assert field.text() == "第2"


def test_what_was_composed_is_forgotten_where_the_focus_goes(typing: Marking) -> None:
    """A composition that was broken off does not swallow the next field's keys."""
    compose(open_remark(typing), "weiwan")
    field = typing.room.find("findingFact", QPlainTextEdit)
    field.setFocus()
    QTest.keyClicks(field, "10")
    assert field.toPlainText() == "10"


def test_digits_mark_again_when_nothing_is_composed(typing: Marking) -> None:
    typing.at(QUALITY, CLAUSE)
    head = typing.reloaded().head
    typing.key(Qt.Key.Key_1)
    assert typing.reloaded().head != head
