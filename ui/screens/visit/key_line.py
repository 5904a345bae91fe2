"""The line below a visit: the keys that work where the focus is, and who marked last."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.screens.visit.keys import TYPING
from ui.widgets.basics import label, row
from ui.widgets.clause_card import ClauseCard
from ui.widgets.figure_field import Cell
from ui.widgets.finding import FindingEditor
from ui.widgets.part_row import PartRow

translate = QCoreApplication.translate


class KeyLine(QWidget):
    """Follows the focus, so that no key is promised that goes into a field instead."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self.setProperty("role", "clear")
        self._screen = screen
        self._open = True
        self._keys = label(_at_clause(), "small", "keyList", wrap=True)
        self._last = label("", "small", "lastChange")
        layout = row(self._keys, self._last)
        layout.setStretch(0, 1)
        layout.setContentsMargins(18, 0, 22, 6)
        self.setLayout(layout)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def show_last(self, words: str) -> None:
        """Who changed something last, and when."""
        self._last.setText(words)

    def show_open(self, is_open: bool) -> None:
        """A frozen record is only looked at: no key is promised that marks."""
        if is_open != self._open:
            self._open = is_open
            self._keys.setText(_at_clause() if is_open else _frozen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height of the longest words: what is above must not jump with the focus."""
        super().resizeEvent(event)
        room, wrap = QRect(0, 0, self._keys.width(), 999), Qt.TextFlag.TextWordWrap
        needed = self._keys.fontMetrics().boundingRect(room, wrap, _at_clause())
        self._keys.setMinimumHeight(needed.height())

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (now is self._screen or self._screen.isAncestorOf(now)):
            self._keys.setText(keys_at(now) if self._open else _frozen())


def keys_at(widget: QWidget) -> str:
    """What the keys do while ``widget`` has the focus."""
    if isinstance(widget, PartRow):
        said = translate("KeyLine", "Point: 1 met  2 not met  3 not applicable  0 clear  ↑↓ point")
        return f"{said}  {_back()}"
    if isinstance(widget, TYPING):
        return f"{_typing(widget)}  {_back()}"
    if isinstance(widget, QAbstractItemView):
        return translate("KeyLine", "List: ↑↓ choose  Enter open") + f"  {_back()}"
    if isinstance(widget, QAbstractButton):
        return translate("KeyLine", "Button: Enter or Space press  Tab next") + f"  {_marks()}"
    return _at_clause()


def _typing(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit) and _inside(widget, FindingEditor):
        return translate(
            "KeyLine",
            "Finding: Enter or Ctrl+Enter keep  Shift+Enter new line  Tab phrase or next field  "
            "Alt+↓ phrases",
        )
    if _inside(widget, FindingEditor):
        return translate("KeyLine", "Finding: Enter or Ctrl+Enter keep  Tab next field")
    if _inside(widget, Cell):
        return translate("KeyLine", "Figure: Tab next field  Ctrl+Enter take the proposal")
    if isinstance(widget, QLineEdit) and _inside(widget, ClauseCard):
        return translate("KeyLine", "Field: Enter keep  Tab next field")
    return translate("KeyLine", "Field: Tab next field")


def _inside(widget: QWidget, kind: type[QWidget]) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, kind):
        above = above.parentWidget()
    return above is not None


def _back() -> str:
    return translate("KeyLine", "Esc back to the clause")


def _marks() -> str:
    return translate(
        "KeyLine", "Clause: 1 met  2 not met  3 not applicable  4 to verify  0 clear  ↑↓ clause"
    )


def _frozen() -> str:
    return translate(
        "KeyLine", "Frozen, to read only: ↑↓ clause  F5 room or indicator  F8 filter  F1 all keys"
    )


def _at_clause() -> str:
    more = translate(
        "KeyLine", "Enter points  N next open  F5 room or indicator  F8 filter  F1 all keys"
    )
    return f"{_marks()}  {more}"
