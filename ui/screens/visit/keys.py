"""The keys of the marking screen, and when they belong to a field instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

TYPING = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


class When(Enum):
    """When a key is the screen's."""

    PLAIN = "plain"
    """Unless one types."""
    ARROWS = "arrows"
    """Unless one types or goes through a list."""
    ALWAYS = "always"
    """Also while one types."""
    AT_CLAUSE = "at clause"
    """Only while the keys belong to the clause; in a field a part of the screen binds it."""
    ELSEWHERE = "elsewhere"
    """It is bound by a part of the screen and only told here."""


@dataclass(frozen=True)
class Binding:
    """Keys that do the same, what that is, and when."""

    group: str
    keys: tuple[str, ...]
    words: str
    act: Callable[[], object] | None
    when: When = When.PLAIN


def press_focused() -> bool:
    """Press the button that has the focus, as people expect of Enter; False when none has.

    A verdict that stands already says nothing new: after a click on it, Enter goes on.
    """
    at = QApplication.focusWidget()
    if not isinstance(at, QAbstractButton) or not at.isEnabled():
        return False
    if at.property("role") == "segment" and at.isChecked():
        return False
    at.click()
    return True


class Keyboard(QObject):
    """Binds a table of keys to a screen; what is bound is what the key list tells."""

    def __init__(self, screen: QWidget, bindings: Iterable[Binding]) -> None:
        super().__init__(screen)  # so that Qt forgets focusChanged together with the screen
        self._screen = screen
        self.bindings = tuple(bindings)
        self._bound: list[tuple[When, QShortcut]] = [
            (one.when, self._shortcut(key, one.act, one.when))
            for one in self.bindings
            if one.act is not None
            for key in one.keys
        ]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _shortcut(self, key: str, act: Callable[[], object], when: When) -> QShortcut:
        made = QShortcut(QKeySequence(key), self._screen)
        alone = when is When.AT_CLAUSE  # with its parts it would be ambiguous, and none would act
        context = Qt.ShortcutContext
        made.setContext(context.WidgetShortcut if alone else context.WidgetWithChildrenShortcut)
        made.activated.connect(act)
        return made

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        typing = isinstance(now, TYPING)
        in_list = isinstance(now, QAbstractItemView)
        for when, shortcut in self._bound:
            if when is When.PLAIN:
                shortcut.setEnabled(not typing)
            elif when is When.ARROWS:
                shortcut.setEnabled(not typing and not in_list)
