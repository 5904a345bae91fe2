"""How papers are to be printed, and the job under way: printer, pages, copies, sides, quality."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from ui.dialogs.fitting import fit
from ui.print_order import Order, Printable, PrintError, ranges
from ui.printing import Found, print_papers, printers, save_papers
from ui.tasks import Task, Worker, while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import scrolling_layout
from ui.widgets.message import Message
from ui.widgets.print_form import PrintForm

WIDTH, HEIGHT = 620, 640
STEPS = 1000
FILE_NAME = "打印"
"""What a printed file is called, with a number behind when there is one already."""


class PrintDialog(QDialog):
    """Prints one paper, or several in one job; while it runs it can only be stopped."""

    def __init__(
        self, papers: Sequence[Printable], worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("print_dialog")
        self.setWindowTitle(self.tr("Print"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, WIDTH, HEIGHT)
        self._worker, self._task = worker, None
        self._went: Order | None = None
        self.message = Message("print_message")
        self.form = PrintForm(papers)
        self._bar = QProgressBar()
        self._bar.setObjectName("print_progress")
        self._bar.setAccessibleName(self.tr("Progress of printing"))
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._said = label("", "second", "print_said")
        self._go = button(self.tr("Print"), "print_go", "primary", "print")
        self._stop = button(self.tr("Stop"), "print_stop", icon="stop")
        self._close = button(self.tr("Close"), "print_close", icon="cross")
        self._lay_out()
        self._look()

    _task: Task | None

    def _lay_out(self) -> None:
        self._go.clicked.connect(self.start)
        self._stop.clicked.connect(self._cancel)
        self._stop.hide()
        self._close.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._go.click)
        self._go.setEnabled(False)
        self.form.changed.connect(self._ready)
        inside = column(self.form, 1)
        area = scrolling_layout(inside, "print_area")
        foot = row(self._said, 1, self._stop, self._go, self._close)
        head = label(self.windowTitle(), "title")
        layout = column(head, self.message, area, self._bar, foot, gap=10, margin=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _look(self) -> None:
        """Ask the system for printers, beside the window: a print server may be slow."""
        self._said.setText(self.tr("Looking for printers …"))
        task = self._worker.compute(lambda _told: printers())
        task.done.connect(while_there(self, self._found))

    def _found(self, found: Found) -> None:
        self._said.clear()
        self.form.offer(found)
        if not found.names:
            self.message.say(
                self.tr(
                    "No printer is set up on this computer; the papers can go into a PDF file. "
                    "Add a printer in the settings of the system to print them."
                ),
                "warn",
            )
        self._ready()

    def _ready(self) -> None:
        self._go.setEnabled(self._task is None and self.form.ready)
        to_file = self.form.to_file
        self._go.setText(self.tr("Write file") if to_file else self.tr("Print"))
        self._go.setAccessibleName(self._go.text())

    def start(self) -> None:
        """Print what is chosen."""
        order, papers = self.form.order(), self.form.papers()
        try:
            ranges(order.pages)
        except PrintError as error:
            self.form.pages.setFocus()
            self.message.refuse(error)
            return
        folder = self.form.folder.require() if self.form.to_file else None
        if self.form.to_file and folder is None:
            return
        self.message.clear()
        self._went = order
        if folder is not None:
            file = free_name(folder)
            task = self._worker.compute(lambda told: (save_papers(papers, order, file, told), file))
        else:
            task = self._worker.compute(lambda told: (print_papers(papers, order, told), None))
        self._run(task)

    def _run(self, task: Task) -> None:
        self._task = task
        task.progress.connect(while_there(self, self._moved))
        task.done.connect(while_there(self, self._done))
        task.failed.connect(while_there(self, self.message.refuse))
        task.finished.connect(while_there(self, self._ended))
        self._show_running(True)

    def _show_running(self, runs: bool) -> None:
        self._bar.setValue(0)
        for part, there in ((self._bar, runs), (self._stop, runs), (self._close, not runs)):
            part.setVisible(there)
        self.form.setEnabled(not runs)
        self._go.setVisible(not runs)
        self._stop.setEnabled(True)
        (self._stop if runs else self._go).setFocus()
        self._ready()

    def _moved(self, fraction: float, words: str) -> None:
        self._bar.setValue(round(fraction * STEPS))
        self._said.setText(words)

    def _done(self, went: tuple[int, Path | None]) -> None:
        pages, file = went
        order = self._went
        if order is None:
            return
        if file is not None:
            said = self.tr("{pages} pages are in {file}.").format(pages=pages, file=file.name)
        else:
            said = self.tr("{printer} has {pages} pages, {copies} times.").format(
                printer=order.printer, pages=pages, copies=order.copies
            )
        self.message.say(said, "ok")

    def _ended(self) -> None:
        stopped = self._task is not None and self._task.cancelled
        self._task = None
        self._said.clear()
        self._show_running(False)
        if stopped and not self.message.text():
            said = self.tr("Stopped; no file was left. Look whether sheets came out already.")
            self.message.say(said, "warn")

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._stop.setEnabled(False)
            self._said.setText(self.tr("Stopping …"))

    def reject(self) -> None:
        """Escape stops what runs; only then it closes."""
        if self._task is not None:
            self._cancel()
            return
        super().reject()


def free_name(folder: Path) -> Path:
    """Return a file that is not there yet: what was printed before stays."""
    number, file = 1, folder / f"{FILE_NAME}.pdf"
    while file.exists():
        number += 1
        file = folder / f"{FILE_NAME}-{number}.pdf"
    return file
