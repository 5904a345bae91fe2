"""Papers to look at, or to put as PDF into a folder; drawn beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.dialogs.paper import PaperDialog
from ui.tasks import Worker
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.folder_field import FolderField


@dataclass(frozen=True)
class Papers:
    """What can be printed, and how."""

    codes: tuple[str, ...]
    """Form codes in the order shown."""
    make: Callable[[str], bytes]
    """The PDF of a code; called in a worker thread."""
    print_to: Callable[[Path, str], Path]
    """Writes the PDF of a code, a numbered copy, into a folder; called in a worker thread."""
    titles: Mapping[str, str] | None = None
    """What the papers are called; None for the forms of a frozen visit."""
    copy: Callable[[str], bytes] | None = None
    """The PDF of a code as its next numbered copy, for a printer; called in a worker thread.

    None where papers are not numbered: they come of a visit that still changes.
    """
    archived: Callable[[str], tuple[str, bytes]] | None = None
    """File name and PDF/A of a code, of the base without stamp; None where nothing is archived."""

    def for_printer(self, code: str) -> bytes:
        """Return what goes to the printer: a numbered copy, where copies are numbered."""
        return (self.copy or self.make)(code)

    def title(self, code: str) -> str:
        """Return what a paper is called."""
        if self.titles is not None:
            return self.titles[code]
        from reports.render import FORM_TITLES

        return FORM_TITLES[code]


class FormsPanel(QWidget):
    """A line per form."""

    problem = Signal(object)
    """The ExpectedError of a form that could not be made or written."""
    kept = Signal(str)
    """Words about files that were written."""

    def __init__(self, worker: Worker, stick: FolderField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._worker, self._stick = worker, stick
        self._papers: Papers | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._all = button(self.tr("Save all as PDF"), "forms_save_all", icon="print")
        self._all.clicked.connect(self._save_all)
        self.setLayout(column(self._rows, row(self._all, 1), 1, gap=10))

    def show_papers(self, papers: Papers | None) -> None:
        """List the forms; None while there are none yet."""
        self._papers = papers
        empty(self._rows)
        self._all.setEnabled(papers is not None)
        if papers is None:
            words = self.tr("There are forms once the visit is frozen.")
            self._rows.addWidget(label(words, "second", wrap=True))
            return
        for code in papers.codes:
            self._rows.addWidget(self._line(code, papers.title(code)))

    def _line(self, code: str, title: str) -> QFrame:
        made = frame("card", f"form_{code}")
        see = button(self.tr("Look"), f"form_open_{code}", "link")
        save = button(self.tr("Save PDF"), f"form_save_{code}", "link")
        for part in (see, save):
            part.setAccessibleName(f"{part.text()}: {title}")
        see.clicked.connect(partial(self.look, code))
        save.clicked.connect(partial(self._save, (code,)))
        name = label(title, "", wrap=True)
        layout = row(name, see, save, gap=4)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setStretch(0, 1)
        made.setLayout(layout)
        return made

    def look(self, code: str) -> PaperDialog | None:
        """Show a form as it will come out of the printer."""
        if self._papers is None:
            return None
        make, title = self._papers.make, self._papers.title(code)
        dialog = PaperDialog(title, lambda: make(code), self._worker, self.window())
        dialog.open()
        return dialog

    def _save_all(self) -> None:
        if self._papers is not None:
            self._save(self._papers.codes)

    def _save(self, codes: tuple[str, ...]) -> None:
        folder, papers = self._stick.require(), self._papers
        if papers is None or folder is None:
            return
        task = self._worker.compute(lambda _told: [papers.print_to(folder, code) for code in codes])
        task.done.connect(self._saved)
        task.failed.connect(self.problem)

    def _saved(self, files: list[Path]) -> None:
        folder = files[0].parent.name if files else ""
        words = self.tr("{n} PDF files are in {folder}.").format(n=len(files), folder=folder)
        self.kept.emit(words)
