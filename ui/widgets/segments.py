"""The four segments of a clause: icon, word and colour, never colour alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from models.standards.types import Verdict
from ui import words
from ui.style import icons, theme
from ui.widgets.basics import tell
from ui.widgets.touch import TouchButton

SHAPES = {
    Verdict.MET: ("check", "ok"),
    Verdict.NOT_MET: ("cross", "bad"),
    Verdict.NOT_APPLICABLE: ("minus", "still"),
    Verdict.TO_VERIFY: ("question", "warn"),
}
"""In the order of the keys 1 to 4."""
WIDE, NARROW, HEIGHT = 92, 80, 44
AROUND = 34
"""Pixels of a segment that are not words: its sign, and the room left and right."""


class Segments(QFrame):
    """Tells which verdict was chosen; shows only what it is told to show."""

    chosen = Signal(object)

    def __init__(self, name: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setObjectName(f"segments_{name}")
        self.setAccessibleName(said)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self._hints: dict[Verdict, str] = {}
        self._waiting: Verdict | None = None
        self._offered, self._wide = tuple(SHAPES), True
        self._buttons = {verdict: self._button(verdict, name, said) for verdict in SHAPES}
        for button in self._buttons.values():
            layout.addWidget(button)
        self.set_wide(True)

    def _button(self, verdict: Verdict, name: str, said: str) -> QPushButton:
        key = list(SHAPES).index(verdict) + 1
        made = TouchButton(words.short_verdict(verdict))
        made.setObjectName(f"{verdict}_{name}")
        made.setAccessibleName(f"{said} {words.verdict(verdict)}")
        hint = self.tr("{verdict} (key {key})").format(verdict=words.verdict(verdict), key=key)
        self._hints[verdict] = hint
        made.setToolTip(hint)
        made.setProperty("role", "segment")
        made.setProperty("verdict", str(verdict))
        made.setCheckable(True)
        made.setIcon(self._icon(verdict))
        made.setIconSize(QSize(theme.px(17), theme.px(14)))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self._press(verdict))
        return made

    def _icon(self, verdict: Verdict) -> QIcon:
        shape, colour = SHAPES[verdict]
        down, frozen = f"on_{colour}", f"{colour}_text"
        return icons.icon(shape, 14, "text2", checked=down, room=3, frozen=frozen)

    def _press(self, verdict: Verdict) -> None:
        self.set_verdict(verdict)  # painted ahead; what the store says comes next
        self.chosen.emit(verdict)

    def set_verdict(self, verdict: Verdict) -> None:
        """Show a verdict; UNCHECKED shows none."""
        for each, button in self._buttons.items():
            button.setChecked(each is verdict)
        self.update()

    def propose(self, proposed: Verdict | None) -> None:
        """Set off what the figures propose; it is no mark."""
        for each, segment in self._buttons.items():
            tell(segment, "proposed", "true" if each is proposed else "false")

    def wait_for(self, waiting: Verdict | None) -> None:
        """Show that a verdict was chosen and is not kept: its reason is missing."""
        before, self._waiting = self._waiting, waiting
        if before is waiting:
            return
        for each in filter(None, (before, waiting)):
            segment, waits = self._buttons[each], each is waiting
            segment.setIcon(QIcon() if waits else self._icon(each))  # the words need the room
            segment.setText(self.tr("Reason?") if waits else words.short_verdict(each))
            segment.setAccessibleDescription(self.tr("Not kept yet: write why") if waits else "")
            tell(segment, "waiting", "true" if waits else "false")

    def forbid(self, verdict: Verdict, reason: str) -> None:
        """Offer a verdict no more, and say why; no reason offers it again."""
        segment = self._buttons[verdict]
        segment.setEnabled(not reason)
        segment.setToolTip(reason or self._hints[verdict])
        segment.setAccessibleDescription(reason)
        tell(segment, "forbidden", "true" if reason else "false")

    def offer(self, offered: Collection[Verdict]) -> None:
        """Offer only these: what a graded clause comes to follows from its points."""
        wanted = tuple(verdict for verdict in SHAPES if verdict in offered)
        if wanted == self._offered:
            return
        self._offered = wanted
        for verdict, button in self._buttons.items():
            button.setVisible(verdict in self._offered)
        self.set_wide(self._wide)

    def set_wide(self, wide: bool) -> None:
        """92 px a segment, or 80 where the window is narrow."""
        self._wide = wide
        widths, height = self._widths(), theme.px(HEIGHT)
        for verdict, button in self._buttons.items():
            button.setFixedSize(widths[verdict], height)
        self.setFixedSize(sum(widths[verdict] for verdict in self._offered) + 2, height + 2)

    def _widths(self) -> Mapping[Verdict, int]:
        """All alike; in a narrow window long words take their room from the short ones."""
        metrics = QFontMetrics(theme.font(15, bold=True))
        needed = {
            verdict: metrics.horizontalAdvance(words.short_verdict(verdict)) + theme.px(AROUND)
            for verdict in SHAPES
        }
        waiting = metrics.horizontalAdvance(self.tr("Reason?")) + theme.px(AROUND) // 2
        needed[Verdict.NOT_APPLICABLE] = max(needed[Verdict.NOT_APPLICABLE], waiting)
        alike, widest = theme.px(WIDE if self._wide else NARROW), max(needed.values())
        if widest <= alike or self._wide:
            return dict.fromkeys(SHAPES, max(alike, widest))
        return needed

    def changeEvent(self, event: QEvent) -> None:
        """The hand is shown only over what can be pressed."""
        if event.type() is QEvent.Type.EnabledChange:
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            for button in self._buttons.values():
                button.setCursor(hand if self.isEnabled() else arrow)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hairlines between segments that are not filled."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colour("line"))
        buttons = [self._buttons[verdict] for verdict in self._offered]
        for left, right in pairwise(buttons):
            if not left.isChecked() and not right.isChecked():
                painter.drawLine(right.x(), 11, right.x(), self.height() - 12)
