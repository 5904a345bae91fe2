"""The bar below a room: how many clauses are still open here, and how to get to them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame

from ui.screens.visit.catalogue import RoomCounts
from ui.style import icons, theme
from ui.widgets.basics import button, label, row


class OpenBar(QFrame):
    """Counts; hidden where one is in no room."""

    next_open = Signal()
    """Go to the next open clause."""
    only_open = Signal()
    """Show the open clauses alone, or all of them again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("openBar")
        self.setProperty("role", "well")
        self._sign = label()
        self._said = label("", "second", "openHere", wrap=True)
        self._only = button(self.tr("List them"), "onlyOpenHere", "link", "list")
        self._only.setToolTip(self.tr("Key U"))
        self._only.clicked.connect(self.only_open)
        self._next = button(self.tr("Next open"), "nextOpenHere", "link", "down")
        self._next.setToolTip(self.tr("Key N"))
        self._next.clicked.connect(self.next_open)
        layout = row(self._sign, self._said, self._only, self._next, gap=8)
        layout.setContentsMargins(12, 2, 6, 2)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    def show_counts(self, counts: RoomCounts, narrowed: bool) -> None:
        """Say what is left to do in the room; `narrowed` when only that is shown."""
        left = counts.open > 0
        words = open_words(counts)
        self._said.setText(words)
        self.setAccessibleName(words)
        sign, tint = ("circle", "warn_text") if left else ("check", "ok_text")
        self._sign.setPixmap(icons.pixmap(sign, theme.px(16), tint))
        self._only.setText(self.tr("Show all") if narrowed else self.tr("List them"))
        self._only.setAccessibleName(self._only.text())
        self._only.setVisible(narrowed or counts.open > 0)
        self._next.setVisible(left)
        self.show()


def open_words(counts: RoomCounts) -> str:
    """``还有 5 条在此未查，其中 2 条只在别处看过``; or that the room is done."""
    translate = QCoreApplication.translate
    if not counts.open:
        return translate("OpenBar", "Nothing is open here")
    if counts.elsewhere:
        said = translate("OpenBar", "{n} not checked here, {m} of them seen in another room only")
        return said.format(n=counts.open, m=counts.elsewhere)
    return translate("OpenBar", "{n} not checked yet").format(n=counts.open)
