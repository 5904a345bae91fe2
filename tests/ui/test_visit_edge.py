"""Over the lower edge of the clauses: what was marked out of sight, and sentences that pass."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from models.standards.types import Verdict
from tests.ui.marking import QUALITY, Marking
from tests.ui.walking import enter
from ui.screens.visit.edge import Edge, MarkLine

CTRL = Qt.KeyboardModifier.ControlModifier


def tall(marking: Marking) -> str:
    """A clause whose card is taller than what is seen of the list."""
    state = marking.room.session.state
    assert state is not None
    packs = marking.room.session.packs_of(state)
    pack = next(p for p in packs if p.id == QUALITY)
    clause = max(pack.clauses(), key=lambda c: len(c.parts or ()))
    marking.room.window.resize(1280, 720)
    marking.at(QUALITY, clause.code)
    return clause.code


def segments_seen(marking: Marking) -> bool:
    card = marking.screen.clauses.card
    assert card is not None
    view = marking.screen.clauses._area.viewport()
    top = card.segments.mapTo(view, QPoint(0, 0)).y()
    return top >= 0 and top + card.segments.height() <= view.height()


def mark_line(marking: Marking) -> str:
    found = marking.screen.findChild(QLabel, "markLineText")
    assert found is not None
    return found.text() if found.isVisible() else ""


def test_a_mark_by_key_is_said_when_its_card_is_taller_than_the_list(marking: Marking) -> None:
    code = tall(marking)
    assert not segments_seen(marking)
    assert mark_line(marking) == f"{code}  Unchecked"
    marking.key(Qt.Key.Key_1)
    assert marking.verdict(QUALITY, code) is Verdict.MET
    assert mark_line(marking) == f"{code}  Met · saved · Met, but points 0/12", "never plain green"
    line = marking.screen.findChild(MarkLine)
    assert line is not None
    assert line.property("tone") == "warn"
    marking.key(Qt.Key.Key_0)
    assert mark_line(marking) == f"{code}  Unchecked"


def test_the_line_leads_to_the_marks_and_goes_when_they_are_seen(marking: Marking) -> None:
    tall(marking)
    marking.key(Qt.Key.Key_4)
    marking.room.find("markLineShow").setFocus()
    marking.click("markLineShow")
    marking.room.qtbot.waitUntil(lambda: segments_seen(marking))
    assert marking.screen.hasFocus()
    assert mark_line(marking) == ""
    marking.at(QUALITY, "1.1.1/4")
    assert segments_seen(marking)
    assert mark_line(marking) == ""


def test_before_the_store_has_answered_it_says_saving(marking: Marking) -> None:
    code, edge = tall(marking), marking.screen.findChild(Edge)
    assert edge is not None
    edge.saving(Verdict.MET)
    assert mark_line(marking) == f"{code}  Met · saving …"
    edge.answered()
    assert mark_line(marking) == f"{code}  Unchecked"


def place_of_card(marking: Marking) -> int:
    card = marking.screen.clauses.card
    assert card is not None
    return card.mapTo(marking.room.window, QPoint(0, 0)).y()


def test_a_sentence_moves_nothing_under_the_hand_and_goes_with_a_key(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/4")
    marking.key(Qt.Key.Key_1)
    stood = place_of_card(marking)
    marking.key(Qt.Key.Key_Z, CTRL)
    assert "Undone" in marking.said("clausesMessage")
    assert place_of_card(marking) == stood
    marking.key(Qt.Key.Key_Escape)
    assert marking.said("clausesMessage") == ""
    marking.key(Qt.Key.Key_Y, CTRL)
    assert "Done again" in marking.said("clausesMessage")
    marking.key(Qt.Key.Key_2)
    assert marking.said("clausesMessage") == ""


def test_a_sentence_goes_by_itself_and_a_fault_waits_for_a_key(marking: Marking) -> None:
    message = marking.screen.clauses.message
    message.say("Undone: a mark")
    assert 5_000 <= message.stays_ms <= 10_000
    message.say("Undone: a mark", offer=("Back", lambda: None))
    assert message.stays_ms >= 20_000
    message._wait.start(1)
    marking.room.qtbot.waitUntil(lambda: not message.text())
    message.say("Not saved", "bad")
    assert message.stays_ms == 0
    message.pass_on()
    assert message.text() == "Not saved"


def test_a_sentence_whose_button_has_the_keys_stays_and_gives_them_back(marking: Marking) -> None:
    message = marking.screen.clauses.message
    message.say("Undone", offer=("Back", lambda: None))
    marking.room.find("clausesMessageOffer", QPushButton).setFocus()
    message._go()
    assert message.text() == "Undone"
    message.clear()
    assert marking.screen.hasFocus()


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768)])
def test_the_chosen_card_is_not_under_the_sentence(marking: Marking, size: tuple[int, int]) -> None:
    marking.room.window.resize(*size)
    marking.at(QUALITY, "1.1.1/4")
    QTest.keyClick(marking.screen, Qt.Key.Key_1)
    marking.room.settle()
    marking.at(QUALITY, "1.1.3/1")
    marking.key(Qt.Key.Key_Z, CTRL)
    assert marking.screen.clauses.ref is not None
    assert marking.screen.clauses.ref.clause == "1.1.1/4"
    marking.room.qtbot.waitUntil(lambda: segments_seen(marking))


def test_a_room_ends_below_its_last_card(marking: Marking) -> None:
    marking.room.window.resize(1280, 720)
    enter(marking, "康复治疗室")
    cards = marking.screen.clauses._cards
    bar = cards.area.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        last = cards._now.built[-1].geometry().bottom()
        whole = cards._now.end == len(cards._now.lines) and not cards._turn.isActive()
        return whole and last <= cards._now.holder.height() <= last + 24

    marking.room.qtbot.waitUntil(at_the_end)


def test_one_line_at_a_time_and_none_over_the_marks_one_works_in(marking: Marking) -> None:
    tall(marking)
    edge = marking.screen.clauses.edge
    assert edge.mark.isVisible()
    edge.message.say("Undone")
    assert not edge.mark.isVisible()
    edge.message.clear()
    assert edge.mark.isVisible()
    marking.click("markLineShow")
    marking.room.qtbot.waitUntil(lambda: segments_seen(marking) and edge.isHidden())
    card = marking.screen.clauses.card
    assert card is not None
    edge.message.say("Undone")
    marks = QRect(card.segments.mapTo(edge.parentWidget(), QPoint(0, 0)), card.segments.size())
    assert edge.isVisible()
    assert not edge.geometry().intersects(marks)
