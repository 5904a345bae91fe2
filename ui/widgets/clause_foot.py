"""How chips, pencil, eraser and the four segments share the foot of a clause's card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.style import theme
from ui.widgets.basics import row
from ui.widgets.clause_chips import ClauseChips
from ui.widgets.segments import Segments

TOOL, BESIDE = 44, 4
"""Pixels of a tool, and between it and what comes next."""
GAP, STACKED = 10, 2
"""Pixels between chips and segments beside each other, and below each other."""


class ClauseFoot(QHBoxLayout):
    """Beside each other or stacked, whichever makes the card lower."""

    def __init__(
        self, chips: ClauseChips, segments: Segments, tools: Sequence[QWidget], head: QHBoxLayout
    ) -> None:
        super().__init__()
        self._chips, self._segments, self._tools, self._head = chips, segments, tools, head
        self._marking = row(*tools, segments, gap=BESIDE)
        self._above = False
        self.setSpacing(GAP)
        self.addWidget(chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self.addLayout(self._marking)
        self.setAlignment(self._marking, Qt.AlignmentFlag.AlignBottom)

    def _tools_width(self) -> int:
        return len(self._tools) * (theme.px(TOOL) + BESIDE)

    def spare(self) -> int:
        """Pixels this row gives up when the card gets narrower: the tools go to the words."""
        return 0 if self._above else self._tools_width()

    def arrange(self, room: int, narrow: bool) -> None:
        """Share ``room`` pixels."""
        marking = self._segments.width() + self._tools_width()
        self._put_tools(above=room < marking)
        beside = self._chips.heightForWidth(room - marking - GAP)
        above = self._chips.heightForWidth(room) + self._segments.height() + STACKED
        stacked = narrow or beside > above
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self.direction() != way:
            side = Qt.AlignmentFlag.AlignRight if stacked else Qt.AlignmentFlag.AlignBottom
            self.setDirection(way)
            self.setSpacing(STACKED if stacked else GAP)
            self.setAlignment(self._marking, side)

    def _put_tools(self, above: bool) -> None:
        """Pencil and eraser stand beside the segments; where these fill the card, by the words."""
        if above == self._above:
            return
        self._above = above
        place, first = (self._head, 2) if above else (self._marking, 0)
        for number, tool in enumerate(self._tools, start=first):
            place.insertWidget(number, tool, 0, Qt.AlignmentFlag.AlignTop)
