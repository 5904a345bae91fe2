"""Right of the rows of a draft: one row to put right, or what is said of the whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.itemmodels.outline import Line
from ui.widgets.basics import empty
from ui.widgets.blocks import scrolling_column, state_line

if TYPE_CHECKING:
    from ui.screens.standards.drafting import Drafting


class ImportDetail(QObject):
    """Shows one thing at a time in ``area``; decides nothing."""

    corrected = Signal(object)
    """Correction of a row."""
    declined = Signal(int)
    """Number of the row whose proposal is declined."""
    columns_chosen = Signal(object)
    """What the columns hold, by table and column."""
    refused = Signal(str)
    """Why what was typed cannot be taken."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.area, self._parts = scrolling_column("import_detail")

    def show_whole(self, drafting: Drafting) -> None:
        """Show what is said of the file as a whole."""
        from ui.screens.standards.import_head import FilePart

        empty(self._parts)
        if drafting.pack is not None:
            said = self.tr("Nothing was guessed; publish it, or go back and leave it.")
            self._parts.addWidget(state_line(said, "ok", "check"))
            return
        part = FilePart(drafting)
        part.columns_chosen.connect(self.columns_chosen)
        self._parts.addWidget(part)

    def show_row(self, drafting: Drafting, line: Line) -> None:
        """Show one row with what may be said of it."""
        from ui.screens.standards.import_row import RowEditor

        empty(self._parts)
        editor = RowEditor(line.payload, line.payload.row in drafting.declined)
        editor.corrected.connect(self.corrected)
        editor.refused.connect(self.refused)
        editor.declined.connect(self.declined)
        self._parts.addWidget(editor)
        self.area.verticalScrollBar().setValue(0)
