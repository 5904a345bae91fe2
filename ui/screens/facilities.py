"""机构名单: the facilities this laptop knows, and a list of the district read with a preview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ui import last_folder, words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.facilities_preview import FacilitiesPreview
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, leave_by_escape, row
from ui.widgets.blocks import clear_widget, page_head
from ui.widgets.fields import line_field
from ui.widgets.message import Message
from ui.widgets.table import RecordTable
from ui.window import NEW_VISIT

if TYPE_CHECKING:
    from models.facts.bodies import Facility
    from models.visits.facilities import Kept, Known
    from models.visits.facility_list import FacilityList
    from ui.window import Window

FILTER = "Excel (*.xlsx)"


class FacilitiesScreen(QWidget):
    """The list, a search, and the way from an .xlsx to it."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._known: tuple[Known, ...] = ()
        self._either = QStackedWidget()
        self.message = Message("facilitiesMessage")
        self._count = label("", "second", "facilitiesCount")
        self._search = line_field("facilitiesSearch", self.tr("Name, second name or code"))
        self._search.textChanged.connect(lambda _text: self._filter())
        self._model = RecordsModel(self._columns())
        self._table = RecordTable("facilitiesTable", self.tr("Facilities"), self._model)
        self.preview = FacilitiesPreview()
        self.preview.taken.connect(self._keep)
        self.preview.left.connect(lambda: self._either.setCurrentIndex(0))
        self._lay_out()

    def _columns(self) -> tuple[Column, ...]:
        def facility(known: Any) -> Facility:
            found: Facility = known.facility
            return found

        return (
            Column(self.tr("Name"), lambda k: facility(k).name),
            Column(self.tr("Second name"), lambda k: facility(k).second_name),
            Column(self.tr("Institution code"), lambda k: facility(k).code, width=190),
            Column(self.tr("Type"), lambda k: words.facility_kind(facility(k).kind), width=150),
            Column(self.tr("Last visit"), _last_visit, width=120),
            Column(self.tr("From"), self._source, width=110),
        )

    def _source(self, known: Any) -> str:
        return self.tr("List") if known.listed else self.tr("A visit")

    def _lay_out(self) -> None:
        read = button(self.tr("Read a list (.xlsx) …"), "facilitiesRead", "primary", "folder")
        read.clicked.connect(self._choose)
        blank = button(self.tr("Save an empty table …"), "facilitiesEmpty", icon="report")
        blank.clicked.connect(self._choose_target)
        back = button(self.tr("Back to the new visit"), "facilitiesBack", icon="back")
        back.clicked.connect(lambda: self._window.go(NEW_VISIT))
        leave_by_escape(self, back)
        head = page_head(self.tr("Facilities"), 1, back, blank, read)
        searching = row(self._search, self._count)
        searching.setStretch(0, 1)
        self._either.addWidget(clear_widget(column(searching, self._table, gap=10)))
        self._either.addWidget(self.preview)
        layout = column(head, self.message, self._either, gap=12)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    # Showing

    def entered(self) -> None:
        """Read in the worker what is known."""
        from models.visits.facilities import known

        book = self._session.book
        task = self._session.worker.compute(lambda _told: known(book))
        task.done.connect(self._show)
        task.failed.connect(self.message.refuse)
        self._search.setFocus()

    def _show(self, known: tuple[Known, ...]) -> None:
        self._known = known
        self._filter()

    def _filter(self) -> None:
        from models.visits.facilities import matching

        typed = self._search.text()
        shown = matching(self._known, typed, len(self._known)) if typed.strip() else self._known
        self._model.fill(shown)
        words_ = self.tr("{shown} of {total}")
        self._count.setText(words_.format(shown=len(shown), total=len(self._known)))

    # Reading a list

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("List of facilities"), last_folder.start(), FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.read(last_folder.chosen(Path(chosen))))
        dialog.open()

    def read(self, file: Path) -> None:
        """Read a list beside the window and show what it would do; nothing is kept yet."""
        from models.visits import facilities
        from models.visits.facility_list import read_list

        workspace = self._session.book.workspace

        def work(_told: object) -> tuple[FacilityList, Kept]:
            found = read_list(file)
            return found, facilities.compare(facilities.listed(workspace), found.rows)

        self.message.say(self.tr("The list is being read …"))
        task = self._session.worker.compute(work)
        task.done.connect(self._read)
        task.failed.connect(self.message.refuse)

    def _read(self, found: tuple[FacilityList, Kept]) -> None:
        self.message.clear()
        self.preview.show_list(*found)
        self._either.setCurrentIndex(1)

    def _keep(self, found: FacilityList) -> None:
        from models.visits.facilities import keep

        book = self._session.book
        work = self._session.worker.write(
            lambda: keep(book.workspace, found.rows, book.clock.now())
        )
        work.done.connect(self._kept)
        work.failed.connect(self.message.refuse)

    def _kept(self, done: Kept) -> None:
        self._either.setCurrentIndex(0)
        said = self.tr("Taken over: {new} new, {changed} changed, {same} as before.")
        self.message.say(said.format(new=done.new, changed=done.changed, same=done.same), "ok")
        self.entered()

    # An empty table

    def _choose_target(self) -> None:
        dialog = QFileDialog(self, self.tr("Empty table"), last_folder.start(), FILTER)
        dialog.selectFile(self.tr("facilities.xlsx"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        keep = self.save_empty
        dialog.fileSelected.connect(lambda chosen: keep(last_folder.chosen(Path(chosen))))
        dialog.open()

    def save_empty(self, file: Path) -> None:
        """Write a table with our headings, to be filled in with an office program."""
        from models.visits.facility_list import empty_table
        from sync.files import write_whole

        task = self._session.worker.compute(lambda _told: write_whole(file, empty_table()))
        said = self.tr("The empty table is in {file}.").format(file=file.name)
        task.done.connect(while_there(self, lambda _done: self.message.say(said, "ok")))
        task.failed.connect(self.message.refuse)


def _last_visit(known: Any) -> str:
    return words.day(known.visit_on) if known.visit_on else ""
