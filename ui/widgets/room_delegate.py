"""How a room of the walk is painted: state as shape and colour, name, open and failed clauses."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.itemmodels.indicators import Counts
from ui.itemmodels.rooms import ROOM_ROLE, RoomRow
from ui.style import icons, theme
from ui.widgets.indicator_delegate import IndicatorDelegate

SIZES = (14, 13, 12)
"""Pixels of the words of a name: the largest at which two lines hold it."""
Index = QModelIndex | QPersistentModelIndex


class RoomDelegate(IndicatorDelegate):
    """Paints a RoomRow like a row of the tree."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RoomRow = index.data(ROOM_ROLE)
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, state, current)
        sure = row.total - row.open - row.failed - row.doubted  # a doubt leaves the ring open
        self._state(painter, area, Counts(met=sure, not_met=row.failed, total=row.total))
        place = area.adjusted(theme.px(38), 0, -10, 0)
        place.setRight(self._counts(painter, place, row))
        self._name(painter, place, row, current)
        painter.restore()

    def _counts(self, painter: QPainter, place: QRect, row: RoomRow) -> int:
        """Paint from the right: how many open or found, and how many failed with their sign."""
        painter.setFont(theme.font(13))
        number = f"{row.total - row.open}/{row.total}" if row.hits < 0 else f"{row.hits}"
        right = self._right(painter, place, number, "text2")
        if row.failed:
            place = QRect(place.left(), place.top(), right - place.left(), place.height())
            right = self._right(painter, place, str(row.failed), "bad_text")
            size = theme.px(11)
            sign = icons.pixmap("cross", size, "bad_text")
            right -= size - 4
            painter.drawPixmap(right, place.top() + (place.height() - size) // 2, sign)
            right -= 6
        return right

    def _right(self, painter: QPainter, place: QRect, words: str, colour: str) -> int:
        painter.setPen(theme.colour(colour))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, side, words)
        return place.right() - painter.fontMetrics().horizontalAdvance(words) - 8

    def _name(self, painter: QPainter, place: QRect, row: RoomRow, current: bool) -> None:
        """The whole name, in two lines where one is too short for it."""
        painter.setPen(theme.colour("blue_text" if current else "text"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWrapAnywhere
        for size in SIZES:
            painter.setFont(theme.font(size, bold=current))
            needed = painter.fontMetrics().boundingRect(place, int(middle), row.words)
            if needed.height() <= place.height() and needed.width() <= place.width():
                painter.drawText(place, int(middle), row.words)
                return
        shown = two_lines(painter.fontMetrics(), row.words, place.width())
        painter.drawText(place, int(middle), shown)  # the tip has it whole


def two_lines(metrics: QFontMetrics, words: str, width: int) -> str:
    """As much of a name as two lines hold, with dots at the end."""
    first = len(words)
    while first and metrics.horizontalAdvance(words[:first]) > width:
        first -= 1
    rest = metrics.elidedText(words[first:], Qt.TextElideMode.ElideRight, width)
    return f"{words[:first]}\n{rest}"
