"""The photo one covers and draws on: mouse, finger, pen and keys, near or far."""

from __future__ import annotations

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

from models.evidence.cover import Point, Shape
from ui.dialogs import cover_paint, cover_sketch
from ui.dialogs.cover_sketch import HAND, Sketch
from ui.style import theme

NEAREST, STEP = 12.0, 1.25
"""Largest zoom over the whole photo, and one step of it."""
PEN = 28
"""Pixels of the screen a stroke is wide; nearer makes it finer on the photo."""
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
TOOL_KEYS = {
    Qt.Key.Key_B: cover_sketch.BOX,
    Qt.Key.Key_S: cover_sketch.STROKE,
    Qt.Key.Key_M: cover_sketch.MOSAIC,
    Qt.Key.Key_A: cover_sketch.ARROW,
    Qt.Key.Key_T: cover_sketch.WORDS,
    Qt.Key.Key_H: HAND,
}


class CoverCanvas(QWidget):
    """Shows a preview; what is drawn is kept in pixels of the photo itself."""

    changed = Signal()
    """Something was drawn or taken back."""
    tool_wanted = Signal(str)
    """By its key."""
    words_wanted = Signal()
    """The tool for words was used without any."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverCanvas")
        self.setAccessibleName(
            self.tr("Photo to draw on: Enter puts a shape in the middle, arrows move it")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(200), theme.px(140))
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.sketch, self.tool, self.words = Sketch(), cover_sketch.BOX, ""
        self._photo, self._pixmap, self._size = QImage(), QPixmap(), (1, 1)
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self._way: list[Point] = []
        self._pan_from: QPointF | None = None

    def show_photo(self, image: QImage, width: int, height: int) -> None:
        """Begin with a photo of that many pixels, of which ``image`` is the preview."""
        self._photo, self._pixmap = image, QPixmap.fromImage(image)
        self._size = (max(1, width), max(1, height))
        self.sketch = Sketch()
        self._way.clear()
        self.fit()
        self.changed.emit()

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
        painter.fillRect(self.rect(), theme.colour("sunken"))
        if self.ready:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            place = self.place()
            painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))
            painter.setClipRect(place)
            painter.translate(place.topLeft())
            painter.scale(self.scale(), self.scale())
            under_way = self._under_way()
            shapes = (*self.sketch.shapes, under_way) if under_way else self.sketch.shapes
            cover_paint.paint(painter, shapes, self._photo, self._size)
        if self.hasFocus():
            painter.resetTransform()
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("blue"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _pen(self) -> float:
        return theme.px(PEN) / self.scale()

    def _under_way(self) -> Shape | None:
        if not self._way:
            return None
        return cover_sketch.drawn(self.tool, self._way, self._pen(), self.words)

    # Mouse, pen and finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a shape, or hold the photo."""
        self.setFocus()
        if self.tool == HAND or event.button() != Qt.MouseButton.LeftButton:
            self._pan_from = event.position()
        elif self.ready:
            self._way = [self.to_photo(event.position())]
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if self._pan_from is not None:
            self._pan(event.position() - self._pan_from)
            self._pan_from = event.position()
        elif self._way:
            self._way.append(self.to_photo(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The shape is drawn."""
        self._pan_from = None
        if not self._way:
            return
        self._way.append(self.to_photo(event.position()))
        made = self._under_way()
        self._way = []
        if made is not None:
            self.sketch.add(made)
        elif self.tool == cover_sketch.WORDS:
            self.words_wanted.emit()
        self._told()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or further, about the pointer."""
        self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Two fingers come nearer and move; what one of them began to draw is let go."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._way = []
                self.zoom(pinch.scaleFactor(), self.mapFromGlobal(pinch.centerPoint()))
                self._pan(pinch.centerPoint() - pinch.lastCenterPoint())
                event.accept()
                return True
        return super().event(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything can be done without a pointer."""
        key, plain = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = plain == Qt.KeyboardModifier.ShiftModifier
        if key in MOVES and (shift or not plain):
            self._nudge(MOVES[key], shift)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not plain:
            self.place_one()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.sketch.drop_last()
            self._told()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in TOOL_KEYS and not plain:
            self.tool_wanted.emit(TOOL_KEYS[key])
        else:
            super().keyPressEvent(event)

    def place_one(self) -> None:
        """Put a shape of the tool in the middle of what one sees."""
        if not self.ready:
            return
        middle = QPointF(self.rect().center())
        half = QPointF(self.width() / 10, self.height() / 10)
        way = [self.to_photo(middle - half), self.to_photo(middle + half)]
        made = cover_sketch.drawn(self.tool, way, self._pen(), self.words)
        if made is not None:
            self.sketch.add(made)
            self._told()
        elif self.tool == cover_sketch.WORDS:
            self.words_wanted.emit()

    def _nudge(self, way: tuple[int, int], resize: bool) -> None:
        """Move or stretch the last shape; with the hand, the photo."""
        if self.tool == HAND or not self.sketch.shapes:
            self._pan(QPointF(-way[0], -way[1]) * theme.px(40))
            return
        step = theme.px(12) / self.scale()
        change = cover_sketch.grown if resize else cover_sketch.moved
        last = self.sketch.shapes[-1]
        self.sketch.replace_last(change(last, way[0] * step, way[1] * step))
        self._told()

    def undo(self) -> None:
        """Take back the last change."""
        self.sketch.undo()
        self._told()

    def redo(self) -> None:
        """Bring it back."""
        self.sketch.redo()
        self._told()

    def _told(self) -> None:
        self.update()
        self.changed.emit()
