"""The first photos a question is about, small and beside each other; the rest as a number."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from ui.style import icons, theme
from ui.widgets.basics import column, empty, label, row

SHOWN = 3
"""Photos that are shown; more would push the answers off a low screen."""
ALONE, BESIDE = QSize(200, 112), QSize(64, 56)
"""Three beside each other fit into the narrow pane of a small screen."""


class AskedPhotos(QWidget):
    """Takes no room without a photo; a photo that cannot be read is a sign."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "clear")
        self._name, self._number, self._total, self._turn = name, 0, 0, 0
        self._row = row(gap=6)
        self._rest = label("", "second", f"{name}Rest")
        self.setLayout(column(row(self._row, 1), self._rest, gap=4))
        self.forget()

    @property
    def room(self) -> int:
        """How many more are shown as pictures."""
        return max(0, SHOWN - self._number)

    def forget(self) -> None:
        """Begin with another question."""
        empty(self._row)
        self._number = self._total = 0
        self._turn += 1
        self._tell()

    def add(self, count: int) -> Callable[[bytes | None], None]:
        """So many more photos are asked about; return what shows the picture of one of them.

        Without a picture it shows a sign; after the answer it does nothing.
        """
        self._total += count
        self._tell()
        turn = self._turn
        return lambda data: self._show(data) if turn == self._turn else None

    def _show(self, data: bytes | None) -> None:
        if not self.room:
            return
        self._number += 1
        image = QImage.fromData(QByteArray(data)) if data else QImage()
        place = label("", "thumbnail", f"{self._name}_{self._number}")
        place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        place.setAccessibleName(self.tr("Photo {number}").format(number=self._number))
        place.setPixmap(
            icons.pixmap("image", 28, "text3")
            if image.isNull()
            else _small(image, ALONE if self._total == 1 else BESIDE)
        )
        self._row.addWidget(place)
        self._tell()

    def _tell(self) -> None:
        rest = self._total - self._number
        self._rest.setText(self.tr("and {count} more").format(count=rest) if rest > 0 else "")
        self._rest.setVisible(rest > 0 and self._number > 0)
        self.setVisible(self._total > 0)


def _small(image: QImage, size: QSize) -> QPixmap:
    wanted = QSize(theme.px(size.width()), theme.px(size.height()))
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(image.scaled(wanted, keep, smooth))
