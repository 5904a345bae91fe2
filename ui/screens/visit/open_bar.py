"""The bar below a room: how many clauses are still open here, and how to get to them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame

from ui.screens.visit.catalogue import RoomCounts
from ui.style import icons, theme
from ui.widgets.basics import button, hand_back_focus, label, row


class OpenBar(QFrame):
    """Counts; hidden where one is in no room."""

    next_open = Signal()
    """Go to the next open clause."""
    only_open = Signal()
    """Show the open clauses alone, or all of them again."""
    doubted = Signal()
    """Go to what is met here without what it rests on."""
    unwritten = Signal()
    """Go to what fails here and has no finding."""

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
        self._write = button(self.tr("Write finding"), "unwrittenHere", "link", "pencil")
        self._write.clicked.connect(self.unwritten)
        self._see = button(self.tr("See them"), "doubtedHere", "link", "alert")
        self._see.clicked.connect(self.doubted)
        ways = (self._write, self._see, self._only, self._next)
        layout = row(self._sign, self._said, *ways, gap=8)
        layout.setContentsMargins(12, 2, 6, 2)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._waits = self._leads_on = False
        self.hide()

    def lead_on(self, leads_on: bool) -> None:
        """Whether anything waits in a room after this one."""
        self._leads_on = leads_on
        self._show_way()

    def _show_way(self) -> None:
        """The way on where it leads somewhere; behind the last room it would not."""
        wanted = self._waits or self._leads_on
        if not wanted:
            hand_back_focus(self._next)
        self._next.setVisible(wanted)

    def show_counts(self, counts: RoomCounts, narrowed: bool) -> None:
        """Say what is left to do in the room; `narrowed` when only that is shown."""
        left = self._waits = counts.open > 0
        words = open_words(counts)
        self._said.setText(words)
        self.setAccessibleName(words)
        sign, tint = ("circle", "warn_text") if left else ("check", "ok_text")
        if counts.unwritten or counts.doubted:
            sign, tint = "alert", "warn_text"
        self._sign.setPixmap(icons.pixmap(sign, theme.px(16), tint))
        self._only.setText(self.tr("Show all") if narrowed else self.tr("List them"))
        self._only.setAccessibleName(self._only.text())
        self._only.setVisible(narrowed or counts.open > 0)
        self._next.setText(self.tr("Next open") if left else self.tr("Next room"))
        self._next.setAccessibleName(self._next.text())
        self._show_way()
        self._see.setVisible(counts.doubted > 0 and not counts.unwritten)
        self._write.setVisible(counts.unwritten > 0)
        self.show()


def open_words(counts: RoomCounts) -> str:
    """``还有 5 条在此未查、1 条待核实；2 条不达标还没有写问题``; or that the room is done."""
    translate = QCoreApplication.translate
    said = [_open_words(counts)]
    if counts.unwritten:
        more = translate("OpenBar", "{n} not met without a finding")
        said.append(more.format(n=counts.unwritten))
    if counts.doubted:
        more = translate("OpenBar", "{n} results lack their basis")
        said.append(more.format(n=counts.doubted))
    return translate("OpenBar", "; ").join(said)


def _open_words(counts: RoomCounts) -> str:
    translate = QCoreApplication.translate
    if not counts.open:
        return translate("OpenBar", "Nothing is open here")
    unchecked, parts = counts.open - counts.to_verify, []
    if counts.elsewhere:
        said = translate("OpenBar", "{n} not checked here, {m} of them seen in another room only")
        parts.append(said.format(n=unchecked, m=counts.elsewhere))
    elif unchecked:
        parts.append(translate("OpenBar", "{n} not checked yet").format(n=unchecked))
    if counts.to_verify:
        parts.append(translate("OpenBar", "{n} to verify").format(n=counts.to_verify))
    return translate("OpenBar", ", ").join(parts)
