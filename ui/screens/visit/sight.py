"""Keeps the chosen clause in sight while its card grows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea
from shiboken6 import isValid

from ui.screens.visit.edge import Edge
from ui.widgets.clause_card import ClauseCard


class Sight(QObject):
    """Scrolls to a card, and again when it gets taller, unless the person has scrolled since.

    A card is laid out after it was chosen, and a photo or a line below its words makes it
    taller: its marks would sink below the edge.
    """

    def __init__(self, area: QScrollArea, edge: Edge) -> None:
        """``edge``: what lies over the lower edge of the list."""
        super().__init__(area)
        self._edge = edge
        self._area = area
        self._card: ClauseCard | None = None
        self._scrolled = False
        """Whether the person has scrolled since the last reveal."""
        area.verticalScrollBar().actionTriggered.connect(self.let_be)

    def follow(self, card: ClauseCard) -> None:
        """From now on this is the card to keep in sight."""
        if self._card is not None and isValid(self._card):
            self._card.removeEventFilter(self)
        self._card = card
        card.installEventFilter(self)
        self._scrolled = False

    def let_be(self) -> None:
        """Stay where the person, or what is remembered of the last time, has scrolled to."""
        self._scrolled = True

    def reveal(self, card: ClauseCard) -> None:
        """Bring a card into sight; one that has gone with its page stays where it is."""
        if not isValid(card):
            return
        at, covered = QApplication.focusWidget(), self._edge.covered
        if card.height() <= self._area.viewport().height() - covered:
            self._area.ensureWidgetVisible(card, 0, 8)
            bar, below = self._area.verticalScrollBar(), card.y() + card.height() + covered
            bar.setValue(max(bar.value(), below - self._area.viewport().height()))
        elif not card.message.isHidden():  # why something was not kept
            self._area.ensureWidgetVisible(card.message, 0, 8 + covered)
        elif at is not None and at is not card and card.isAncestorOf(at):  # a point, a reason
            self._area.ensureWidgetVisible(at, 0, 60)
        else:  # its words first, what was opened below them
            self._area.verticalScrollBar().setValue(max(card.y() - 8, 0))
        self._scrolled = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the card has changed its height, or those above it have."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._card:
            QTimer.singleShot(0, self._again)
        return False

    def _again(self) -> None:
        if self._card is not None and isValid(self._card) and not self._scrolled:
            self.reveal(self._card)
