"""One photo, large enough to read a label on it, with words that say what it shows."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from models.evidence import shelf
from models.facts.bodies import EvidenceAdded
from ui import words
from ui.dialogs.fitting import fit
from ui.screens.visit.actions import Actions
from ui.session import FieldSession
from ui.style import theme
from ui.widgets.basics import button, label, row
from ui.widgets.message import Message


class Picture(QWidget):
    """A pixmap as large as there is room, never distorted."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """Show another picture."""
        self._pixmap = pixmap
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        if self._pixmap.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        keep = Qt.AspectRatioMode.KeepAspectRatio
        size = self._pixmap.size().scaled(self.size(), keep)
        area = self.rect()
        left, top = (area.width() - size.width()) // 2, (area.height() - size.height()) // 2
        painter.drawPixmap(left, top, size.width(), size.height(), self._pixmap)


class PhotoDialog(QDialog):
    """Not modal to the program's work: the preview arrives when it is read."""

    def __init__(
        self, session: FieldSession, each: EvidenceAdded, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("photoDialog")
        self.setWindowTitle(self.tr("Evidence"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, 900, 640)
        self._each, self._actions = each, actions
        self._picture = Picture()
        self._message = Message("photoMessage")
        self._words = QLineEdit(each.caption)
        self._words.setObjectName("photoCaption")
        self._words.setAccessibleName(self.tr("What it shows"))
        self._words.setPlaceholderText(self.tr("What it shows"))
        self._lay_out(session)
        self._load(session)

    def _lay_out(self, session: FieldSession) -> None:
        about = f"{self._each.width} × {self._each.height}" if self._each.width else ""
        taken = words.camera_time(self._each.taken_at)
        parts = (self._each.extension.upper(), about, taken, self._each.sha256[:16])
        keep = button(self.tr("Keep words"), "photoKeep", "primary")
        keep.clicked.connect(self._keep)
        keep.setEnabled(session.state is not None and session.state.closed is None)
        shut = button(self.tr("Close"), "photoClose")
        shut.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._picture, 1)
        layout.addWidget(label(" · ".join(part for part in parts if part), "small"))
        layout.addWidget(self._message)
        layout.addLayout(row(self._words, keep, shut))

    def _load(self, session: FieldSession) -> None:
        workspace, sha256 = session.workspace, self._each.sha256
        if workspace is None or self._each.preview is None:
            self._message.say(self.tr("This document has no preview; it is kept unchanged."))
            return

        def load(_progress: object) -> QImage:
            return QImage.fromData(QByteArray(shelf.preview(workspace, sha256) or b""))

        task = session.worker.compute(load)
        task.done.connect(self._show)

    def _show(self, image: QImage) -> None:
        self._picture.show_pixmap(QPixmap.fromImage(image))

    def _keep(self) -> None:
        words = self._words.text().strip()
        task = self._actions.caption(self._each.sha256, words, self._message.refuse)
        task.done.connect(self._kept)

    def _kept(self) -> None:
        self.close()
