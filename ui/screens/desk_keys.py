"""钥匙: the desk's keys and its laptops, in four views, with what wants to be done above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import language
from ui.screens.desk_enrol import DeskEnrol
from ui.screens.desk_keys_history import KeyHistory
from ui.screens.desk_keys_laptops import KeyLaptops
from ui.screens.desk_keys_office import KeyOffice
from ui.widgets.basics import button, column, empty, label, row
from ui.widgets.blocks import page_head, state_line
from ui.widgets.choice import Choice
from ui.widgets.message import Message

if TYPE_CHECKING:
    from sync.keeping import Overview
    from ui.desk_session import DeskSession

ENROL, LAPTOPS, OFFICE, HISTORY = "enrol", "laptops", "office", "history"
MOST_NOTICES = 2


class DeskKeys(QWidget):
    """Enrol, laptops, the office's own keys, and the ledger."""

    back = Signal()

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk = desk
        self.message = Message("deskKeysMessage")
        self._notices = QVBoxLayout()
        self._notices.setSpacing(4)
        self.enrol = DeskEnrol(desk)
        self.laptops, self.office = KeyLaptops(desk), KeyOffice(desk)
        self.history = KeyHistory(desk)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        back = button(self.tr("Back to cases"), "desk_enrol_back", icon="back")
        back.clicked.connect(self.back)
        items = (
            (ENROL, self.tr("Enrol")),
            (LAPTOPS, self.tr("Laptops")),
            (OFFICE, self.tr("Office keys")),
            (HISTORY, self.tr("Ledger")),
        )
        self.tabs = Choice("desk_keys_tabs", items, self.tr("View"), "nav")
        self._stack = QStackedWidget()
        for view in (self.enrol, self.laptops, self.office, self.history):
            self._stack.addWidget(view)
        names = [item[0] for item in items]
        self.tabs.chosen.connect(lambda key: self._stack.setCurrentIndex(names.index(key)))
        head = page_head(self.tr("Keys and laptops"), 1, back)
        parts = (head, row(self.tabs, 1), self.message, self._notices, self._stack)
        layout = column(*parts, gap=10)
        layout.setStretch(4, 1)
        self.setLayout(layout)

    def _wire(self) -> None:
        self.enrol.changed.connect(self.refresh)
        for view in (self.laptops, self.office, self.history):
            view.told.connect(self.message.say)
        for view in (self.laptops, self.office):
            view.changed.connect(self.refresh)

    def show_view(self, name: str) -> None:
        """Open one of the views, everything read anew."""
        self.message.clear()
        self.enrol.entered()
        self.tabs.button(name).click()
        self.refresh()

    def refresh(self) -> None:
        """Read laptops, notices and ledger again."""
        from sync.keeping import overview

        task = self._desk.write(overview)  # it renews what it can renew by itself
        task.done.connect(self._show)

    def _show(self, found: Overview) -> None:
        empty(self._notices)
        for notice in found.notices[:MOST_NOTICES]:
            said = notice.sentence(language.current())
            self._notices.addWidget(state_line(said, notice.tone, "alert", "desk_keys_notice"))
        more = len(found.notices) - MOST_NOTICES
        if more > 0:
            words = self.tr("{n} more; see the laptops' list.").format(n=more)
            self._notices.addWidget(label(words, "small"))
        self.laptops.show_laptops(found.laptops)
        self.office.show_keys(found)
        self.history.show_lines(found.ledger)
