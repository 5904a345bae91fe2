"""A field of words with stock phrases: an abbreviation and Tab or space, or the list beside it."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from models.standards.phrase_types import Phrase, PhraseKind
from models.visits.phrases import GAP, expanded, find
from ui.widgets.phrase_list import PhraseList

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TYPED = re.compile(r"[A-Za-z0-9]+$|[^，。；：、□\s]+$")
"""What the list is filtered by: the last word, or the last piece of a sentence."""


class PhraseField(QPlainTextEdit):
    """Enter hands over, Shift+Enter breaks the line, Alt+Down opens the list."""

    entered = Signal()
    """Enter was pressed; there is nothing left to choose."""

    def __init__(self, name: str, kind: PhraseKind) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self._kind = kind
        self._phrases: tuple[Phrase, ...] = ()
        self._themes: tuple[str, ...] = ()
        self._clause = ""
        self.list = PhraseList(self, f"{name}Phrases")
        self.list.chosen.connect(self._take)
        self.textChanged.connect(self._filter)

    def use(self, phrases: tuple[Phrase, ...], themes: tuple[str, ...], clause: str) -> None:
        """Take over what may be offered, for which clause."""
        self._phrases, self._themes, self._clause = phrases, themes, clause

    def offer(self) -> None:
        """Show what fits, even before anything is typed."""
        self.list.offer(self._fitting())

    def _fitting(self) -> tuple[Phrase, ...]:
        typed = _TYPED.search(self._before())
        asked = typed.group() if typed else ""
        return find(self._phrases, self._kind, asked, self._themes, self._clause)

    def _filter(self) -> None:
        if not self.hasFocus() or not self._phrases:
            return
        asked = _TYPED.search(self._before())
        fitting = self._fitting() if asked or not self.toPlainText() else ()
        self.list.offer(fitting, self._meant(fitting))

    def _meant(self, fitting: tuple[Phrase, ...]) -> int:
        """The row that a typed abbreviation means; -1 where the words may be one's own."""
        before = self._before()
        typed = _TYPED.search(before)
        asked = typed.group().lower() if typed else ""
        if not asked.isascii() or not asked:
            return -1
        whole = [row for row, one in enumerate(fitting) if one.abbreviation == asked]
        begun = before.strip().lower() == asked  # within a sentence it may be a word: CT
        begins = begun and bool(fitting) and fitting[0].abbreviation.startswith(asked)
        return whole[0] if whole else 0 if begins else -1

    def _before(self) -> str:
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the list once something was typed; before, it leaves the field."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape
            if escape and self._is_choosing():
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab writes a phrase out, then goes to its gaps, and only then to the next field."""
        if forward and (self._expand() or self._next_gap()):
            return True
        return super().focusNextPrevChild(forward)

    def _is_choosing(self) -> bool:
        return self.list.isVisible() and self.document().isModified()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Phrases first, then the field."""
        if not self._taken(event):
            super().keyPressEvent(event)

    def _taken(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Space and not shift:
            return self._expand()
        if key in ENTER and not shift:
            return self.list.choose() or self._hand_over()
        if key == Qt.Key.Key_Escape and self.list.isVisible():
            self.list.hide()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            return self._arrow(1 if key == Qt.Key.Key_Down else -1, event.modifiers())
        return False

    def _hand_over(self) -> bool:
        self.list.hide()
        self.entered.emit()
        return True

    def _arrow(self, by: int, modifiers: Qt.KeyboardModifier) -> bool:
        if not self.list.isVisible():
            if not modifiers & Qt.KeyboardModifier.AltModifier:
                return False
            self.offer()
        self.list.move_by(by)
        return True

    # Writing

    def _expand(self) -> bool:
        cursor = self.textCursor()
        before = self._before()
        found = None if cursor.hasSelection() else expanded(self._phrases, self._kind, before)
        if found is None:
            return False
        self._write(len(before), found[0])
        return True

    def _take(self, phrase: Phrase) -> None:
        """Put a chosen phrase in place of what the list was filtered by."""
        before = self._before()
        typed = _TYPED.search(before)
        kept = before[: typed.start()] if typed else before
        self._write(len(before), kept + phrase.text)
        self.setFocus()

    def _write(self, back: int, words: str) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, back)
        start = cursor.selectionStart()
        cursor.insertText(words)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.list.hide()
        self._select_gap(start)

    def go_to_gap(self) -> bool:
        """Let the person fill in what a phrase left open; False when nothing is."""
        found = self._select_gap(0)
        if found:
            self.setFocus()
        return found

    def _next_gap(self) -> bool:
        return self._select_gap(self.textCursor().selectionEnd())

    def _select_gap(self, start: int) -> bool:
        """Choose the next place to fill in, so that typing goes there."""
        at = self.toPlainText().find(GAP, start)
        if at < 0:
            return False
        cursor = self.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + len(GAP), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the keys."""
        self.list.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing floats over another page."""
        self.list.hide()
        super().hideEvent(event)
