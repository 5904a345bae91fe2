"""The keys of the marking screen, and when they belong to a field instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

TYPING = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
Keys = Mapping[str, Callable[[], object]]


class Keyboard(QObject):
    """Shortcuts of a screen: `plain` ones rest while one types, `arrows` in lists as well."""

    def __init__(self, screen: QWidget, plain: Keys, arrows: Keys, always: Keys) -> None:
        super().__init__(screen)  # so that Qt forgets focusChanged together with the screen
        self._screen = screen
        self._plain = [self._shortcut(key, act) for key, act in plain.items()]
        self._arrows = [self._shortcut(key, act) for key, act in arrows.items()]
        self._always = [self._shortcut(key, act) for key, act in always.items()]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _shortcut(self, key: str, act: Callable[[], object]) -> QShortcut:
        made = QShortcut(QKeySequence(key), self._screen)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(act)
        return made

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        typing = isinstance(now, TYPING)
        for shortcut in self._plain:
            shortcut.setEnabled(not typing)
        for shortcut in self._arrows:
            shortcut.setEnabled(not typing and not isinstance(now, QAbstractItemView))
