"""The strip below every page: what is safe, where it lies, and how much room is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.announce import announce
from ui.session import FieldSession
from ui.style import icons, theme
from ui.widgets.basics import chip, label, row, tell

if TYPE_CHECKING:
    from models.facts.state import VisitState

LITTLE_SPACE = 1 << 30
EVERY_HALF_MINUTE = 30_000


class StatusStrip(QFrame):
    """Says "saved" only after a commit has returned."""

    def __init__(self, session: FieldSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setObjectName("statusStrip")
        self.setFixedHeight(theme.px(38))
        self._session = session
        self._saved_icon, self._drive = QLabel(), QLabel()
        self._saved = label(self.tr("Nothing changed yet"), "second", "statusSaved")
        self._photos = label("", "second", "statusPhotos")
        self._space = label("", "second", "statusSpace")
        offline = chip(self.tr("Offline"), "warn", "statusOffline")
        cloud = QLabel()
        cloud.setPixmap(icons.pixmap("offline", 16, "text2"))
        self._drive.setPixmap(icons.pixmap("drive", 16, "text2"))
        layout = row(
            self._saved_icon, self._saved, offline, cloud, self._photos, 1, self._drive, self._space
        )
        layout.setContentsMargins(20, 0, 20, 0)
        self.setLayout(layout)
        self._mark("text2")
        session.saved.connect(self._on_saved)
        session.not_saved.connect(self._on_not_saved)
        session.busy.connect(self._on_busy)
        session.state_changed.connect(self._on_state)
        timer = QTimer(self, interval=EVERY_HALF_MINUTE)
        timer.timeout.connect(self.look_at_disk)
        timer.start()
        self.look_at_disk()
        self._on_state(session.state)

    def _mark(self, colour: str) -> None:
        self._saved_icon.setPixmap(icons.pixmap("saved", 16, colour))

    def _on_saved(self, moment: str) -> None:
        self._saved.setText(self.tr("Saved on this computer {time}").format(time=moment))
        self._mark("ok_text")
        announce(self, self._saved.text())

    def _on_not_saved(self) -> None:
        self._saved.setText(self.tr("The last step was NOT saved"))
        self._mark("bad_text")
        announce(self, self._saved.text(), urgent=True)

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self._mark("text2")

    def _on_state(self, state: VisitState | None) -> None:
        if state is None:
            self._photos.setText(self.tr("Only on this computer"))
            return
        if not state.evidence:
            self._photos.setText(self.tr("No photos yet"))
            return
        size = QLocale().formattedDataSize(
            sum(e.size for e in state.evidence.values()),
            1,
            QLocale.DataSizeFormat.DataSizeTraditionalFormat,
        )
        words = self.tr("{count} photos and documents ({size})")
        self._photos.setText(words.format(count=len(state.evidence), size=size))

    def look_at_disk(self) -> None:
        """Ask how much room is left."""
        if self._session.workspace is None:
            return
        free = self._session.workspace.free_bytes()
        size = QLocale().formattedDataSize(
            free, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        self._space.setText(self.tr("Free space {size}").format(size=size))
        tell(self._space, "tone", "bad" if free < LITTLE_SPACE else "")
