"""A folder or stick: typed, or chosen with the system's dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from ui import last_folder
from ui.there import is_folder
from ui.widgets.basics import button, row


class FolderField(QWidget):
    """One line with a path; ``changed`` tells when it names a folder that is there."""

    changed = Signal()

    def __init__(self, name: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._line = QLineEdit()
        self._line.setObjectName(name)
        self._line.setAccessibleName(said)
        self._line.setPlaceholderText(said)
        self._line.editingFinished.connect(self.changed)
        choose = button(self.tr("Choose…"), f"{name}_choose", icon="folder")
        choose.setAccessibleName(self.tr("Choose: {what}").format(what=said))
        choose.clicked.connect(self._choose)
        layout = row(self._line, choose)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self._line)

    def folder(self) -> Path | None:
        """Return the folder, or None when the line names none.

        A drive that sleeps is waited for by whoever works with it, beside the window.
        """
        path = self.path()
        return None if path is None or is_folder(path) is False else path

    def path(self) -> Path | None:
        """Return what is written, whether it is there or not."""
        text = self._line.text().strip()
        return Path(text) if text else None

    def put(self, folder: Path) -> None:
        """Write a folder into the line, as if it had been typed."""
        self._line.setText(str(folder))
        self.changed.emit()

    def require(self) -> Path | None:
        """Return the folder; without one, take the person to the line."""
        found = self.folder()
        self._line.setProperty("invalid", found is None)
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)
        if found is None:
            self._line.setFocus()
        return found

    def _choose(self) -> None:
        path = self.path()  # the dialog itself would wait for a drive that sleeps
        start = str(path) if path is not None and is_folder(path) else last_folder.start()
        dialog = QFileDialog(self, self._line.placeholderText(), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.put(last_folder.chosen(Path(chosen))))
        dialog.open()
