"""The keys that work on every page, as F1 shows them; the marking screen has a list of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


def tell(parent: QWidget) -> None:
    """Open the list of keys."""
    from ui.dialogs.key_list import KeyList
    from ui.screens.visit.keys import Binding, When

    reach, do = translate("ProgramKeys", "Reach"), translate("ProgramKeys", "Do")
    table = (
        (reach, ("Tab",), translate("ProgramKeys", "Next field or button")),
        (reach, ("Shift+Tab",), translate("ProgramKeys", "Field or button before")),
        (reach, ("↑ ↓ ← →",), translate("ProgramKeys", "Inside a list or a choice")),
        (reach, ("PgUp", "PgDown"), translate("ProgramKeys", "Scroll a page")),
        (do, ("Space",), translate("ProgramKeys", "Press a button, tick a box")),
        (do, ("Return",), translate("ProgramKeys", "Open the chosen row, confirm a field")),
        (do, ("Alt+Down",), translate("ProgramKeys", "Open a list to choose from")),
        (do, ("Escape",), translate("ProgramKeys", "Close a dialog, go back")),
        (do, ("F1",), translate("ProgramKeys", "This list")),
    )
    told = (Binding(group, keys, words, None, When.ELSEWHERE) for group, keys, words in table)
    KeyList(told, parent).open()
