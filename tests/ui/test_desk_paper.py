"""Paper at the desk in the window: a scanner that types, a scan that is kept, and how it looks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.district import desk as district
from models.facts.papercode import code_of
from tests.reports.test_stamp import page as drawn
from tests.ui import sample_visit, stages
from tests.ui.look import look_like_the_program
from tests.ui.rooms import Room
from tests.ui.shown_rooms import dress, room
from tests.ui.test_pictures import keep, problems
from ui import delivery, language
from ui.desk_session import DeskSession
from ui.screens.desk import DeskScreen
from ui.screens.desk_paper import DeskPaper
from ui.style.theme import Theme

LOOKS = [
    (Theme.LIGHT, (1366, 768), 100),
    (Theme.DARK, (1280, 720), 100),
    (Theme.CONTRAST, (1280, 720), 100),
    (Theme.LIGHT, (1366, 768), 150),
]


@dataclass
class Desk:
    """The window, the code of a page, and a scan of the feedback on a stick."""

    made: Room
    code: str
    scan: Path
    case: str

    def enter(self) -> DeskPaper:
        page = self.made.go("desk")
        assert isinstance(page, DeskScreen)
        page.check_paper("", "")
        self.made.settle()
        assert page.paper is not None
        return page.paper

    def scanned(self, text: str) -> None:
        """What a hand scanner does: the keys of a text, then Enter."""
        line = self.made.find("paper_code", QLineEdit)
        assert line.hasFocus()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.made.settle()

    def told(self, name: str) -> str:
        return self.made.find(name, QLabel).text()


@pytest.fixture(scope="module")
def desk(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """A desk with one received visit; the last page of its feedback was lost on the way."""
    folder = tmp_path_factory.mktemp("paper")
    look_like_the_program(qapp)
    with room(QtBot(request), folder, *stages.ROAD) as made:
        field, stick = made.field, folder / stages.STICK
        opened = district.Desk.open(folder / stages.DESK, sample_visit.PASSPHRASE)
        pdf = delivery.copy_pdf(field.book, field.visit, field.packs, "record")
        blank = Image.new("L", (827, 1169), 255)
        first, *rest = [drawn(pdf, 0, 110).rotate(1, fillcolor=255), blank, drawn(pdf, 2, 110)]
        scan = stick / "签字页.pdf"
        first.save(scan, save_all=True, append_images=rest, resolution=110)
        facts = opened.list_packages()[0]
        code = code_of("record", facts.visit_id, 1, facts.facts_digest).on(1, 9).text()
        DeskSession.of(made.window)._adopt(opened)
        case = next(one for one in opened.list_cases() if one.decidable)
        yield Desk(made, code, scan, case.id)
        DeskSession.of(made.window).leave()


def test_a_hand_scanner_is_answered_page_by_page(desk: Desk) -> None:
    dress(desk.made, Theme.LIGHT, 100, (1366, 768), language.CHINESE)
    page = desk.enter()
    line = desk.made.find("paper_code", QLineEdit)
    assert not line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    desk.scanned(desk.code)
    assert "纸面与数据一致" in desk.told("paper_agrees")
    assert line.text() == ""
    desk.scanned(desk.code[:-1])
    assert "读得不完整" in desk.told("paper_damaged")
    desk.scanned("7" * 3000)
    assert "不是本程序" in desk.told("paper_foreign")
    desk.scanned("   ")
    for _ in range(20):
        desk.scanned("https://example.org/pay")
    assert page._answers.count() <= 12
    desk.scanned(desk.code)
    desk.made.click("paper_open_case")
    assert desk.made.find("desk_case_paper").isVisible()


def test_for_a_case_its_pages_are_asked_for(desk: Desk) -> None:
    dress(desk.made, Theme.LIGHT, 100, (1366, 768), language.CHINESE)
    screen = desk.made.go("desk")
    assert isinstance(screen, DeskScreen)
    screen.open_case(desk.case)
    desk.made.settle()
    desk.made.click("desk_case_paper")
    assert desk.made.find("paper_case", QLabel).text()
    desk.scanned(desk.code)
    assert "纸面与数据一致" in desk.told("paper_agrees")
    desk.made.click("paper_any_case")
    assert not desk.made.window.findChild(QLabel, "paper_case").isVisible()
    desk.made.click("paper_back")


@pytest.mark.parametrize(("look", "size", "percent"), LOOKS)
def test_how_it_looks(desk: Desk, look: Theme, size: tuple[int, int], percent: int) -> None:
    dress(desk.made, look, percent, size, language.CHINESE)
    page = desk.enter()
    desk.scanned(desk.code)
    desk.scanned(desk.code[:-1])
    page.look([desk.scan])
    desk.made.settle()
    QApplication.sendPostedEvents()
    keep(desk.made.window, f"desk_paper-{look.value}-{size[0]}x{size[1]}-{percent}")
    assert problems(desk.made.window, page) == []


def test_a_scan_is_named_kept_and_handed_out(desk: Desk, tmp_path: Path) -> None:
    dress(desk.made, Theme.LIGHT, 100, (1366, 768), language.CHINESE)
    page = desk.enter()
    page.look([desk.scan])
    desk.made.settle()
    assert "3 张中有 2 张" in desk.told("scan_summary")
    assert "没有读到表格二维码" in desk.told("scan_no-code")
    assert "缺页" in desk.told("scan_missing")
    desk.made.click("scan_keep")
    assert "请填写保存人姓名" in page.message.text()
    assert desk.made.find("scan_by", QLineEdit).hasFocus()
    desk.made.find("scan_by", QLineEdit).insert("王收")
    desk.made.click("scan_keep")
    assert "扫描件已存入案卷" in page.message.text()
    assert page.line.hasFocus(), "the next page that is scanned goes nowhere else"
    assert "王收" in desk.made.find("scan_kept_0", QLabel).text()
    (one,) = [w for w in page.findChildren(QPushButton, "scan_save_0") if w.isVisible()]
    assert one.accessibleName()
    opened = DeskSession.of(desk.made.window).desk
    assert opened is not None
    from ui.desk_paper import kept

    page.scan.save(kept(opened, desk.case)[0], tmp_path)
    desk.made.settle()
    (copy,) = tmp_path.iterdir()
    assert copy.read_bytes() == desk.scan.read_bytes()
    keep(desk.made.window, "desk_paper_kept")
    page.look([desk.scan])
    desk.made.settle()
    desk.made.click("scan_keep")
    assert "以前已经保存过" in page.message.text()


def test_what_is_no_scan_is_said(desk: Desk, tmp_path: Path) -> None:
    dress(desk.made, Theme.LIGHT, 100, (1366, 768), language.CHINESE)
    page = desk.enter()
    junk = tmp_path / "junk.pdf"
    junk.write_bytes(b"hello")
    page.look([junk])
    desk.made.settle()
    assert "打不开或已损坏" in page.message.text()
    page.look([desk.scan])
    page.stop()
    desk.made.settle()
    assert not page.scan._form.isVisible()


def test_every_kind_of_scan_that_is_read_can_be_chosen(desk: Desk) -> None:
    """HEIC is read, and was not to be seen in the folder."""
    from PySide6.QtWidgets import QFileDialog

    desk.enter()
    desk.made.click("paper_choose")
    (dialog,) = desk.made.window.findChildren(QFileDialog)
    shown = dialog.nameFilters()[0]
    dialog.reject()
    dialog.deleteLater()
    for end in ("pdf", "jpg", "png", "tif", "webp", "heic"):
        assert f"*.{end}" in shown


def test_a_dropped_file_is_looked_at_beside_the_window(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drive that is asleep would hold the window; a folder among the files is passed over."""
    asked: list[threading.Thread] = []

    def is_file(path: Path) -> bool:
        asked.append(threading.current_thread())
        return path.suffix == ".pdf"

    page, data = desk.enter(), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in (tmp_path, desk.scan)])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    monkeypatch.setattr(Path, "is_file", is_file)
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *keys))
    desk.made.settle()
    assert page.scan._form.isVisible()
    assert threading.main_thread() not in asked
