"""Panes beside each other; where words are large and the screen is small, one behind another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.style import theme
from ui.widgets.basics import column, row
from ui.widgets.choice import Choice

LEAST = 880
"""Pixels of the design that the panes of the marking screen need beside each other."""
TAB, BACK_TAB = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
ROOMY, LOW = (14, 14, 14, 10), (8, 4, 8, 4)
"""Margins: what is narrow is low as well."""
ANY = 16_777_215
"""QWIDGETSIZE_MAX: no limit."""


class Panes(QWidget):
    """Three panes, the middle one the main one; narrow, tabs choose one (Alt+1, 2, 3)."""

    def __init__(self, name: str, said: str, parts: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.narrow = False
        self._panes = [widget for _, widget in parts]
        items = [(str(number), words) for number, (words, _) in enumerate(parts)]
        self.tabs = Choice(f"{name}_tabs", items, said)
        self.tabs.chosen.connect(lambda number: self.turn_to(int(number)))
        self.tabs.hide()
        beside = row(*self._panes, gap=14)
        beside.setStretch(len(parts) // 2, 1)
        layout = column(self.tabs, beside, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._at = len(parts) // 2
        for number in range(len(parts)):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda number=number: self._jump(number))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one pane: the panes go behind each other before they are squeezed."""
        return QSize(0, super().minimumSizeHint().height())

    def turn_to(self, number: int) -> None:
        """Bring a pane to the front; where all are seen, nothing moves."""
        self._at = number
        self._arrange()

    def _jump(self, number: int) -> None:
        self.turn_to(number)
        stops = _stops(self._panes[number])
        if stops:
            stops[0].setFocus(TAB)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes through pane after pane, and inside a pane from the top to the bottom.

        Qt goes by the order in which things were made; cards are made long after the panes.
        """
        stops = [stop for pane in (self.tabs, *self._panes) for stop in _stops(pane)]
        at = QApplication.focusWidget()
        if at not in stops:
            return super().focusNextPrevChild(onward)
        place = stops.index(at) + (1 if onward else -1)
        if not 0 <= place < len(stops):
            others = [stop for stop in _chain(self.window()) if not self.isAncestorOf(stop)]
            stops, place = others, 0 if onward else -1
        if stops:
            stops[place].setFocus(TAB if onward else BACK_TAB)
        return bool(stops)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or one behind another, by the room there is."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(LEAST)
        if narrow != self.narrow:
            self.narrow = narrow
            if narrow:
                self._at = len(self._panes) // 2
        self._arrange()

    def _arrange(self) -> None:
        self.tabs.setVisible(self.narrow)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(*(LOW if self.narrow else ROOMY))
        layout.setSpacing(4 if self.narrow else 10)
        self.tabs.select(str(self._at))
        for number, pane in enumerate(self._panes):
            if self.narrow:
                pane.setMinimumWidth(0)
                pane.setMaximumWidth(ANY)
            pane.setVisible(not self.narrow or number == self._at)


def _chain(window: QWidget) -> list[QWidget]:
    """What Tab may stop at in a window, in the order in which it was made."""
    found: list[QWidget] = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if _stoppable(at):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def _stoppable(widget: QWidget) -> bool:
    policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return policy and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None


def _stops(pane: QWidget) -> list[QWidget]:
    """What Tab stops at in a pane: block by block downwards, inside a block as it was made."""
    if not pane.isVisible():
        return []
    chain = [w for w in _chain(pane.window()) if pane is w or pane.isAncestorOf(w)]
    return sorted(chain, key=lambda widget: _top(pane, widget))


def _top(pane: QWidget, widget: QWidget) -> int:
    """Where the block of a widget begins: a card, or what stands by itself in the pane."""
    block = widget
    while block is not pane and (above := block.parentWidget()) is not None:
        if above is pane or _scrolls(above):
            break
        block = above
    return block.mapTo(pane, QPoint(0, 0)).y()


def _scrolls(widget: QWidget) -> bool:
    """Whether a widget is what moves inside a scrolling area."""
    port = widget.parentWidget()
    area = port.parentWidget() if port is not None else None
    return isinstance(area, QScrollArea) and area.widget() is widget
