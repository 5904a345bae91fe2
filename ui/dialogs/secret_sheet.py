"""A key on paper: printed, or saved as a PDF that its owner alone can read. Shared by what has one.

Nothing of it is written anywhere before a person names the place.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import last_folder
from ui.tasks import while_there
from ui.widgets.message import Message

if TYPE_CHECKING:
    from ui.tasks import Worker


class SecretSheet(QObject):
    """Prints and saves what ``make`` gives, and tells in ``message`` what came of it."""

    def __init__(
        self,
        make: Callable[[], QTextDocument],
        page: tuple[QPageSize.PageSizeId, int],
        message: Message,
        over: QWidget,
        worker: Worker,
    ) -> None:
        """``page``: size of the sheet, and its margins in points."""
        super().__init__(over)
        self._make, self._page, self._message, self._over = make, page, message, over
        self._worker = worker

    def print_(self) -> None:
        """Ask for a printer and print; without one, name the other way."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            said = self.tr("There is no printer here; save it as PDF instead.")
            self._message.say(said, "warn")
            return
        printer = QPrinter()
        if QPrintDialog(printer, self._over).exec() == QPrintDialog.DialogCode.Accepted:
            self._make().print_(printer)

    def ask(self, title: str, name: str) -> None:
        """Ask where the PDF is to lie; ``name`` is proposed."""
        place = last_folder.start(name)
        chosen, _ = QFileDialog.getSaveFileName(self._over, title, place, "PDF (*.pdf)")
        if chosen:
            self.save(last_folder.chosen(Path(chosen)))

    def save(self, target: Path) -> None:
        """Write the sheet; "saved" only when it is on the disk, else why it is not."""
        from models.store.disk import PRIVATE
        from sync.files import write_whole

        self._message.clear()
        pdf = self.pdf()
        task = self._worker.compute(lambda _told: write_whole(target, pdf, PRIVATE))
        task.done.connect(while_there(self, self._saved))
        task.failed.connect(while_there(self, self._message.refuse))

    def _saved(self, _nothing: object) -> None:
        self._message.say(self.tr("Saved. Print it, then delete the file."), "ok")

    def pdf(self) -> bytes:
        """Return the sheet as PDF, made in memory: Qt's writer does not tell of a full disk."""
        from PySide6.QtGui import QPdfWriter

        size, margin = self._page
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        edges, portrait = QMarginsF(*[margin] * 4), QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(QPageSize(size), portrait, edges))
        self._make().print_(writer)
        del writer  # it ends the file
        return bytes(buffer.data().data())
