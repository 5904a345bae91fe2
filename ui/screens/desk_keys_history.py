"""密钥台账: who had which key when; only ever added to, and written out as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import key_words
from ui.itemmodels.records import Column, RecordsModel
from ui.widgets.basics import button, column, row
from ui.widgets.blocks import panel
from ui.widgets.folder_field import FolderField
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from pathlib import Path

    from sync.keys.ledger import Line
    from ui.desk_session import DeskSession


class KeyHistory(QWidget):
    """The newest line first."""

    told = Signal(str, str)

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk = desk
        self._rows: list[tuple[str, ...]] = []
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("desk_keys_ledger", self.tr("Ledger of keys"), self.model)
        self.folder = FolderField("desk_keys_csv_folder", self.tr("Folder for the table"))
        save = button(self.tr("Save as CSV"), "desk_keys_csv", icon="saved")
        save.clicked.connect(self._save)
        below = row(self.folder, save)
        below.setStretch(0, 1)
        title = self.tr("Who had which key when")
        self.setLayout(column(panel(title, self.table, below)))

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("When"),
            self.tr("What"),
            self.tr("Laptop"),
            self.tr("Holder"),
            self.tr("Reason"),
            self.tr("Remark"),
            self.tr("List or file no."),
            self.tr("Valid until"),
            self.tr("Laptop's id"),
            self.tr("Certificate"),
            self.tr("Number of the key"),
        )

    def _columns(self) -> tuple[Column, ...]:
        widths = {0: 140, 1: 150, 2: 0, 3: 100, 4: 120, 5: 0, 7: 106}
        heads = self._heads()
        return tuple(
            Column(heads[place], lambda cells, at=place: cells[at], width=width)  # type: ignore[misc]
            for place, width in widths.items()
        )

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show the ledger, the newest line first."""
        from ui.desk_keys import cells

        self._rows = [cells(line, key_words.act, key_words.reason) for line in lines]
        self.model.fill(self._rows[::-1])

    def _save(self) -> None:
        from ui.desk_keys import save_ledger

        folder, rows, heads = self.folder.require(), tuple(self._rows), self._heads()
        if folder is None:
            return
        task = self._desk.compute(lambda _desk: save_ledger(rows, heads, folder))
        task.done.connect(self._saved)

    def _saved(self, file: Path) -> None:
        self.told.emit(self.tr("{file} is saved.").format(file=file.name), "ok")
