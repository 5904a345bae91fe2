"""The photo one covers and draws on: mouse, finger, pen and keys, near or far."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from models.evidence.cover import Point, Shape
from ui.dialogs import cover_paint, cover_sketch
from ui.dialogs.cover_sketch import HAND, Sketch
from ui.dialogs.photo_view import MOVES, PhotoView
from ui.style import theme

PEN = 28
"""Pixels of the screen a stroke is wide; nearer makes it finer on the photo."""
TOOL_KEYS = {
    Qt.Key.Key_B: cover_sketch.BOX,
    Qt.Key.Key_S: cover_sketch.STROKE,
    Qt.Key.Key_M: cover_sketch.MOSAIC,
    Qt.Key.Key_A: cover_sketch.ARROW,
    Qt.Key.Key_T: cover_sketch.WORDS,
    Qt.Key.Key_H: HAND,
}


class CoverCanvas(PhotoView):
    """What is drawn is kept in pixels of the photo itself."""

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
        self.sketch, self.tool, self.words = Sketch(), cover_sketch.BOX, ""
        self._way: list[Point] = []

    def show_photo(self, image: QImage, width: int, height: int) -> None:
        """Begin with a photo of that many pixels, of which ``image`` is the preview."""
        self.sketch = Sketch()
        self._way.clear()
        super().show_photo(image, width, height)
        self.changed.emit()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_photo(painter)
        if self.ready:
            place = self.place()
            painter.setClipRect(place)
            painter.translate(place.topLeft())
            painter.scale(self.scale(), self.scale())
            under_way = self._under_way()
            shapes = (*self.sketch.shapes, under_way) if under_way else self.sketch.shapes
            cover_paint.paint(painter, shapes, self._photo, self._size)
            painter.resetTransform()
            painter.setClipping(False)
        self.paint_focus(painter)

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
            super().mousePressEvent(event)
        elif self.ready:
            self._way = [self.to_photo(event.position())]
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        super().mouseMoveEvent(event)
        if self._way:
            self._way.append(self.to_photo(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The shape is drawn."""
        super().mouseReleaseEvent(event)
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

    def pinched(self) -> None:
        """What one of two fingers began to draw is let go."""
        self._way = []

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
            self.step(way)
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
