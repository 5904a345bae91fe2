"""A quiet table of records: whole rows, Enter opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.itemmodels.records import RecordsModel
from ui.style import theme

ROW_HEIGHT = 44
LINE, AROUND = 20, 14
"""Pixels of a line of words, and of the room above and below them."""
LEAST_WIDTH = 84
"""What a column without a width of its own keeps at least."""
MEASURED = 200
"""Rows whose words are measured; in a longer table a column keeps its width of the design."""
CELL_EDGE = 22
"""Pixels of a cell that are not words."""


class RecordTable(QTableView):
    """Shows a :class:`RecordsModel`; ``opened`` brings the record of a row."""

    opened = Signal(object)
    current = Signal(object)

    def __init__(
        self,
        name: str,
        said: str,
        model: RecordsModel,
        parent: QWidget | None = None,
        lines: int = 1,
    ) -> None:
        """``lines``: so many lines of words a row holds; what is longer ends in dots."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(said)
        self._records = model
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(lines > 1)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(lines))
        self._wanted: tuple[int, ...] = ()
        self._fit_columns()
        model.modelReset.connect(self._measure)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        modes = QHeaderView.ResizeMode
        for place, column in enumerate(self._records.columns):
            header.setSectionResizeMode(place, modes.Fixed if column.width else modes.Stretch)
        self._share_width()

    def _measure(self) -> None:
        """A column no wider than its words leaves room to the one that is read."""
        self._wanted = tuple(self._width_of(place) for place in range(len(self._records.columns)))
        self._share_width()

    def _width_of(self, place: int) -> int:
        column = self._records.columns[place]
        least, most = self.horizontalHeader().sectionSizeHint(place), theme.px(column.width)
        rows, metrics = self._records.rowCount(), self.fontMetrics()
        if not column.width or rows > MEASURED:
            return most
        said = (column.text(self._records.row(number)) for number in range(rows))
        words = max((metrics.horizontalAdvance(text) for text in said), default=0)
        return max(least, min(most + most // 4, words + theme.px(CELL_EDGE)))

    def _share_width(self) -> None:
        """The widest columns give way where words are large and the table is narrow."""
        columns = self._records.columns
        widths = self._wanted or tuple(theme.px(column.width) for column in columns)
        wanted = sum(widths)
        free = sum(1 for column in columns if not column.width)
        room = self.viewport().width() - free * theme.px(LEAST_WIDTH)
        most = common_most(widths, room) if 0 < room < wanted else wanted
        for place, column in enumerate(columns):
            if column.width:
                self.setColumnWidth(place, min(widths[place], most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._records.row(index.row()))

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.current.emit(self._records.row(index.row()))


def row_height(lines: int) -> int:
    """Pixels of a row with so many lines of words; never less than a finger needs."""
    return theme.px(max(ROW_HEIGHT, LINE * lines + AROUND))


def common_most(widths: Sequence[int], room: int) -> int:
    """The width that no column may pass so that all fit into ``room``; narrow ones keep theirs."""
    left, rest = room, sorted(widths)
    for number, width in enumerate(rest):
        share = left // (len(rest) - number)
        if width > share:
            return share
        left -= width
    return room
