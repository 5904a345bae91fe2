"""A QR code, painted as large as there is room: black on white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET, LEAST = 4, 200
"""Modules of white around a code, as its standard wants them; pixels a camera needs."""


class QrCode(QWidget):
    """Shows one text; cameras are read from, so nothing of the theme is used."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.text = ""
        self._modules = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_text(self, text: str) -> None:
        """Show another text."""
        if text != self.text:
            self.text, self._modules = text, modules(text)
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._modules.isNull():
            return
        count = self._modules.width()
        step = max(1, min(self.width(), self.height()) // count)  # whole pixels: edges stay sharp
        edge = step * count
        left, top = (self.width() - edge) // 2, (self.height() - edge) // 2
        painter.drawImage(QRectF(left, top, edge, edge), self._modules)


def modules(text: str) -> QImage:
    """One pixel for each module, with the white around them."""
    import segno  # no page needs it at the start

    rows = [bytes(line) for line in segno.make(text, error="m", micro=False).matrix_iter(1, QUIET)]
    image = QImage(len(rows), len(rows), QImage.Format.Format_Grayscale8)
    image.fill(255)
    for y, line in enumerate(rows):
        for x, dark in enumerate(line):
            if dark:
                image.setPixel(x, y, 0xFF000000)
    return image
