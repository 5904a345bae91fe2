"""A screen that can be built again: when the language or the theme changes, all of it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Page(QWidget):
    """Holds one built tree of widgets; `build` makes it, `refresh` fills it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self._due = False

    def build(self) -> QWidget:
        """Return the widgets of the screen, in the present language and theme."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show things as they are now."""

    def rebuild(self) -> None:
        """Make everything anew."""
        self._due = False
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = self.build()
        self._layout.addWidget(self._body)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        spoken = event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange)
        if spoken and self._body is not None and not self._due:
            self._due = True  # both may come at once, and never while children still get theirs
            QTimer.singleShot(0, self, self.rebuild)
