"""A push button for fingers: all of it can be hit, and its focus is seen on any colour."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from ui.style import theme

RING = 2
"""Pixels of each of the two rings around what has the focus."""


class TouchButton(QPushButton):
    """The style's margin around a small button takes the touch too: 44 px where 24 are painted."""

    def hitButton(self, spot: QPoint) -> bool:
        """Whatever lies in the widget, margin included."""
        return self.rect().contains(spot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """On a filled button one ring would drown: a second one sets it off."""
        super().paintEvent(event)
        if not self.hasFocus() or not (self.isChecked() or self.property("role") == "primary"):
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_PushButtonBevel
        area = QRectF(self.style().subElementRect(element, option, self))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, name in enumerate(("focus", "surface")):
            inset = RING * number + RING / 2
            painter.setPen(QPen(theme.colour(name), RING))
            painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.end()
