"""How a line of a document is painted: whole and wrapped, never cut short."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.itemmodels.lines import FOLDED_ROLE, LINE_ROLE
from ui.itemmodels.outline import Chip, Line, LineKind
from ui.style import icons, theme

Index = QModelIndex | QPersistentModelIndex
WRAPPED = int(Qt.TextFlag.TextWordWrap)
EDGE, STEP, ARROW, GAP, PAD = 12, 14, 16, 8, 7
CHIP_HEIGHT, CHIP_PAD = 20, 7
SIZES = {LineKind.HEADING: 14, LineKind.SUB: 14, LineKind.TEXT: 14, LineKind.NOTE: 13}
TALL = 100_000


class LineDelegate(QStyledItemDelegate):
    """Paints a Line at the width of its view; heights are kept until the width changes."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}

    def forget(self) -> None:
        """Measure anew: another document, or another width."""
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        line: Line = index.data(LINE_ROLE)
        key = (line.key, width)
        if key not in self._heights:
            self._heights[key] = self._height(line, width)
        return QSize(width, self._heights[key])

    def _height(self, line: Line, width: int) -> int:
        left = _left(line)
        height = 2 * PAD + _text_height(line, width - left - EDGE)
        if line.below:
            height += 3 + _wrapped_height(line.below, 12, width - left - EDGE)
        if line.chips:
            height += 5 + _chips(line.chips, width - left - EDGE)[1]
        return max(height, theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(state & QStyle.StateFlag.State_Selected)
        _ground(painter, area, state, current)
        if line.heading and line.foldable:
            arrow = "right" if index.data(FOLDED_ROLE) else "down"
            spot = (area.left() + EDGE + line.depth * STEP - 4, area.top() + PAD + 3)
            painter.drawPixmap(*spot, icons.pixmap(arrow, 14, "text3"))
        _words(painter, area, line, current)
        painter.restore()


def _left(line: Line) -> int:
    return EDGE + line.depth * STEP + (theme.px(ARROW) if line.heading else 0)


def _bold(line: Line) -> bool:
    return line.heading


def _code_width(line: Line) -> int:
    if not line.code:
        return 0
    metrics = QFontMetrics(theme.font(SIZES[line.kind], True))
    return metrics.horizontalAdvance(line.code) + GAP


def _text_height(line: Line, width: int) -> int:
    return _wrapped_height(line.text, SIZES[line.kind], width - _code_width(line), _bold(line))


def _wrapped_height(text: str, size: int, width: int, bold: bool = False) -> int:
    metrics = QFontMetrics(theme.font(size, bold))
    return metrics.boundingRect(QRect(0, 0, max(width, 40), TALL), WRAPPED, text).height()


def _chips(chips: tuple[Chip, ...], width: int) -> tuple[list[QRect], int]:
    metrics = QFontMetrics(theme.font(12))
    places: list[QRect] = []
    x = y = 0
    for words, _ in chips:
        wide = min(metrics.horizontalAdvance(words) + 2 * CHIP_PAD + 4, max(width, 40))
        if x and x + wide > width:
            x, y = 0, y + theme.px(CHIP_HEIGHT) + 4
        places.append(QRect(x, y, wide, theme.px(CHIP_HEIGHT)))
        x += wide + 6
    return places, y + theme.px(CHIP_HEIGHT)


def _ground(painter: QPainter, area: QRect, state: QStyle.StateFlag, current: bool) -> None:
    if not current and not state & QStyle.StateFlag.State_MouseOver:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("blue_soft" if current else "hover"))
    painter.drawRoundedRect(QRectF(area).adjusted(3, 1, -3, -1), 8, 8)
    if current and state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(area).adjusted(3.5, 1.5, -3.5, -1.5), 8, 8)


def _words(painter: QPainter, area: QRect, line: Line, current: bool) -> None:
    left, width = area.left() + _left(line), area.width() - _left(line) - EDGE
    top, code = area.top() + PAD, _code_width(line)
    tall = _text_height(line, width)
    size = SIZES[line.kind]
    painter.setFont(theme.font(size, True))
    painter.setPen(theme.colour("blue_text" if current else "text2"))
    painter.drawText(QRect(left, top, code, tall), int(Qt.AlignmentFlag.AlignTop), line.code)
    painter.setFont(theme.font(size, _bold(line)))
    painter.setPen(theme.colour("text2" if line.kind is LineKind.NOTE else "text"))
    painter.drawText(QRect(left + code, top, width - code, tall), WRAPPED, line.text)
    top += tall
    if line.below:
        top += 3
        tall = _wrapped_height(line.below, 12, width)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text2"))
        painter.drawText(QRect(left, top, width, tall), WRAPPED, line.below)
        top += tall
    if line.chips:
        _paint_chips(painter, left, top + 5, width, line.chips)


def _paint_chips(
    painter: QPainter, left: int, top: int, width: int, chips: tuple[Chip, ...]
) -> None:
    painter.setFont(theme.font(12))
    metrics = painter.fontMetrics()
    for (words, tone), place in zip(chips, _chips(chips, width)[0], strict=True):
        spot = place.translated(left, top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{tone}_soft" if tone else "sunken"))
        painter.drawRoundedRect(QRectF(spot), 6, 6)
        painter.setPen(theme.colour(f"{tone}_text" if tone else "text2"))
        said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, spot.width() - 2 * CHIP_PAD)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), said)
