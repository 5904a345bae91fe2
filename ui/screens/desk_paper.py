"""核对纸质件: a page's code from a hand scanner, and the scan of a signed original."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from ui import language, last_folder
from ui.screens.desk_paper_scan import ScanPanel
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, chip, column, empty, frame, label, row
from ui.widgets.blocks import clear_widget, page_head, panel, scrolling_layout, state_line
from ui.widgets.fields import line_field
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.district.papers import PaperFinding
    from models.errors import ExpectedError
    from ui.desk_paper import Looked
    from ui.desk_session import DeskSession
    from ui.tasks import Task

LEFT_WIDTH = 560
LONGEST_TYPED = 400
"""More is no code of ours; a scanner that reads something else may type kilobytes."""
MOST_ANSWERS = 12
TONES = {
    "agrees": ("ok", "check"),
    "older": ("warn", "alert"),
    "not-here": ("warn", "alert"),
    "unknown": ("warn", "question"),
    "newer": ("warn", "question"),
    "ledger": ("ok", "check"),
    "ledger-older": ("warn", "alert"),
    "blank": ("", "report"),
    "blank-other": ("warn", "question"),
    "under-way": ("", "report"),
    "under-way-unknown": ("warn", "question"),
    "damaged": ("warn", "question"),
    "foreign": ("warn", "question"),
}
"""Tone and icon of an answer; the others speak against the page."""


class DeskPaper(QWidget):
    """Left the scanner's line and its answers, right the scan and what is kept."""

    back = Signal()
    case_wanted = Signal(str)
    """A person wants to see the case a page belongs to."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.setAcceptDrops(True)
        self._desk, self._case = desk, ""
        self._task: Task | None = None
        self.message = Message("deskPaperMessage")
        self.line = self._scanner_line()
        self._answers = QVBoxLayout()
        self._answers.setSpacing(6)
        self.scan = ScanPanel(desk)
        self.scan.told.connect(self.message.say)
        self.scan.refused.connect(self.message.refuse)
        self.scan.kept.connect(self.line.setFocus)
        self._lay_out()

    def _scanner_line(self) -> QLineEdit:
        said = self.tr("Scan the code of a page here")
        made = line_field("paper_code", said, most=LONGEST_TYPED)
        # A hand scanner is a keyboard: an input method would hold its letters back.
        made.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        made.returnPressed.connect(self._check)
        return made

    def _lay_out(self) -> None:
        self._about = chip("", "blue", "paper_case")
        self._any = button(self.tr("For any case"), "paper_any_case", "link")
        self._any.clicked.connect(lambda: self.show_case("", ""))
        back = button(self.tr("Back to cases"), "paper_back", icon="back")
        back.clicked.connect(self.back)
        check = button(self.tr("Check"), "paper_check", icon="search")
        check.clicked.connect(self._check)
        self._choose = button(self.tr("Scan or picture…"), "paper_choose", icon="folder")
        self._choose.clicked.connect(self._ask_files)
        self._stop = button(self.tr("Stop"), "paper_stop", icon="cross")
        self._stop.clicked.connect(self.stop)
        self._stop.hide()
        typed = row(self.line, check)
        typed.setStretch(0, 1)
        told = self.tr(
            "Click into the line and scan the code at the upper right of the page. Whether paper "
            "and package agree is said below."
        )
        answers = column(self._answers, 1, gap=0)
        area = scrolling_layout(answers, "paper_answers")
        left = panel(self.tr("One page"), label(told, "small", wrap=True), typed, area)
        left.setFixedWidth(theme.side(LEFT_WIDTH))
        told = self.tr(
            "Scan the signed pages as PDF or pictures, or drop the files here. Every page is "
            "found by its code; what is missing is named before anything is kept."
        )
        parts = (label(told, "small", wrap=True), row(self._choose, self._stop, 1), self.scan)
        inside = clear_widget(column(*parts, 1, gap=10))
        right = frame("panel")
        title = label(self.tr("The signed original"), "heading")
        area = scrolling_layout(column(inside), "paper_scan_area")
        right.setLayout(column(title, area, gap=8, margin=14))
        below = row(left, right, gap=12)
        below.setStretch(1, 1)
        head = page_head(self.tr("Check paper"), self._about, self._any, 1, back)
        layout = column(head, self.message, below, gap=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_case(self, case_id: str, facility: str) -> None:
        """Ask for the pages of one case, or, without one, for any page."""
        self.stop()
        self.message.clear()
        empty(self._answers)
        self._case = case_id
        self._about.setText(facility)
        for part in (self._about, self._any):
            part.setVisible(bool(case_id))
        self.scan.show_case(case_id)
        self.line.clear()
        self.line.setFocus()

    # One page

    def _check(self) -> None:
        from ui.desk_paper import check_text

        text, case = self.line.text(), self._case
        self.line.clear()
        self.line.setFocus()
        if not text.strip():
            return
        task = self._desk.worker_task(lambda desk: check_text(desk, text, case))
        task.done.connect(while_there(self, partial(self._answer, case)))
        task.failed.connect(while_there(self, self.message.refuse))

    def _answer(self, case: str, found: PaperFinding) -> None:
        """Put an answer above the others; one of another case comes too late."""
        if case != self._case:
            return
        from ui.announce import announce

        tone, icon = TONES.get(found.answer, ("bad", "stop"))
        said = found.sentence(language.current())
        shown = column(state_line(said, tone, icon, f"paper_{found.answer}"), gap=0)
        cases = found.package.cases if found.package else ()
        if cases and not self._case:
            see = button(self.tr("Open the case"), "paper_open_case", "link")
            see.clicked.connect(lambda: self.case_wanted.emit(cases[0]))
            shown.addLayout(row(see, 1))
        self._answers.insertWidget(0, clear_widget(shown))
        while self._answers.count() > MOST_ANSWERS:
            last = self._answers.takeAt(self._answers.count() - 1)
            if last is not None and last.widget() is not None:
                last.widget().deleteLater()
        announce(self, said)

    # A scan

    def _ask_files(self) -> None:
        from ui.desk_paper import SCANS

        title = self.tr("The scan of the signed pages")
        kinds = self.tr("Scans and pictures") + f" ({' '.join('*' + one for one in SCANS)})"
        dialog = QFileDialog(self, title, last_folder.start(), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.look([Path(name) for name in names]))
        dialog.open()

    def look(self, paths: list[Path]) -> None:
        """Read a scan beside the window; nothing of it is kept."""
        from ui.desk_paper import look

        desk, case = self._desk.desk, self._case
        if desk is None or not paths:
            return
        last_folder.chosen(paths[0].parent)
        self.stop()
        self.scan.clear()
        self.message.say(self.tr("The scan is being read …"))
        self._stop.show()
        task = self._desk.worker.compute(lambda told: look(desk, paths, case, told))
        self._task = task
        task.progress.connect(while_there(self, partial(self._reading, task)))
        task.done.connect(while_there(self, partial(self._looked, task)))
        task.failed.connect(while_there(self, partial(self._unread, task)))
        task.broke.connect(while_there(self, lambda: self._end() if task is self._task else None))

    def _reading(self, task: Task, _done: float, page: str) -> None:
        if task is self._task:
            self.message.say(self.tr("The scan is being read: page {n} …").format(n=page))

    def _looked(self, task: Task, looked: Looked) -> None:
        if task is self._task:
            self._end()
            self.message.clear()
            self.scan.show_scan(looked)

    def _unread(self, task: Task, error: ExpectedError) -> None:
        if task is self._task:
            self._end()
            self.message.refuse(error)

    def stop(self) -> None:
        """Give up reading."""
        if self._task is not None:
            self._task.cancel()
            self._end()
            self.message.clear()

    def _end(self) -> None:
        self._task = None
        self._stop.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.look(files)
