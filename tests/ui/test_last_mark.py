"""The last visit's mark beside this one's: one quiet line, never a mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from models.facts.bodies import VisitOpened
from models.standards.types import Verdict
from models.visits.previous import LastMark
from tests.ui import sample_visit
from tests.ui.marking import QUALITY, Marking
from tests.ui.rooms import room
from ui.demo import sample

FAILED = next(step for step in sample.STEPS if step.finding is not None)


@pytest.fixture
def later(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    """A visit of the same facility after one that is closed."""
    with room(qtbot, tmp_path, sample_visit.fill, sample_visit.close) as made:
        field = made.field
        opened: VisitOpened = field.state.opened.model_copy(
            update={"visit_on": "2022-09-15", "facility": field.state.facility}
        )
        field.state = field.book.start(opened, sample_visit.LEADER)
        made.open()
        yield Marking(made)
        made.go("visits")


def test_the_last_mark_stands_beside_with_its_finding(later: Marking) -> None:
    later.at(QUALITY, FAILED.clause)
    line = later.room.find(f"lastMarkText_{QUALITY}_{FAILED.clause}", QLabel)
    assert "2021" in line.text()
    assert FAILED.finding is not None
    assert FAILED.finding.fact in line.text()
    assert "reworded" not in line.text()
    assert later.verdict(QUALITY, FAILED.clause) is Verdict.UNCHECKED, "it is never copied"


def test_a_clause_reworded_since_says_so(later: Marking) -> None:
    later.at(QUALITY, FAILED.clause)
    card = later.screen.clauses.card
    assert card is not None
    card.last_mark.show_mark(LastMark(Verdict.MET, "", (), False), "2021-09-15")
    line = later.room.find(f"lastMarkText_{QUALITY}_{FAILED.clause}", QLabel)
    assert "reworded" in line.text()


def test_without_a_last_visit_there_is_no_line(marking: Marking) -> None:
    marking.at(QUALITY, FAILED.clause)
    line = marking.screen.findChild(QFrame, f"lastMark_{QUALITY}_{FAILED.clause}")
    assert line is not None
    assert not line.isVisible()
