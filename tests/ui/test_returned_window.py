"""退回补正 in the window: sent back, answered, and what the answer changed."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from models.district.returning import SendingBack
from models.district.states import CaseState
from models.standards.types import Verdict
from models.visits.records import VisitStatus
from sync import sending
from sync.inbox import receive
from tests.ui import reach
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import PASSPHRASE, close, fill, sample, sign
from tests.ui.stages import DESK, STICK, carried
from ui import delivery
from ui.desk_session import DeskSession
from ui.screens.desk import DeskScreen
from ui.screens.desk_return_clauses import ClausePicker
from ui.screens.visit.screen import VisitScreen
from ui.widgets.remark_lines import RemarkLines

CLAUSE = (sample.QUALITY, "1.1.1/1")


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """The package is at the desk, and the desk is closed again."""
    with room(qtbot, tmp_path, fill, close, sign, carried) as opened:
        yield opened
        DeskSession.of(opened.window).leave()


def deliver(made: Room, desk: Desk) -> None:
    built = delivery.build_package(
        made.field.book, made.field.visit, made.field.packs, lambda *_: None
    )
    assert receive(built.path, desk, made.field.packs).accepted


def open_case(made: Room, folder: Path) -> DeskScreen:
    page = made.go("desk")
    assert isinstance(page, DeskScreen)
    made.put_folder("desk_folder", folder)
    made.type("desk_passphrase", PASSPHRASE)
    made.click("desk_open")
    assert page.list is not None
    rows = [page.list.model.row(i) for i in range(page.list.model.rowCount())]
    page.open_case(next(row for row in rows if row.pack_id == CLAUSE[0]).id)
    made.settle()
    return page


def look(made: Room, name: str) -> None:
    """Nothing is cut off; with CHAYAN_PICTURES a picture is kept."""
    assert not [w for w in reach.cut_off(made.window) if "desk_case_side" not in w]
    folder = os.environ.get("CHAYAN_PICTURES")
    if folder:
        assert made.window.grab().save(str(Path(folder) / f"{name}.png"))


def gaps(made: Room) -> str:
    return "\n".join(w.toolTip() for w in made.window.findChildren(QFrame) if w.isVisible())


def labels(made: Room) -> str:
    return "\n".join(w.text() for w in made.window.findChildren(QLabel) if w.isVisible())


def test_a_return_goes_all_the_way(made: Room, tmp_path: Path) -> None:
    desk, stick = tmp_path / DESK, tmp_path / STICK
    made.window.resize(1366, 768)
    page = open_case(made, desk)
    case = page.case
    assert case is not None
    case.tabs.button("return").click()
    made.click("return_preview")
    assert "no remark" in labels(made)
    case.returning.picker.tick(CLAUSE)
    made.settle()
    made.type("return_remark_0", "请写明核对了哪份文件")
    made.type("return_whole", "请补机构盖章页")
    made.type("return_reason", "一处记录不清楚")
    made.type("return_by", "受理员丁")
    made.put_folder("return_folder", stick)
    look(made, "return-form")
    made.click("return_preview")
    look(made, "return-preview")
    made.click("return_send")

    assert (desk / "receipts").exists()
    (file,) = stick.glob("return-*.p7m")
    assert "waits for the answer" in labels(made)
    look(made, "return-waits")
    take_back_and_send_again(made, case.returning.picker, stick)
    session = DeskSession.of(made.window)
    assert session.desk is not None
    assert CaseState.RETURNED in {one.state for one in session.desk.list_cases()}
    session.leave()

    delivery.bring_home(made.field.book, stick)
    made.go("delivery")
    assert made.field.book.summary(made.field.visit).status is VisitStatus.RETURNED
    look(made, "return-delivery")
    made.click("delivery_return_go")
    assert made.window.page == "visit"
    screen = made.window.findChild(VisitScreen)
    assert screen is not None
    made.click("returnOnly")
    made.qtbot.waitUntil(lambda: screen.clauses.complete, timeout=10_000)
    made.settle()
    look(made, "return-visit")
    assert "请写明核对了哪份文件" in labels(made)
    answer = next(f for f in screen.findChildren(QLineEdit) if f.objectName().startswith("answer_"))
    answer.setText("已写明排班表")
    answer.editingFinished.emit()
    made.settle()
    state = made.session.state
    assert state is not None
    assert state.answers == {1: "已写明排班表"}
    taken_back_meanwhile(made, desk, stick)
    made.go("visit")
    made.click("returnList")
    assert made.find("answer_list_1_1", QLineEdit).text() == "已写明排班表"
    dialog = made.find("returnedDialog")
    if os.environ.get("CHAYAN_PICTURES"):
        assert dialog.grab().save(str(Path(os.environ["CHAYAN_PICTURES"]) / "return-list.png"))
    made.find("answer_list_2_2", QLineEdit).setText("已补盖章页")
    made.click("returnedDone")
    state = made.session.state
    assert state is not None
    assert state.answers == {1: "已写明排班表", 2: "已补盖章页"}

    made.field.state = state
    close(made.field)
    sign(made.field)
    with Desk.open(desk, PASSPHRASE) as open_:
        deliver(made, open_)
    page = open_case(made, desk)
    assert page.case is not None
    page.case.tabs.button("changes").click()
    made.settle()
    look(made, "return-changes")
    said = labels(made)
    assert "已写明排班表" in said
    assert "已补盖章页" in said
    assert file.exists()


def take_back_and_send_again(made: Room, picker: ClausePicker, stick: Path) -> None:
    made.type("return_withdraw_by", "受理员丁")
    made.click("return_withdraw")
    assert "write why the return is taken back" in labels(made)
    made.type("return_withdraw_reason", "少写了一条")
    made.put_folder("return_again_folder", stick)
    back = made.find("return_withdraw", QPushButton)
    back.click()
    back.click()  # an impatient hand: what was taken back is not refused a second time
    made.settle()
    (notice,) = stick.glob("withdrawn-*.p7m")
    assert f"{notice.name} tells it" in labels(made)
    assert "taken back" in made.find("return_standing", QLabel).text()
    look(made, "return-taken-back")
    notice.unlink()
    made.click("return_again")
    assert notice.exists(), "it can be written out once more"
    picker.tick(CLAUSE)
    made.settle()
    made.type("return_remark_0", "请写明核对了哪份文件")
    made.type("return_whole", "请补机构盖章页")
    made.type("return_reason", "一处记录不清楚")
    made.put_folder("return_folder", stick)
    made.click("return_preview")
    made.click("return_send")
    assert "waits for the answer" in labels(made)


def taken_back_meanwhile(made: Room, desk: Path, stick: Path) -> None:
    """The visit is open for correction: nobody asks for it any more, and everybody is told."""
    made.go("closing")
    assert "has no answer in words" in gaps(made)
    with Desk.open(desk, PASSPHRASE) as open_:
        (case,) = (c.id for c in open_.list_cases() if c.pack_id == CLAUSE[0])
        given = SendingBack((), "本是另一家机构", "受理员丁", sample.ORGANISATION)
        sending.take_back(open_, case, given, stick)
    delivery.bring_home(made.field.book, stick)
    made.go("visit")
    strip = made.find("returnSaid", QLabel)
    made.qtbot.waitUntil(lambda: "took its return back" in strip.text())
    look(made, "return-withdrawn-visit")
    made.go("closing")
    made.settle()
    assert "本是另一家机构" in made.find("closing_return_about", QLabel).text()
    go = made.window.findChild(QPushButton, "closing_return_go")
    assert go is not None
    assert not go.isVisible(), "there is nothing to open it for"
    assert "has no answer in words" not in gaps(made)
    look(made, "return-withdrawn-closing")


class Slow:
    """A step of the desk that waits until it is let go."""

    def __init__(self, step: Callable[..., Any]) -> None:
        self._step, self.go = step, threading.Event()
        self.asked = threading.Event()

    def __call__(self, *given: Any) -> Any:
        self.asked.set()
        assert self.go.wait(30)
        return self._step(*given)


def test_what_comes_late_neither_shows_nor_clears_what_was_typed_since(
    made: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_case(made, tmp_path / DESK)
    assert page.case is not None
    assert page.list is not None
    table = page.list.table
    table.selectRow(1)
    chosen = page.list.model.row(1).id
    page.desk.refresh()  # as when a package has come by line
    made.settle()
    assert page.list.model.row(table.currentIndex().row()).id == chosen
    form = page.case.returning
    page.case.tabs.button("return").click()
    made.type("return_whole", "请补机构盖章页")
    made.type("return_reason", "一处记录不清楚")
    made.type("return_by", "受理员丁")
    made.type("return_by", "受理员😀")
    made.click("return_preview")
    assert "U+1F600" in labels(made), "no record of the laptop could show it"
    made.type("return_by", "受理员丁")
    slow = Slow(sending.preview)
    monkeypatch.setattr(sending, "preview", slow)
    form.preview()
    made.qtbot.waitUntil(slow.asked.is_set)
    made.type("return_whole", "另一句话")
    slow.go.set()
    made.settle()
    assert form._shown.isHidden(), "what would be signed is no longer what was looked at"
    made.click("return_preview")
    assert "另一句话" in labels(made)

    slow = Slow(sending.send_back)
    monkeypatch.setattr(sending, "send_back", slow)
    form.send()
    made.qtbot.waitUntil(slow.asked.is_set)
    rows = [page.list.model.row(n) for n in range(page.list.model.rowCount())]
    other = next(row.id for row in rows if row.pack_id != CLAUSE[0])
    page.open_case(other)
    made.qtbot.waitUntil(lambda: form._view is not None and form._view.file.summary.id == other)
    page.case.tabs.button("return").click()
    made.type("return_whole", "这是另一个案件的话")
    slow.go.set()
    made.settle()
    assert form._whole.text() == "这是另一个案件的话"


def test_the_list_says_the_results_of_the_case_one_sees(qtbot: QtBot) -> None:
    def facts(verdict: Verdict) -> Any:
        return SimpleNamespace(
            clauses=(SimpleNamespace(pack="p", clause="1", text="words", verdict=verdict),)
        )

    picker = ClausePicker()
    qtbot.addWidget(picker)
    picker.show_clauses(facts(Verdict.MET), "p")
    before = picker._list.item(0).text()
    picker.tick(("p", "1"))
    picker.show_clauses(facts(Verdict.NOT_MET), "p")
    assert picker._list.item(0).text() != before
    assert picker.keys() == (("p", "1"),), "the same clause is still ticked"


def test_an_answer_that_a_full_disk_refused_is_handed_over_again(qtbot: QtBot) -> None:
    lines, given = RemarkLines("r"), list[tuple[int, str]]()
    qtbot.addWidget(lines)
    lines.answered.connect(lambda number, said: given.append((number, said)))
    lines.show_remarks(((1, "请写明", ""),), True)
    field = lines.findChild(QLineEdit)
    assert field is not None
    field.setText("已写明")
    field.editingFinished.emit()
    lines.flush()
    assert given == [(1, "已写明")], "once is enough while nothing is amiss"
    lines.not_kept()
    lines.flush()
    assert given == [(1, "已写明")] * 2
    assert field.text() == "已写明"
