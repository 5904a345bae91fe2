"""The photos of a clause, or of the tray, and what is said while there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.screens.visit.tray import PhotoGrid, PhotoModel
from ui.style import theme
from ui.widgets.basics import button, column, label

PHOTOS = 104
"""Least height of the photos; below it the pane scrolls."""


class PhotosBox(QWidget):
    """The grid, and below it the button that sends what is chosen in the tray to the clause."""

    placed = Signal()
    """What is chosen in the tray belongs to the clause that is shown."""

    def __init__(self, model: PhotoModel) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.setMinimumHeight(theme.px(PHOTOS))
        self.grid = PhotoGrid()
        self.grid.setModel(model)
        self.grid.setAccessibleName(self.tr("Photos and documents of the clause"))
        self._none = label("", "second", "photosNone", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._place = button(self.tr("To this clause"), "linkFromTray", "primary")
        self._place.clicked.connect(self.placed)
        self._place.hide()
        layout = column(self._none, self.grid, self._place, gap=6)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_filled(self, filled: bool, is_tray: bool, may_place: bool) -> None:
        """Show the grid or the words for none; of the tray, whether photos may go to a clause."""
        words = self.tr("No photo yet. Import, paste with Ctrl+V, or drop files here.")
        self._none.setText(words if may_place else self.tr("No photo."))
        self._none.setVisible(not filled)
        self.grid.setVisible(filled)
        self._place.setVisible(is_tray and filled)
        self._place.setEnabled(may_place)
