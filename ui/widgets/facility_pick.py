"""Completes the name of a facility from those this laptop knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

if TYPE_CHECKING:
    from models.visits.facilities import Known

NAME_ROLE = Qt.ItemDataRole.UserRole + 1
KNOWN_ROLE = Qt.ItemDataRole.UserRole + 2


class FacilityPick(QObject):
    """Typing proposes, arrow keys walk, Enter takes; a name that is not known stays as typed."""

    picked = Signal(object)
    """The Known facility that was taken."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._known: tuple[Known, ...] = ()
        self._found = QStandardItemModel(self)
        self.completer = QCompleter(self._found, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCompletionRole(NAME_ROLE)
        popup = self.completer.popup()
        popup.setObjectName("facilityProposals")
        popup.setAccessibleName(self.tr("Facilities that are known"))
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        taken = self.completer.activated[QModelIndex]  # type: ignore[index]
        taken.connect(self._take)
        line.setCompleter(self.completer)
        line.textEdited.connect(self._propose)

    def offer(self, known: tuple[Known, ...]) -> None:
        """Take over what is known."""
        self._known = known

    def _propose(self, typed: str) -> None:
        from models.visits.facilities import matching

        self._found.clear()
        for one in matching(self._known, typed):
            facility = one.facility
            parts = (facility.name, facility.second_name, facility.code)
            item = QStandardItem(" · ".join(part for part in parts if part))
            item.setData(facility.name, NAME_ROLE)
            item.setData(one, KNOWN_ROLE)
            item.setToolTip(item.text())
            self._found.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(KNOWN_ROLE))
