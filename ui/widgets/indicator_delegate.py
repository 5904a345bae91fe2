"""How a row of the tree is painted: state as shape and colour, name, how far."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.itemmodels.indicators import COUNTS_ROLE, ROW_ROLE, Counts, Row, RowKind, row_words
from ui.style import icons, theme

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 44
ICON = 20
SHARPNESS = 2


def state_name(counts: Counts) -> tuple[str, str]:
    """Icon and colour of a row: empty, part, all well, something not met, or to verify."""
    if counts.not_met:
        return ("cross" if counts.done == counts.total else "part-cross"), "bad"
    if counts.to_verify:
        return "question", "warn"
    if counts.done == counts.total and counts.total:
        return ("check", "ok") if counts.met else ("minus", "still")
    return ("part", "blue") if counts.done else ("", "line_strong")


@lru_cache(maxsize=512)
def state_pixmap(shape: str, colour: str, portion: int, look: tuple[str, int]) -> QPixmap:
    """A filled disc with a sign, or a ring filled by `portion` twelfths, a cross in it or none."""
    size = theme.px(ICON)
    pixmap = QPixmap(size * SHARPNESS, size * SHARPNESS)
    pixmap.setDevicePixelRatio(SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.scale(size / ICON, size / ICON)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape in ("", "part", "part-cross"):
        ring = QRectF(2, 2, ICON - 4, ICON - 4)
        painter.setPen(QPen(theme.colour("line_strong"), 2.4))
        painter.drawEllipse(ring)
        painter.setPen(QPen(theme.colour(colour), 2.4))
        painter.drawArc(ring, 90 * 16, -portion * 30 * 16)
        if shape == "part-cross":
            sign = icons.pixmap("cross", ICON - 10, colour)
            painter.drawPixmap(QRectF(5, 5, ICON - 10, ICON - 10), sign, QRectF(sign.rect()))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(colour))
        painter.drawEllipse(QRectF(1, 1, ICON - 2, ICON - 2))
        sign = icons.pixmap(shape, ICON - 8, f"on_{colour}")
        painter.drawPixmap(QRectF(4, 4, ICON - 8, ICON - 8), sign, QRectF(sign.rect()))
    painter.end()
    return pixmap


class IndicatorDelegate(QStyledItemDelegate):
    """Paints a Row with its Counts."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        counts: Counts = index.data(COUNTS_ROLE)
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selectable = row.kind in (RowKind.INDICATOR, RowKind.CLAUSE)
        current = selectable and bool(state & QStyle.StateFlag.State_Selected)
        if selectable:
            self._ground(painter, area, state, current)
            if row.kind is RowKind.INDICATOR:
                self._state(painter, area, counts)
        self._words(painter, area, row, counts, current)
        painter.restore()

    def _ground(
        self, painter: QPainter, area: QRect, state: QStyle.StateFlag, current: bool
    ) -> None:
        if not current and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("blue_soft" if current else "hover"))
        painter.drawRoundedRect(QRectF(area).adjusted(3, 1, -3, -1), 8, 8)
        if current:
            painter.setBrush(theme.colour("blue"))
            bar = QRectF(area.left(), area.top() + 10, 3, area.height() - 20)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if current and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(3.5, 1.5, -3.5, -1.5), 8, 8)

    def _state(self, painter: QPainter, area: QRect, counts: Counts) -> None:
        shape, colour = state_name(counts)
        portion = round(12 * counts.done / counts.total) if counts.total else 0
        top = area.top() + (area.height() - theme.px(ICON)) // 2
        look = (theme.current().value, theme.text_size())
        pixmap = state_pixmap(shape, colour, portion, look)
        painter.drawPixmap(area.left() + 10, top, pixmap)

    def _words(
        self, painter: QPainter, area: QRect, row: Row, counts: Counts, current: bool
    ) -> None:
        number = "" if row.kind is RowKind.CLAUSE else f"{counts.done}/{counts.total}"
        left = theme.px({RowKind.INDICATOR: 38, RowKind.CLAUSE: 38}.get(row.kind, 8))
        painter.setFont(theme.font(13))
        width = painter.fontMetrics().horizontalAdvance(number)
        place = area.adjusted(left, 0, -12, 0)
        painter.setPen(theme.colour("bad_text" if counts.not_met else "text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        place.setRight(place.right() - width - 8)
        heading = row.kind in (RowKind.PACK, RowKind.SECTION)
        size = {RowKind.PACK: 13, RowKind.SECTION: 13, RowKind.CLAUSE: 12}.get(row.kind, 14)
        painter.setFont(theme.font(size, bold=heading or current))
        colour = (
            "blue_text" if current else "text2" if row.kind is not RowKind.INDICATOR else "text"
        )
        painter.setPen(theme.colour("text" if row.kind is RowKind.PACK else colour))
        text = row.text if row.kind in (RowKind.PACK, RowKind.CLAUSE) else row_words(row)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
