"""标准库: every document, what it says line by line, its import and its editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ui import last_folder
from ui.itemmodels.outline import Line
from ui.screens.standards.browse import BrowsePane
from ui.screens.standards.difference import DifferencePane
from ui.screens.standards.documents import Document, gather, line_of, outline_of
from ui.screens.standards.importing import ImportPane
from ui.screens.standards.place import DESK, LAPTOP, Place
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import page_head, panel
from ui.widgets.choice import Choice
from ui.widgets.line_list import LineList
from ui.widgets.message import Message
from ui.window import NEW_VISIT

if TYPE_CHECKING:
    from models.facts.bodies import GuidanceSet
    from models.standards.types import Pack
    from models.store.workspace import Workspace
    from models.visits.book import VisitBook
    from ui.window import Window

LIST_WIDTH, NARROW, ROOMY = 286, 216, 1200
"""Widths of the list, and from which width of the window it takes the larger."""


@dataclass(frozen=True)
class Library:
    """Everything the page shows, read in one go."""

    documents: tuple[Document, ...]
    guidance: Mapping[str, GuidanceSet]


def read_library(
    workspace: Workspace | None,
    book: VisitBook | None,
    desk: Workspace | None = None,
    keeps: Workspace | None = None,
) -> Library:
    """Read and check every document, and the readings of the place that ``keeps`` them; for a
    worker thread."""
    from models.store.guidance import latest

    kept = keeps or workspace
    return Library(gather(workspace, book, desk), latest(kept) if kept is not None else {})


class StandardsScreen(QWidget):
    """Left the documents; right one of them, an import, or two editions side by side."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._session = window.session
        self._documents: tuple[Document, ...] = ()
        self._wanted = ""
        self.message = Message("standardsMessage")
        self.list = LineList("standards_table", self.tr("Documents of the library"))
        self.browse = BrowsePane()
        self.place = Place(window, self)
        self.importing = ImportPane(window.session, self.place)
        self.difference = DifferencePane(window.session.worker)
        self._right = QStackedWidget()
        for pane in (self.browse, self.importing, self.difference):
            self._right.addWidget(pane)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bring = button(self.tr("Import a standard…"), "standards_import", "primary", "plus")
        # One thing to do first on every page: while importing, that is publishing.
        self._right.currentChanged.connect(lambda at: bring.setVisible(at == 0))
        bring.clicked.connect(self.begin_import)
        places = [(LAPTOP, self.tr("This laptop")), (DESK, self.tr("The desk"))]
        self._where = Choice("standards_place", places, self.tr("Where it is kept"))
        self._where.chosen.connect(self.place.choose)
        self._kept = label(self.tr("Kept at"), "second")
        self._left = panel(self.tr("Library"), self.list)
        below = row(self._left, self._right, gap=12)
        below.setStretch(1, 1)
        head = page_head(self.tr("Standards"), 1, self._kept, self._where, bring)
        layout = column(head, self.message, below, gap=10, margin=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way where the window is small."""
        width = LIST_WIDTH if self.width() >= ROOMY else NARROW
        self._left.setFixedWidth(theme.side(width))
        super().resizeEvent(event)

    def _connect(self) -> None:
        self.list.current.connect(self._show)
        self.browse.export.connect(self._ask_export)
        self.browse.compare.connect(self._compare)
        self.browse.guidance_kept.connect(self._keep_guidance)
        self.importing.left.connect(self._back)
        self.importing.published.connect(self._published)
        self.difference.left.connect(self._back)

        self.browse.to_desk.connect(self.publish_at_desk)
        self.place.changed.connect(self.entered)

    # Reading

    def entered(self) -> None:
        """Read again: a visit may have been begun on an edition meanwhile."""
        session = self._session
        workspace = session.workspace
        book = session.book if workspace is not None else None
        desk, keeps = self.place.desk_workspace, self.place.workspace
        for part in (self._kept, self._where):
            part.setVisible(desk is not None and workspace is not None)
        self._where.select(DESK if self.place.at_desk else LAPTOP)
        self.browse.know_desk(desk is not None)
        task = session.worker.compute(lambda _told: read_library(workspace, book, desk, keeps))
        task.done.connect(self._fill)
        task.failed.connect(self.message.refuse)

    def _fill(self, library: Library) -> None:
        self._documents = library.documents
        may_keep = self.place.workspace is not None
        before = self.list.line()
        listed = tuple(one for one in library.documents if one.listed)
        self.list.show_lines(tuple(map(line_of, listed)))
        self.browse.know_guidance(library.guidance, may_keep)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.list.choose(wanted)
        elif before is None and self._documents:
            self.list.choose(self._documents[0].key)

    def _show(self, line: Line) -> None:
        document: Document = line.payload
        shown = self.browse.shows(document)
        if self._right.currentWidget() is self.difference:
            self._right.setCurrentWidget(self.browse)
        if not shown:
            self.browse.show_document(document, outline_of(document))

    def show_document(self, key: str) -> None:
        """Show a document by its digest."""
        self.list.choose(key)
        self._right.setCurrentWidget(self.browse)

    def _back(self) -> None:
        self._right.setCurrentWidget(self.browse)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Importing and exporting

    def begin_import(self) -> None:
        """Show the import; what was begun there is still there."""
        self.message.clear()
        self._right.setCurrentWidget(self.importing)
        self.importing.begin()

    def _published(self, sha256: str, packs: Mapping[str, Pack], at_desk: bool) -> None:
        self._wanted = sha256
        self._right.setCurrentWidget(self.browse)
        if at_desk:
            self.place.desk.use_packs(packs)
            self._said_at_desk()
            return
        self._session.use_packs(packs)
        waiting = self._window.page_widget(NEW_VISIT)
        if waiting is not None:
            self._window.forget(waiting)  # it offers the standards it was built with
        said = self.tr("The edition is published; new visits can choose it, running ones do not.")
        self.message.say(said, "ok")
        self.entered()

    def publish_at_desk(self, document: Document) -> None:
        """Publish an edition of this laptop at the open desk too."""
        from models.standards.types import Pack

        pack = document.record
        assert isinstance(pack, Pack)
        if self.place.desk.desk is None:
            return
        task = self.place.desk.publish(pack, document.origin or pack.title)
        task.failed.connect(self.message.refuse)
        task.done.connect(while_there(self, lambda _done: self._said_at_desk()))

    def _said_at_desk(self) -> None:
        said = self.tr(
            "The edition is published at the desk; packages that waited for it are taken up now."
        )
        self.message.say(said, "ok")
        self.entered()

    def _ask_export(self, document: Document) -> None:
        name = f"{document.record.id}-{document.sha256[:8]}.xlsx"
        title, start = self.tr("Export the standard"), last_folder.start()
        dialog = QFileDialog(self, title, start, "Excel (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        # The name of an existing file is refused in words: an export never overwrites.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(name)
        dialog.fileSelected.connect(
            lambda chosen: self.export_to(document, last_folder.chosen(Path(chosen)))
        )
        dialog.open()

    def export_to(self, document: Document, file: Path) -> None:
        """Write a pack to a workbook that imports back unchanged."""
        from models.standards.types import Pack

        pack = document.record
        assert isinstance(pack, Pack)

        def work(told: object) -> str:
            from models.standards.importing.files import write_file
            from models.standards.importing.packbook import write_pack_book

            write_file(file, write_pack_book(pack))
            return file.name

        task = self._session.worker.compute(work)
        task.failed.connect(self.message.refuse)
        task.done.connect(self._exported)

    def _exported(self, name: str) -> None:
        said = self.tr("Exported to {name}; imported again it is the same edition.")
        self.message.say(said.format(name=name), "ok")

    # Editions and readings

    def _compare(self, document: Document) -> None:
        self._right.setCurrentWidget(self.difference)
        packs = tuple(one for one in self._documents if one.is_pack)
        self.difference.begin(document, packs)

    def _keep_guidance(self, made: GuidanceSet) -> None:
        workspace = self.place.workspace
        if workspace is None:
            return
        at_desk = self.place.at_desk

        def work() -> Mapping[str, GuidanceSet]:
            from models.clock import SystemClock
            from models.store.guidance import add, latest

            with workspace.write() as connection:
                add(connection, made, SystemClock().now().utc)
            return latest(workspace)

        task = self._session.worker.write(work)
        task.failed.connect(self.message.refuse)
        task.done.connect(while_there(self, lambda kept: self._guidance_kept(kept, at_desk)))

    def _guidance_kept(self, guidance: Mapping[str, GuidanceSet], at_desk: bool) -> None:
        self.browse.know_guidance(guidance, True)
        said = self.tr("The reading is kept; visits begun from now on are given it.")
        if at_desk:
            said = self.tr("The reading is kept at the desk.")
        self.message.say(said, "ok")
