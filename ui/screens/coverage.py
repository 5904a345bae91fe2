"""完成情况: how far each room, or each level of the standards, is, and the gaps of the chosen one.

A row shows its gaps; a gap leads to its clause, in its room when it is a gap of a room.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from models.visits.coverage import Gap, Reach
from ui.itemmodels.records import Column, RecordsModel
from ui.style import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import clear_widget
from ui.widgets.choice import Choice
from ui.widgets.table import RecordTable

BY_ROOM, BY_LEVEL = "room", "level"
INDENT = "　"
APART = 700
"""Pixels of the design below which table and gaps come one after the other."""
translate = QCoreApplication.translate


class CoverageView(QWidget):
    """Left how far, right what is missing there."""

    go = Signal(str, str, str)
    """Pack, clause and room of a gap; the room is empty for a gap of the whole clause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._reached: dict[str, tuple[Reach, ...]] = {BY_ROOM: (), BY_LEVEL: ()}
        self._at: dict[str, str] = {}
        ways = [(BY_LEVEL, self.tr("By indicator")), (BY_ROOM, self.tr("By room"))]
        self.by = Choice("coverage_by", ways, self.tr("Coverage"), "nav")
        self.by.select(BY_LEVEL)
        self.by.chosen.connect(lambda _way: self._show_rows())
        self._summary = label("", "second", "coverage_summary", wrap=True)
        self._rows, self._gaps = RecordsModel(_columns()), RecordsModel(_gap_columns())
        how_far, missing = self.tr("How far each one is"), self.tr("What is missing")
        self._table = RecordTable("coverage_rows", how_far, self._rows, lines=2)
        self._list = RecordTable("coverage_gaps", missing, self._gaps, lines=2)
        self._missing = label("", "heading", "coverage_missing", wrap=True)
        self._whole = label("", "second", "coverage_text", wrap=True)
        self._back = button("", "coverage_back", "square", "back", self.tr("Back to the table"))
        self._apart = self._inside = False
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self._table.current.connect(self._choose)
        self._table.clicked.connect(self._clicked)
        self._table.opened.connect(self._enter)
        self._back.clicked.connect(self._leave)
        self._list.clicked.connect(self._open_index)
        self._list.opened.connect(self._open)
        self._list.current.connect(self._tell)
        self._list.setMouseTracking(True)
        self._list.entered.connect(lambda index: self._tell(self._gaps.row(index.row())))

    def _lay_out(self) -> None:
        top = row(self.by, self._summary, gap=12)
        top.setStretch(1, 1)
        head = row(self._back, self._missing)
        head.setStretch(1, 1)
        self._right = clear_widget(column(head, self._list, self._whole, gap=6))
        beside = row(self._table, self._right, gap=12)
        beside.setStretch(0, 1)
        beside.setStretch(1, 1)
        self.setLayout(column(top, beside, gap=8))
        self._arrange()

    # Beside each other, or one after the other where both would be too narrow to read

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the gaps in the place of the table where the page is narrow."""
        super().resizeEvent(event)
        apart = self.width() < theme.px(APART)
        if apart is not self._apart:
            self._apart = apart
            self._arrange()

    def _arrange(self) -> None:
        self._table.setVisible(not (self._apart and self._inside))
        self._right.setVisible(not self._apart or self._inside)
        self._back.setVisible(self._apart)
        for part in (self.by, self._summary):  # where it is narrow it is low as well
            part.setVisible(not (self._apart and self._inside))

    def _enter(self, reach: Reach) -> None:
        """Go into the gaps of a row; they stand beside it already where there is room."""
        self._choose(reach)
        self._inside = bool(reach.gaps)
        self._arrange()
        if reach.gaps:
            self._list.setFocus()

    def _leave(self) -> None:
        self._inside = False
        self._arrange()
        self._table.setFocus()

    def show_reach(self, levels: Sequence[Reach], rooms: Sequence[Reach]) -> None:
        """Show both ways; the chosen row stays chosen."""
        reached = {BY_LEVEL: tuple(levels), BY_ROOM: tuple(rooms)}
        if reached == self._reached:
            return
        self._reached = reached
        self._show_rows()

    def _show_rows(self) -> None:
        way = self.by.value() or BY_LEVEL
        reached = self._reached[way]
        self._summary.setText(self._summed())
        self._rows.fill(reached)
        place = self._place(reached, self._at.get(way, ""))
        if place < 0:
            self._show_gaps(None)
            return
        self._table.setCurrentIndex(self._rows.index(place, 0))
        self._show_gaps(reached[place])

    def _place(self, reached: Sequence[Reach], key: str) -> int:
        """Return the row chosen before, else the first that has a gap, else the first."""
        for place, one in enumerate(reached):
            if one.key == key:
                return place
        gaps = (place for place, one in enumerate(reached) if one.gaps)
        return next(gaps, 0 if reached else -1)

    def _summed(self) -> str:
        wholes = [one for one in self._reached[BY_LEVEL] if one.depth == 0]
        judged, total = sum(w.judged for w in wholes), sum(w.total for w in wholes)
        words = self.tr("{judged} of {total} have a result, {verify} to verify, {open} unchecked")
        return words.format(
            judged=judged,
            total=total,
            verify=sum(w.to_verify for w in wholes),
            open=sum(w.unchecked for w in wholes),
        )

    def _clicked(self, index: QModelIndex) -> None:
        chosen = self._rows.row(index.row())
        if self._apart:
            self._enter(chosen)
        else:
            self._choose(chosen)

    def _choose(self, reach: Reach) -> None:
        self._at[self.by.value() or BY_LEVEL] = reach.key
        self._show_gaps(reach)

    def _show_gaps(self, reach: Reach | None) -> None:
        gaps = reach.gaps if reach else ()
        self._gaps.fill(gaps)
        self._whole.setText(self.tr("Point at a row, or walk with ↑↓, to read its clause in full."))
        self._whole.setVisible(bool(gaps) and not self._apart)
        self._list.setVisible(bool(gaps))
        if reach is None:
            words = self.tr("There is nothing to show yet.")
        elif gaps:
            words = self.tr("{name}: {n} still missing").format(name=_named(reach), n=len(gaps))
        elif _listed(reach):
            words = self._listed_words(reach)
        else:
            words = self.tr("{name}: nothing is missing").format(name=_named(reach))
        self._missing.setText(words)

    def _listed_words(self, reach: Reach) -> str:
        """Nothing blocks, yet not everything was checked: the leader answers for the list."""
        if reach.to_verify:
            words = self.tr(
                "{name}: nothing is missing; {n} unchecked and {verify} to verify are on the list"
            )
        else:
            words = self.tr("{name}: nothing is missing; {n} unchecked are on the list")
        return words.format(name=_named(reach), n=reach.unchecked, verify=reach.to_verify)

    def _tell(self, gap: Gap) -> None:
        """The clause in full, for what a cell cuts."""
        self._whole.setText(f"{gap.clause}  {gap.text}")
        self._whole.setVisible(True)

    def _open_index(self, index: QModelIndex) -> None:
        self._open(self._gaps.row(index.row()))

    def _open(self, gap: Gap) -> None:
        self.go.emit(gap.pack, gap.clause, gap.room)


def _named(reach: Reach) -> str:
    """Name of a room, code and name of a level; some indicators carry their code in the name."""
    ours = reach.code[:1].islower()  # annex-1 and part-1 are codes of ours, printed nowhere
    if ours or reach.key == reach.name or reach.name.startswith(reach.code):
        return reach.name
    return f"{reach.code} {reach.name}"


def _columns() -> list[Column]:
    return [
        Column(translate("Coverage", "Room or indicator"), _indented),
        Column(translate("Coverage", "Result"), _result, width=92),
        Column(translate("Coverage", "Not met"), lambda r: str(r.failed or ""), _bad, width=76),
        Column(translate("Coverage", "Missing"), _missing, _gap_tone, width=104),
    ]


def _indented(reach: Reach) -> str:
    return INDENT * max(0, reach.depth - 1) + _named(reach)


def _result(reach: Reach) -> str:
    return f"{reach.judged} / {reach.total}"


def _bad(reach: Reach) -> str:
    return "bad" if reach.failed else ""


def _listed(reach: Reach) -> int:
    """Clauses of a level without a result that block nothing, as the leader's list has them."""
    of_room = reach.key == reach.name
    return 0 if of_room or reach.gaps else reach.unchecked + reach.to_verify


