"""A form as it will come out of the printer, and the way to a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from ui.dialogs.fitting import fit
from ui.paper import page_pictures
from ui.tasks import Worker
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import scrolling_column
from ui.widgets.message import Message

PAGE_WIDTH = 720
SHARPNESS = 2


class PaperDialog(QDialog):
    """Shows the pages of one form; `make` gives the PDF, in a worker thread."""

    def __init__(
        self, title: str, make: Callable[[], bytes], worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paper_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, PAGE_WIDTH + 70, 700)
        self.message = Message("paper_message")
        self._area, self._pages = scrolling_column("paper_pages")
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close = button(self.tr("Close"), "paper_close", icon="cross")
        close.clicked.connect(self.close)
        head = row(label(title, "title"), 1, close)
        self.setLayout(column(head, self.message, self._area, gap=10, margin=14))
        self._pages.addWidget(label(self.tr("The pages are being drawn …"), "second"))
        task = worker.compute(lambda _told: page_pictures(make(), PAGE_WIDTH * SHARPNESS))
        task.done.connect(self._show)
        task.failed.connect(self.message.refuse)

    def _show(self, pictures: tuple[QImage, ...]) -> None:
        while (item := self._pages.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for number, picture in enumerate(pictures, start=1):
            pixmap = QPixmap.fromImage(picture)
            pixmap.setDevicePixelRatio(SHARPNESS)
            sheet = QLabel()
            sheet.setObjectName(f"paper_page_{number}")
            sheet.setPixmap(pixmap)
            said = self.tr("Page {n} of {total}").format(n=number, total=len(pictures))
            sheet.setAccessibleName(said)
            self._pages.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
