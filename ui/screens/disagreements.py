"""不一致: stated beside verified, marks beside rooms, points and figures, incomplete findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from models.facts.differences import Difference
from models.facts.state import Key
from models.standards.types import Pack
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
        self._texts: Mapping[Key, str] = {}
        self._words = label("", "second", "disagreements_words", wrap=True)
        self._rows = RecordsModel(self._columns())
        named = self.tr("What does not fit")
        self.table = RecordTable("disagreements_table", named, self._rows, lines=2)
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
        layout = column(self._words, self._clear, self.table, below, gap=8)
        layout.setAlignment(self._clear, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.table.setMouseTracking(True)
        self.table.entered.connect(lambda index: self._tell(self._rows.row(index.row())))

    def show_found(self, found: Sequence[Disagreement], packs: Sequence[Pack] = ()) -> None:
        """Show them with the words of their clauses; nothing happens when they are there."""
        if tuple(found) == self._shown:
            return
        self._texts = {(p.id, c.code): c.text for p in packs for c in p.clauses()}
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
        """The whole sentence of a row and its clause, for what a narrow column cuts."""
        said = ""
        if one.difference is not None:
            said = _difference_sentence(one.difference)
        elif one.blocker is not None:
            spoken = language.current()
            said = "\n".join(each.sentence(spoken) for each in (one.blocker, *one.more))
        self._detail.setText("\n".join(part for part in (said, self._clause(one)) if part))

    def _clause(self, one: Disagreement) -> str:
        text = self._texts.get((one.pack, one.clause), "")
        return f"{one.clause}  {text}" if text else ""

    def _about(self, one: Disagreement) -> str:
        """The field for a stated value, the words of the clause for everything else.

        Of a finding that lacks several things all are named first; below it stands whole.
        """
        text = _field(one) or self._texts.get((one.pack, one.clause), "")
        if not one.more:
            return text
        lacking = (gap_words(each) for each in (one.kind, *(more.code for more in one.more)))
        return " · ".join((*lacking, text))

    def _columns(self) -> list[Column]:
        numbers = translate("Disagreements", "Stated"), translate("Disagreements", "Verified")
        return [
            Column(translate("Disagreements", "What"), _what, _tone, 130),
            Column(translate("Disagreements", "Clause"), lambda one: one.clause or "—", width=84),
            Column(translate("Disagreements", "Field or text of the clause"), self._about),
            Column(numbers[0], _stated, width=92),
            Column(numbers[1], _verified, width=92),
            Column(translate("Disagreements", "Difference"), _difference, _tone, width=124),
        ]

    def _open_index(self, index: QModelIndex) -> None:
        self._open(self._rows.row(index.row()))

    def _open(self, one: Disagreement) -> None:
        if one.clause:
            self.to_clause.emit(one.pack, one.clause)
        else:
            self.to_form.emit()


def _what(one: Disagreement) -> str:
    if not one.more:
        return gap_words(one.kind)
    words = translate("Disagreements", "finding lacks {n} things")
    return words.format(n=1 + len(one.more))


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
