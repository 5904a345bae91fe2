"""Papers to look at, or to put as PDF into a folder; drawn beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QVBoxLayout, QWidget

from ui.dialogs.paper import PaperDialog
from ui.paper_groups import Group, grouped
from ui.paper_state import PaperState
from ui.print_order import Printable
from ui.screens.forms_signed import SignedLine
from ui.tasks import Worker, while_there
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.flow import FlowLayout
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
    """The PDF of a code as its next numbered copy, for a printer; called in a worker thread."""
    archive: str | None = None
    """What the names of copies for the archive end with; None where nothing is archived."""

    signed_by: Callable[[], Mapping[str, PaperState]] | None = None
    """Who signs each form electronically, for a worker thread; None where nobody does."""
    sign_to: Callable[[Path, str], tuple[Path, PaperState]] | None = None
    """Writes a signed copy into a folder and tells what came of it; for a worker thread."""

    office: Callable[[Path], list[Path]] | None = None
    """Writes tables and letter for office programs into a folder; for a worker thread.

    None where nothing is frozen yet.
    """

    def archived(self, code: str) -> tuple[str, bytes]:
        """Return file name and PDF/A of the base of a paper; for a worker thread."""
        from reports.archive import archive_copy, archive_name

        return archive_name(f"{code}-{self.archive}.pdf"), archive_copy(self.make(code))

    def printable(self, code: str) -> Printable:
        """Return a paper as a print job takes it: with a numbered copy, where there are such."""
        copy = None if self.copy is None else partial(self.copy, code)
        return Printable(self.title(code), partial(self.make, code), copy)

    def title(self, code: str) -> str:
        """Return what a paper is called."""
        if self.titles is not None:
            return self.titles[code]
        from ui.paper_shelf import titles

        return titles()[code]


class FormsPanel(QWidget):
    """A line per form."""

    problem = Signal(object)
    """The ExpectedError of a form that could not be made or written."""
    kept = Signal(str)
    """Words about files that were written."""

    def __init__(
        self,
        worker: Worker,
        stick: FolderField,
        parent: QWidget | None = None,
        deeds_below: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._worker, self._stick = worker, stick
        self._papers: Papers | None = None
        self._lines: dict[str, SignedLine] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._print = button(self.tr("Print…"), "forms_print", icon="print")
        self._print.clicked.connect(self.print_all)
        self._all = button(self.tr("Save all as PDF"), "forms_save_all", icon="saved")
        self._all.clicked.connect(self._save_all)
        tip = self.tr("A PDF/A-1b of each form, to be read in many years; it is no print.")
        self._kept = button(self.tr("Archive copies"), "forms_archive", icon="lock", tip=tip)
        self._kept.clicked.connect(self._archive)
        self._signed = button(self.tr("Save signed copies"), "forms_save_signed", icon="check")
        self._signed.clicked.connect(self._sign)
        tip = self.tr("Findings and marks as Excel and CSV, the feedback as Word, to work on with.")
        self._office = button(self.tr("Save for office"), "forms_office", icon="saved", tip=tip)
        self._office.clicked.connect(self._save_office)
        self.deeds = (self._print, self._all, self._signed, self._kept, self._office)
        below = FlowLayout(8)
        for part in self.deeds if deeds_below else ():  # else the page puts them where they fit
            below.addWidget(part)
        self.setLayout(column(self._rows, below, 1, gap=10))

    def show_papers(self, papers: Papers | None) -> None:
        """List the forms; None while there are none yet."""
        self._papers = papers
        self._lines = {}
        empty(self._rows)
        for part in (self._all, self._print):
            part.setEnabled(papers is not None)
        self._kept.setVisible(papers is not None and papers.archive is not None)
        self._signed.setVisible(papers is not None and papers.sign_to is not None)
        self._office.setVisible(papers is not None and papers.office is not None)
        if papers is None:
            words = self.tr("There are forms once the visit is frozen.")
            self._rows.addWidget(label(words, "second", wrap=True))
            return
        for group, codes in grouped(papers.codes):
            self._rows.addWidget(self._heading(group))
            for code in codes:
                self._rows.addWidget(self._line(code, papers.title(code)))
        self._ask_signed(papers)

    def _heading(self, group: Group) -> QLabel:
        words = {
            Group.ACCEPTANCE: self.tr("Acceptance"),
            Group.RECTIFICATION: self.tr("Rectification"),
            Group.RECORD: self.tr("Record"),
            Group.ON_SITE: self.tr("For use on site"),
        }
        made = label(words[group], "second")
        made.setObjectName(f"forms_group_{group}")
        return made

    def _line(self, code: str, title: str) -> QFrame:
        made = frame("card", f"form_{code}")
        see = button(self.tr("Look"), f"form_open_{code}", "link")
        save = button(self.tr("Save PDF"), f"form_save_{code}", "link")
        for part in (see, save):
            part.setAccessibleName(f"{part.text()}: {title}")
        see.clicked.connect(partial(self.look, code))
        save.clicked.connect(partial(self._save, (code,)))
        name = label(title, "", wrap=True)
        self._lines[code] = SignedLine(code)
        layout = row(column(name, self._lines[code], gap=0), see, save, gap=4)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setStretch(0, 1)
        made.setLayout(layout)
        return made

    def _ask_signed(self, papers: Papers) -> None:
        """Look beside the window who signed; what comes late, of other papers, is dropped."""
        if papers.signed_by is None:
            return
        ask = papers.signed_by
        task = self._worker.compute(lambda _told: ask())
        task.done.connect(while_there(self, lambda found: self._show_signed(papers, found)))
        task.failed.connect(while_there(self, self.problem.emit))

    def _show_signed(self, papers: Papers, found: Mapping[str, PaperState]) -> None:
        if papers is self._papers:
            for code, state in found.items():
                if code in self._lines:
                    self._lines[code].show_state(state)

    def _sign(self) -> None:
        """Write the signed copies of the forms that somebody signs."""
        folder, papers = self._stick.require(), self._papers
        if papers is None or folder is None or not (papers.sign_to and papers.signed_by):
            return
        write, ask = papers.sign_to, papers.signed_by
        task = self._worker.compute(lambda _told: {code: write(folder, code) for code in ask()})
        task.done.connect(while_there(self, lambda made: self._copied(papers, made)))
        task.failed.connect(self.problem)

    def _copied(self, papers: Papers, made: Mapping[str, tuple[Path, PaperState]]) -> None:
        self._show_signed(papers, {code: state for code, (_file, state) in made.items()})
        bare = [code for code, (_file, state) in made.items() if not state.names]
        said = self.tr("{n} copies are in {folder}; {bare} of them without electronic signatures.")
        folder = next(iter(made.values()))[0].parent.name
        self.kept.emit(said.format(n=len(made), folder=folder, bare=len(bare)))

    def look(self, code: str) -> PaperDialog | None:
        """Show a form as it will come out of the printer."""
        if self._papers is None:
            return None
        paper, over = self._papers.printable(code), self.window()
        dialog = PaperDialog(paper.title, paper.make, self._worker, over, paper.copy)
        dialog.open()
        return dialog

    def print_all(self) -> QDialog | None:
        """Ask which forms are printed in one job, and how."""
        from ui.dialogs.printing import PrintDialog

        if self._papers is None:
            return None
        papers = tuple(self._papers.printable(code) for code in self._papers.codes)
        dialog = PrintDialog(papers, self._worker, self.window())
        dialog.open()
        return dialog

    def _archive(self) -> None:
        """Write a PDF/A of every form; nothing is printed by that, so nothing is numbered."""
        folder, papers = self._stick.require(), self._papers
        if papers is None or folder is None:
            return
        task = self._worker.compute(
            lambda _told: [_written(folder, papers.archived(code)) for code in papers.codes]
        )
        task.done.connect(while_there(self, self._saved))
        task.failed.connect(while_there(self, self.problem.emit))

    def _save_office(self) -> None:
        """Write tables and letter; whoever opens them can change them, so they are no papers."""
        folder, papers = self._stick.require(), self._papers
        if papers is None or folder is None or papers.office is None:
            return
        write = papers.office
        task = self._worker.compute(lambda _told: write(folder))
        task.done.connect(while_there(self, self._told_office))
        task.failed.connect(while_there(self, self.problem.emit))

    def _told_office(self, files: list[Path]) -> None:
        said = self.tr("{n} office files are in {folder}; the signed paper stays the original.")
        self.kept.emit(said.format(n=len(files), folder=files[0].parent.name))

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


def _written(folder: Path, paper: tuple[str, bytes]) -> Path:
    from sync.files import write_whole

    write_whole(folder / paper[0], paper[1])
    return folder / paper[0]
