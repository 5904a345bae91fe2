"""A folder or stick: typed, or chosen with the system's dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QScrollArea, QWidget

from ui import last_folder
from ui.there import is_folder
from ui.widgets.basics import button, column, row
from ui.widgets.blocks import state_line


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
        line = row(self._line, choose)
        line.setStretch(0, 1)
        self._missing = state_line("", "bad", "cross", f"{name}_missing")
        self._missing.hide()
        self._line.textChanged.connect(lambda *_: self._tell(""))
        self.setLayout(column(line, self._missing, gap=4))
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
        """Return the folder; without one, say so and take the person to the line."""
        found = self.folder()
        if found is None:
            self._tell(self._said_of(self.path()))
            self._line.setFocus()
            self._come_into_sight()
        else:
            self._tell("")
        return found

    def _said_of(self, path: Path | None) -> str:
        if path is None:
            return self.tr("Choose a folder or a stick first.")
        return self.tr("There is no such folder; is the stick plugged in?")

    def _tell(self, words: str) -> None:
        """Show what is missing in words and colour; no words when nothing is."""
        if bool(words) != bool(self._line.property("invalid")):
            self._line.setProperty("invalid", bool(words))
            self._line.style().unpolish(self._line)
            self._line.style().polish(self._line)
        said = self._missing.findChild(QLabel, f"{self._line.objectName()}_missing")
        assert isinstance(said, QLabel)
        said.setText(words)
        self._missing.setVisible(bool(words))

    def _come_into_sight(self) -> None:
        """The button that was pressed may stand far below."""
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self)
            above = above.parentWidget()

    def _choose(self) -> None:
        path = self.path()  # the dialog itself would wait for a drive that sleeps
        start = str(path) if path is not None and is_folder(path) else last_folder.start()
        dialog = QFileDialog(self, self._line.placeholderText(), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.put(last_folder.chosen(Path(chosen))))
        dialog.open()
