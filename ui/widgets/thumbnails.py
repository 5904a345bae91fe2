"""The grid of photos: two beside each other, rounded, with what they show below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.itemmodels.evidence import EVIDENCE_ROLE, PICTURE_ROLE, SIGN_ROLE
from ui.style import icons, theme

Index = QModelIndex | QPersistentModelIndex
CAPTION, GAP, COLUMNS, SIGN = 24, 8, 2, 22


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints one photo, or the sign of a document."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As large as the grid of the view."""
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize(140, 122)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect).adjusted(2, 2, -GAP + 2, -theme.px(CAPTION))  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._picture(painter, area, index.data(PICTURE_ROLE))
        if sign := index.data(SIGN_ROLE):
            self._sign(painter, area, sign)
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("blue" if current else "line"), 2 if current else 1))
        painter.drawRoundedRect(area, 6, 6)
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(12))
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(area.width())
        )
        place = QRectF(area.left(), area.bottom() + 2, area.width(), theme.px(CAPTION) - 4)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _sign(self, painter: QPainter, area: QRectF, name: str) -> None:
        """A small sign in the corner: a copy is shown in place of its original."""
        side = theme.px(SIGN)
        place = QRectF(area.right() - side - 4, area.top() + 4, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(place, 4, 4)
        sign = icons.pixmap(name, SIGN - 6, "text")
        painter.drawPixmap(place.adjusted(3, 3, -3, -3), sign, QRectF(sign.rect()))

    def _picture(self, painter: QPainter, area: QRectF, picture: QPixmap | None) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(area, 6, 6)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(area, theme.colour("sunken"))
        if picture is None:
            sign = icons.pixmap("image", 28, "text3")
            painter.drawPixmap(area.center() - QPointF(14, 14), sign)
        else:
            size = picture.size().scaled(
                area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            whole = QRectF(QPointF(0, 0), size.toSizeF())
            whole.moveCenter(area.center())
            painter.drawPixmap(whole, picture, QRectF(picture.rect()))
        painter.restore()


class Thumbnails(QListView):
    """The photos of a clause."""

    opened = Signal(str)
    """SHA-256 of the photo to look at."""
    removed = Signal(str)
    """SHA-256 of the photo to take off the clause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(ThumbnailDelegate(self))
        self.setAcceptDrops(False)  # the pane around it takes files
        self.activated.connect(self._open)
        self.doubleClicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """No height of its own: it takes what the finding below leaves it."""
        return QSize(super().sizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns whatever the width."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        frame = 2 * self.frameWidth()
        room = max(bar, self.verticalScrollBar().sizeHint().width()) + frame + 10
        width = (self.width() - room) // COLUMNS
        self.setGridSize(QSize(width, width * 7 // 10 + theme.px(CAPTION)))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a photo off the clause."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            each = self.currentIndex().data(EVIDENCE_ROLE)
            if each is not None:
                self.removed.emit(each.sha256)
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        each = index.data(EVIDENCE_ROLE)
        if each is not None:
            self.opened.emit(each.sha256)
