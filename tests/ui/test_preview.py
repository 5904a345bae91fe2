"""Looking at papers and printing them, in the window: pages, sizes, jobs, and what goes wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from models.errors import FormError, PackageError
from tests.ui import reach, sample_visit
from tests.ui.rooms import room
from tests.ui.test_pictures import keep
from tests.ui.test_printing import paper, to
from ui import language, page_store, printing
from ui.dialogs import printing as print_dialog
from ui.dialogs.paper import PaperDialog
from ui.dialogs.printing import PrintDialog
from ui.print_order import Printable, PrintError, Quality, Sides
from ui.printing import Found
from ui.screens.forms_panel import FormsPanel
from ui.style import theme
from ui.tasks import Worker
from ui.widgets.paper_view import FIT_PAGE, FIT_WIDTH

TWO = Found(("HP LaserJet M1136 MFP", "办公室打印机"), "办公室打印机", vector=True)


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.shutdown()


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def opened(qtbot: QtBot, over: QWidget, worker: Worker) -> Iterator[Callable[[bytes], PaperDialog]]:
    made: list[PaperDialog] = []

    def open_(pdf: bytes) -> PaperDialog:
        dialog = PaperDialog("示例表格", lambda: pdf, worker, over)
        made.append(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.view.page.drawn and worker.idle, timeout=10_000)
        return dialog

    yield open_
    for dialog in made:
        dialog.close()
    qtbot.waitUntil(lambda: worker.idle)


def ready(qtbot: QtBot, dialog: PaperDialog) -> None:
    qtbot.waitUntil(lambda: dialog._worker.idle and dialog.view.page.drawn, timeout=10_000)


def said(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def press(dialog: QWidget, name: str) -> None:
    found = dialog.findChild(QAbstractButton, name)
    assert found is not None
    assert found.isVisible(), name
    assert found.isEnabled(), name
    found.click()


# Preview


def test_pages_are_turned_by_key_button_and_list(
    qtbot: QtBot, opened: Callable[[bytes], PaperDialog]
) -> None:
    dialog = opened(paper(4))
    view = dialog.view
    assert said(dialog, "paper_place") == "1 / 4"
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    press(dialog, "paper_next")
    assert said(dialog, "paper_place") == "3 / 4"
    view.list.setCurrentRow(3)
    assert view.number == 3
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert view.number == 3, "there is no page behind the last"
    QTest.keyClick(dialog, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.number == 0
    QTest.keyClick(dialog, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.page.accessibleName() == "Page 4 of 4"
    ready(qtbot, dialog)
    assert not view.list.item(3).icon().isNull()


def test_a_turned_page_is_there_at_once(
    qtbot: QtBot, opened: Callable[[bytes], PaperDialog]
) -> None:
    dialog = opened(paper(6))
    for _ in range(5):
        ready(qtbot, dialog)
        QTest.keyClick(dialog, Qt.Key.Key_PageDown)
        assert dialog.view.page.drawn, "its neighbour was drawn ahead"


def test_the_size_fits_or_is_a_percentage(
    qtbot: QtBot, opened: Callable[[bytes], PaperDialog]
) -> None:
    dialog = opened(paper(2))
    view, area = dialog.view, dialog.view._area.viewport()
    assert view._zoom == FIT_WIDTH
    assert 0 <= area.width() - view.page.width() <= 60
    view.set_zoom(FIT_PAGE)
    assert view.page.height() <= area.height()
    before = view.page.width()
    QTest.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.page.width() > before
    QTest.keyClick(dialog, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert abs(view.page.width() - round(595.28 * dialog.logicalDpiX() / 72)) <= 1
    for percent in (50, 400):
        choice = dialog.findChild(QComboBox, "paper_zoom")
        assert choice is not None
        choice.setCurrentIndex(choice.findData(percent))
        ready(qtbot, dialog)
        wide = 595.28 * dialog.logicalDpiX() / 72 * percent / 100
        assert abs(view.page.width() - wide) <= 1
    press(dialog, "paper_smaller")
    assert view._zoom == 300


def test_pictures_kept_stay_within_their_room(
    qtbot: QtBot, opened: Callable[[bytes], PaperDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_store, "ROOM", 40 << 20)
    dialog = opened(paper(5))
    dialog.view.set_zoom(300)
    for _ in range(4):
        ready(qtbot, dialog)
        QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    ready(qtbot, dialog)
    store = dialog.view._store
    assert store._bytes == sum(p.sizeInBytes() for p in store._kept.values())
    assert store._bytes <= 40 << 20


def test_looking_and_turning_never_hold_the_window_up(
    qtbot: QtBot, opened: Callable[[bytes], PaperDialog]
) -> None:
    """The floor is 50 ms; twice that here, as other tests may run beside."""
    dialog = opened(paper(8))
    gaps, last = [0.0], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(2)
    for zoom in (FIT_PAGE, 200, 400):
        dialog.view.set_zoom(zoom)
        ready(qtbot, dialog)
        dialog.view.turn_to((dialog.view.number + 1) % 8)
        ready(qtbot, dialog)
    timer.stop()
    assert len(gaps) > 10
    assert max(gaps) < 0.1


def test_a_paper_that_cannot_be_made_is_told(qtbot: QtBot, over: QWidget, worker: Worker) -> None:
    def make() -> bytes:
        raise FormError("form-unknown", form="x")

    dialog = PaperDialog("x", make, worker, over)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    printing_ = dialog.findChild(QAbstractButton, "paper_print")
    assert printing_ is not None
    assert not printing_.isEnabled()
    dialog.close()


def test_closed_while_it_is_drawn(qtbot: QtBot, over: QWidget, worker: Worker) -> None:
    dialog = PaperDialog("x", lambda: paper(3), worker, over)
    dialog.open()
    dialog.close()
    qtbot.waitUntil(lambda: worker.idle)


# Printing


@pytest.fixture
def asked(
    qtbot: QtBot, over: QWidget, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., PrintDialog]]:
    """A print dialog of papers of 3, 1 and 2 pages, on a computer with these printers."""
    made: list[PrintDialog] = []

    def open_(found: Found = TWO, papers: int = 3) -> PrintDialog:
        monkeypatch.setattr(print_dialog, "printers", lambda: found)
        all_ = [Printable(f"表{n}", lambda n=n: paper(n)) for n in (3, 1, 2)]
        dialog = PrintDialog(all_[:papers], worker, over)
        made.append(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: worker.idle and dialog.form.ready)
        return dialog

    yield open_
    qtbot.waitUntil(lambda: worker.idle)
    for dialog in made:
        if isValid(dialog):
            dialog.close()


def print_into(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the real road end in a file instead of a driver."""
    monkeypatch.setattr(printing, "require", lambda _name: None)
    monkeypatch.setattr(printing, "open_printer", to(file))


