"""The laptop's certificate: no key yet, waiting for the office, or ready to sign packages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.blocks import Pairs, state_line
from ui.widgets.folder_field import FolderField

if TYPE_CHECKING:
    from ui.laptop_keys import KeyState, Offer

BUNDLES = "trust-bundle-*.p7m"


class KeysPanel(QWidget):
    """Shows the state and asks for the next step; does nothing itself."""

    request = Signal(str)
    """Make the request, for a laptop of this name."""
    look = Signal(object)
    """Read the bundle in this file."""
    accept = Signal(object)
    """Take over this Offer: its number was compared aloud."""

    def __init__(self, stick: FolderField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._stick = stick
        self._rows = QVBoxLayout()
        self._name: QLineEdit | None = None
        self.setLayout(column(self._rows))

    def show_state(self, state: KeyState) -> None:
        empty(self._rows)
        if state.ready:
            self._show_ready(state)
        elif state.fingerprint:
            self._show_waiting(state)
        else:
            self._show_none()

    def _show_none(self) -> None:
        words = self.tr("This laptop has no certificate yet; packages cannot be signed.")
        self._rows.addWidget(state_line(words, "warn", "key"))
        self._name = QLineEdit()
        self._name.setObjectName("keys_name")
        self._name.setPlaceholderText(self.tr("Name of this laptop, e.g. field group 2"))
        self._name.setToolTip(self._name.placeholderText())
        self._name.setAccessibleName(self.tr("Name of this laptop"))
        make = button(self.tr("Make key and request"), "keys_request", "primary", "key")
        make.clicked.connect(self._ask_request)
        self._rows.addLayout(row(self._name, make))

    def _show_waiting(self, state: KeyState) -> None:
        words = self.tr("The request is made. Read this number to the office on the telephone:")
        self._rows.addWidget(state_line(words, "", "key"))
        self._rows.addWidget(self._number(state.fingerprint, "keys_fingerprint"))
        again = button(self.tr("Write request again"), "keys_request", icon="key")
        again.clicked.connect(self._ask_request)
        self._rows.addLayout(row(self._look_button("primary"), again, 1))

    def _show_ready(self, state: KeyState) -> None:
        words = self.tr("Certificate of {office}, valid until {day}")
        said = words.format(office=state.office, day=state.valid_until)
        self._rows.addWidget(state_line(said, "ok", "check", "keys_ready"))
        pairs = Pairs(width=92)
        pairs.add(self.tr("Laptop's key"), state.fingerprint)
        pairs.add(self.tr("Lists until"), state.fresh_until)
        self._rows.addLayout(pairs)
        self._rows.addLayout(row(self._look_button("link"), 1))

    def show_offer(self, offer: Offer) -> None:
        """Ask to compare the number of the office's root before anything is trusted."""
        empty(self._rows)
        words = self.tr("Trust file of {office}. Ask the office for its number and compare:")
        self._rows.addWidget(state_line(words.format(office=offer.office), "warn", "alert"))
        self._rows.addWidget(self._number(offer.root_fingerprint, "keys_root"))
        yes = button(self.tr("The numbers are the same"), "keys_accept", "primary", "check")
        no = button(self.tr("They differ"), "keys_refuse", icon="cross")
        yes.clicked.connect(lambda: self.accept.emit(offer))
        no.clicked.connect(lambda: self.accept.emit(None))
        self._rows.addLayout(row(yes, no, 1))
        yes.setFocus()

    def _number(self, digits: str, name: str) -> QWidget:
        made = frame("well")
        shown = label(digits, "code", name, wrap=True)
        shown.setAccessibleName(" ".join(digits))
        made.setLayout(column(shown, margin=10))
        return made

    def _look_button(self, role: str) -> QWidget:
        made = button(self.tr("Look for trust file"), "keys_import", role, "search")
        made.clicked.connect(self._look)
        return made

    def _ask_request(self) -> None:
        if self._stick.require() is None:
            return
        name = self._name.text().strip() if self._name else ""
        if self._name is not None and not name:
            self._name.setFocus()
            return
        self.request.emit(name)

    def _look(self) -> None:
        folder = self._stick.require()
        if folder is not None:
            found = sorted(folder.glob(BUNDLES), key=_age)
            self.look.emit(found[-1] if found else None)


def _age(file: Path) -> float:
    return file.stat().st_mtime
