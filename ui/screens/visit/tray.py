"""待归类: photos without a clause; dragged onto one, or sent to the one that is shown by Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.itemmodels.evidence import EVIDENCE_ROLE, EvidenceModel
from ui.widgets.thumbnails import Thumbnails

KIND = "application/x-chayan-evidence"
Index = QModelIndex | QPersistentModelIndex
Choice = QAbstractItemView.SelectionMode


class PhotoModel(EvidenceModel):
    """Photos that can be dragged."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [KIND]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted(index.row() for index in indexes)
        data.setData(KIND, " ".join(self.rows[row].sha256 for row in rows).encode())
        return data


def photos_of(data: QMimeData) -> tuple[str, ...]:
    """The photos of the tray that are being dragged; none of anything else."""
    return tuple(bytes(data.data(KIND).data()).decode().split())


class PhotoGrid(Thumbnails):
    """The photos of a clause, or those of the tray: then several are chosen, dragged and sent."""

    sent = Signal(object)
    """SHA-256 of the photos that are to go to the clause that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = False
        """Whether these are the photos of the tray."""

    def turn(self, waiting: bool) -> None:
        """Show photos of the tray, or of a clause again."""
        self.waiting = waiting
        self.setSelectionMode(Choice.ExtendedSelection if waiting else Choice.SingleSelection)
        self.setDragEnabled(waiting)
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.DragOnly if waiting else mode.NoDragDrop)

    def chosen(self) -> tuple[str, ...]:
        """The photos that are chosen, in the order they are shown."""
        listed = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return tuple(index.data(EVIDENCE_ROLE).sha256 for index in listed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the tray Enter sends, Space looks at one, and nothing can be taken off."""
        key = event.key()
        if not self.waiting:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sent.emit(self.chosen())
        elif key == Qt.Key.Key_Space:
            self._open(self.currentIndex())
        elif key not in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            super().keyPressEvent(event)


class DropOn(QObject):
    """Lets a widget take photos of the tray; `taken` gets them and the child they fell on."""

    def __init__(
        self, target: QWidget, taken: Callable[[tuple[str, ...], QWidget | None], None]
    ) -> None:
        super().__init__(target)
        self._target, self._taken = target, taken
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or not photos_of(event.mimeData()):
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
            at = event.position().toPoint()
            self._taken(photos_of(event.mimeData()), self._target.childAt(at))
        return True
