"""Everything that happened to one clause, for whoever asks: since when, and who said so?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from models.errors import ExpectedError
from models.facts.bodies import ClauseRef
from models.visits.history import Back, Entry, What, history
from ui import language, words
from ui.dialogs.fitting import fit, fit_words
from ui.session import FieldSession
from ui.step_words import kind_words
from ui.tasks import while_there
from ui.widgets.basics import button, chip, column, empty, frame, label, row
from ui.widgets.blocks import scrolling_column

WIDTH, HEIGHT = 820, 640
ANSWERS = {"satisfied", "not_satisfied", "invalid"}
translate = QCoreApplication.translate


class ClauseHistory(QDialog):
    """Reads the log beside the window and shows it, the latest event first; Escape closes it."""

    def __init__(self, session: FieldSession, ref: ClauseRef, parent: QWidget) -> None:
        super().__init__(parent)
        title = self.tr("History of clause {code}").format(code=ref.clause)
        self.setObjectName("clause_history")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, WIDTH, HEIGHT)
        self._area, self._rows = scrolling_column("clauseHistoryArea")
        area = self._area
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close = button(self.tr("Close"), "clauseHistoryClose", icon="cross")
        close.clicked.connect(self.close)
        head = row(label(title, "title", "clauseHistoryTitle", wrap=True), close, gap=12)
        head.setStretch(0, 1)
        self.setLayout(column(head, area, gap=10, margin=14))
        area.setFocus()
        self._ask(session, ref)

    def _ask(self, session: FieldSession, ref: ClauseRef) -> None:
        state, book, packs = session.state, session.book, session.packs
        assert state is not None
        self._say(self.tr("Reading …"))
        task = session.worker.compute(lambda _told: history(book, state, packs, ref))
        task.done.connect(while_there(self, self._show))
        task.failed.connect(while_there(self, self._refuse))

    def _refuse(self, error: ExpectedError) -> None:
        self._say(language.told(error))

    def _say(self, said: str) -> None:
        empty(self._rows)
        self._rows.addWidget(label(said, "second", "clauseHistorySaid", wrap=True))

    def _show(self, entries: tuple[Entry, ...]) -> None:
        if not entries:
            self._say(self.tr("Nothing was done to this clause yet."))
            fit_words(self, self.parentWidget(), self._area)
            return
        numbers = {entry.seq: place for place, entry in enumerate(entries, start=1)}
        empty(self._rows)
        for entry in reversed(entries):
            self._rows.addWidget(entry_frame(entry, numbers))
        fit_words(self, self.parentWidget(), self._area)


def entry_frame(entry: Entry, numbers: Mapping[int, int]) -> QFrame:
    """One event: what, by whom and when; then what else was said."""
    made = frame("card", f"clauseHistory_{numbers[entry.seq]}")
    said = f"{numbers[entry.seq]}. {what_words(entry, numbers)}"
    head = row(label(said, "heading", wrap=True), gap=10)
    head.setStretch(0, 1)
    if not entry.stands:
        head.addWidget(chip(translate("ClauseHistory", "taken back"), "warn"))
    by = "  ".join(part for part in (words.day(entry.on), entry.time, entry.who) if part)
    lines: QVBoxLayout = column(label(by, "small", wrap=True), gap=3)
    for what, text in entry.details:
        lines.addWidget(label(f"{what_label(what)} {_text(what, text)}", wrap=True))
    made.setLayout(column(head, lines, gap=4, margin=12))
    made.setAccessibleName(f"{said} {by}")
    return made


def what_words(entry: Entry, numbers: Mapping[int, int]) -> str:
    """What was done, with its verdict; an undo names the event it takes back."""
    said = kind_words(entry.kind)
    if entry.verdict is not None:
        said = f"{said}: {words.verdict(entry.verdict)}"
    if entry.of_clause is not None:
        became = translate("ClauseHistory", "clause now {verdict}")
        said = f"{said} ({became.format(verdict=words.verdict(entry.of_clause))})"
    if entry.back is None:
        return said
    undo = translate("ClauseHistory", "Undo of {number} → {what}")
    redo = translate("ClauseHistory", "Redo of {number} → {what}")
    pattern = undo if entry.back is Back.UNDO else redo
    return pattern.format(number=numbers.get(entry.of, entry.of), what=said)


def _text(what: What, text: str) -> str:
    if what is What.DUE:
        return words.day(text)
    if what is What.ANSWER and text in ANSWERS:
        return answer_words(text)
    return text


def answer_words(answer: str) -> str:
    """What a satisfaction slip says."""
    return {
        "satisfied": translate("ClauseHistory", "satisfied"),
        "not_satisfied": translate("ClauseHistory", "not satisfied"),
        "invalid": translate("ClauseHistory", "not valid"),
    }[answer]


def what_label(what: What) -> str:
    """What a detail is."""
    return _LABELS[what]()


_LABELS: Mapping[What, Callable[[], str]] = {
    What.PART: lambda: translate("ClauseHistory", "Point:"),
    What.ROOM: lambda: translate("ClauseHistory", "Room:"),
    What.NOTE: lambda: translate("ClauseHistory", "Remark:"),
    What.REASON: lambda: translate("ClauseHistory", "Reason:"),
    What.PLACE: lambda: translate("ClauseHistory", "Place:"),
    What.FIGURE: lambda: translate("ClauseHistory", "Figure:"),
    What.SOURCE: lambda: translate("ClauseHistory", "Source:"),
    What.REPORTED: lambda: translate("ClauseHistory", "As reported, without parts:"),
    What.EVIDENCE: lambda: translate("ClauseHistory", "Evidence:"),
    What.CAPTION: lambda: translate("ClauseHistory", "Shows:"),
    What.FACT: lambda: translate("ClauseHistory", "Fact:"),
    What.RECTIFICATION: lambda: translate("ClauseHistory", "To be put right:"),
    What.DUE: lambda: translate("ClauseHistory", "Until:"),
    What.ANSWER: lambda: translate("ClauseHistory", "Slip:"),
    What.SAMPLE: lambda: translate("ClauseHistory", "Drawn from:"),
    What.SEED: lambda: translate("ClauseHistory", "Seed:"),
    What.PICKS: lambda: translate("ClauseHistory", "Numbers:"),
}
