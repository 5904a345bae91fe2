"""Panes beside each other; where words are large and the screen is small, one behind another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.widgets.basics import column, row
from ui.widgets.choice import Choice

LEAST = 880
"""Pixels of the design that the panes of the marking screen need beside each other."""
ANY = 16_777_215
"""QWIDGETSIZE_MAX: no limit."""


class Panes(QWidget):
    """Three panes, the middle one the main one; narrow, tabs choose one (Alt+1, 2, 3)."""

    def __init__(self, name: str, said: str, parts: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.narrow = False
        self._panes = [widget for _, widget in parts]
        items = [(str(number), words) for number, (words, _) in enumerate(parts)]
        self.tabs = Choice(f"{name}_tabs", items, said)
        self.tabs.chosen.connect(lambda number: self.turn_to(int(number)))
        self.tabs.hide()
        beside = row(*self._panes, gap=14)
        beside.setStretch(len(parts) // 2, 1)
        layout = column(self.tabs, beside, gap=10)
        layout.setContentsMargins(14, 14, 14, 10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._at = len(parts) // 2
        for number in range(len(parts)):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda number=number: self._jump(number))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one pane: the panes go behind each other before they are squeezed."""
        return QSize(0, super().minimumSizeHint().height())

    def turn_to(self, number: int) -> None:
        """Bring a pane to the front; where all are seen, nothing moves."""
        self._at = number
        self._arrange()

    def _jump(self, number: int) -> None:
        self.turn_to(number)
        self._panes[number].setFocus()
        if not self._panes[number].hasFocus():
            self._panes[number].focusNextChild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or one behind another, by the room there is."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(LEAST)
        if narrow != self.narrow:
            self.narrow = narrow
            if narrow:
                self._at = len(self._panes) // 2
        self._arrange()

    def _arrange(self) -> None:
        self.tabs.setVisible(self.narrow)
        self.tabs.select(str(self._at))
        for number, pane in enumerate(self._panes):
            if self.narrow:
                pane.setMinimumWidth(0)
                pane.setMaximumWidth(ANY)
            pane.setVisible(not self.narrow or number == self._at)
