"""The offer to go on exactly where one stopped; Enter takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from ui import words
from ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from models.standards.types import Pack
    from models.visits.records import VisitSummary
    from models.visits.whereabouts import Whereabouts


class ResumeOffer(QFrame):
    """One line above the list: which visit, and where in it."""

    taken = Signal(object)
    """The Whereabouts to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("resumeOffer")
        self.setProperty("role", "panel")
        self._where: Whereabouts | None = None
        self._title = label("", "heading", "resumeTitle", wrap=True)
        self._place = label("", "second", "resumePlace", wrap=True)
        self._go = button(self.tr("Go on here"), "resumeGo", "primary", "right")
        self._go.clicked.connect(lambda: self.taken.emit(self._where))
        for keys in ("Return", "Enter"):  # outside a dialog Qt's buttons know the space bar alone
            shortcut = QShortcut(QKeySequence(keys), self._go)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._go.click)
        layout = row(column(self._title, self._place, gap=2), self._go, gap=14)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.hide()

    def show_place(self, where: Whereabouts, visit: VisitSummary, packs: tuple[Pack, ...]) -> None:
        """Say where one stopped."""
        self._where = where
        title = self.tr("You stopped at: {facility}").format(facility=visit.facility_name)
        self._title.setText(title)
        parts = (words.day(visit.visit_on), where.room, self._indicator(where, packs))
        clause = self.tr("clause {code}").format(code=where.clause) if where.clause else ""
        self._place.setText(" · ".join(part for part in (*parts, clause) if part))
        self._go.setAccessibleName(f"{self._go.text()}: {title} {self._place.text()}")
        self.show()

    def _indicator(self, where: Whereabouts, packs: tuple[Pack, ...]) -> str:
        for pack in packs:
            for indicator in pack.indicators() if pack.id == where.pack else ():
                if indicator.code == where.indicator:
                    return f"{indicator.code} {indicator.name}"
        return ""

    def focus(self) -> None:
        """Let Enter take it."""
        self._go.setFocus()
