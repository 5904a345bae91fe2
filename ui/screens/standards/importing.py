"""Import of a standard as offices send it: read, look, put right, publish. Nothing half."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from models.errors import ExpectedError
from ui import last_folder
from ui.itemmodels.outline import Line
from ui.screens.standards.import_detail import ImportDetail
from ui.tasks import while_there
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.fields import line_field
from ui.widgets.line_list import LineList
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.standards.importing.corrections import Correction
    from models.standards.types import Pack
    from ui.screens.standards.drafting import Drafting
    from ui.screens.standards.import_head import Chosen, HeadForm
    from ui.screens.standards.place import Place
    from ui.session import FieldSession
    from ui.tasks import Task

    Step = Callable[[Drafting], Drafting]


class ImportPane(QWidget):
    """The importer is loaded when a file is chosen, not before."""

    left = Signal()
    """The person goes back to reading."""
    published = Signal(str, object, bool)
    """Digest of the edition, and the standards of its place as they are now; true when the
    place is the desk."""

    def __init__(self, session: FieldSession, place: Place) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._session = session
        self._place = place
        self._reading: Task | None = None
        self._deciding: Task | None = None
        self._steps: deque[Step] = deque()
        self._head: HeadForm | None = None
        self.drafting: Drafting | None = None
        self.message = Message("importMessage")
        self._file = line_field(
            "import_file", self.tr("Office file"), self.tr("A .docx or .xlsx file")
        )
        self._file.returnPressed.connect(self._read_typed)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._cancel = button(self.tr("Cancel reading"), "import_cancel", icon="cross")
        self._look = QComboBox()
        self._look.setObjectName("import_look")
        self._look.setAccessibleName(self.tr("Rows to show"))
        self._look.setProperty("compact", True)
        self._look.currentIndexChanged.connect(lambda _at: self._show_rows())
        self.lines = LineList("import_rows", self.tr("Rows of the draft"))
        self._detail = ImportDetail(self)
        self._publish = button(self.tr("Publish"), "import_publish", "primary", "book")
        self._counts = label("", "second", "import_counts", wrap=True)
        self._lay_out()
        self._connect()
        self._settle()

    # Putting together

    def _lay_out(self) -> None:
        back = button(self.tr("Back"), "import_back", icon="back")
        back.clicked.connect(self.left.emit)
        choose = button(self.tr("Choose…"), "import_choose", icon="folder")
        choose.clicked.connect(self._ask_file)
        said = self.tr(
            "Macros and links are never run or followed. Nothing is kept before you publish."
        )
        top = row(self._file, choose, self._cancel, back, self._publish, gap=8)
        top.setStretch(0, 1)
        head = frame("panel")
        title = label(self.tr("Import a standard from Word or Excel"), "heading")
        self._hint = label(said, "small", wrap=True)
        head.setLayout(column(title, top, self._bar, self._hint, self.message, gap=8, margin=12))
        self._work = self._workplace()
        layout = column(head, self._work, gap=10)
        layout.addStretch(0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _workplace(self) -> QWidget:
        self._undo = button(self.tr("Undo last"), "import_undo", "link", "undo")
        self._accept = button(self.tr("Accept all proposals"), "import_accept_all", "link")
        self._notes = button(self.tr("Unknown texts as notes"), "import_as_notes", "link")
        self._whole = button(self.tr("The whole file"), "import_whole", "link", "report")
        bulk = row(self._accept, self._notes, self._undo, 1, gap=4)
        rows = frame("panel")
        top = row(self._look, self._whole, gap=8)
        top.setStretch(0, 1)
        rows.setLayout(column(self._counts, top, bulk, self.lines, gap=8, margin=12))
        side = frame("panel")
        self._head_place = QVBoxLayout()
        side.setLayout(
            column(self._detail.area, frame("line"), self._head_place, gap=10, margin=12)
        )
        made = QWidget()
        made.setProperty("role", "clear")
        layout = row(rows, side, gap=12)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        made.setLayout(layout)
        return made

    def _connect(self) -> None:
        self._cancel.clicked.connect(self._stop)
        self.lines.current.connect(self._show_row)
        self._whole.clicked.connect(self._show_whole)
        self._undo.clicked.connect(lambda: self._decide(_drafting().without_last))
        self._accept.clicked.connect(lambda: self._decide(_drafting().all_proposals))
        self._notes.clicked.connect(lambda: self._decide(_drafting().unknown_as_notes))
        self._publish.clicked.connect(self.publish)
        self._detail.corrected.connect(self._correct)
        self._detail.declined.connect(self._decline)
        self._detail.columns_chosen.connect(self._choose_columns)
        self._detail.refused.connect(lambda said: self.message.say(said, "bad"))

    # Reading

    def begin(self) -> None:
        """Let the person name a file at once."""
        self._file.setFocus()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the office file"), last_folder.start())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Word and Excel (*.docx *.xlsx);;All files (*)"))
        dialog.fileSelected.connect(lambda chosen: self.read(last_folder.chosen(Path(chosen))))
        dialog.open()

    def _read_typed(self) -> None:
        if self._file.text().strip():
            self.read(Path(self._file.text().strip()))

    def read(self, file: Path) -> None:
        """Read an office file beside the window; what was read before is let go."""
        self._stop()
        self._file.setText(str(file))
        self.message.clear()
        self.drafting = self._deciding = None
        self._steps.clear()

        def work(told: Callable[[float, str], None]) -> Drafting:
            told(0.05, "")
            from models.standards.importing.reading import read_office

            reading = read_office(file)
            told(0.6, "")
            made = _drafting().begun(file.name, reading)
            told(1.0, "")
            return made

        task = self._session.worker.compute(work)
        self._reading = task
        task.progress.connect(self._move)
        task.done.connect(self._take)
        task.failed.connect(self._refuse)
        task.finished.connect(self._over)
        self._settle()

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
            self.message.say(self.tr("Reading was cancelled; nothing was imported."))
        self._settle()

    # Methods, not lambdas: Qt lets go of them with this pane, when the language changes.

    def _move(self, part: float, _said: str) -> None:
        self._bar.setValue(round(part * 100))

    def _take(self, made: Drafting) -> None:
        if self.sender() is not self._reading:
            return
        if made.refused is not None and not made.columns:
            self.message.refuse(made.refused)  # there is nothing a person could put right here
        else:
            self._adopt(made, True)

    def _refuse(self, error: ExpectedError) -> None:
        if self.sender() is self._reading:
            self.message.refuse(error)

    def _over(self) -> None:
        if self.sender() is self._reading:
            self._reading = None
            self._settle()

    # Showing

    def _settle(self) -> None:
        """Show what there is: a bar while reading, the rows when something was read."""
        reading, one = self._reading is not None, self.drafting
        self._bar.setVisible(reading)
        self._cancel.setVisible(reading)
        if reading:
            self._bar.setValue(0)
        self._work.setVisible(one is not None and not reading)
        self._hint.setVisible(one is None)
        self._publish.setVisible(one is not None)
        draft = one.draft if one is not None else None
        self._undo.setEnabled(one is not None and bool(one.corrections))
        may_accept = draft is not None and any(r.proposal for r in draft.rows)
        self._accept.setEnabled(may_accept)
        self._notes.setEnabled(draft is not None and any(r.kind == "unknown" for r in draft.rows))
        for part in (self._look, self._whole, self._accept, self._notes, self._undo):
            part.setVisible(draft is not None)
        may = one is not None and (draft is not None or one.pack is not None)
        self._publish.setEnabled(may and self._place.workspace is not None)
        tip = "" if self._place.workspace else self.tr("Open the workspace to publish into it.")
        self._publish.setToolTip(tip)

    def _adopt(self, made: Drafting, new: bool) -> None:
        """Show the draft after a decision; a new file begins with what is said of all of it."""
        here = self.lines.currentIndex().row()
        before, self.drafting = self.drafting, made
        self._settle_look()
        if new or (before is not None and before.draft is None):
            self._new_head(made)
        self._work.show()
        if made.refused is not None:
            self.message.refuse(made.refused)
        elif self.message.text():
            self.message.clear()
        self._show_rows()
        if new or here < 0 or not self.lines.lines.rowCount():
            self._show_whole()
        else:
            self.lines.setCurrentIndex(
                self.lines.lines.index(min(here, self.lines.lines.rowCount() - 1))
            )
        self._settle()

    def _settle_look(self) -> None:
        assert self.drafting is not None
        module = _drafting()
        counted, words = module.counts(self.drafting), module.looks()
        chosen = self._look.currentData() or module.Look.ALL
        self._look.blockSignals(True)
        self._look.clear()
        for look, said in words.items():
            self._look.addItem(f"{said} ({counted[look]})", look)
        self._look.setCurrentIndex(max(0, self._look.findData(chosen)))
        self._look.blockSignals(False)

    def _new_head(self, made: Drafting) -> None:
        from ui.screens.standards.import_head import HeadForm

        empty(self._head_place)
        self._head = None
        if made.draft is not None:
            self._head = HeadForm(made)
            self._head_place.addWidget(self._head)

    def _show_rows(self) -> None:
        one = self.drafting
        if one is None:
            return
        module = _drafting()
        look = self._look.currentData() or module.Look.ALL
        self.lines.show_lines(module.lines_of(one, look))
        self._counts.setText(self._counted(one))

    def _counted(self, one: Drafting) -> str:
        from models.messages import sentence
        from ui import language

        if one.draft is not None:
            return sentence("import-counts", one.draft.counted(), language.current())
        if one.pack is not None:
            said = self.tr("{title} · {edition}: a workbook that this program exported, whole.")
            return said.format(title=one.pack.title, edition=one.pack.edition)
        return self.tr("Say on the right what the columns hold; then the rows appear here.")

    def _show_whole(self) -> None:
        if self.drafting is not None:
            self.lines.clearSelection()
            self._detail.show_whole(self.drafting)

    def _show_row(self, line: Line) -> None:
        assert self.drafting is not None
        self._detail.show_row(self.drafting, line)

    # Deciding

    def _correct(self, correction: Correction) -> None:
        self._decide(lambda one: _drafting().with_corrections(one, correction))

    def _decline(self, number: int) -> None:
        self._decide(lambda one: _drafting().declining(one, number))

    def _choose_columns(self, chosen: Chosen) -> None:
        self._decide(lambda one: _drafting().with_columns(one, chosen))

    def _decide(self, step: Step) -> None:
        """Make the next draft beside the window; decisions are taken in their order."""
        if self.drafting is not None:
            self._steps.append(step)
            if self._deciding is None:
                self._next()

    def _next(self) -> None:
        before = self.drafting
        if before is None or not self._steps:
            self._deciding = None
            self._steps.clear()
            return
        step = self._steps.popleft()
        task = self._session.worker.compute(lambda _told: step(before))
        self._deciding = task
        task.done.connect(self._adopt_next)
        task.failed.connect(self.message.refuse)
        task.finished.connect(self._next_one)

    def _adopt_next(self, made: Drafting) -> None:
        if self.sender() is self._deciding:  # else another file was chosen meanwhile
            self._adopt(made, False)

    def _next_one(self) -> None:
        if self.sender() is self._deciding:
            self._next()

    # Publishing

    def publish(self) -> None:
        """Publish into the chosen workspace or desk: all of it, or nothing and one sentence."""
        one, workspace = self.drafting, self._place.workspace
        if one is None or workspace is None:
            return
        module = _drafting()
        count = module.waiting(one)
        if count:
            said = self.tr("{n} rows are not understood yet; say what they are, or drop them.")
            self.message.say(said.format(n=count), "bad")
            self._look.setCurrentIndex(self._look.findData(module.Look.NOT_UNDERSTOOD))
            return
        head = self._head.head() if self._head is not None else None

        def work() -> tuple[str, Mapping[str, Pack]]:
            from ui.screens.standards.publishing import publish_into

            return publish_into(workspace, one, head)

        self._publish.setEnabled(False)
        task = self._session.worker.write(work)
        at_desk = self._place.at_desk
        # A page that went was locked; what is unlocked again reads its standards anew.
        task.done.connect(while_there(self, lambda done: self._done(done, at_desk)))
        task.failed.connect(self.message.refuse)
        task.finished.connect(self._settle)

    def _done(self, done: tuple[str, object], at_desk: bool) -> None:
        self.drafting = None
        self._file.clear()
        self.message.clear()
        self._settle()
        self.published.emit(*done, at_desk)


def _drafting():  # type: ignore[no-untyped-def]
    """The importer's part of the screen, loaded when it is needed."""
    from ui.screens.standards import drafting

    return drafting
