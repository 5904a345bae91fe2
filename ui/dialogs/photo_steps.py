"""From one photo to the one before or after it, without going back to the list between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.basics import button, label, row

translate = QCoreApplication.translate


class PhotoSteps(QWidget):
    """Two buttons and where one is; not shown where there is one photo only."""

    wanted = Signal(str)
    """SHA-256 of the photo to show instead."""

    def __init__(self, shown: str, among: Sequence[str], dialog: QWidget) -> None:
        super().__init__(dialog)
        self.setProperty("role", "clear")
        self._by = ""
        at = among.index(shown) if shown in among else -1
        before = translate("PhotoDialog", "Photo before (PgUp)")
        after = translate("PhotoDialog", "Photo after (PgDn)")
        last = len(among) - 1
        self._before = button("", "photoBefore", icon="left", tip=before)
        self._after = button("", "photoAfter", icon="right", tip=after)
        where = label(f"{at + 1} / {len(among)}", "small", "photoWhere")
        steps = ((self._before, at - 1, "PgUp"), (self._after, at + 1, "PgDown"))
        for step, to, key in steps:
            step.setAutoDefault(False)  # Enter keeps the words
            step.setEnabled(0 <= to <= last)
            if step.isEnabled():
                step.clicked.connect(lambda _down, by=step, one=among[to]: self._go(by, one))
                QShortcut(QKeySequence(key), dialog).activated.connect(step.click)
        self.setLayout(row(self._before, where, self._after))
        self.setVisible(at >= 0 and last > 0)

    def _go(self, by: QPushButton, other: str) -> None:
        self._by = by.objectName() if by.hasFocus() else ""
        self.setEnabled(False)  # words may have to be written first; one step at a time
        self.wanted.emit(other)

    def take_focus_of(self, earlier: PhotoSteps) -> None:
        """Whoever walks by a button goes on with the same button."""
        for step in (self._before, self._after):
            if step.objectName() == earlier._by and step.isEnabled():
                step.setFocus()
