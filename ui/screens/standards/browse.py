"""One document: its lines on the left, everything that is said of the chosen one on the right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.itemmodels.outline import Line, Outline, Wanted, answers, found
from ui.screens.standards import about, ledger_details, pack_details
from ui.screens.standards.blocks import Block, show
from ui.screens.standards.calculator import Calculator
from ui.screens.standards.documents import Document, Kind
from ui.screens.standards.filters import Filters
from ui.screens.standards.guidance_box import GuidanceBox
from ui.screens.standards.pack_outline import ClauseOf
from ui.screens.standards.programme_outline import Dates
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.blocks import scrolling_column
from ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from models.facts.bodies import GuidanceSet


class BrowsePane(QWidget):
    """Shows one document at a time."""

    export = Signal(object)
    """Document to write to a workbook."""
    compare = Signal(object)
    """Document whose editions are to be compared."""
    to_desk = Signal(object)
    """Document to publish at the open desk."""
    guidance_kept = Signal(object)
    """GuidanceSet to keep."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._document: Document | None = None
        self._outline = Outline()
        self._folded: frozenset[str] = frozenset()
        self._guidance: Mapping[str, GuidanceSet] = {}
        self._may_keep = False
        self.filters = Filters()
        self.lines = LineList("standards_tree", self.tr("Text of the standard"))
        self._title = label("", "heading", "standards_title", wrap=True)
        self._about = button(self.tr("About"), "standards_about", "link", "report")
        self._export = button(self.tr("Export…"), "standards_export", "link", "down")
        self._compare = button(self.tr("Compare…"), "standards_compare", "link", "list")
        self._desk = button(self.tr("Publish at the desk"), "standards_to_desk", "link", "inbox")
        self._desk_open = False
        self._area, self._detail = scrolling_column("standards_detail")
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.lines.current.connect(self._show_line)
        self.lines.fold.connect(self._fold)
        self._about.clicked.connect(self.show_about)
        self._export.clicked.connect(lambda: self.export.emit(self._document))
        self._desk.clicked.connect(lambda: self.to_desk.emit(self._document))
        self._compare.clicked.connect(lambda: self.compare.emit(self._document))

    def _lay_out(self) -> None:
        # A line of their own: beside them a long title has no room in a small window.
        head = column(self._title, self._buttons(), gap=2)
        text = frame("panel")
        text.setLayout(column(head, self.filters, frame("line"), self.lines, gap=10, margin=12))
        detail = frame("panel")
        detail.setLayout(column(self._area, margin=12))
        whole = row(text, detail, gap=12)
        whole.setStretch(0, 4)
        whole.setStretch(1, 3)
        self.setLayout(whole)

    def _buttons(self) -> QHBoxLayout:
        for part in (self._about, self._compare, self._export):
            part.hide()  # until a document is there: the library may still be being read
        return row(self._about, self._compare, self._export, self._desk, 1, gap=2)

    # Showing

    def show_document(self, document: Document, outline: Outline) -> None:
        """Show another document from its beginning."""
        self._document, self._outline = document, outline
        self._folded = frozenset()
        self._title.setText(document.record.title)
        self._about.show()
        self._export.setVisible(document.is_pack)
        self._compare.setVisible(document.is_pack)
        self._offer_desk()
        self.lines.show_lines(())
        self.filters.show_outline(outline)
        self.lines.scrollToTop()
        self.show_about()

    def shows(self, document: Document) -> bool:
        """Say whether this very document is shown; new counts of visits are taken over."""
        before = self._document
        if before is None or before.key != document.key:
            return False
        self._document = document
        self._offer_desk()
        return True

    def know_desk(self, is_open: bool) -> None:
        """A desk is open now, or none is."""
        self._desk_open = is_open
        self._offer_desk()

    def _offer_desk(self) -> None:
        """What came with the program is at every desk already."""
        one = self._document
        sent = (Kind.PUBLISHED, Kind.EARLIER)
        offered = self._desk_open and one is not None and one.kind in sent and not one.at_desk
        self._desk.setVisible(offered)

    def know_guidance(self, guidance: Mapping[str, GuidanceSet], may_keep: bool) -> None:
        """Take over the district's readings; the chosen clause is shown anew."""
        self._guidance, self._may_keep = guidance, may_keep
        line = self.lines.line()
        if line is not None:
            self._show_line(line)

    def show_about(self) -> None:
        """Say what is said of the whole document."""
        if self._document is not None:
            self.lines.clearSelection()
            self._fill(about.blocks_of(self._document))

    def show_clause(self, code: str) -> bool:
        """Choose a line by the code of its clause, task or target."""
        return any(self.lines.choose(f"{kind}{code}") for kind in ("c/", "task/", "t/", ""))

    def _filter(self, wanted: Wanted) -> None:
        shown = found(self._outline.lines, wanted, self._folded)
        self.lines.show_lines(shown, self._folded)
        if wanted.everything:
            self.filters.say(self._outline.counted)
        else:
            self.filters.say(self.tr("{n} found").format(n=answers(shown)))

    def _fold(self, key: str, fold: bool) -> None:
        wanted = self.filters.wanted()
        if wanted.everything:
            self._folded = self._folded | {key} if fold else self._folded - {key}
            self._filter(wanted)

    def _show_line(self, line: Line) -> None:
        payload = line.payload
        known = (*pack_details.blocks_of(payload), *ledger_details.blocks_of(payload))
        self._fill(known)
        if isinstance(payload, ClauseOf):
            self._detail.addWidget(self._guidance_box(payload))
        elif isinstance(payload, Dates):
            self._detail.insertWidget(0, Calculator(payload.programme))

    def _guidance_box(self, found: ClauseOf) -> GuidanceBox:
        pack = self._document.record.id if self._document is not None else ""
        code = found.clause.code
        box = GuidanceBox(pack, code, self._guidance.get(pack), self._may_keep)
        box.save.connect(lambda _code, made: self.guidance_kept.emit(made))
        return box

    def _fill(self, blocks: Iterable[Block]) -> None:
        empty(self._detail)
        show(self._detail, blocks)
        self._area.verticalScrollBar().setValue(0)
