"""The list of clauses that stay without a result, with a reason to type beside each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from models.facts.state import VisitState
from models.standards.types import Pack, Verdict

AnyIndex = QModelIndex | QPersistentModelIndex
CODE, TEXT, STATE, REASON = range(4)
NO_INDEX = QModelIndex()
OPEN = (Verdict.UNCHECKED, Verdict.TO_VERIFY)


@dataclass(frozen=True, slots=True)
class OpenClause:
    """One clause without a result."""

    pack: str
    clause: str
    text: str
    verdict: Verdict
    reason: str


def open_clauses(state: VisitState, packs: tuple[Pack, ...]) -> tuple[OpenClause, ...]:
    """Return the clauses of the visit that have no result, with the reasons listed so far."""
    reasons = {(u.pack, u.clause): u.reason for u in state.unchecked}
    return tuple(
        OpenClause(p.id, c.code, c.text, verdict, reasons.get((p.id, c.code), ""))
        for p in packs
        for c in p.clauses()
        if (verdict := state.verdict(p.id, c.code)) in OPEN
    )


class UncheckedModel(QAbstractTableModel):
    """Rows of :class:`OpenClause`; only the reason can be edited."""

    edited = Signal()
    """A cell was committed with another reason than it had."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[OpenClause] = []
        self._locked = False

    def fill(self, rows: tuple[OpenClause, ...], locked: bool) -> None:
        if (list(rows), locked) == (self._rows, self._locked):
            return
        self.beginResetModel()
        self._rows, self._locked = list(rows), locked
        self.endResetModel()

    def rows(self) -> tuple[OpenClause, ...]:
        return tuple(self._rows)

    def give_reason(self, rows: list[int], reason: str) -> None:
        """Give one reason to many, and tell once."""
        if self._locked or not rows:
            return
        for number in rows:
            self._rows[number] = replace(self._rows[number], reason=reason.strip())
        self.dataChanged.emit(self.index(min(rows), REASON), self.index(max(rows), REASON))

    def put_reasons(self, reasons: Mapping[tuple[str, str], str]) -> None:
        """Give every row the reason it has in ``reasons``, or none, and tell once."""
        if self._locked or not self._rows:
            return
        self._rows = [
            replace(one, reason=reasons.get((one.pack, one.clause), "")) for one in self._rows
        ]
        last = self.index(len(self._rows) - 1, REASON)
        self.dataChanged.emit(self.index(0, REASON), last)

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else 4

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and index.column() == REASON and not self._locked
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (row.clause, row.text, self._state(row.verdict), row.reason)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.text
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != REASON or self._locked:
            return False
        row, reason = self._rows[index.row()], str(value).strip()
        if reason != row.reason:
            self._rows[index.row()] = replace(row, reason=reason)
            self.dataChanged.emit(index, index)
            self.edited.emit()
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (self.tr("Clause"), self.tr("Text"), self.tr("State"), self.tr("Reason"))[section]

    def _state(self, verdict: Verdict) -> str:
        return self.tr("To verify") if verdict is Verdict.TO_VERIFY else self.tr("Unchecked")
