"""完成情况 and 不一致 on the closing page: every gap is two clicks away, in the right mode."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from models.facts.bodies import ClauseRef
from models.facts.bodies import Room as Place
from models.standards.types import Verdict
from models.visits import findings, marking, rooms
from models.visits.coverage import by_room
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import LEADER, Field, fill, sample
from ui.screens.closing import ClosingScreen
from ui.screens.coverage import APART
from ui.screens.visit.screen import VisitScreen
from ui.screens.visit.view import View


def with_rooms(field: Field) -> None:
    kind = by_room(field.state, field.packs)[0].code
    listed = [Place(kind=kind, name=f"{kind}{n}") for n in (1, 2)]
    field.state = rooms.set_rooms(field.book, field.state, LEADER, listed)


def stated(field: Field) -> None:
    field.state = findings.fill_form(
        field.book,
        field.state,
        field.packs,
        LEADER,
        sample.HOSPITAL,
        "annex-4",
        {"annual_visits": 900000},
    )


def against_rooms(field: Field) -> None:
    gap = by_room(field.state, field.packs)[0].gaps[0]
    ref = ClauseRef(pack=gap.pack, clause=gap.clause)
    book, packs = field.book, field.packs
    state = rooms.see(book, field.state, packs, LEADER, ref, gap.room, Verdict.NOT_MET)
    field.state = marking.mark(book, state, packs, LEADER, ref, Verdict.MET)


def nowhere(field: Field) -> None:
    """A finding without its place: closing warns and lets it pass."""
    ref, book = ClauseRef(pack=sample.HOSPITAL, clause="2"), field.book
    state = marking.mark(book, field.state, field.packs, LEADER, ref, Verdict.NOT_MET)
    state = findings.record_finding(book, state, field.packs, LEADER, ref, "少一间观察室。")
    field.state = state


@pytest.fixture
def walked(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path, with_rooms, against_rooms, fill, stated) as made:
        yield made


def closing(made: Room) -> ClosingScreen:
    page = made.go("closing")
    assert isinstance(page, ClosingScreen)
    return page


def at(made: Room) -> tuple[str, str, str]:
    """Where one is on the marking screen: view, room and clause."""
    assert made.window.page == "visit"
    screen = made.window.page_widget("visit")
    assert isinstance(screen, VisitScreen)
    where = screen.whereabouts()
    assert where is not None
    return where.mode, where.room, where.clause


def click_row(made: Room, name: str, text: str) -> None:
    table = made.find(name, QTableView)
    model = table.model()
    for line in range(model.rowCount()):
        for place in range(model.columnCount()):
            index = model.index(line, place)
            words = str(index.data()).strip("　")
            if words == text or words.startswith(f"{text} "):
                table.scrollTo(index)
                where = table.visualRect(index).center()
                QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
                made.settle()
                return
    raise AssertionError(f"{name} has no {text}")


def test_a_gap_by_indicator_is_two_clicks_away(walked: Room) -> None:
    page = closing(walked)
    click_row(walked, "coverage_rows", "1.1.1")
    with walked.qtbot.waitSignal(page.jump_to_indicator) as jumped:
        click_row(walked, "coverage_gaps", "1.1.1/4")
    assert jumped.args == [sample.QUALITY, "1.1.1", "1.1.1/4"]
    assert at(walked) == (View.INDICATOR, "", "1.1.1/4")


def test_a_gap_by_room_is_two_clicks_away(walked: Room) -> None:
    page = closing(walked)
    walked.click("coverage_by_room")
    state = walked.session.state
    assert state is not None
    second = by_room(state, walked.session.packs)[1]
    click_row(walked, "coverage_rows", second.name)
    gap = second.gaps[0]
    with walked.qtbot.waitSignal(page.jump_to_room) as jumped:
        click_row(walked, "coverage_gaps", gap.clause)
    assert jumped.args == [gap.pack, gap.clause, second.name]
    assert at(walked) == (View.PLACE, second.name, gap.clause)


def test_coverage_counts_what_has_a_result(walked: Room) -> None:
    closing(walked)
    said = walked.find("coverage_summary", QLabel).text()
    state = walked.session.state
    assert state is not None
    total = sum(1 for p in walked.session.packs_of(state) for _ in p.clauses())
    assert f"of {total} have a result" in said


def test_the_chosen_row_stays_when_one_comes_back(walked: Room) -> None:
    closing(walked)
    click_row(walked, "coverage_rows", "1.1.2")
    walked.go("visit")
    closing(walked)
    assert "1.1.2" in walked.find("coverage_missing", QLabel).text()


def test_r3_9_stated_and_verified_stand_side_by_side_and_lead_to_the_clause(
    walked: Room,
) -> None:
    page = closing(walked)
    page.show_tab("disagreements")
    table = walked.find("disagreements_table", QTableView)
    cells = [str(table.model().index(0, place).data()) for place in range(6)]
    assert "900000" in cells[3]
    assert "%" in cells[5]
    with walked.qtbot.waitSignal(page.jump_to) as jumped:
        click_row(walked, "disagreements_table", cells[1])
    assert jumped.args[0] == sample.HOSPITAL
    assert walked.window.page == "visit"


def test_r2_6_a_mark_against_its_rooms_stands_there_too(walked: Room) -> None:
    page = closing(walked)
    page.show_tab("disagreements")
    model = walked.find("disagreements_table", QTableView).model()
    words = [str(model.index(line, 0).data()) for line in range(model.rowCount())]
    assert "mark and rooms disagree" in words


def test_every_row_has_the_words_of_its_clause_and_the_tab_says_how_many(walked: Room) -> None:
    page = closing(walked)
    page.show_tab("disagreements")
    table, state = walked.find("disagreements_table", QTableView), walked.session.state
    assert state is not None
    texts = {c.code: c.text for p in walked.session.packs_of(state) for c in p.clauses()}
    model = table.model()
    for line in range(1, model.rowCount()):
        clause, said = (str(model.index(line, place).data()) for place in (1, 2))
        assert said == texts[clause]
    table.setCurrentIndex(model.index(1, 0))
    assert texts[str(model.index(1, 1).data())] in (
        walked.find("disagreements_detail", QLabel).text()
    )
    tab = walked.find("closing_tabs_disagreements", QPushButton)
    assert tab.text().endswith(f" {model.rowCount()}")


def test_what_did_not_fit_is_still_told_after_freezing(qtbot: QtBot, tmp_path: Path) -> None:
    """Freezing settles nothing: who signs reads the same list as before."""
    with room(qtbot, tmp_path, fill, stated, nowhere) as made:
        page = closing(made)
        head = made.find("closing_settle_head", QLabel)
        assert head.text() == "To settle before signing"
        page.show_tab("unchecked")
        made.type("unchecked_reason", "time was short")
        made.click("unchecked_apply")
        made.click("unchecked_all")
        assert head.text() == "Worth another look"
        page.show_tab("disagreements")
        table = made.find("disagreements_table", QTableView)
        before = table.model().rowCount()
        assert before
        made.click("closing_close")
        state = made.session.state
        assert state is not None
        assert state.closed is not None
        assert table.isVisible()
        assert table.model().rowCount() == before
        assert made.find("closing_tabs_disagreements", QPushButton).text().endswith(f" {before}")
        assert made.find("closing_clear").isVisible()


def test_a_finding_that_lacks_three_things_is_one_row_that_names_them(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with room(qtbot, tmp_path, nowhere) as made:
        closing(made).show_tab("disagreements")
        table = made.find("disagreements_table", QTableView)
        model = table.model()
        rows = [
            [str(model.index(n, at).data()) for at in range(3)] for n in range(model.rowCount())
        ]
        (row,) = (row for row in rows if row[1] == "2")
        assert row[0] == "finding lacks 3 things"
        lacking = "finding without evidence · finding without a place · no rectification asked · "
        assert row[2].startswith(lacking)
        click_row(made, "disagreements_table", "2")
        assert made.window.page == "visit"


def test_the_form_of_a_stated_value_is_one_click_away(walked: Room) -> None:
    closing(walked).show_tab("disagreements")
    walked.click("disagreements_form")
    assert walked.window.page == "form_fields"


def test_a_visit_just_begun_says_that_nothing_disagrees(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path) as begun:
        closing(begun).show_tab("disagreements")
        assert begun.find("disagreements_clear").isVisible()


def test_the_keyboard_opens_a_gap(walked: Room) -> None:
    page = closing(walked)
    click_row(walked, "coverage_rows", "1.1.1")
    table = walked.find("coverage_gaps", QTableView)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    with walked.qtbot.waitSignal(page.jump_to_indicator):
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert walked.window.page == "visit"


def test_a_cut_clause_can_be_read_in_full(walked: Room) -> None:
    screen = closing(walked)
    gaps = screen.coverage._list
    model = screen.coverage._gaps
    row = max(range(model.rowCount()), key=lambda n: len(model.row(n).text))
    gaps.setCurrentIndex(model.index(row, 0))
    assert model.row(row).text in walked.find("coverage_text", QLabel).text()
    more = next(
        b
        for b in screen.gaps.findChildren(QPushButton)
        if b.objectName().startswith("gapMore_") and not b.isHidden()
    )
    said = walked.find(more.objectName().replace("gapMore", "gapText"), QLabel)
    cut = said.text()
    more.click()
    assert cut.endswith("…")
    assert said.text().startswith(cut[:-1])
    assert len(said.text()) > len(cut) - 1


def test_where_words_are_large_the_gaps_come_in_the_place_of_the_table(walked: Room) -> None:
    screen = closing(walked)
    view = screen.coverage
    walked.window.resize(APART + 400, 700)
    walked.settle()
    assert view._table.isVisible()
    assert not view._list.isVisible()
    row = next(n for n in range(view._rows.rowCount()) if view._rows.row(n).gaps)
    view._table.setCurrentIndex(view._rows.index(row, 0))
    QTest.keyClick(view._table, Qt.Key.Key_Return)
    assert view._list.isVisible()
    assert not view._table.isVisible()
    walked.click("coverage_back")
    assert view._table.isVisible()


def test_an_indicator_of_the_list_is_not_shown_as_done(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path) as begun:
        page = closing(begun)
        page.show_tab("unchecked")
        begun.type("unchecked_reason", "time was short")
        begun.click("unchecked_apply")
        begun.click("unchecked_all")
        page.show_tab("coverage")
        click_row(begun, "coverage_rows", "1.1.1")
        said = begun.find("coverage_missing", QLabel).text()
        assert said.endswith("nothing is missing; 4 unchecked are on the list")
        model = begun.find("coverage_rows", QTableView).model()
        cells = {str(model.index(line, 3).data()) for line in range(model.rowCount())}
        assert "✓" not in cells
        assert "○ listed 4" in cells
