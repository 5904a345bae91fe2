"""Looking at papers in the window: pages, sizes, and that the window never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.errors import FormError
from tests.ui import reach
from tests.ui.test_pictures import keep
from tests.ui.test_printing import TWO, longest_wait, paper
from ui import language, page_store
from ui.dialogs import printing as print_dialog
from ui.dialogs.paper import PaperDialog
from ui.paper import Pages
from ui.style import theme
from ui.tasks import Worker
from ui.widgets.paper_view import FIT_PAGE, FIT_WIDTH


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
    dialog = opened(paper(8))

    def walk() -> None:
        dialog.view._store._kept.clear()
        dialog.view._store._bytes = 0
        for zoom in (FIT_PAGE, 200, 400):
            dialog.view.set_zoom(zoom)
            ready(qtbot, dialog)
            dialog.view.turn_to((dialog.view.number + 1) % 8)
            ready(qtbot, dialog)

    assert longest_wait(walk) < 0.05


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


def test_a_paper_that_is_made_after_its_dialog_went_is_let_go_in_its_turn(
    qtbot: QtBot, over: QWidget, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDFium knows one thread at a time: the collector must not close a file beside a drawing."""
    go, closed = threading.Event(), list[Pages]()

    class Watched(Pages):
        def close(self) -> None:
            closed.append(self)
            super().close()

    def slowly() -> bytes:
        assert go.wait(30)
        return paper(1)

    monkeypatch.setattr(page_store, "Pages", Watched)
    for dispose in (False, True):
        go.clear()
        closed.clear()
        dialog = PaperDialog("示例表格", slowly, worker, over)
        dialog.open()
        dialog.close()
        if dispose:
            qtbot.waitUntil(lambda: not over.findChildren(PaperDialog))
        go.set()
        qtbot.waitUntil(lambda: worker.idle)
        assert len(closed) == 1


def test_a_paper_that_cannot_be_made_is_not_said_to_be_drawn(
    qtbot: QtBot, over: QWidget, worker: Worker
) -> None:
    def refuse() -> bytes:
        raise FormError("form-pack-missing", form="annex-2")

    dialog = PaperDialog("示例表格", refuse, worker, over)
    dialog.open()
    qtbot.waitUntil(lambda: worker.idle)
    assert dialog.message.text()
    assert dialog.view._waiting.isHidden()
    dialog.close()


def test_a_paper_that_our_own_mistake_ended_is_not_said_to_be_drawn(
    qtbot: QtBot, over: QWidget, worker: Worker
) -> None:
    dialog = PaperDialog("示例表格", lambda: bytes(1 // 0), worker, over)
    dialog.open()
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: worker.idle)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert dialog.view._waiting.isHidden()
    dialog.close()
