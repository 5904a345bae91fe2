"""How one visit is painted in the list: a card with name, day, progress and state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.visits.records import VisitSummary
from ui import words
from ui.itemmodels.visits import SUMMARY_ROLE
from ui.style import theme

Index = QModelIndex | QPersistentModelIndex
HEIGHT, GAP, PAD = 84, 10, 18
BAR_WIDTH, CHIP_HEIGHT = 220, 24
px = theme.px


class VisitDelegate(QStyledItemDelegate):
    """Paints a VisitSummary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unmarked = self.tr("{done} of {total} checked")
        self.failed = self.tr(" · {count} not met")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(400, px(HEIGHT) + px(GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        summary: VisitSummary = index.data(SUMMARY_ROLE)
        area: QRect = option.rect.adjusted(1, 1, -2, -px(GAP))  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, option.state)  # type: ignore[attr-defined]
        right = self._chip(painter, area, summary)
        self._progress(
            painter,
            QRect(right - px(BAR_WIDTH) - px(28), area.top(), px(BAR_WIDTH), px(HEIGHT)),
            summary,
        )
        left = area.adjusted(px(PAD), 0, 0, 0)
        left.setRight(right - px(BAR_WIDTH) - px(48))
        self._words(painter, left, summary)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        chosen = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
        current = state & chosen == chosen
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(theme.colour("hover" if over and not current else "surface"))
        painter.setPen(QPen(theme.colour("focus" if current else "line"), 2 if current else 1))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)

    def _words(self, painter: QPainter, area: QRect, summary: VisitSummary) -> None:
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(17, bold=True))
        top = QRect(area.left(), area.top() + px(14), area.width(), px(26))
        name = painter.fontMetrics().elidedText(
            summary.facility_name, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(13))
        parts = [words.visit_kind(summary.kind), words.day(summary.visit_on), summary.title]
        below = painter.fontMetrics().elidedText(
            " · ".join(part for part in parts if part), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(top.translated(0, 30), Qt.AlignmentFlag.AlignVCenter, below)

    def _chip(self, painter: QPainter, area: QRect, summary: VisitSummary) -> int:
        text, tone = words.status(summary.status)
        painter.setFont(theme.font(12))
        width = painter.fontMetrics().horizontalAdvance(text) + px(20)
        box = QRect(
            area.right() - px(PAD) - width, area.center().y() - px(12), width, px(CHIP_HEIGHT)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{tone}_soft"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.colour(f"{tone}_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.left()

    def _progress(self, painter: QPainter, area: QRect, summary: VisitSummary) -> None:
        marked = (summary.met, summary.not_met, summary.not_applicable, summary.to_verify)
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(13))
        text = self.unmarked.format(done=sum(marked[:3]), total=summary.total)
        if summary.not_met:  # the red of the bar says so too, but not to everybody
            text += self.failed.format(count=summary.not_met)
        place = QRect(area.left(), area.top() + px(14), area.width(), px(24))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        bar = QRectF(area.left(), area.top() + px(48), area.width(), px(8))
        paint_stack(painter, bar, marked, summary.total)


def paint_stack(painter: QPainter, bar: QRectF, counts: Sequence[int], total: int) -> None:
    """Paint met, not met, not applicable and to verify as one bar with 2 px gaps."""
    clip = QPainterPath()
    clip.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.save()
    painter.setClipPath(clip)
    painter.fillRect(bar, theme.colour("track"))
    x = bar.left()
    for count, name in zip(counts, ("ok", "bad", "still", "warn"), strict=True):
        width = bar.width() * count / total if total else 0
        if width <= 0:
            continue
        painter.fillRect(QRectF(QPointF(x, bar.top()), bar.bottomRight()), theme.colour("surface"))
        painter.fillRect(QRectF(x, bar.top(), max(width - 2, 1), bar.height()), theme.colour(name))
        x += width
        painter.fillRect(QRectF(QPointF(x, bar.top()), bar.bottomRight()), theme.colour("track"))
    painter.restore()
