"""结束检查 in the real window, on a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.errors import StoreError
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import close, fill, sample
from ui.screens.closing import ClosingScreen
from ui.screens.results import result_view


@pytest.fixture
def marked(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path, fill) as made:
        yield made


def closing(room_: Room) -> ClosingScreen:
    page = room_.go("closing")
    assert isinstance(page, ClosingScreen)
    return page


def test_a_gap_leads_to_its_clause(marked: Room) -> None:
    page = closing(marked)

    with marked.qtbot.waitSignal(page.jump_to) as jumped:
        marked.click("gap_clause-to-verify_1.1.1/4")

    assert jumped.args == [sample.QUALITY, "1.1.1/4"]
    assert marked.window.page == "visit"


def test_one_reason_for_many_lets_the_visit_close(marked: Room) -> None:
    page = closing(marked)
    assert "still block" in marked.find("closing_state", QLabel).text()
    page.show_tab("unchecked")

    marked.type("unchecked_reason", "time was short")
    marked.click("unchecked_apply")
    marked.click("unchecked_all")
    marked.click("closing_close")

    state = marked.session.state
    assert state is not None
    assert state.closed is not None
    assert {u.reason for u in state.unchecked} == {"time was short"}
    assert "Frozen, revision 1" in marked.find("closing_state", QLabel).text()
    assert len(marked.find("closing_digest", QLabel).toolTip()) == 64
    assert marked.find("closing_sign").isEnabled()


def test_eleven_criteria_show_their_working(marked: Room) -> None:
    closing(marked).show_tab(sample.HOSPITAL)

    words = [w.text() for w in marked.window.findChildren(QLabel) if w.isVisible()]

    assert any("11,500 ÷ 250 = 46.00 ≥ 30" in text for text in words)
    assert any("11 / 11" in text for text in words)


def test_the_older_pack_counts_and_says_that_there_is_no_score(marked: Room) -> None:
    page = closing(marked)
    page.show_tab(sample.QUALITY)

    assert "no total score" in marked.find("no_rule", QLabel).text()


def test_an_office_check_without_a_source_is_refused_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path) as empty:
        page = closing(empty)
        page.show_tab("vetoes")

        empty.click("veto_V1_office_none")

        assert empty.find("closingMessage")
        state = empty.session.state
        assert state is not None
        assert not state.vetoes

        empty.type("veto_V1_office_source", "letter 8")
        empty.settle()
        empty.click("veto_V1_declaration_none")
        state = empty.session.state
        assert state is not None
        assert {key[2] for key in state.vetoes} == {"office", "declaration"}


def freeze(room_: Room) -> None:
    page = closing(room_)
    page.show_tab("unchecked")
    room_.type("unchecked_reason", "time was short")
    room_.click("unchecked_apply")
    room_.click("unchecked_all")
    room_.click("closing_close")


def test_closing_backs_the_workspace_up(marked: Room, tmp_path: Path) -> None:
    assert not marked.window.findChildren(QLabel, "closing_backup_state")
    freeze(marked)

    (made,) = (marked.field.workspace.folder / "backups").iterdir()
    assert sorted(p.name for p in made.iterdir()) == ["workspace.db", "workspace.key"]
    line = marked.find("closing_backup_state", QLabel)
    assert "Backed up" in line.text()
    assert line.parentWidget().toolTip() == str(made)

    stick = tmp_path / "stick"
    stick.mkdir()
    marked.put_folder("closing_backup_folder", stick)
    marked.click("closing_backup")
    assert [p.name[:13] for p in stick.iterdir()] == ["chayan-backup"]
    assert marked.find("closingMessage")


def test_a_backup_that_fails_does_not_stand_in_the_way(
    marked: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("disk-full")

    monkeypatch.setattr("models.store.backup.write_vault", full)
    freeze(marked)

    state = marked.session.state
    assert state is not None
    assert state.closed is not None
    said = marked.find("closing_backup_state", QLabel).text()
    assert "the disk is full" in said
    assert "stick" in said
    assert marked.find("closing_sign").isEnabled()


def test_an_amendment_opens_the_record_again(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path, fill, close) as frozen:
        page = closing(frozen)
        frozen.click("closing_reopen")
        assert page.message.property("tone") == "bad"
        assert frozen.window.focusWidget() is frozen.find("closing_reason")
        frozen.type("closing_reason", "a figure was misread")
        frozen.find("closing_reopen", QPushButton).click()  # and once more, by an impatient hand
        frozen.click("closing_reopen")
        assert "revision 2" in page.message.text(), "and no word of what was refused before"

        state = frozen.session.state
        assert state is not None
        assert state.closed is None
        assert frozen.find("closing_close").isEnabled()


def test_fields_are_kept_and_persons_stay_hidden(marked: Room) -> None:
    marked.go("form_fields")
    assert (
        marked.find("field_representative_id", QLineEdit).echoMode() is QLineEdit.EchoMode.Password
    )

    marked.click("formFieldsTakeAll")
    marked.type("field_health_staff", "96")
    marked.find("field_departments_1").click()  # type: ignore[attr-defined]
    marked.click("formFieldsSave")

    state = marked.session.state
    assert state is not None
    kept = state.forms[(sample.HOSPITAL, "annex-2")]
    assert kept["health_staff"] == 96
    assert kept["departments"] == ("内科",)
    assert kept["facility_name"] == sample.FACILITY["name"]
    assert kept["tcm_piece_kinds"] == 416
    assert kept["specialty_daily_visits"] == "46.00"


def test_rows_of_a_form_are_kept_side_by_side(marked: Room) -> None:
    from PySide6.QtWidgets import QTableWidget

    marked.go("form_fields")
    table = marked.find("field_gp_name", QTableWidget)
    for line, cells in enumerate((("甲", "全科", "1"), ("乙", "中医", "2"))):
        for place, text in enumerate(cells):
            item = table.item(line, place)
            if item is None:
                from PySide6.QtWidgets import QTableWidgetItem

                table.setItem(line, place, QTableWidgetItem(text))
    marked.click("formFieldsSave")

    state = marked.session.state
    assert state is not None
    kept = state.forms[(sample.HOSPITAL, "annex-2")]
    assert kept["gp_name"] == ("甲", "乙")
    assert kept["gp_certificate"] == ("1", "2")


def test_a_result_is_drawn_for_every_pack(marked: Room) -> None:
    from models.facts.snapshot import judge

    state = marked.session.state
    assert state is not None
    for pack in marked.session.packs_of(state):
        view = result_view(pack, judge(state, pack))
        marked.qtbot.addWidget(view)


def test_fields_go_to_the_form_they_were_typed_in(marked: Room) -> None:
    marked.go("form_fields")
    marked.type("field_health_staff", "96")
    marked.click(f"formFieldsForm_{sample.HOSPITAL}_annex-4")
    marked.type("field_applied_on", "2021-09-01")
    marked.click("formFieldsBack")
    marked.settle()

    state = marked.session.state
    assert state is not None
    assert state.forms[(sample.HOSPITAL, "annex-2")] == {"health_staff": 96}
    assert state.forms[(sample.HOSPITAL, "annex-4")] == {"applied_on": "2021-09-01"}


def test_a_proposal_goes_away_while_the_field_says_the_same(marked: Room) -> None:
    marked.go("form_fields")

    def offered() -> set[str]:
        return {
            w.objectName().removesuffix("_take")
            for w in marked.window.findChildren(QPushButton)
            if w.objectName().endswith("_take") and w.isVisible()
        }

    assert {"field_facility_name", "field_tcm_piece_kinds"} <= offered()

    marked.click("field_facility_name_take")
    assert "field_facility_name" not in offered()
    assert not marked.window.findChild(QLabel, "field_facility_name_proposed").isVisible()

    marked.click("formFieldsTakeAll")
    assert offered() == set()

    marked.type("field_facility_name", "another")
    assert offered() == {"field_facility_name"}
    marked.type("field_facility_name", sample.FACILITY["name"])
    assert offered() == set()


def test_words_that_cannot_be_printed_are_told_before_the_closing(marked: Room) -> None:
    page = closing(marked)
    page.show_tab("unchecked")
    marked.type("unchecked_reason", "时间不够😀")
    marked.click("unchecked_apply")
    marked.click("unchecked_all")

    marked.click("closing_close")

    state = marked.session.state
    assert state is not None
    assert state.closed is None
    told = marked.find("closingMessageText", QLabel).text()
    assert "U+1F600" in told
    assert "1.1.1/4" in told
    assert marked.find("closing_close").isEnabled()
    marked.type("unchecked_reason", "时间不够")
    marked.click("unchecked_apply")
    marked.click("unchecked_all")
    marked.click("closing_close")
    assert marked.session.state is not None
    assert marked.session.state.closed is not None


def test_a_page_that_was_built_anew_leaves_nothing_that_hears_of_saving(marked: Room) -> None:
    """After a change of language every mark ended in an error of the program."""
    closing(marked)
    marked.window.rebuild()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with marked.qtbot.captureExceptions() as caught:
        marked.session.saved.emit("08:00:00")
    assert not caught
