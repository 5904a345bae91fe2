"""不一致: stated beside verified, marks beside rooms, points and figures, incomplete findings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from models.facts.differences import Difference
from models.standards.working import rounded
from models.visits.disagreements import Disagreement
from ui import language
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.coverage import gap_words
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import state_line
from ui.widgets.table import RecordTable

translate = QCoreApplication.translate


class DisagreementsView(QWidget):
    """One row for each; a click leads to the clause, a button to the form."""

    to_clause = Signal(str, str)
    """Pack and clause where it is settled."""
    to_form = Signal()
    """The stated value stands in a form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._shown: tuple[Disagreement, ...] | None = None
        self._words = label("", "second", "disagreements_words", wrap=True)
        self._rows = RecordsModel(_columns())
        self.table = RecordTable("disagreements_table", self.tr("What does not fit"), self._rows)
        self._clear = state_line(
            self.tr("Nothing disagrees."), "ok", "check", "disagreements_clear"
        )
        self._detail = label("", "", "disagreements_detail", wrap=True)
        self._form = button(self.tr("Open the form"), "disagreements_form", icon="clipboard")
        self._form.clicked.connect(self.to_form)
        self.table.current.connect(self._tell)
        self.table.clicked.connect(self._open_index)
        self.table.opened.connect(self._open)
        below = row(self._detail, self._form, gap=10)
        below.setStretch(0, 1)
        self.setLayout(column(self._words, self._clear, self.table, below, gap=8))
        self.table.setMouseTracking(True)
        self.table.entered.connect(lambda index: self._tell(self._rows.row(index.row())))

    def show_found(self, found: Sequence[Disagreement]) -> None:
        """Show them; nothing happens when they are there already."""
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        self._rows.fill(self._shown)
        several = bool(self._shown)
        self.table.setVisible(several)
        self._detail.setVisible(several)
        self._clear.setVisible(not several)
        self._form.setVisible(any(one.form for one in self._shown))
        words = self.tr(
            "{n} do not fit together. Only verified values decide; nothing is corrected here."
        )
        self._words.setText(words.format(n=len(self._shown)) if several else "")
        self._detail.setText("")

    def _tell(self, one: Disagreement) -> None:
        """The whole sentence of a row, for what a narrow column cuts."""
        if one.difference is not None:
            self._detail.setText(_difference_sentence(one.difference))
        elif one.blocker is not None:
            self._detail.setText(one.blocker.sentence(language.current()))

    def _open_index(self, index: QModelIndex) -> None:
        self._open(self._rows.row(index.row()))

    def _open(self, one: Disagreement) -> None:
        if one.clause:
            self.to_clause.emit(one.pack, one.clause)
        else:
            self.to_form.emit()


def _columns() -> list[Column]:
    return [
        Column(translate("Disagreements", "What"), lambda one: gap_words(one.kind), _tone),
        Column(translate("Disagreements", "Clause"), lambda one: one.clause or "—", width=84),
        Column(translate("Disagreements", "Field"), _field),
        Column(translate("Disagreements", "Stated"), _stated, width=104),
        Column(translate("Disagreements", "Verified"), _verified, width=104),
        Column(translate("Disagreements", "Difference"), _difference, _tone, width=150),
    ]


def _tone(one: Disagreement) -> str:
    if one.difference is not None:
        if one.difference.other_side:
            return "bad"
        return "warn" if one.difference.highlighted else ""
    return "bad" if one.blocker and one.blocker.severity == "blocks" else "warn"


def _field(one: Disagreement) -> str:
    return one.difference.label.strip("：: ") if one.difference else ""


def _stated(one: Disagreement) -> str:
    return one.difference.stated + one.difference.unit if one.difference else ""


def _verified(one: Disagreement) -> str:
    return one.difference.verified + one.difference.unit if one.difference else ""


def _difference(one: Disagreement) -> str:
    return difference_words(one.difference) if one.difference else ""


def difference_words(one: Difference) -> str:
    """The relative difference, rounded for display only, and another side of the threshold."""
    said = [] if one.relative is None else [f"{rounded(one.relative * 100)}%"]
    if one.other_side:
        said.append(translate("Disagreements", "other side of the threshold"))
    return " · ".join(said) or "—"


def _difference_sentence(one: Difference) -> str:
    words = translate(
        "Disagreements",
        "{label}: stated {stated}{unit}, verified {verified}{unit}, difference {difference}.",
    )
    return words.format(
        label=one.label.strip("：: "),
        stated=one.stated,
        verified=one.verified,
        unit=one.unit,
        difference=difference_words(one),
    )
