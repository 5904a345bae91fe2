"""The pad people sign on: with a mouse, a finger or a pen that knows how hard it is pressed."""

from time import monotonic_ns

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from models.facts.signing import Point, Strokes
from models.limits import MAX_STROKE_POINTS, MAX_STROKES
from ui.widgets.ink import NO_PRESSURE, Drop, paint_ink, stroke_ink

SIZE = QSize(620, 210)
"""Fixed, so that what was drawn never has to be scaled."""
BASELINE = 0.76
PAPER = QColor("#FFFFFF")
INK = QColor("#10204A")
RULE = QColor("#C9D3E0")
PROMPT = QColor("#6A778D")
FOCUS = QColor("#1D5FD1")
"""Paper stays paper in the dark theme too: the ink is printed on white."""
SYNTHETIC = Qt.MouseEventSource.MouseEventNotSynthesized


class SignaturePad(QWidget):
    """Takes handwriting and hands it out as whole numbers (``models.facts.signing.Strokes``)."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signature_pad")
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._lines: list[list[Point]] = []
        self._ink: list[list[Drop]] = []
        self._drawing = False
        self._began: int | None = None
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Signature pad"))
        self.setAccessibleDescription(
            self.tr("Sign with a mouse, finger or pen. Ctrl+Z takes back the last stroke.")
        )

    # What others ask of it.

    def is_empty(self) -> bool:
        return not self._lines

    def strokes(self) -> Strokes | None:
        """Return the handwriting, or None while nothing is drawn."""
        if not self._lines:
            return None
        return Strokes(
            width=SIZE.width() * 100,
            height=SIZE.height() * 100,
            lines=tuple(tuple(line) for line in self._lines),
        )

    def clear(self) -> None:
        self._lines, self._ink, self._drawing = [], [], False
        self._tell()

    def undo(self) -> None:
        """Take back the last stroke."""
        if self._lines:
            self._lines.pop()
            self._ink.pop()
            self._drawing = False
            self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    # One stroke, whatever draws it.

    def _begin(self, at: QPointF, pressure: int) -> None:
        if not self.isEnabled() or len(self._lines) >= MAX_STROKES:
            return
        if not self._lines:
            self._began = None
        self._drawing = True
        self._lines.append([])
        self._ink.append([])
        self._extend(at, pressure)
        self.changed.emit()

    def _extend(self, at: QPointF, pressure: int) -> None:
        if not self._drawing:
            return
        if len(self._lines[-1]) >= MAX_STROKE_POINTS:
            self._drawing = False
            return
        self._lines[-1].append(self._point(at, pressure))
        self._ink[-1] = stroke_ink(self._lines[-1])
        self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self._tell()

    def _point(self, at: QPointF, pressure: int) -> Point:
        x = min(max(0, round(at.x() * 100)), SIZE.width() * 100)
        y = min(max(0, round(at.y() * 100)), SIZE.height() * 100)
        now = monotonic_ns()
        if self._began is None:
            self._began = now  # the first point is the moment zero
        elapsed = (now - self._began) // 1_000_000
        return x, y, min(max(0, pressure), 1000), elapsed

    # Mouse, pen, finger.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and event.source() is SYNTHETIC:
            self._begin(event.position(), NO_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.source() is SYNTHETIC:
            self._extend(event.position(), NO_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.source() is SYNTHETIC:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        pressure = round(event.pressure() * 1000)
        match event.type():
            case QEvent.Type.TabletPress:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._begin(event.position(), pressure)
            case QEvent.Type.TabletMove:
                self._extend(event.position(), pressure)
            case QEvent.Type.TabletRelease:
                self._end()
        event.accept()  # or Qt makes a mouse event of it, without pressure

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        points = event.points()
        if event.type() is QEvent.Type.TouchCancel or not points:
            self.undo() if self._drawing else None
            return
        first = points[0]  # a resting palm is a second point and draws nothing
        pressure = round(first.pressure() * 1000)
        pressure = pressure if 0 < pressure < 1000 else NO_PRESSURE
        match event.type():
            case QEvent.Type.TouchBegin:
                self._begin(first.position(), pressure)
            case QEvent.Type.TouchUpdate:
                self._extend(first.position(), pressure)
            case QEvent.Type.TouchEnd:
                self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Backspace:
            self.undo()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # What is seen.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_paper(painter)
        for ink in self._ink:
            paint_ink(painter, ink, INK)
        painter.end()

    def _paint_paper(self, painter: QPainter) -> None:
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(PAPER)
        painter.setPen(QPen(FOCUS, 2) if self.hasFocus() else QPen(RULE, 1))
        painter.drawRoundedRect(frame, 8, 8)
        line = frame.height() * BASELINE
        painter.setPen(QPen(RULE, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(24, line), QPointF(frame.right() - 24, line))
        if not self._lines:
            painter.setPen(PROMPT)
            below = QRectF(24, line + 4, frame.width() - 48, frame.height() - line - 6)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("Sign here"))
