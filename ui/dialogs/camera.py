"""Photograph with the laptop's own camera: live picture, take, take again, take over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QSizePolicy, QWidget

from ui import camera
from ui.camera import LaptopCamera
from ui.dialogs.fitting import fit
from ui.locking import IdleLock
from ui.screens.visit.sources import Snapshot, Source
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, row
from ui.widgets.message import Message

if TYPE_CHECKING:
    from ui.session import FieldSession

PATIENCE_MS = 5000
"""So long a camera may take for its first picture before one is told."""
Take = Callable[[tuple[Source, ...]], None]


class Live(QWidget):
    """The newest picture, never distorted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cameraLive")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        if not self.image.isNull():
            size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect().adjusted(left, top, -left, -top), self.image)


class CameraDialog(QDialog):
    """Nothing is kept before it is taken over; then it goes the road of every photo."""

    def __init__(
        self, session: FieldSession, cameras: list[LaptopCamera], take: Take, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cameraDialog")
        self.setWindowTitle(self.tr("Photograph"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, 900, 640)
        self._session, self._cameras, self._give = session, cameras, take
        self._camera: LaptopCamera | None = None
        self._taken: Snapshot | None = None
        self.live, self.message = Live(), Message("cameraMessage")
        self.live.setAccessibleName(self.tr("Picture of the camera"))
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._tell_silence)
        self._lay_out()
        self.finished.connect(self._let_go)
        lock = parent.window().findChild(IdleLock)
        if lock is not None:
            lock.locked.connect(self._rest)
            lock.unlocked.connect(self._wake)
        self._use(0)

    def _lay_out(self) -> None:
        self._choice = QComboBox()
        self._choice.setObjectName("cameraChoice")
        self._choice.setAccessibleName(self.tr("Camera"))
        self._choice.addItems([each.name for each in self._cameras])
        self._choice.setVisible(len(self._cameras) > 1)
        self._choice.currentIndexChanged.connect(self._use)
        self._take = button(self.tr("Take the photo"), "cameraTake", "primary", "camera")
        self._again = button(self.tr("Take again"), "cameraAgain", icon="undo")
        self._over = button(self.tr("Take over"), "cameraOver", "primary", "saved")
        shut = button(self.tr("Close"), "cameraClose")
        self._take.clicked.connect(self.take)
        self._again.clicked.connect(self.again)
        self._over.clicked.connect(self.take_over)
        shut.clicked.connect(self.reject)
        foot = row(self._choice, 1, shut, self._again, self._take, self._over)
        body = column(self.live, self.message, foot, gap=10, margin=14)
        body.setStretch(0, 1)
        self.setLayout(body)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)
        self._show_state()

    def _use(self, which: int) -> None:
        """Look through another camera."""
        self._let_go()
        self._camera = self._cameras[which]
        self._camera.frame.connect(self._arrived)
        self._camera.failed.connect(self._lost)
        self.again()
        self._camera.start()

    def _let_go(self) -> None:
        self._patience.stop()
        if self._camera is not None:
            self._camera.frame.disconnect(self._arrived)
            self._camera.failed.disconnect(self._lost)
            self._camera.stop()
            self._camera = None

    def _rest(self) -> None:
        """The window is locked: nobody watches whom the camera sees."""
        self._patience.stop()
        if self._camera is not None:
            self._camera.stop()
        self._forget_live()

    def _wake(self) -> None:
        """Go on where the person was: what was taken still waits to be taken over."""
        if self._camera is not None:
            self._camera.start()
            if self._taken is None:
                self.again()

    def _lost(self) -> None:
        """What it showed last is not what is there now."""
        self._forget_live()
        self._tell_silence()

    def _forget_live(self) -> None:
        if self._taken is None:
            self.live.show_image(QImage())
            self._show_state()

    def _arrived(self, image: QImage) -> None:
        self._patience.stop()
        if self._taken is None:
            first = self.live.image.isNull()
            self.live.show_image(image)
            if first:
                self.message.clear()
                self._show_state()
                self._take.setFocus()

    def _tell_silence(self) -> None:
        self.message.say(
            self.tr(
                "The camera gives no picture; perhaps another program uses it. Nothing was kept; "
                "end that program, or import photos of a phone."
            ),
            "warn",
        )

    def _show_state(self) -> None:
        taken = self._taken is not None
        self._take.setVisible(not taken)
        self._take.setEnabled(not self.live.image.isNull())
        self._choice.setEnabled(not taken)
        for each in (self._again, self._over):
            each.setVisible(taken)

    def take(self) -> None:
        """Hold the picture that is shown, with the moment of this laptop's clock."""
        if self._camera is not None and not self.live.image.isNull():
            now = self._session.book.clock.now()
            self._taken = Snapshot(self.live.image.copy(), self._camera.name, now)
            self._show_state()
            self._over.setFocus()

    def again(self) -> None:
        """Let it go, and show what the camera sees."""
        self._taken = None
        self.live.show_image(QImage())
        self._patience.start()
        self._show_state()
        self._take.setFocus()

    def take_over(self) -> None:
        """Hand it to the intake, as a file that was chosen."""
        taken, give = self._taken, self._give
        if taken is not None:
            self.accept()
            give((taken,))


def photograph(session: FieldSession, take: Take, message: Message, parent: QWidget) -> None:
    """Open the dialog, or say in one sentence why there is no camera."""
    task = session.worker.compute(lambda _told: camera.load())
    task.done.connect(while_there(parent, partial(_open, session, take, message, parent)))


def _open(session: FieldSession, take: Take, message: Message, parent: QWidget, here: bool) -> None:
    translate = QCoreApplication.translate
    if any(dialog.isVisible() for dialog in parent.findChildren(CameraDialog)):
        return  # it was asked for twice while the library was being loaded
    if not here:
        said = translate(
            "CameraDialog",
            "This program was set up without its part for cameras (see the README); "
            "import photos of a phone or a camera instead.",
        )
        message.say(said, "warn")
        return
    cameras = camera.found()
    if not cameras:
        said = translate(
            "CameraDialog",
            "No camera was found on this computer; import photos of a phone or a camera instead.",
        )
        message.say(said, "warn")
        return
    CameraDialog(session, cameras, take, parent).open()
