"""The rooms of the walk as rows: name, what is open in them, what fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex
ROOM_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class RoomRow:
    """One room as the list shows it."""

    name: str
    """Name of the room; empty for what names no room."""
    total: int
    """Clauses that touch it."""
    open: int
    """Of those, open ones."""
    failed: int
    """Of those, ones that fail here."""
    elsewhere: int = 0
    """Of those, seen in another room of this kind only."""
    hits: int = -1
    """Clauses that the filter leaves; -1 without a filter."""
    doubted: int = 0
    """Of those with a result, ones that are met without what that rests on."""

    @property
    def words(self) -> str:
        """What the row is called."""
        return self.name or QCoreApplication.translate("Rooms", "Not tied to a room")

    @property
    def said(self) -> str:
        """Everything about it for a screen reader."""
        translate = QCoreApplication.translate
        said = translate("Rooms", "{room}: {open} of {total} open, {failed} failed")
        counted = said.format(room=self.words, open=self.open, total=self.total, failed=self.failed)
        if self.elsewhere:
            more = translate("Rooms", "{n} seen elsewhere only").format(n=self.elsewhere)
            counted = f"{counted}, {more}"
        if self.doubted:
            more = translate("Rooms", "{n} results lack their basis").format(n=self.doubted)
            counted = f"{counted}, {more}"
        return counted


class RoomsModel(QAbstractTableModel):
    """The visible rooms."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[RoomRow, ...] = ()

    def show(self, rows: tuple[RoomRow, ...]) -> None:
        """Show other rows; the list is only made anew when other rooms are in it."""
        names = [row.name for row in self.rows]
        if names != [row.name for row in rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                place = self.index(number, 0)
                self.dataChanged.emit(place, place)

    def place_of(self, name: str) -> int:
        """Number of a room, or -1 when it is not visible."""
        return next((n for n, row in enumerate(self.rows) if row.name == name), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.said
        return row if role == ROOM_ROLE else None
