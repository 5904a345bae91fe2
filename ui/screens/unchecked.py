"""The list of unchecked items the leader answers for (R2.1): a reason for each, or one for many."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from models.facts.state import VisitState
from models.standards.types import Pack
from ui.itemmodels.unchecked import CODE, REASON, STATE, TEXT, UncheckedModel, open_clauses
from ui.style import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.table import row_height

LOW, ONE_LINE = 380, 760
"""Pixels of the design: lower than that and as wide as this, the tools stand in one line."""


class UncheckedView(QWidget):
    """Shows what has no result and takes the reasons; an empty reason stays off the list."""

    listed = Signal(object)
    """The new list: reasons by (pack, clause)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.model = UncheckedModel()
        self._words = label("", "second", "unchecked_words", wrap=True)
        self._search = QLineEdit()
        self._search.setObjectName("unchecked_search")
        self._search.setAccessibleName(self.tr("Search code, text or reason"))
        self._search.setPlaceholderText(self.tr("Search code, text or reason"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self._sift())
        self._count = label("", "small", "unchecked_count")
        self._table = self._make_table()
        self._reason = QLineEdit()
        self._reason.setObjectName("unchecked_reason")
        self._reason.setAccessibleName(self.tr("One reason for many"))
        self._reason.setPlaceholderText(self.tr("One reason for many, e.g. room locked all day"))
        self._apply = button(self.tr("Give to selected or all shown"), "unchecked_apply")
        self._save = button(self.tr("Save list"), "unchecked_save", "primary")
        self._whole = label("", "second", "unchecked_text", wrap=True)
        self._whole.hide()
        self._table.selectionModel().currentRowChanged.connect(self._tell_whole)
        self._apply.clicked.connect(self._give)
        self._reason.returnPressed.connect(self._give)
        self._save.clicked.connect(self._tell)
        self.model.dataChanged.connect(lambda *_where: self._tally())
        self._low = False
        self._below = row(self._reason, self._apply, self._save, gap=8)
        self._top = row(self._search, self._count, gap=10)
        self._top.setStretch(0, 1)
        parts = (self._words, self._top, self._table, self._whole, self._below)
        self.setLayout(column(*parts, gap=8))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]
        for line in (self._search, self._reason):
            line.setToolTip(line.placeholderText())  # where the line is short

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
        for tool in (self._reason, self._apply, self._save):
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
        for part in (self._reason, self._apply, self._save):
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

    def _shown(self) -> list[int]:
        return [n for n in range(self.model.rowCount()) if not self._table.isRowHidden(n)]

    def _tally(self) -> None:
        rows = self.model.rows()
        given = sum(bool(one.reason) for one in rows)
        words = self.tr("{shown} shown · {given} of {n} with a reason")
        self._count.setText(words.format(shown=len(self._shown()), given=given, n=len(rows)))

    def _give(self) -> None:
        """Give the reason to the chosen rows, or to all that are shown; hidden ones keep theirs."""
        reason = self._reason.text().strip()
        if not reason:
            self._reason.setFocus()
            return
        shown = self._shown()
        chosen = {index.row() for index in self._table.selectionModel().selectedRows()}
        self.model.give_reason(sorted(chosen & set(shown)) or shown, reason)
        self._tell()

    def _tell(self) -> None:
        self.listed.emit({(r.pack, r.clause): r.reason for r in self.model.rows() if r.reason})
