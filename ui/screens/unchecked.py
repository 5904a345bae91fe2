"""The list of unchecked items the leader answers for (R2.1): a reason for each, or one for many."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from models.facts.state import VisitState
from models.standards.types import Pack
from ui.announce import announce
from ui.itemmodels.unchecked import CODE, REASON, STATE, TEXT, UncheckedModel, open_clauses
from ui.style import theme
from ui.widgets.basics import button, column, frame, label, row
from ui.widgets.fields import line_field
from ui.widgets.message import Message
from ui.widgets.table import row_height

Reasons = dict[tuple[str, str], str]
"""Reasons by (pack, clause)."""
LOW, ONE_LINE = 380, 760
"""Pixels of the design: lower than that and as wide as this, the tools stand in one line."""


class UncheckedView(QWidget):
    """Shows what has no result and takes the reasons; an empty reason stays off the list.

    Every change is handed on at once: a cell as soon as it is committed, one reason for many
    when it is given. All shown rows get one only after a question, and there is a way back.
    """

    listed = Signal(object)
    """The new list: reasons by (pack, clause)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.model = UncheckedModel()
        self._words = label("", "second", "unchecked_words", wrap=True)
        self._search = line_field("unchecked_search", self.tr("Search code, text or reason"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self._sift())
        self._count = label("", "small", "unchecked_count")
        self._table = self._make_table()
        self._whole = label("", "second", "unchecked_text", wrap=True)
        self._whole.hide()
        self._make_tools()
        self._question = self._make_question()
        self._told = Message("uncheckedMessage")
        self._way_back: tuple[Reasons, Reasons] | None = None
        self._low = False
        self._below = row(self._reason, self._apply, self._undo, gap=8)
        self._top = row(self._search, self._count, gap=10)
        self._top.setStretch(0, 1)
        parts = (self._words, self._top, self._table, self._whole, self._told, self._question)
        self.setLayout(column(*parts, self._below, gap=8))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]
        for line in (self._search, self._reason):
            line.setToolTip(line.placeholderText())  # where the line is short
        self._connect()

    def _make_tools(self) -> None:
        self._reason = line_field(
            "unchecked_reason",
            self.tr("One reason for many"),
            self.tr("One reason for many, e.g. room locked all day"),
        )
        self._apply = button("", "unchecked_apply")
        self._undo = button(self.tr("Take back"), "unchecked_undo")
        self._undo.hide()

    def _make_question(self) -> QFrame:
        """Asked before all shown rows get one reason; the keys stay where they are meanwhile."""
        self._asked = label("", "heading", "unchecked_question", wrap=True)
        self._all = button("", "unchecked_all")
        self._cancel = button(self.tr("Cancel"), "unchecked_cancel")
        made = frame("card", "unchecked_ask")
        made.setLayout(row(self._asked, self._all, self._cancel, gap=8, margin=6))
        made.layout().setStretch(0, 1)  # type: ignore[union-attr]
        made.hide()
        return made

    def _connect(self) -> None:
        chosen = self._table.selectionModel()
        chosen.currentRowChanged.connect(self._tell_whole)
        chosen.selectionChanged.connect(lambda *_which: self._name_target())
        self.model.modelReset.connect(self._name_target)
        self._apply.clicked.connect(self._give)
        self._reason.returnPressed.connect(self._give)
        self._reason.textChanged.connect(lambda _text: self._settle())
        self._all.clicked.connect(self._give_all)
        self._cancel.clicked.connect(self._dismiss)
        self._undo.clicked.connect(self._take_back)
        self.model.dataChanged.connect(lambda *_where: self._tally())
        self.model.edited.connect(self._cell_edited)

    # Where words are large the list needs the height: one line of tools, rows of one line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list the room that it needs to be worked through."""
        super().resizeEvent(event)
        low = self.height() < theme.px(LOW) and self.width() >= theme.px(ONE_LINE)
        if low is not self._low:
            self._low = low
            self._arrange()

    def _arrange(self) -> None:
        self._words.setVisible(not self._low)
        self._table.setToolTip(self._words.text() if self._low else "")
        self._table.verticalHeader().setDefaultSectionSize(row_height(1 if self._low else 2))
        place = self._top if self._low else self._below
        for tool in (self._reason, self._apply, self._undo):
            place.addWidget(tool)
        self._top.setStretch(place.indexOf(self._reason) if self._low else 0, 1)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("unchecked_table")
        table.setAccessibleName(self.tr("Clauses without a result"))
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_height(2))
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column_, width in ((CODE, 84), (STATE, 84)):
            header.setSectionResizeMode(column_, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(column_, theme.px(width))
        for column_ in (TEXT, REASON):
            header.setSectionResizeMode(column_, QHeaderView.ResizeMode.Stretch)
        return table

    def show_state(self, state: VisitState, packs: tuple[Pack, ...]) -> None:
        rows = open_clauses(state, packs)
        closed = state.closed is not None
        self.model.fill(rows, closed)
        self._sift()
        if self._way_back is not None and (closed or self._reasons() != self._way_back[1]):
            self._drop_way_back()
        if closed:
            self._settle()
        for part in (self._reason, self._apply):
            part.setEnabled(bool(rows) and not closed)
        if not rows:
            self._words.setText(self.tr("Every clause has a result; there is nothing to list."))
            return
        words = self.tr(
            "{n} clauses have no result. Check them, or list them with a reason: "
            "the leader signs this list with the record."
        )
        self._words.setText(words.format(n=len(rows)))

    def _tell_whole(self, index: QModelIndex, _before: QModelIndex) -> None:
        """The clause in full, for what a cell cuts."""
        rows = self.model.rows()
        one = rows[index.row()] if 0 <= index.row() < len(rows) else None
        self._whole.setText(f"{one.clause}  {one.text}" if one else "")
        self._whole.setVisible(one is not None)

    def _sift(self) -> None:
        """Show the rows that have every searched word; all of them when nothing is searched."""
        wanted = self._search.text().split()
        for place, one in enumerate(self.model.rows()):
            text = f"{one.clause} {one.text} {one.reason}"
            self._table.setRowHidden(place, not all(word in text for word in wanted))
        self._tally()
        self._name_target()

    def _shown(self) -> list[int]:
        return [n for n in range(self.model.rowCount()) if not self._table.isRowHidden(n)]

    def _tally(self) -> None:
        rows = self.model.rows()
        given = sum(bool(one.reason) for one in rows)
        words = self.tr("{shown} shown · {given} of {n} with a reason")
        self._count.setText(words.format(shown=len(self._shown()), given=given, n=len(rows)))

    def _chosen(self) -> list[int]:
        """Selected rows that are shown; hidden ones keep what they have."""
        chosen = {index.row() for index in self._table.selectionModel().selectedRows()}
        return sorted(chosen & set(self._shown()))

    def _name_target(self) -> None:
        """Say on the button itself who would get the reason; a question of before is over."""
        self._settle()
        chosen = len(self._chosen())
        words = self.tr("Give to {n} selected") if chosen else self.tr("Give to all {n} shown…")
        said = words.format(n=chosen or len(self._shown()))
        self._apply.setText(said)
        self._apply.setAccessibleName(said)

    def _settle(self) -> None:
        """Put away what was asked or told of another choice."""
        if not self._question.isHidden():
            if self._all.hasFocus() or self._cancel.hasFocus():
                self._reason.setFocus()
            self._question.hide()
        if not self._told.isHidden():
            self._told.clear()

    def _give(self) -> None:
        """Give the reason to the chosen rows; without a choice ask before all shown get it."""
        self._settle()
        if not self._reason.text().strip():
            self._told.say(self.tr("Write the reason first: a listed clause needs one."), "warn")
            self._reason.setFocus()
            return
        if chosen := self._chosen():
            self._write(chosen)
        elif shown := self._shown():
            self._ask(len(shown))

    def _ask(self, number: int) -> None:
        words = self.tr("Nothing is selected. Give this reason to all {n} shown rows?")
        self._asked.setText(words.format(n=number))
        said = self.tr("Give to all {n} shown").format(n=number)
        self._all.setText(said)
        self._all.setAccessibleName(said)
        self._question.setAccessibleName(self._asked.text())
        self._question.show()
        announce(self._question, self._asked.text())

    def _give_all(self) -> None:
        self._dismiss()
        self._write(self._shown())

    def _dismiss(self) -> None:
        self._reason.setFocus()  # not a button that the next Space would press
        self._question.hide()

    def _write(self, rows: list[int]) -> None:
        before = self._reasons()
        self.model.give_reason(rows, self._reason.text())
        if self._reasons() != before:
            self._way_back = (before, self._reasons())
            self._undo.show()
        self._tell()

    def _take_back(self) -> None:
        """Put the list back as it was before the last reason for many."""
        if self._way_back is None:
            return
        before, _after = self._way_back
        self._drop_way_back()
        self.model.put_reasons(before)
        self._tell()

    def _drop_way_back(self) -> None:
        self._way_back = None
        if self._undo.hasFocus():
            self._reason.setFocus()
        self._undo.hide()

    def _cell_edited(self) -> None:
        self._drop_way_back()
        self._tell()

    def _reasons(self) -> Reasons:
        return {(r.pack, r.clause): r.reason for r in self.model.rows() if r.reason}

    def _tell(self) -> None:
        self.listed.emit(self._reasons())
