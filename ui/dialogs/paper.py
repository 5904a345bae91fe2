"""A form as it will come out of the printer, and the way to the printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.fitting import fit
from ui.print_order import Printable
from ui.tasks import Worker
from ui.widgets.basics import button, column, label, row
from ui.widgets.message import Message
from ui.widgets.paper_view import PaperView

WIDTH, HEIGHT = 1040, 900
"""Pixels of the design; the window gives as much of it as it has."""


class PaperDialog(QDialog):
    """Shows the pages of one form; `make` gives the PDF, in a worker thread."""

    def __init__(
        self,
        title: str,
        make: Callable[[], bytes],
        worker: Worker,
        parent: QWidget | None = None,
        copy: Callable[[], bytes] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paper_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, WIDTH, HEIGHT)
        self._worker, self._paper = worker, Printable(title, make, copy)
        self.message = Message("paper_message")
        self._print = button(self.tr("Print…"), "paper_print", "primary", "print")
        self._print.setEnabled(False)
        self._print.clicked.connect(self.print_)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print.click)
        self.view = PaperView(make, worker)
        self.view.failed.connect(self.message.refuse)
        self.view.opened.connect(lambda _pages: self._print.setEnabled(True))
        close = button(self.tr("Close"), "paper_close", icon="cross")
        close.clicked.connect(self.close)
        head = row(label(title, "title", wrap=True), self._print, close)
        head.setStretch(0, 1)
        layout = column(head, self.message, self.view, gap=8, margin=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.finished.connect(lambda _how: self.view.close_paper())
        self.view.setFocus()

    def print_(self) -> QDialog:
        """Ask how it is to be printed."""
        from ui.dialogs.printing import PrintDialog

        dialog = PrintDialog((self._paper,), self._worker, self)
        dialog.open()
        return dialog
