"""Buttons beside each other whose words come before their icons where there is little room."""

from __future__ import annotations

from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.basics import row


class TightRow(QWidget):
    """Leaves out the icons of buttons with words as long as these would be cut beside them."""

    def __init__(self, *buttons: QPushButton, gap: int) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._gap = gap
        self._icons = {each: each.icon() for each in buttons}
        self.setLayout(row(*buttons, gap=gap))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and icons where there is room for both."""
        super().resizeEvent(event)
        self._show_icons(True)
        needed = sum(each.sizeHint().width() for each in self._icons)
        needed += self._gap * (len(self._icons) - 1)
        self._show_icons(needed <= self.width())

    def _show_icons(self, shown: bool) -> None:
        for each, icon in self._icons.items():
            wanted = shown or not each.text()
            if wanted == each.icon().isNull():
                each.setIcon(icon if wanted else QIcon())
