"""What the parts of the page 密钥与笔记本 have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class DeskKeysPart(QWidget):
    """One part; the page says its sentences and shows everything again after its steps."""

    told = Signal(str, str)
    """A sentence and its tone."""
    changed = Signal()
    """A key, a holder or a list is another now."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk = desk
