"""The laptop's own camera: an optional extra, loaded only when somebody wants to photograph."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCameraDevice, QVideoFrame

LIBRARY = "PySide6.QtMultimedia"


def load() -> bool:
    """Import the library, which takes a while: beside the window. False where it is not."""
    from importlib import import_module

    if find_spec(LIBRARY) is None:
        return False
    try:
        import_module(LIBRARY)
    except ImportError:  # it is here, and what it stands on in the system is not
        return False
    return True


def found() -> list[LaptopCamera]:
    """The cameras of this computer, the usual one first; after ``load`` has said yes."""
    from PySide6.QtMultimedia import QMediaDevices

    devices = QMediaDevices.videoInputs()
    usual = QMediaDevices.defaultVideoInput()
    devices.sort(key=lambda device: device.id() != usual.id())
    return [LaptopCamera(device) for device in devices]


class LaptopCamera(QObject):
    """One camera; its light is on from ``start`` to ``stop``."""

    frame = Signal(QImage)
    """The newest picture."""
    failed = Signal()
    """It gives none: unplugged, or another program has it."""

    def __init__(self, device: QCameraDevice) -> None:
        super().__init__()
        self._device = device
        self.name: str = device.description()
        self._running: list[QObject] = []

    def start(self) -> None:
        """Begin to give pictures."""
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink

        camera, session, sink = QCamera(self._device), QMediaCaptureSession(), QVideoSink()
        session.setCamera(camera)
        session.setVideoSink(sink)
        sink.videoFrameChanged.connect(self._arrived)
        camera.errorOccurred.connect(lambda *_: self.failed.emit())
        self._running = [session, camera, sink]
        camera.start()

    def stop(self) -> None:
        """Let the camera go."""
        from PySide6.QtMultimedia import QCamera

        for part in self._running:
            if isinstance(part, QCamera):
                part.stop()
        self._running = []

    def _arrived(self, frame: QVideoFrame) -> None:
        image = frame.toImage() if self._running else QImage()
        if not image.isNull():
            self.frame.emit(image)
