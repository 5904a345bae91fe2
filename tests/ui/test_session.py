"""The one road to change a visit: what fails leaves the record and the screen agreeing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
import shiboken6
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from models.errors import ExpectedError, StoreError, VisitError
from models.evidence.intake import prepare
from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits import findings, marking
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import LEADER, photo, sample
from ui.screens.visit.actions import Actions
from ui.screens.visit.screen import VisitScreen
from ui.widgets.message import Message

FIRST, SECOND = (ClauseRef(pack=sample.QUALITY, clause=f"1.1.1/{n}") for n in (1, 2))


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as opened:
        yield opened


def mark(made: Room, state: VisitState, ref: ClauseRef) -> VisitState:
    field = made.field
    return marking.mark(field.book, state, field.packs, LEADER, ref, Verdict.MET)


def kept(made: Room) -> VisitState:
    return made.field.book.load(made.field.visit)


@pytest.mark.parametrize("error", [VisitError("visit-closed"), StoreError("disk-full")])
def test_what_was_kept_before_a_failure_does_not_lock_the_visit(
    made: Room, error: ExpectedError
) -> None:
    def half(state: VisitState) -> NoReturn:
        mark(made, state, FIRST)
        raise error

    refused: list[ExpectedError] = []
    made.session.failed.connect(refused.append)
    made.session.submit(half, refused.append)
    made.settle()
    assert made.session.state == kept(made)
    made.session.submit(lambda state: mark(made, state, SECOND), refused.append)
    made.settle()

    assert refused == [error]
    assert kept(made).verdict(SECOND.pack, SECOND.clause) is Verdict.MET
    assert made.session.state == kept(made)


def test_the_rest_of_an_indicator_is_one_transaction(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    appended = count_appends(made, monkeypatch)
    before = kept(made).count
    Actions(made.session).mark_rest((FIRST, SECOND), pytest.fail)
    made.settle()

    assert (appended, kept(made).count) == ([2], before + 2)


def test_a_photo_comes_into_the_finding_in_the_same_transaction(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    field, session = made.field, made.session
    session.submit(
        lambda state: findings.record_finding(
            field.book, state, field.packs, LEADER, FIRST, "登记本未填写。", place="诊室"
        )
    )
    made.settle()
    appended = count_appends(made, monkeypatch)
    taken = prepare(photo(1))
    Actions(session).take_in(session.state.visit_id, taken, FIRST, pytest.fail)
    made.settle()
    state = kept(made)
    (finding,) = state.findings.values()

    assert appended == [3]
    assert finding.evidence == state.links[(FIRST.pack, FIRST.clause)] == (taken.sha256,)
    Actions(session).take_in(session.state.visit_id, taken, FIRST, pytest.fail)
    made.settle()
    assert kept(made) == state


def count_appends(made: Room, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many events each append writes from now on."""
    book, seen = made.field.book, []
    honest = book.append

    def append(state: VisitState, actor: str, entries: list[EventType], *more: object, **also):  # type: ignore[no-untyped-def]
        seen.append(len(entries))
        return honest(state, actor, entries, *more, **also)  # type: ignore[arg-type]

    monkeypatch.setattr(book, "append", append)
    return seen


def test_our_own_mistake_takes_back_what_was_painted_ahead(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = made.go("visit")
    assert isinstance(page, VisitScreen)
    page.show_clause(FIRST.pack, FIRST.clause)
    made.settle()
    segment = made.find(f"met_{FIRST.pack}_{FIRST.clause}", QAbstractButton)
    told = made.find("statusSaved", QLabel)
    monkeypatch.setattr(marking, "mark", lambda *_a, **_k: 1 // 0)
    with made.qtbot.captureExceptions() as caught:
        segment.click()
        assert segment.isChecked()
        made.settle()

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert not segment.isChecked()
    assert "NOT saved" in told.text()
    monkeypatch.undo()
    segment.click()
    made.settle()
    assert segment.isChecked()
    assert "Saved" in told.text()


def test_a_refusal_whose_page_is_gone_is_told_by_the_window(made: Room, qtbot: QtBot) -> None:
    gone = Message("goneMessage")
    told: list[ExpectedError] = []
    made.session.failed.connect(told.append)

    def refuse(_state: VisitState) -> NoReturn:
        raise VisitError("visit-closed")

    with qtbot.captureExceptions() as caught:
        made.session.submit(refuse, gone.refuse)
        shiboken6.delete(gone)
        made.settle()
    assert not caught
    assert [error.code for error in told] == ["visit-closed"]