def test_several_forms_go_in_one_job(
    qtbot: QtBot,
    asked: Callable[..., PrintDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    print_into(tmp_path / "out.pdf", monkeypatch)
    dialog = asked()
    form = dialog.form
    assert form.printer.currentData() == "办公室打印机", "the system's own choice first"
    assert not form.pages.isEnabled(), "pages are chosen of one paper"
    form._checks[1].setChecked(False)
    form.quality.setCurrentIndex(form.quality.findData(Quality.NORMAL))
    form.sides.setCurrentIndex(form.sides.findData(Sides.LONG))
    press(dialog, "print_copies_more")
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: bool(dialog.message.text()), timeout=20_000)
    assert dialog.message.text() == "办公室打印机 has 6 pages, 2 times."
    made = pypdf.PdfReader(tmp_path / "out.pdf")
    assert len(made.pages) == 12, "3 pages, an empty back, 2 pages; twice"


def test_no_printer_is_said_and_a_file_is_offered(
    qtbot: QtBot, asked: Callable[..., PrintDialog], tmp_path: Path
) -> None:
    dialog = asked(Found(()), papers=1)
    assert "No printer is set up" in dialog.message.text()
    assert dialog.form.to_file
    assert not dialog.form.copies.isVisible()
    press(dialog, "print_go")
    assert dialog.form.folder._line.property("invalid"), "without a folder nothing begins"
    dialog.form.folder.put(tmp_path)
    dialog.form.pages.setText("1,3")
    for name in ("打印.pdf", "打印-2.pdf"):
        dialog.message.clear()
        press(dialog, "print_go")
        qtbot.waitUntil(lambda: bool(dialog.message.text()), timeout=10_000)
        assert dialog.message.text() == f"2 pages are in {name}."
    assert len(pypdf.PdfReader(tmp_path / "打印.pdf").pages) == 2


@pytest.mark.parametrize("typed", ["1-9", "x"])
def test_pages_that_are_not_there_print_nothing(
    qtbot: QtBot, asked: Callable[..., PrintDialog], tmp_path: Path, typed: str
) -> None:
    dialog = asked(Found(()), papers=1)
    dialog.form.folder.put(tmp_path)
    dialog.form.pages.setText(typed)
    dialog.message.clear()
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert typed.split("-")[-1] in dialog.message.text()
    assert not list(tmp_path.iterdir())


def test_a_printer_that_went_and_a_full_disk_are_told(
    qtbot: QtBot,
    asked: Callable[..., PrintDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = asked(papers=1)
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert language.told(PrintError("print-printer-gone", printer="办公室打印机")) in (
        dialog.message.text()
    )

    def full(*_given: object) -> None:
        raise PackageError("courier-full")

    monkeypatch.setattr(printing, "write_whole", full)
    form = dialog.form
    form.printer.setCurrentIndex(form.printer.findData(""))
    form.folder.put(tmp_path)
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: dialog.message.text() == language.told(PackageError("courier-full")))
    assert not list(tmp_path.iterdir())


def test_escape_stops_a_job_before_it_closes(
    qtbot: QtBot, asked: Callable[..., PrintDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_into(tmp_path / "out.pdf", monkeypatch)
    dialog = asked(papers=1)
    form = dialog.form
    form.quality.setCurrentIndex(form.quality.findData(Quality.FINE))
    form.copies.setValue(9)
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: dialog._bar.value() > 0)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "Stopped" in dialog.message.text(), timeout=10_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# In the pages of the program


def test_forms_of_a_visit_are_printed_as_numbered_copies_and_archived(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_dialog, "printers", lambda: Found(()))
    with room(qtbot, tmp_path, sample_visit.fill, sample_visit.close) as made:
        made.go("delivery")
        stick = tmp_path / "stick"
        stick.mkdir()
        made.put_folder("delivery_folder", stick)
        made.click("forms_archive")
        panel = made.window.findChild(FormsPanel)
        assert panel is not None
        assert panel._papers is not None
        codes = panel._papers.codes
        names = {f"{code}-{made.field.visit[:8]}-pdfa.pdf" for code in codes}
        assert {file.name for file in stick.iterdir()} == names
        base = panel._papers.make("annex-2")
        made.click("forms_print")
        dialog = made.window.findChild(PrintDialog)
        assert dialog is not None
        for check in dialog.form._checks:
            check.setChecked("附件2" in check.text())
        dialog.form.folder.put(stick)
        press(dialog, "print_go")
        made.settle()
        printed = (stick / "打印.pdf").read_bytes()
        assert printed != base
        assert "第 1 次打印" in pypdf.PdfReader(stick / "打印.pdf").pages[0].extract_text()
        dialog.close()
        made.settle()


LOOKS = [
    (look, size, percent)
    for look in theme.Theme
    for size, percent in (((1366, 768), 100), ((1280, 720), 150))
]


@pytest.mark.parametrize(
    ("look", "size", "percent"), LOOKS, ids=[f"{a.value}-{b[0]}-{c}" for a, b, c in LOOKS]
)
def test_preview_and_print_show_all_they_say(
    qtbot: QtBot,
    over: QWidget,
    worker: Worker,
    monkeypatch: pytest.MonkeyPatch,
    look: theme.Theme,
    size: tuple[int, int],
    percent: int,
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    language.use(language.CHINESE)
    theme.dress(app, look, percent)
    monkeypatch.setattr(print_dialog, "printers", lambda: TWO)
    over.resize(*size)
    dialog = PaperDialog("附件2 重庆市社区医院信息表", lambda: paper(3), worker, over)
    dialog.open()
    ready(qtbot, dialog)
    asked_ = dialog.print_()
    qtbot.waitUntil(lambda: worker.idle)
    wrong = []
    for name, shown in {"preview": dialog, "print": asked_}.items():
        keep(shown, f"dialog_{name}-{look.value}-{size[0]}x{size[1]}-{percent}")
        wrong += [f"{name}: {one}" for one in reach.cut_off(shown)]
        wrong += [f"{name}: small {one}" for one in reach.too_small(shown)]
        assert shown.width() <= size[0]
        assert shown.height() <= size[1]
    asked_.close()
    dialog.close()
    qtbot.waitUntil(lambda: worker.idle)
    assert not wrong, "\n".join(wrong)
