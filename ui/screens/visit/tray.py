"""待归类: the one tray of photos without a clause; dragged out, or sent by Enter."""

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
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from models.evidence.sorting import tray
from models.facts.bodies import EvidenceAdded
from models.facts.state import VisitState
from ui.itemmodels.evidence import EVIDENCE_ROLE, EvidenceModel
from ui.style import theme
from ui.widgets.basics import button, chip, column, label, row
from ui.widgets.thumbnails import Thumbnails

KIND = "application/x-chayan-evidence"
HEIGHT = 150
Index = QModelIndex | QPersistentModelIndex


class TrayModel(EvidenceModel):
    """Photos that can be dragged."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [KIND]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        photos = (index.data(EVIDENCE_ROLE).sha256 for index in indexes)
        data.setData(KIND, " ".join(photos).encode())
        return data


def photos_of(data: QMimeData) -> tuple[str, ...]:
    """The photos of the tray that are being dragged; none of anything else."""
    return tuple(bytes(data.data(KIND).data()).decode().split())


class TrayList(Thumbnails):
    """Several can be chosen; Enter sends them, Space looks at one."""

    sent = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trayPhotos")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Space:
            self._open(self.currentIndex())
        elif event.key() not in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):  # nothing is lost here
            super().keyPressEvent(event)


class Tray(QFrame):
    """Hidden while it is empty."""

    sent = Signal(object)
    """SHA-256 of photos that are to go to the clause that is shown."""
    look = Signal(str)
    """SHA-256 of a photo to look at."""

    def __init__(self, ask: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("tray")
        self.setProperty("role", "well")
        self.model = TrayModel(ask)
        self.list = TrayList()
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Photos without a clause"))
        self.list.setFixedHeight(theme.px(HEIGHT))
        self.list.sent.connect(self.send)
        self.list.opened.connect(self.look)
        self._count = chip("", "warn", "trayCount")
        tip = self.tr("Send the chosen photos to the clause that is shown (Enter)")
        self._send = button(self.tr("To this clause"), "traySend", "link", "send", tip)
        self._send.clicked.connect(self.send)
        head = row(label(self.tr("Not sorted yet"), "heading"), self._count, 1, self._send)
        self.setLayout(column(head, self.list, gap=4, margin=8))
        self.hide()

    def show_state(self, state: VisitState, is_open: bool) -> None:
        """Show what waits; what was chosen and still waits stays chosen."""
        waiting = tray(state)
        if waiting != self.model.rows:
            chosen = set(self.chosen())
            self.model.show(waiting)
            self._choose(waiting, chosen)
        self._count.setText(str(len(waiting)))
        self._send.setEnabled(is_open)
        self.list.setDragEnabled(is_open)
        self.setVisible(bool(waiting))

    def _choose(self, waiting: tuple[EvidenceAdded, ...], chosen: set[str]) -> None:
        picked = self.list.selectionModel()
        for number, each in enumerate(waiting):
            if each.sha256 in chosen:
                picked.select(self.model.index(number), picked.SelectionFlag.Select)

    def chosen(self) -> tuple[str, ...]:
        """The photos that are chosen, in the order of the tray."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return tuple(self.model.rows[number].sha256 for number in rows)

    def send(self) -> None:
        """Hand over what is chosen; the first one where nothing is."""
        photos = self.chosen() or tuple(each.sha256 for each in self.model.rows[:1])
        if photos and self._send.isEnabled():
            self.sent.emit(photos)

    def take_focus(self) -> None:
        """Let the keys go to the photos."""
        if self.isVisible():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))


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
        if isinstance(event, QDropEvent) and photos_of(event.mimeData()):
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
                at = event.position().toPoint()
                self._taken(photos_of(event.mimeData()), self._target.childAt(at))
            return True
        return False
