"""The lines of a document as a flat list: quick with thousands, where a filtered tree is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.itemmodels.outline import Line

AnyIndex = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole
LINE_ROLE = int(ROLE.UserRole)
FOLDED_ROLE = LINE_ROLE + 1
NO_INDEX = QModelIndex()


class LinesModel(QAbstractListModel):
    """Lines are replaced as a whole; nothing is edited here."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._folded: frozenset[str] = frozenset()

    def fill(self, lines: Sequence[Line], folded: frozenset[str] = frozenset()) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines, self._folded = tuple(lines), folded
        self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def place_of(self, key: str) -> int:
        """Return the row of a line, -1 when it is not shown."""
        return next((i for i, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == FOLDED_ROLE:
            return line.key in self._folded
        if role in (ROLE.DisplayRole, ROLE.AccessibleTextRole):
            said = [line.code, line.text, line.below, *(words for words, _ in line.chips)]
            return " ".join(part for part in said if part)
        return None
