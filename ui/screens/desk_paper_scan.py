"""What a scan is, what is wrong with it, who keeps it; and the scans a case has already."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from models.base import LONGEST_NAME
from ui import language, last_folder
from ui.tasks import while_there
from ui.widgets.basics import button, column, empty, label, row
from ui.widgets.blocks import clear_widget, state_line
from ui.widgets.fields import line_field

if TYPE_CHECKING:
    from models.district.scan_records import Noted, PlacedPage, SignedScan
    from ui.desk_paper import Looked
    from ui.desk_session import DeskSession

MOST_SHOWN = 40
"""Remarks on a scan that are shown; all of them are kept with it."""
MOST_TOLD = 3
"""Remarks that are shown again of a scan that is kept."""
BAD = frozenset({"differs", "other-facility", "other-case", "waiting", "other-visit"})


class ScanPanel(QWidget):
    """Nothing is kept without a look at it and a name."""

    told = Signal(str, str)
    """A sentence and its tone."""
    refused = Signal(object)
    """The ExpectedError of a step."""
    kept = Signal()
    """A scan was kept; the next page may be scanned."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk, self._case = desk, ""
        self._looked: Looked | None = None
        self._said, self._kept = QVBoxLayout(), QVBoxLayout()
        self._said.setSpacing(6)
        self._who = line_field("scan_by", self.tr("Kept by (name)"), most=LONGEST_NAME)
        self._keep = button(self.tr("Keep the scan"), "scan_keep", "primary", "check")
        self._keep.clicked.connect(self.keep)
        line = row(self._who, self._keep)
        line.setStretch(0, 1)
        self._form = clear_widget(line)
        self._form.hide()
        self.setLayout(column(self._said, self._form, self._kept, gap=10))

    def show_case(self, case_id: str) -> None:
        """Show what one case has; without one, nothing yet."""
        self._case = case_id
        self.clear()
        self._ask_kept()

    def clear(self) -> None:
        """Forget the scan that was looked at."""
        self._looked = None
        empty(self._said)
        self._form.hide()

    def show_scan(self, looked: Looked) -> None:
        """Say what a scan is; the name is asked for when it can be kept."""
        self.clear()
        self._looked, report = looked, looked.report
        package = report.package
        about = self.tr("{pages} of {sheets} pages agree with the data.")
        words = about.format(pages=len(report.pages), sheets=report.sheets)
        if package is not None:
            about = self.tr("{facility}, visit of {day}, revision {n}.")
            words += " " + about.format(
                facility=package.facility_name, day=package.visit_on, n=package.revision
            )
        whole = bool(report.pages) and not report.noted
        tone, icon = ("ok", "check") if whole else ("warn", "alert")
        self._said.addWidget(state_line(words, tone, icon, "scan_summary"))
        for form, pages in _by_form(report.pages).items():
            self._said.addWidget(label(self._form_words(form, pages), "small", wrap=True))
        for one in report.noted[:MOST_SHOWN]:
            self._said.addWidget(_noted(one))
        left = len(report.noted) - MOST_SHOWN
        if left > 0:
            words = self.tr("{n} more remarks; all of them are kept with the scan.")
            self._said.addWidget(label(words.format(n=left), "small", wrap=True))
        can = bool(report.pages) and not report.strange
        self._form.setVisible(can)
        words = self.tr("Keep it with {n} remarks").format(n=len(report.noted))
        self._keep.setText(words if report.noted else self.tr("Keep the scan"))
        if can:
            self._who.setFocus()

    def _form_words(self, form: str, pages: list[PlacedPage]) -> str:
        numbers = ", ".join(str(page.page) for page in pages)
        said = self.tr("Form {form}: page {numbers} of {pages}")
        return said.format(form=form.upper(), numbers=numbers, pages=pages[0].pages)

    def keep(self) -> None:
        """Keep the scan that was looked at."""
        from ui.desk_paper import keep

        looked, by = self._looked, self._who.text()
        if looked is None:
            return
        self._who.setFocus()  # or a button that goes off hands its focus on to anything
        self._keep.setEnabled(False)
        task = self._desk.writer_task(lambda desk: keep(desk, looked, by))
        task.done.connect(while_there(self, partial(self._done, looked)))
        task.failed.connect(while_there(self, self.refused.emit))
        task.finished.connect(while_there(self, lambda: self._keep.setEnabled(True)))

    def _done(self, looked: Looked, kept: SignedScan) -> None:
        said = self.tr("The scan is kept in the case: {n} pages, by {name}.")
        self.told.emit(said.format(n=len(kept.pages), name=kept.by), "ok")
        if looked is self._looked:  # else one has gone on to another case or scan meanwhile
            self.clear()
            cases = looked.report.package.cases if looked.report.package else ()
            self._case = looked.case or (cases[0] if cases else "")
        self._ask_kept()
        self.kept.emit()

    def _ask_kept(self) -> None:
        from ui.desk_paper import kept

        case = self._case
        empty(self._kept)
        if case:
            task = self._desk.worker_task(lambda desk: kept(desk, case))
            task.done.connect(while_there(self, partial(self._show_kept, case)))
            task.failed.connect(while_there(self, self.refused.emit))

    def _show_kept(self, case: str, found: tuple[SignedScan, ...]) -> None:
        if case != self._case:
            return
        empty(self._kept)
        self._kept.addWidget(label(self.tr("Scans of this case"), "heading"))
        if not found:
            words = self.tr("No signed original has been scanned for this case yet.")
            self._kept.addWidget(label(words, "second", "scan_none", wrap=True))
        for number, one in enumerate(found):
            self._kept.addWidget(self._kept_line(number, one))

    def _kept_line(self, number: int, one: SignedScan) -> QWidget:
        said = self.tr("{day}: revision {n}, {pages} pages, {remarks} remarks, by {name}")
        words = said.format(
            day=one.at[:10],
            n=one.revision,
            pages=len(one.pages),
            remarks=len(one.noted),
            name=one.by,
        )
        save = button(self.tr("Save a copy…"), f"scan_save_{number}", "link")
        save.setAccessibleName(f"{save.text()} {words}")
        save.clicked.connect(lambda: self._ask_folder(one))
        line = row(label(words, "", f"scan_kept_{number}", wrap=True), save)
        line.setStretch(0, 1)
        told = [note.sentence(language.current()) for note in one.noted[:MOST_TOLD]]
        more = [label(words, "small", wrap=True) for words in told]
        return clear_widget(column(line, *more, gap=2))

    def _ask_folder(self, one: SignedScan) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the copy"), last_folder.start())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.save(one, Path(name)))
        dialog.open()

    def save(self, one: SignedScan, folder: Path) -> None:
        """Write the files of a kept scan into a folder, byte for byte."""
        from ui.desk_paper import write_out

        last_folder.chosen(folder)
        task = self._desk.worker_task(lambda desk: write_out(desk, one, folder))
        task.done.connect(while_there(self, self._saved))
        task.failed.connect(while_there(self, self.refused.emit))

    def _saved(self, files: tuple[Path, ...]) -> None:
        words = self.tr("{n} files are in {folder}.")
        self.told.emit(words.format(n=len(files), folder=files[0].parent.name), "ok")


def _by_form(pages: tuple[PlacedPage, ...]) -> dict[str, list[PlacedPage]]:
    found: dict[str, list[PlacedPage]] = {}
    for page in pages:
        found.setdefault(page.form, []).append(page)
    return found


def _noted(one: Noted) -> QWidget:
    tone, icon = ("bad", "stop") if one.what in BAD else ("warn", "alert")
    return state_line(one.sentence(language.current()), tone, icon, f"scan_{one.what}")
