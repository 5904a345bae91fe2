"""The list of visits as Qt sees it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from models.visits.records import VisitSummary
from ui import words

Index = QModelIndex | QPersistentModelIndex
SUMMARY_ROLE = int(Qt.ItemDataRole.UserRole)


class VisitsModel(QAbstractListModel):
    """Frozen summaries, the latest day first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[VisitSummary, ...] = ()

    def show(self, rows: tuple[VisitSummary, ...]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        if role == SUMMARY_ROLE:
            return summary
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{summary.facility_name} {summary.visit_on} {words.status(summary.status)[0]}"
        return None
