"""A photo one comes nearer to: its preview first, its own pixels once they would be seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from models.evidence.cover import Point
from ui.style import theme
from ui.tasks import while_there

if TYPE_CHECKING:
    from models.store.workspace import Workspace
    from ui.session import FieldSession
    from ui.widgets.message import Message

NEAREST, STEP = 12.0, 1.25
"""Largest zoom over the whole photo, and one step of it."""
MOST_PIXELS = 16_000_000
"""Of an original that is looked at closely; a larger one comes at a half or a quarter."""
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PhotoView(QWidget):
    """Never distorted; nearer and further by wheel, fingers and keys, moved by dragging."""

    more_wanted = Signal()
    """One has come so near that the preview is too coarse; told once for each photo."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(200), theme.px(140))
        self.grabGesture(Qt.GestureType.PinchGesture)
        self._photo, self._pixmap, self._fine = QImage(), QPixmap(), QImage()
        self._size = (1, 1)
        self._asked = False
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self._pan_from: QPointF | None = None

    def show_photo(self, image: QImage, width: int, height: int) -> None:
        """Begin with a photo of that many pixels, of which ``image`` is the preview."""
        self._photo, self._pixmap = image, QPixmap.fromImage(image)
        self._fine, self._asked = QImage(), False
        self._size = (max(1, width), max(1, height))
        self.fit()

    def show_more(self, image: QImage) -> None:
        """The photo's own pixels have come; they are painted where the preview is too coarse."""
        if not image.isNull():
            self._fine = image
            self.update()

    @property
    def ready(self) -> bool:
        """Whether there is a photo to draw on."""
        return not self._photo.isNull()

    # Where things are

    def scale(self) -> float:
        """Pixels of the screen for one of the photo."""
        return self._fitting() * self._zoom

    def _fitting(self) -> float:
        return min(self.width() / self._size[0], self.height() / self._size[1])

    def place(self) -> QRectF:
        """Where the whole photo lies on the widget, possibly far beyond its edges."""
        scale = self.scale()
        wide, high = self._size[0] * scale, self._size[1] * scale
        left = self.width() / 2 - wide * self._middle.x()
        top = self.height() / 2 - high * self._middle.y()
        return QRectF(left, top, wide, high)

    def to_photo(self, at: QPointF) -> Point:
        """A point of the widget in pixels of the photo."""
        place, scale = self.place(), self.scale()
        return (at.x() - place.left()) / scale, (at.y() - place.top()) / scale

    def to_view(self, point: Point) -> QPointF:
        """A point of the photo on the widget."""
        place, scale = self.place(), self.scale()
        return QPointF(place.left() + point[0] * scale, place.top() + point[1] * scale)

    # Near and far

    def fit(self) -> None:
        """Show the whole photo."""
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self.update()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Come nearer or go away; what lies at ``about`` stays there."""
        about = about or QPointF(self.rect().center())
        held = self.to_photo(about)
        self._zoom = min(NEAREST, max(1.0, self._zoom * factor))
        off = self.to_view(held) - about
        self._pan(-off)
        self._ask_for_more()

    def step(self, way: tuple[int, int]) -> None:
        """Look a little further to one side, by key."""
        self._pan(QPointF(-way[0], -way[1]) * theme.px(40))

    def _ask_for_more(self) -> None:
        shown, there = self._photo.width(), self._size[0]
        if self.ready and not self._asked and shown < there and self._magnified():
            self._asked = True
            self.more_wanted.emit()

    def _magnified(self) -> bool:
        """Whether a pixel of the preview is larger than one of the screen."""
        return self.place().width() * self.devicePixelRatioF() > self._photo.width()

    def _pan(self, by: QPointF) -> None:
        place = self.place()
        x = self._middle.x() - by.x() / place.width()
        y = self._middle.y() - by.y() / place.height()
        most_x = max(0.0, 0.5 - self.width() / 2 / place.width())
        most_y = max(0.0, 0.5 - self.height() / 2 / place.height())
        x = min(0.5 + most_x, max(0.5 - most_x, x))
        y = min(0.5 + most_y, max(0.5 - most_y, y))
        self._middle = QPointF(x, y)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_photo(painter)
        self.paint_focus(painter)

    def paint_photo(self, painter: QPainter) -> None:
        """The photo on its ground."""
        painter.fillRect(self.rect(), theme.colour("sunken"))
        if not self.ready:
            return
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if self._fine.isNull() or not self._magnified():
            painter.drawPixmap(self.place(), self._pixmap, QRectF(self._pixmap.rect()))
        else:
            painter.drawImage(self.place(), self._fine, QRectF(self._fine.rect()))

    def paint_focus(self, painter: QPainter) -> None:
        """A frame that says where the keys go."""
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("blue"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    # Mouse, pen, finger and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the photo."""
        self.setFocus()
        self._pan_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._pan_from is not None:
            self._pan(event.position() - self._pan_from)
            self._pan_from = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._pan_from = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or further, about the pointer."""
        self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Two fingers come nearer and move."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.pinched()
                self.zoom(pinch.scaleFactor(), self.mapFromGlobal(pinch.centerPoint()))
                self._pan(pinch.centerPoint() - pinch.lastCenterPoint())
                event.accept()
                return True
        return super().event(event)

    def pinched(self) -> None:
        """Two fingers have taken hold."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus, 0 for the whole photo, arrows."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step(MOVES[key])
        else:
            super().keyPressEvent(event)


def read_more(session: FieldSession, view: PhotoView, sha256: str, message: Message) -> None:
    """Read a photo's own pixels beside the window and show them; a fault leaves the preview."""
    workspace = session.workspace
    if workspace is not None:
        task = session.worker.compute(lambda _told: _near(workspace, sha256))
        task.failed.connect(while_there(view, message.refuse))
        task.done.connect(while_there(view, partial(_show, view, view._photo.cacheKey())))


def _show(view: PhotoView, asked_for: int, image: QImage) -> None:
    if view._photo.cacheKey() == asked_for:  # else another photo is shown by now
        view.show_more(image)


def _near(workspace: Workspace, sha256: str) -> QImage:
    from models.evidence.shelf import EvidenceReader
    from models.evidence.sniff import kind_of
    from models.evidence.whole import opened_upright

    try:
        data = EvidenceReader(workspace).read(sha256)
    except KeyError:
        return QImage()  # the three numbers below every page say that it is missing
    image, _ = opened_upright(kind_of(data), data, MOST_PIXELS)
    wide, high = image.size
    pixels = image.tobytes("raw", "BGRX")
    del image, data
    return QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGB32).copy()
