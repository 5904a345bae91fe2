"""A list of whole, wrapped lines; headings fold with the arrow keys or a double click."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.itemmodels.lines import FOLDED_ROLE, LINE_ROLE, LinesModel
from ui.itemmodels.outline import Line
from ui.widgets.line_delegate import LineDelegate


class LineList(QListView):
    """Shows a :class:`LinesModel`."""

    current = Signal(object)
    """The Line that is chosen."""
    fold = Signal(str, bool)
    """Key of a heading, and whether it is to be folded."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.lines = LinesModel()
        self._painter = LineDelegate(self)
        self.setModel(self.lines)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes would change the width that heights follow.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(self._turn)

    def show_lines(self, lines: tuple[Line, ...], folded: frozenset[str] = frozenset()) -> None:
        """Show other lines; the chosen one stays chosen when it is still there."""
        here = self.currentIndex().data(LINE_ROLE)
        self._painter.forget()
        self.lines.fill(lines, folded)
        if here is not None:
            self.choose(here.key, False)

    def choose(self, key: str, scroll: bool = True) -> bool:
        """Choose a line by its key; say whether it is there."""
        row = self.lines.place_of(key)
        if row < 0:
            return False
        self.setCurrentIndex(self.lines.index(row))
        if scroll:
            self.scrollTo(self.lines.index(row))
        return True

    def line(self) -> Line | None:
        """The chosen line."""
        found: Line | None = self.currentIndex().data(LINE_ROLE)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.line()
        fold = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(event.key()))
        if line is not None and line.heading and fold is not None:
            self.fold.emit(line.key, fold)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again: the lines wrap elsewhere."""
        if event.size().width() != event.oldSize().width():
            self._painter.forget()
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.current.emit(index.data(LINE_ROLE))

    def _turn(self, index: QModelIndex) -> None:
        line: Line | None = index.data(LINE_ROLE)
        if line is not None and line.heading:
            self.fold.emit(line.key, not index.data(FOLDED_ROLE))
