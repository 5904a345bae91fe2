"""What a list of facilities would do: counted, refused rows first, and nothing kept yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import language
from ui.itemmodels.records import Column, RecordsModel
from ui.widgets.basics import button, column, empty, label, row
from ui.widgets.blocks import state_line
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.visits.facilities import Kept
    from models.visits.facility_list import FacilityList


@dataclass(frozen=True)
class PreviewLine:
    """One row of the table below."""

    line: int
    name: str
    code: str
    said: str
    tone: str = ""


class FacilitiesPreview(QWidget):
    """A sentence, what is to be said of the file, and every row."""

    taken = Signal(object)
    """The FacilityList is to be kept."""
    left = Signal()
    """Nothing is to be kept."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._list: FacilityList | None = None
        self._title = label("", "heading", "facilitiesPreviewTitle", wrap=True)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(4)
        self._model = RecordsModel(self._columns())
        self._model_table = RecordTable(
            "facilitiesPreview", self.tr("Rows of the list"), self._model
        )
        self._whole = label("", "second", "facilitiesPreviewRow", wrap=True)
        self._model_table.current.connect(lambda one: self._whole.setText(one.said))
        self._take = button(self.tr("Take over"), "facilitiesTake", "primary", "check")
        self._take.clicked.connect(lambda: self.taken.emit(self._list))
        leave = button(self.tr("Not now"), "facilitiesLeave")
        leave.clicked.connect(self.left)
        foot = row(self._whole, leave, self._take)
        foot.setStretch(0, 1)
        layout = column(self._title, self._remarks, self._model_table, foot, gap=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Row"), lambda one: str(one.line), width=70),
            Column(self.tr("Name"), lambda one: one.name),
            Column(self.tr("Institution code"), lambda one: one.code, width=190),
            Column(self.tr("What happens"), lambda one: one.said, lambda one: one.tone),
        )

    def show_list(self, found: FacilityList, kept: Kept) -> None:
        """Show what was read and what taking it over would do."""
        self._list = found
        said = self.tr(
            "Sheet “{sheet}”: {new} new, {changed} changed, {same} as before, {refused} refused."
            " Nothing is kept yet."
        )
        counts = {"new": kept.new, "changed": kept.changed, "same": kept.same}
        refused = len(found.refused)
        self._title.setText(said.format(sheet=found.sheet, refused=refused, **counts))
        empty(self._remarks)
        for remark in found.remarks:
            self._tell(remark.text(language.current()))
        if found.ignored:
            words = self.tr("Columns that are not known and left out: {names}")
            self._tell(words.format(names="、".join(found.ignored)))
        self._model.fill(self._lines(found))
        self._whole.setText("")
        self._take.setEnabled(bool(found.rows))
        self._take.setFocus()

    def _tell(self, words: str) -> None:
        self._remarks.addWidget(state_line(words, "warn", "alert"))

    def _lines(self, found: FacilityList) -> list[PreviewLine]:
        refused = [
            PreviewLine(one.line, one.name, "", language.told(one.reason), "bad")
            for one in found.refused
        ]
        plain, formula = self.tr("is taken over"), self.tr("is taken over; holds a formula")
        taken = [
            PreviewLine(
                one.line,
                one.facility.name,
                one.facility.code,
                formula if one.formula else plain,
                "warn" if one.formula else "",
            )
            for one in found.rows
        ]
        return [*refused, *taken]
