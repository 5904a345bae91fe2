"""What has arrived: cases in a table, the slot for new packages, and what was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.messages import sentence as note_sentence
from ui import desk_words, language, words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_receive import ReceiveBar
from ui.screens.desk_search import CaseSearch
from ui.screens.results import PACK_TONES, pack_outcome_words
from ui.style import theme
from ui.widgets.basics import button, chip, column, empty, frame, label, row, tell
from ui.widgets.blocks import panel, scrolling_layout, state_line
from ui.widgets.folder_field import FolderField
from ui.widgets.stick_menu import stick_button
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.district.records import CaseSummary
    from sync.clearing import Old
    from sync.inbox import IntakeResult
    from sync.quarantine import Quarantined
    from ui.desk_session import Overview
    from ui.tasks import Worker

SIDE_WIDTH = 420
MOST_SHOWN = 20
"""Cards of what came in and was refused that are shown at once."""
UNPROVED = "signer-revoked-unproved"
"""Code of what only a person can let in; as in ``sync.package.verdict``, which is slow to load."""


class DeskList(QWidget):
    """The table opens a case; the side takes files in."""

    open_case = Signal(str)
    receive = Signal(object)
    """Files and folders to take in, a tuple of paths."""
    enrol = Signal()
    admit = Signal(object)
    """A Quarantined that only a person can let in."""
    clear = Signal(object)
    """The Old originals of the quarantine, about which a person is asked."""

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("desk_cases", self.tr("Cases"), self.model)
        self.table.opened.connect(lambda case: self.open_case.emit(case.id))
        self._said = label("", "second", "desk_none", wrap=True)
        self.search = CaseSearch(worker)
        self.search.found.connect(self._show_cases)
        self.search.returnPressed.connect(self.table.setFocus)
        self.slot = Slot()
        self.slot.dropped.connect(self.receive)
        self.folder = FolderField("desk_receive_folder", self.tr("Folder or stick"))
        self._take = button(self.tr("Receive all"), "desk_receive", "primary", "inbox")
        self._take.clicked.connect(self._receive_all)
        self._sticks = stick_button("desk_sticks", self.folder, worker)
        self.bar = ReceiveBar()
        enrol = self._enrol = button(self.tr("Enrol a laptop"), "desk_enrol", icon="key")
        enrol.clicked.connect(self.enrol)
        self._results = QVBoxLayout()
        self._told: tuple[IntakeResult, ...] = ()
        self._cards: Sequence[Callable[[], QWidget]] = ()
        self._old: Old | None = None
        self._first = 0
        self._lay_out(enrol)

    def _lay_out(self, enrol: QWidget) -> None:
        open_ = button(self.tr("Open case"), "desk_open_case", icon="right")
        open_.clicked.connect(self._open_current)
        head = row(label(self.tr("Cases"), "heading"), self.search, open_)
        head.setStretch(1, 1)
        cases = frame("panel")  # one line for both: a low screen has room for few cases
        cases.setLayout(column(head, self._said, self.table, gap=10, margin=14))
        parts = (self.slot, self.folder, row(self._take, self._sticks, 1), self.bar, row(enrol, 1))
        inner = column(*parts, self._results, 1, gap=10)
        inner.setContentsMargins(0, 0, 6, 0)
        side = panel(self.tr("Take in packages"), scrolling_layout(inner, "desk_results"))
        side.setFixedWidth(theme.side(SIDE_WIDTH))
        layout = row(cases, side, gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Facility"), lambda c: c.facility_name),
            Column(self.tr("Standard"), lambda c: c.pack_title),
            Column(self.tr("Visited on"), lambda c: c.package.visit_on, width=106),
            Column(self.tr("Result"), _result, _result_tone, width=130),
            Column(self.tr("State"), _state, _state_tone, width=150),
        )

    def show_overview(self, found: Overview, results: tuple[IntakeResult, ...]) -> None:
        """Show what there is."""
        self.search.setVisible(bool(found.cases))
        self.search.show_cases(found.cases)
        waiting = {item.folder: item for item in found.quarantine}
        told = {result.quarantine for result in results}
        aside = (one for one in found.quarantine if one.folder not in told and not one.cleared)
        cards = [
            partial(self._result, result, waiting.get(result.quarantine or Path()))
            for result in results
        ]
        cards += [partial(self._quarantined, item) for item in aside]
        come = results is not self._told
        self._told, self._cards, self._old = results, cards, found.old
        self._show_cards(0 if come else self._first)

    def _show_cards(self, first: int) -> None:
        """Show some of what came in and was refused: two hundred cards take seven seconds."""
        self._first = first = first if first < len(self._cards) else 0
        empty(self._results)
        if self._old is not None and self._old.items:
            self._results.addLayout(row(self._clear_button(self._old), 1))
        for make in self._cards[first : first + MOST_SHOWN]:
            self._results.addWidget(make())
        left = len(self._cards) - first - MOST_SHOWN
        if left > 0:
            words_ = self.tr("Show earlier ones ({n})").format(n=left)
            self._results.addLayout(row(self._turn(words_, "desk_earlier", first + MOST_SHOWN), 1))
        if first:
            words_ = self.tr("Back to the latest ones")
            self._results.addLayout(row(self._turn(words_, "desk_latest", 0), 1))

    def _turn(self, said: str, name: str, first: int) -> QWidget:
        made = button(said, name, "link")

        def turn() -> None:
            self.folder.setFocus()  # the button that has it goes
            self._show_cards(first)

        made.clicked.connect(turn)
        return made

    def _show_cases(self, cases: tuple[CaseSummary, ...]) -> None:
        """List the cases there are, or those that were searched for.

        The case that was chosen stays it, though others have come.
        """
        at = self.table.currentIndex()
        chosen = self.model.row(at.row()).id if at.isValid() else ""
        self.model.fill(cases)
        said = self.tr("Nothing has arrived yet.")
        if self.search.seeks:
            said = self.tr("No case has all these words.")
        if self.search.seeks and cases:
            said = self.tr("{n} found").format(n=len(cases))
        self._said.setText(said)
        self._said.setVisible(self.search.seeks or not cases)
        self.table.setVisible(bool(cases))
        if cases:
            places = (n for n, case in enumerate(cases) if case.id == chosen)
            self.table.selectRow(next(places, 0))

    def _clear_button(self, old: Old) -> QWidget:
        from sync.clearing import KEEP_DAYS

        words_ = self.tr("Clear {n} refused files older than {days} days …")
        words_ = words_.format(n=len(old.items), days=KEEP_DAYS)
        made = button(words_, "desk_clear", icon="cross")
        made.clicked.connect(lambda: self.clear.emit(old))
        return made

    def _result(self, result: IntakeResult, aside: Quarantined | None = None) -> QFrame:
        said, tone = desk_words.package_status(str(result.status))
        made = frame("card", "desk_result")
        top = row(
            label(words.breakable(result.file) or "–", "small", wrap=True), chip(said, tone), gap=6
        )
        top.setStretch(0, 1)
        sentence = result.sentence(language.current())
        said_why = label(words.breakable(sentence), "", wrap=True)
        told = [note_sentence(note, {}, language.current()) for note in result.notes]
        notes = [state_line(words.breakable(said_), "warn", "alert") for said_ in told]
        ways = self._ways(aside) if aside is not None else []
        made.setLayout(column(top, said_why, *notes, *ways, gap=4, margin=10))
        made.setAccessibleName(f"{result.file}: {' '.join((sentence, *told))}")
        return made

    def _quarantined(self, item: Quarantined) -> QFrame:
        made = frame("card", f"quarantine_{item.folder.name}")
        top = row(
            label(words.breakable(item.file), "small", wrap=True),
            chip(self.tr("Quarantine"), "bad"),
            gap=6,
        )
        top.setStretch(0, 1)
        sentence = item.sentences.get(language.current(), item.code)
        why = label(words.breakable(sentence), "", wrap=True)
        made.setLayout(column(top, why, *self._ways(item), gap=4, margin=10))
        return made

    def _ways(self, item: Quarantined) -> list[QWidget | QHBoxLayout]:
        """The person's road out of quarantine, where there is one; or that it was taken."""
        if item.admitted:
            said = self.tr("Let in on {day}, by name and with a reason")
            return [state_line(said.format(day=item.admitted[:10]), "ok", "check")]
        if item.code != UNPROVED:
            return []
        ask = button(self.tr("Let in by hand…"), f"admit_{item.folder.name}", icon="inbox")
        ask.setAccessibleName(f"{ask.text()} {item.file}")
        ask.clicked.connect(lambda: self.admit.emit(item))
        return [row(ask, 1)]

    def _open_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.open_case.emit(self.model.row(index.row()).id)

    def _receive_all(self) -> None:
        folder = self.folder.require()
        if folder is not None:
            self.receive.emit((folder,))

    def set_busy(self, busy: bool) -> None:
        self._take.setEnabled(not busy)
        self.slot.setVisible(not busy)  # a low screen has room for one of both
        self._enrol.setVisible(not busy)
        self.bar.setVisible(busy)


def _result(case: CaseSummary) -> str:
    if case.decidable:
        return pack_outcome_words(case.outcome)
    return f"{words.verdict(desk_words.MET)} {case.met} / {case.met + case.not_met}"


def _result_tone(case: CaseSummary) -> str:
    return PACK_TONES.get(case.outcome, "")


def _state(case: CaseSummary) -> str:
    return desk_words.case_state(case)[0]


def _state_tone(case: CaseSummary) -> str:
    return desk_words.case_state(case)[1]


class Slot(QFrame):
    """Drop packages here."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk_slot")
        self.setProperty("role", "well")
        self.setAcceptDrops(True)
        self.setMinimumHeight(theme.px(64))
        self.setAccessibleName(self.tr("Drop packages here"))
        layout = QVBoxLayout(self)
        words_ = self.tr("Drop packages (.zip.age) here, or name a folder below")
        layout.addWidget(label(words_, "second", wrap=True))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            tell(self, "role", "drop")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        tell(self, "role", "well")

    def dropEvent(self, event: QDropEvent) -> None:
        tell(self, "role", "well")
        files = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(tuple(files))
