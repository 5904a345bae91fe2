"""Plan B in the window: papers before the visit, a typed list after it, everything by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.errors import StoreError
from models.facts.bodies import Room as Place
from models.facts.state import VisitState
from models.standards.types import Verdict, tags_of
from models.visits import drafts, places, rooms
from tests.reports import papers
from tests.ui import sample_visit
from tests.ui.marking import HOSPITAL, QUALITY, Marking
from tests.ui.rooms import Room, room
from ui import field_papers
from ui.dialogs.paper import PaperDialog
from ui.widgets.paper_rooms import PaperRooms


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as opened:
        yield opened


def typed(made: Room, text: str) -> None:
    made.find("quickText", QPlainTextEdit).setPlainText(text)
    made.settle()


def said(made: Room, name: str) -> str:
    return made.find(name, QLabel).text()


def kept(made: Room) -> VisitState:
    return made.field.book.load(made.field.visit)


def cells(made: Room) -> list[tuple[str, str, str]]:
    model = made.find("quickPreview").model()  # type: ignore[attr-defined]
    return [
        tuple(model.index(line, place).data() for place in range(3))
        for line in range(model.rowCount())
    ]


def test_all_papers_are_saved_and_are_complete(made: Room, tmp_path: Path) -> None:
    made.go("field_papers")
    stick = tmp_path / "stick"
    stick.mkdir()
    made.put_folder("field_papers_folder", stick)
    made.click("forms_save_all")
    files = sorted(stick.iterdir())
    names = [file.name.split("_")[0] for file in files]
    annexes = ["空白附件1", "空白附件2", "空白附件4"]
    ours = ["会议签到表", "检查日程", "评审员承诺书", "附件3"]
    assert sorted(names) == sorted([*ours, *annexes, "空白检查表", "空白检查表"])
    assert "9 PDF files" in said(made, "fieldPapersMessageText")
    facility = kept(made).facility.name
    assert not any(facility in file.name for file in files)
    for file in files:
        assert papers.reader(file.read_bytes()).pages


def test_papers_stand_in_groups_with_those_for_the_site_first(made: Room) -> None:
    made.go("field_papers")
    on_site, issued = (said(made, f"forms_group_{name}") for name in ("on_site", "acceptance"))
    assert (on_site, issued) == ("For use on site", "Acceptance")
    tops = [
        made.find(name).mapTo(made.window, QPoint(0, 0)).y()
        for name in ("forms_group_on_site", "form_pledge", "forms_group_acceptance", "form_annex-3")
    ]
    assert tops == sorted(tops)


def test_an_annex_has_the_title_of_its_document_and_the_deeds_stand_in_sight(made: Room) -> None:
    made.go("field_papers")
    shown = [label.text() for label in made.find("form_blank-annex-4").findChildren(QLabel)]
    assert "Annex 4, blank  社区医院验收申请表" in shown
    shown = [label.text() for label in made.find("form_annex-3").findChildren(QLabel)]
    assert "Annex 3, as issued  渝中区社区医院建设规划时间表" in shown
    for name in ("forms_print", "forms_save_all", "enterPaperList"):
        deed = made.find(name)
        assert deed.visibleRegion().boundingRect() == deed.rect(), name


def test_a_paper_is_looked_at_before_it_is_saved(made: Room) -> None:
    made.go("field_papers")
    made.click(f"form_open_{field_papers.DAY_PLAN}")
    dialog = made.window.findChild(PaperDialog)
    assert dialog is not None
    made.qtbot.waitUntil(lambda: dialog.view.page.drawn)
    dialog.close()


def test_no_folder_takes_the_person_to_the_line(made: Room, tmp_path: Path) -> None:
    made.go("field_papers")
    made.click("forms_save_all")
    assert made.find("field_papers_folder").property("invalid")
    said = made.find("field_papers_folder_missing", QLabel)
    assert "first" in said.text(), "a red edge alone says nothing"
    assert not made.find("field_papers_folder").visibleRegion().isEmpty(), "it was scrolled away"
    made.put_folder("field_papers_folder", tmp_path / "none")
    assert not said.isVisible(), "it goes when one types"
    made.click("forms_save_all")
    assert "no such folder" in said.text()
    made.put_folder("field_papers_folder", tmp_path)
    made.click("forms_save_all")
    assert not said.isVisible()
    assert not made.find("field_papers_folder").property("invalid")


def test_a_stick_that_went_away_is_told(made: Room, tmp_path: Path) -> None:
    made.go("field_papers")
    stick = tmp_path / "stick"
    stick.mkdir()
    made.put_folder("field_papers_folder", stick)
    (stick / ".keep").touch()
    before = field_papers.write_whole

    def gone(*_given: object) -> None:
        from models.errors import PackageError

        raise PackageError("courier-full")

    field_papers.write_whole = gone  # type: ignore[assignment]
    try:
        made.click(f"form_save_{field_papers.DAY_PLAN}")
    finally:
        field_papers.write_whole = before
    assert said(made, "fieldPapersMessageText")


def test_keys_lead_from_marking_to_the_papers_and_the_list_and_back(made: Room) -> None:
    marking = Marking(made)
    marking.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert made.window.page == "field_papers"
    marking.key(Qt.Key.Key_Escape)
    assert made.window.page == "visit"
    marking.click("planB")
    assert made.window.page == "field_papers"
    made.click("enterPaperList")
    assert made.window.page == "quick_entry"
    marking.key(Qt.Key.Key_Escape)
    assert made.window.page == "visit"
    marking.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert made.window.page == "quick_entry"
    assert made.find("quickText").hasFocus()


def test_what_is_typed_is_shown_with_clause_mark_or_reason(made: Room) -> None:
    made.go("quick_entry")
    typed(made, "2.3.3/2 2 隔帘缺失\n9.9.9/9 1\n\n1.1.1/1.3 1")
    clause = next(p for p in made.field.packs.values() if p.id == QUALITY).clause("2.3.3/2")
    shown = cells(made)
    assert shown[0] == ("1", "Not met", clause.text)
    assert shown[1][:2] == ("2", "Not understood")
    assert "9.9.9/9" in shown[1][2]
    assert shown[2] == ("4", "Met", "康复治疗室")
    assert said(made, "quickSummary") == "2 lines can be taken over, 1 cannot."
    assert clause.text in said(made, "quickAbout"), "the clause at the cursor, in full"
    assert "隔帘缺失" in said(made, "quickAbout")
    QTest.keyClick(made.find("quickText"), Qt.Key.Key_Down)
    assert "9.9.9/9" in said(made, "quickAbout")
    assert kept(made).count == 1, "nothing is entered before it is taken over"


def test_lines_taken_over_leave_and_refused_ones_stay(made: Room) -> None:
    made.go("quick_entry")
    typed(made, "2.3.3/2 2 隔帘缺失\n9.9.9/9 1\nA:3 1\n2.3.3/1@2 1")
    QTest.keyClick(made.find("quickText"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    made.settle()
    assert made.find("quickText", QPlainTextEdit).toPlainText() == "9.9.9/9 1"
    assert said(made, "quickEntryMessageText").startswith("3 lines were entered and are saved.")
    assert "9.9.9/9" in said(made, "quickEntryMessageText")
    state = kept(made)
    assert state.marks[QUALITY, "2.3.3/2"].mark.note == "隔帘缺失"
    assert state.verdict(HOSPITAL, "3") is Verdict.MET
    assert [*state.seen[QUALITY, "2.3.3/1"]] == [state.rooms[1].name]


def test_undo_takes_lines_back_one_by_one(made: Room) -> None:
    made.go("quick_entry")
    typed(made, "2.3.3/2 1\n2.3.3/3 1")
    made.click("quickTake")
    assert made.find("quickText", QPlainTextEdit).toPlainText() == ""
    made.click("quickUndo")
    assert kept(made).verdict(QUALITY, "2.3.3/3") is Verdict.UNCHECKED
    assert kept(made).verdict(QUALITY, "2.3.3/2") is Verdict.MET
    made.click("quickUndo")
    assert kept(made).verdict(QUALITY, "2.3.3/2") is Verdict.UNCHECKED


def test_a_full_disk_keeps_what_is_not_saved_in_the_field(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.go("quick_entry")
    typed(made, "2.3.3/2 1\n2.3.3/3 1")
    book = made.session.book
    whole, calls = book.append, [0]

    def failing(*args: object, **more: object) -> VisitState:
        calls[0] += 1
        if calls[0] > 1:
            raise StoreError("disk-full")
        return whole(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(book, "append", failing)
    made.click("quickTake")
    assert made.find("quickText", QPlainTextEdit).toPlainText() == "2.3.3/3 1"
    assert made.window.message.text()
    monkeypatch.undo()
    made.click("quickTake")
    assert kept(made).verdict(QUALITY, "2.3.3/3") is Verdict.MET


def test_a_text_that_is_no_list_is_told_and_enters_nothing(made: Room) -> None:
    made.go("quick_entry")
    typed(made, "1 1\n" * 2001)
    assert "2000" in said(made, "quickEntryMessageText")
    made.click("quickTake")
    assert kept(made).count == 1


def test_what_was_typed_waits_while_one_looks_elsewhere(made: Room) -> None:
    made.go("quick_entry")
    typed(made, "2.3.3/2 1")
    made.go("field_papers")
    assert drafts.kept(made.field.workspace, made.field.visit) == "2.3.3/2 1"
    made.go("quick_entry")
    assert made.find("quickText", QPlainTextEdit).toPlainText() == "2.3.3/2 1"


def test_what_was_typed_is_kept_without_leaving_and_comes_back_in_a_new_window(
    made: Room, qtbot: QtBot
) -> None:
    before = made.go("quick_entry")
    typed(made, "2.3.3/2 1\n2.3.3/3 ")

    def on_disk() -> bool:
        found = drafts.kept(made.field.workspace, made.field.visit)
        return found == "2.3.3/2 1\n2.3.3/3 "

    qtbot.waitUntil(on_disk, timeout=10_000)
    made.settle()
    made.window.forget(before)  # as after a power cut: built anew from what is on the disk
    made.go("visits")
    made.open()
    made.go("quick_entry")
    assert made.find("quickText", QPlainTextEdit).toPlainText() == "2.3.3/2 1\n2.3.3/3 "
    made.click("quickTake")
    assert drafts.kept(made.field.workspace, made.field.visit) == "2.3.3/3 "


def test_lines_that_were_entered_leave_the_kept_list_even_when_the_page_is_gone(
    made: Room,
) -> None:
    page = made.go("quick_entry")
    typed(made, "2.3.3/2 1\n9.9.9/9 1\n2.3.3/3 1")
    made.find("quickTake", QPushButton).click()
    assert made.window.page == "quick_entry"
    made.window.forget(page)
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(page)
    made.settle()
    assert kept(made).verdict(QUALITY, "2.3.3/3") is Verdict.MET
    assert drafts.kept(made.field.workspace, made.field.visit) == "9.9.9/9 1"
    made.go("visits")
    made.open()
    made.go("quick_entry")
    assert made.find("quickText", QPlainTextEdit).toPlainText() == "9.9.9/9 1"


def test_a_closed_visit_takes_no_list_but_still_prints(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path, sample_visit.fill, sample_visit.close) as made:
        assert kept(made).closed is not None
        made.go("quick_entry")
        assert not made.find("quickTake").isEnabled()
        assert said(made, "quickEntryMessageText")
        made.go("field_papers")
        assert made.find("forms_save_all").isEnabled()


def test_everything_operable_has_a_name(made: Room) -> None:
    for page in ("field_papers", "quick_entry"):
        screen = made.go(page)
        for name in ("quickText", "quickWithin", "quickPreview", "quickTake", "quickUndo"):
            if page == "quick_entry":
                assert made.find(name).accessibleName(), name
        assert screen.accessibleName() or screen.objectName()


def test_a_paper_from_before_the_rooms_were_reordered_is_read_in_its_order(made: Room) -> None:
    field = made.field
    kinds = [one.kind for one in places.rooms(field.state, field.packs)][:2]
    one, two = (Place(kind=kind, name=kind) for kind in kinds)
    for wanted in ([one, two], [two, one]):
        made.session.submit(
            lambda s, w=wanted: rooms.set_rooms(field.book, s, sample_visit.LEADER, w)
        )
        made.settle()
    made.go("quick_entry")
    choice = made.find("quickRooms", PaperRooms)
    assert choice.paper() is None
    clause = next(
        c.code
        for p in field.packs.values()
        for i in p.indicators()
        for c in i.clauses
        if one.kind in tags_of(i, c).places and two.kind in tags_of(i, c).places
    )
    made.find("quickText", QPlainTextEdit).setPlainText(f"{clause}@1 1")
    made.settle()
    model = made.find("quickPreview").model()  # type: ignore[attr-defined]
    assert two.name in model.index(0, 1).data()
    choice.setCurrentIndex(1)
    made.settle()
    assert one.name in model.index(0, 1).data()
