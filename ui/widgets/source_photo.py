"""The photo of the source of the figures: one of the clause's evidence, or one to be taken in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal

from ui.widgets.figure_field import Cell, choice

translate = QCoreApplication.translate
IMPORT = "import"


class SourcePhoto(Cell):
    """Chooses; a photo that was asked for is chosen as soon as it has arrived."""

    wanted = Signal()
    """A photo or document is to be taken in."""

    def __init__(self, name: str) -> None:
        box = choice()
        super().__init__(
            translate("SourcePhoto", "Photo of the source"), box, f"sourcePhoto_{name}"
        )
        self._box = box
        self._offered: dict[str, str] = {}
        self._awaits = False
        self._fill({})

    def _chosen(self) -> None:
        if self.text() == IMPORT:
            self._box.setCurrentIndex(0)
            self._awaits = True
            self.wanted.emit()
            return
        self._awaits = False
        super()._chosen()

    def offer(self, photos: Mapping[str, str], chosen: str) -> None:
        """Show what may be chosen, and what is."""
        if photos == self._offered and chosen == self.text():
            return
        new = [sha256 for sha256 in photos if sha256 not in self._offered]
        self._fill(photos)
        if chosen and chosen not in photos:  # taken off the clause since
            self._box.insertItem(1, self.tr("in the record"), chosen)
        self._box.setCurrentIndex(max(self._box.findData(chosen), 0))
        if self._awaits and new:
            self._awaits = False
            self._box.setCurrentIndex(self._box.findData(new[0]))
            self.done.emit()

    def _fill(self, photos: Mapping[str, str]) -> None:
        self._offered = dict(photos)
        while self._box.count() > 1:
            self._box.removeItem(1)
        for sha256, words in photos.items():
            self._box.addItem(words, sha256)
        self._box.addItem(self.tr("Take one in…"), IMPORT)
