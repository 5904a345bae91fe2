"""The laptop's certificate: no key yet, waiting for the office, or ready to sign packages."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.blocks import Pairs, state_line
from ui.widgets.folder_field import FolderField

if TYPE_CHECKING:
    from ui.laptop_keys import KeyState, Offer

DAYS_AHEAD = 30
"""A certificate that ends sooner is renewed now."""
TOKEN_LIBRARY = "pkcs11"
"""Extra that speaks to tokens; where it is not installed nothing is offered."""


def token_library() -> bool:
    """Return whether this installation can speak to tokens."""
    return find_spec(TOKEN_LIBRARY) is not None


class KeysPanel(QWidget):
    """Shows the state and asks for the next step; does nothing itself."""

    request = Signal(str)
    """Make the request, for a laptop of this name."""
    look = Signal(object)
    """Read the trust file that lies in this folder."""
    renew = Signal(bool)
    """Make a request for another certificate; True for a new key."""
    token = Signal(str, bool)
    """Make the request for a key on a token: name of the laptop, True for another key."""
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
        self._name = None
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
        self._offer_token(False)

    def _show_waiting(self, state: KeyState) -> None:
        words = self.tr("The request is made. Read this number to the office on the telephone:")
        self._rows.addWidget(state_line(words, "", "key"))
        self._rows.addWidget(self._number(state.fingerprint, "keys_fingerprint"))
        again = button(self.tr("Write request again"), "keys_request", icon="key")
        again.clicked.connect(self._ask_request)
        self._rows.addLayout(row(self._look_button("primary"), again, 1))

    def _show_ready(self, state: KeyState) -> None:
        words, tone = self._standing(state)
        said = words.format(office=state.office, day=state.valid_until, days=state.days)
        icon = "check" if tone == "ok" else "alert"
        self._rows.addWidget(state_line(said, tone, icon, "keys_ready"))
        pairs = Pairs(width=92)
        pairs.add(self.tr("Laptop's key"), state.fingerprint)
        pairs.add(self.tr("Lists until"), state.fresh_until)
        if state.serial:
            pairs.add(self.tr("Trust file"), self.tr("No. {n}").format(n=state.serial))
        self._rows.addLayout(pairs)
        self._tell_brought(state)
        if state.next_fingerprint:
            self._show_next(state)
        else:
            self._offer_renewal(state)

    def _standing(self, state: KeyState) -> tuple[str, str]:
        if state.revoked:
            return self.tr("{office} has revoked the certificate; call the office."), "bad"
        if state.days < 0:
            return self.tr("Certificate of {office} ended on {day}; renew it."), "bad"
        if state.days < DAYS_AHEAD:
            return self.tr("Certificate of {office} ends on {day} ({days} days); renew it."), "warn"
        return self.tr("Certificate of {office}, valid until {day}"), "ok"

    def _tell_brought(self, state: KeyState) -> None:
        """Say what the trust file brought, right after it was taken over."""
        if state.installed:
            words = self.tr("Standards installed: {titles}")
            said = words.format(titles="、".join(state.installed))
            self._rows.addWidget(state_line(said, "ok", "book", "keys_installed"))
        if state.readings:
            words = self.tr("The district's readings of {n} standards are taken over.")
            self._rows.addWidget(state_line(words.format(n=state.readings), "ok", "book"))
        if state.clashes:
            words = self.tr("Not installed, another text is here under the same edition: {titles}")
            said = words.format(titles="、".join(state.clashes))
            self._rows.addWidget(state_line(said, "warn", "alert", "keys_clashes"))

    def _show_next(self, state: KeyState) -> None:
        words = self.tr("A new key waits for its certificate. Read its number to the office:")
        self._rows.addWidget(state_line(words, "", "key"))
        self._rows.addWidget(self._number(state.next_fingerprint, "keys_next"))
        again = self._renew_button(self.tr("Write request again"), "keys_renew", False)
        self._rows.addLayout(row(self._look_button("primary"), again, 1))

    def _offer_renewal(self, state: KeyState) -> None:
        """A revoked key never comes back; any other may be kept, or changed for a new one."""
        due = state.days < DAYS_AHEAD
        words = self.tr(
            "Renewal: a request goes to the office on the stick, a trust file comes back."
        )
        if not state.revoked:
            role = "primary" if due else ""
            renew = self._renew_button(self.tr("Renew"), "keys_renew", False, role)
            self._rows.addLayout(row(self._look_button("link"), renew, 1))
        else:
            words = self.tr("With a new key it can be enrolled again.")
            self._rows.addLayout(row(self._look_button("link"), 1))
        self._rows.addWidget(label(words, "small", wrap=True))
        if not state.token:  # from a token back to a weaker key is no matter of one click
            words = self.tr("Renew with a new key")
            other = self._renew_button(words, "keys_renew_new", True, "link")
            self._rows.addLayout(row(other, 1))
        self._offer_token(bool(state.token))

    def _offer_token(self, other_key: bool) -> None:
        """Where the library for tokens is installed, the key can lie on one."""
        if not token_library():
            return
        made = button(self.tr("Key on a hardware token …"), "keys_token", "link", "key")
        made.clicked.connect(lambda: self._ask_token(other_key))
        self._rows.addLayout(row(made, 1))
        words = self.tr(
            "It signs only while the token is plugged in, with its PIN; it is not copied."
        )
        self._rows.addWidget(label(words, "small", wrap=True))

    def _ask_token(self, other_key: bool) -> None:
        if self._stick.require() is None:
            return
        name = self._named()
        if name is not None:
            self.token.emit(name, other_key)

    def _renew_button(self, words: str, name: str, new_key: bool, role: str = "") -> QWidget:
        made = button(words, name, role, "key")
        made.clicked.connect(lambda: self._ask_renewal(new_key))
        return made

    def _ask_renewal(self, new_key: bool) -> None:
        if self._stick.require() is not None:
            self.renew.emit(new_key)

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
        name = self._named()
        if name is not None:
            self.request.emit(name)

    def _named(self) -> str | None:
        """Return the name that was typed, empty where it has one; None takes a person there."""
        name = self._name.text().strip() if self._name else ""
        if self._name is not None and not name:
            self._name.setFocus()
            return None
        return name

    def _look(self) -> None:
        folder = self._stick.require()
        if folder is not None:
            self.look.emit(folder)
