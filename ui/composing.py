"""While Chinese is being composed, Enter and digits belong to the input method alone.

ibus and fcitx take these keys before Qt sees them; on machines where one slips through (an input
method that is slow, or a key pressed just as the candidates open) it must not confirm a form.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

KEYS = {
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    *(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)),
}
"""Confirm, give up, or choose a candidate while one composes."""


class Composing(QObject):
    """Watches the field that has the focus, and only that one."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._field: QWidget | None = None
        self._composed = ""
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
        self._composed = ""
        wanted = now is not None and now.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._field = now if wanted else None
        if self._field is not None:
            self._field.installEventFilter(self)
            self._field.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._field = None

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Remember what is composed; keep from the program the keys that belong to it."""
        if event.type() is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composed = event.preeditString()
        elif self._composed and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress and event.key() in KEYS
            if pressed or event.type() is QEvent.Type.ShortcutOverride:
                event.accept()  # an override that is taken fires no shortcut of the window
                return True
        return False


def guard(app: QApplication) -> Composing:
    """Start watching, once."""
    found = app.findChild(Composing)
    return found if isinstance(found, Composing) else Composing(app)
