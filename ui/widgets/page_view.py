"""One page on the screen: the sheet at once, its print when it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style import theme

PAPER = QColor("white")
"""In every look: it is what comes out of the printer."""


class PageView(QWidget):
    """Paints the picture itself: a QPixmap of a page at 400 % would be made in this thread."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paper_page")
        self._picture: QImage | None = None

    def show_page(self, size: QSize, said: str, picture: QImage | None) -> None:
        """Take the size of a sheet; without a picture yet it is white."""
        self._picture = picture
        self.setAccessibleName(said)
        self.setFixedSize(size)
        self.update()

    @property
    def drawn(self) -> bool:
        """Whether the page can be read."""
        return self._picture is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = event.rect()
        painter.fillRect(shown, PAPER)
        if self._picture is not None:
            across = self._picture.width() / max(1, self.width())
            down = self._picture.height() / max(1, self.height())
            part = QRectF(
                shown.x() * across, shown.y() * down, shown.width() * across, shown.height() * down
            )
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(shown), self._picture, part)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
