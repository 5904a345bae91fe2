"""The small parts: what is taken out of a layout never shows as a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.basics import empty, frame


class Watch(QObject):
    """Remembers every widget that was shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow():
            self.shown.append(watched)
        return False


def test_emptying_twice_in_one_go_shows_no_stray_window(qapp: QApplication, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    rows = QVBoxLayout(host)
    host.show()
    watch = Watch()
    qapp.installEventFilter(watch)
    for _ in range(3):  # each filling leaves first shows pending in the event queue
        empty(rows)
        for _ in range(4):
            rows.addWidget(frame("card"))
    qtbot.wait(30)
    qapp.removeEventFilter(watch)
    assert watch.shown == []
    assert rows.count() == 4
