"""Shapes over a photo as they will be burned in, painted in coordinates of the photo."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF

from models.evidence import cover
from models.evidence.cover import Area, Arrow, Box, Mosaic, Shape, Stroke, Words

Extent = tuple[int, int]


def paint(painter: QPainter, shapes: Iterable[Shape], photo: QImage, size: Extent) -> None:
    """Paint ``shapes``; one pixel of the painter is one of the photo, which is ``size`` large."""
    for shape in shapes:
        match shape:
            case Box():
                if area := _area(shape, size):
                    painter.fillRect(area, QColor(*cover.COVER))
            case Mosaic():
                if area := _area(shape, size):
                    _mosaic(painter, area, photo, size)
            case Stroke():
                _stroke(painter, shape)
            case Arrow():
                _arrow(painter, shape, size)
            case Words():
                _words(painter, shape, size)


def _area(shape: Area, size: Extent) -> QRectF | None:
    box = shape.pixels(1.0, *size)
    return QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1]) if box else None


def _mosaic(painter: QPainter, area: QRectF, photo: QImage, size: Extent) -> None:
    """The same blocks as on the copy, averaged from the preview."""
    across, down = photo.width() / size[0], photo.height() / size[1]
    part = QRectF(
        area.x() * across, area.y() * down, area.width() * across, area.height() * down
    ).toAlignedRect()
    cells = cover.mosaic_cells(int(area.width()), int(area.height()), min(size))
    coarse = photo.copy(part.intersected(photo.rect())).scaled(
        QSize(*cells), mode=Qt.TransformationMode.SmoothTransformation
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(area, coarse)
    painter.restore()


def _line(colour: tuple[int, int, int], width: float) -> QPen:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(*colour), width, Qt.PenStyle.SolidLine, round_cap, round_join)


def _stroke(painter: QPainter, shape: Stroke) -> None:
    painter.setPen(_line(cover.COVER, shape.width))
    points = [QPointF(*p) for p in shape.points]
    if len(points) == 1:
        painter.drawPoint(points[0])
    else:
        painter.drawPolyline(QPolygonF(points))


def _arrow(painter: QPainter, shape: Arrow, size: Extent) -> None:
    width = cover.line_width(*size)
    for colour, wide, head in (
        (cover.HALO, width * 1.8, width * 1.3),
        (cover.INK, width, width),
    ):
        painter.setPen(_line(colour, wide))
        painter.drawLine(QPointF(*shape.start), QPointF(*shape.end))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*colour))
        corners = cover.arrow_head(shape.start, shape.end, head)
        painter.drawPolygon(QPolygonF([QPointF(*p) for p in corners]))


def _words(painter: QPainter, shape: Words, size: Extent) -> None:
    high = cover.words_height(*size)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(max(1, round(high)))
    path = QPainterPath()
    path.addText(QPointF(shape.at[0], shape.at[1] + high * 0.9), font, shape.text)
    painter.setPen(_line(cover.HALO, high / 5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.fillPath(path, QColor(*cover.INK))