def _missing(reach: Reach) -> str:
    if listed := _listed(reach):
        return translate("Coverage", "○ listed {n}").format(n=listed)
    return str(len(reach.gaps)) if reach.gaps else "✓"


def _gap_tone(reach: Reach) -> str:
    if _listed(reach):
        return ""
    return "warn" if reach.gaps else "ok"


def _gap_columns() -> list[Column]:
    return [
        Column(translate("Coverage", "Clause"), lambda gap: gap.clause, width=84),
        Column(
            translate("Coverage", "What is missing"), lambda gap: gap_words(gap.code), width=110
        ),
        Column(translate("Coverage", "Text"), lambda gap: gap.text),
    ]


def gap_words(code: str) -> str:
    """A few words for what is missing."""
    return {
        "clause-unchecked": translate("Coverage", "unchecked"),
        "clause-to-verify": translate("Coverage", "still to verify"),
        "finding-missing": translate("Coverage", "no finding written down"),
        "finding-no-evidence": translate("Coverage", "finding without evidence"),
        "finding-no-place": translate("Coverage", "finding without a place"),
        "finding-no-rectification": translate("Coverage", "no rectification asked"),
        "mark-against-rooms": translate("Coverage", "mark and rooms disagree"),
        "mark-against-parts": translate("Coverage", "mark and points disagree"),
        "mark-against-figures": translate("Coverage", "mark and figures disagree"),
        "figures-missing": translate("Coverage", "figures are missing"),
        "parts-none": translate("Coverage", "met, no point ticked"),
        "parts-open": translate("Coverage", "met, points left open"),
        "finding-not-failed": translate("Coverage", "not failed, yet has a finding"),
        "stated": translate("Coverage", "stated and verified differ"),
    }.get(code, code)
