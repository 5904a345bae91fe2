"""The papers of a visit: look at each, or put it as PDF into the folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.dialogs.paper import PaperDialog
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.folder_field import FolderField

if TYPE_CHECKING:
    from models.standards.types import Pack
    from models.visits.book import VisitBook
    from ui.window import Window


class FormsPanel(QWidget):
    """A line per form; pages are drawn and written beside the window."""

    problem = Signal(object)
    kept = Signal(str)

    def __init__(self, window: Window, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._window, self._session = window, window.session
        self._stick: FolderField | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._all = button(self.tr("Save all as PDF"), "forms_save_all", icon="print")
        self._all.clicked.connect(self._save_all)
        self._codes: tuple[str, ...] = ()
        self.setLayout(column(self._rows, self._all, 1, gap=10))

    def show_visit(self, stick: FolderField) -> None:
        """List the forms of the open visit; it must be closed to have any."""
        self._stick = stick
        state = self._session.state
        if state is None or state.closed is None:
            self._list(())
            return
        book, packs, visit = self._session.book, self._session.packs, state.visit_id
        task = self._session.worker.compute(lambda _told: _codes(book, packs, visit))
        task.done.connect(self._list)
        task.failed.connect(self.problem)

    def _list(self, codes: tuple[str, ...]) -> None:
        from reports.render import FORM_TITLES

        self._codes = codes
        empty(self._rows)
        self._all.setEnabled(bool(codes))
        if not codes:
            words = self.tr("There are forms once the visit is frozen.")
            self._rows.addWidget(label(words, "second", wrap=True))
        for code in codes:
            self._rows.addWidget(self._line(code, FORM_TITLES[code]))

    def _line(self, code: str, title: str) -> QFrame:
        made = frame("card", f"form_{code}")
        see = button(self.tr("Look"), f"form_open_{code}", "link")
        save = button(self.tr("Save PDF"), f"form_save_{code}", "link")
        for part in (see, save):
            part.setAccessibleName(f"{part.text()}: {title}")
        see.clicked.connect(partial(self._open, code, title))
        save.clicked.connect(partial(self._save, (code,)))
        name = label(title, "", wrap=True)
        layout = row(name, see, save, gap=4, margin=8)
        layout.setStretch(0, 1)
        made.setLayout(layout)
        return made

    def _open(self, code: str, title: str) -> None:
        from ui.delivery import form_pdf

        state = self._session.state
        if state is None:
            return
        book, packs, visit = self._session.book, self._session.packs, state.visit_id
        dialog = PaperDialog(
            title, lambda: form_pdf(book, visit, packs, code), self._session.worker, self._window
        )
        dialog.open()

    def _save_all(self) -> None:
        self._save(self._codes)

    def _save(self, codes: tuple[str, ...]) -> None:
        from ui.delivery import print_to

        state, folder = self._session.state, self._stick.require() if self._stick else None
        if state is None or folder is None:
            return
        book, packs, visit = self._session.book, self._session.packs, state.visit_id
        task = self._session.worker.compute(
            lambda _told: [print_to(folder, book, visit, packs, code) for code in codes]
        )
        task.done.connect(self._saved)
        task.failed.connect(self.problem)

    def _saved(self, files: list[Path]) -> None:
        folder = files[0].parent.name if files else ""
        words = self.tr("{n} PDF files are in {folder}.").format(n=len(files), folder=folder)
        self.kept.emit(words)


def _codes(book: VisitBook, packs: Mapping[str, Pack], visit: str) -> tuple[str, ...]:
    from models.visits.papers import snapshot_of
    from ui.delivery import form_codes

    return form_codes(snapshot_of(book, visit).facts(), packs)
