"""The list of rooms on the left, in the order of the walk, and the way to change it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.itemmodels.rooms import ROOM_ROLE, RoomRow, RoomsModel
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column
from ui.widgets.indicator_delegate import ROW_HEIGHT
from ui.widgets.room_delegate import RoomDelegate
from ui.widgets.row_list import dress_rows

GAP = 2
"""Pixels between the rooms and the button below them."""


class PlacePane(QWidget):
    """Chooses a room."""

    chosen = Signal(str)
    """Name of the room; empty for what names no room."""
    rooms_wanted = Signal()
    """The rooms are to be listed anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("placePane")
        self.model = RoomsModel()
        self.table = QTableView()
        self._telling = True
        self._dress()
        self._bar = self.table.verticalScrollBar()
        self._bar.valueChanged.connect(self._align)
        self._edit = button(self.tr("Rooms …"), "editRooms", "link", "pencil")
        self._edit.setToolTip(self.tr("Add, name, order rooms (F7)"))
        self._edit.clicked.connect(self.rooms_wanted)
        self._rows = column(self.table, self._edit, 0, gap=GAP)
        self._rows.setStretch(0, 1)
        self.setLayout(self._rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show whole rows only: half a room's name is read as another's."""
        row, frame = theme.px(ROW_HEIGHT), 2 * self.table.frameWidth()
        left = self.height() - self._edit.sizeHint().height() - GAP - frame
        whole = max(1, left // row)
        self.table.setMaximumHeight(whole * row + frame)
        super().resizeEvent(event)
        QTimer.singleShot(0, while_there(self._bar, self._align))

    def _align(self) -> None:
        """Begin with a whole row at the end of the list too: Qt asks a header that is hidden."""
        self.table.verticalHeader().setOffsetToSectionPosition(self._bar.value())
        self.table.viewport().update()

    def _dress(self) -> None:
        table = self.table
        table.setObjectName("roomList")
        table.setAccessibleName(self.tr("Rooms in the order of the walk"))
        dress_rows(table, self.model, RoomDelegate(table), ROW_HEIGHT)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        table.selectionModel().currentChanged.connect(self._on_current)

    def show_rooms(self, rows: tuple[RoomRow, ...], here: str | None, may_edit: bool) -> None:
        """Show the rooms and mark where one is; tells nobody."""
        self._telling = False
        self.model.show(rows)
        self._telling = True
        self._edit.setEnabled(may_edit)
        if here is not None:
            self.mark(here)

    def mark(self, here: str) -> None:
        """Mark where one is; tells nobody."""
        number = self.model.place_of(here)
        if number != self.table.currentIndex().row():
            self._telling = False
            self.table.setCurrentIndex(self.model.index(number, 0))
            self._telling = True

    def take_first(self) -> None:
        """Go to the first room of the list, as by Enter in the search."""
        if self.model.rows:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_current(self, index: QModelIndex) -> None:
        row: RoomRow | None = index.data(ROOM_ROLE)
        if self._telling and row is not None:
            self.chosen.emit(row.name)
