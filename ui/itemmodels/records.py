"""A table over frozen records: the columns say what each cell shows, and in which tone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.style import theme

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ROLE = Qt.ItemDataRole


def _no_tone(_row: Any) -> str:
    return ""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    title: str
    """Words in the header."""
    text: Callable[[Any], str]
    """What a cell shows."""
    tone: Callable[[Any], str] = _no_tone
    """ok, bad, warn, or nothing."""
    width: int = 0
    """Pixels; 0 takes what is left."""


class RecordsModel(QAbstractTableModel):
    """Rows are replaced as a whole; nothing is edited here."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()

    def fill(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Any:
        return self._rows[number]

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role in (ROLE.DisplayRole, ROLE.ToolTipRole, ROLE.AccessibleTextRole):
            return column.text(row)
        if role == ROLE.ForegroundRole and (tone := column.tone(row)):
            return theme.colour(f"{tone}_text")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole
    ) -> Any:
        if role == ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None
