"""佐证清单: every photo and document of the visit, looked for and read through just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.evidence_count import EvidenceCount, copies_words
from ui.itemmodels.records import Column, RecordsModel
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, leave_by_escape, row, tell
from ui.widgets.blocks import clear_widget, page_head
from ui.widgets.message import Message
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.evidence.custody import Custody, Piece
    from ui.tasks import Progress, Task
    from ui.window import Window

SHORT = 10
"""Letters of a digest that tell pieces apart."""
WHOLE = 1000
translate = QCoreApplication.translate


class CustodyScreen(QWidget):
    """Three numbers that must be one, and the table behind them."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._task: Task | None = None
        self._from = "visit"
        self._remember(window.page)  # it is built on the way from there
        window.went.connect(self._remember)
        self.message = Message("custodyMessage")
        self._numbers = label("", "heading", "custody_numbers", wrap=True)
        self.rows = RecordsModel(_columns())
        self._table = RecordTable("custody_table", self.tr("Evidence of the visit"), self.rows)
        self._table.setProperty("role", "table")
        self._again = button(self.tr("Check again"), "custody_again", icon="search")
        self._cancel = button(self.tr("Stop"), "custody_cancel", icon="cross")
        self._progress = QProgressBar()
        self._lay_out()

    def _lay_out(self) -> None:
        back = button(self.tr("Back"), "custody_back", icon="back")
        back.clicked.connect(lambda: self._window.go(self._from))
        leave_by_escape(self, back)
        self._again.clicked.connect(self.check)
        self._cancel.clicked.connect(self._stop)
        self._progress.setObjectName("custody_progress")
        self._progress.setAccessibleName(self.tr("Progress of the check"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, WHOLE)
        head = page_head(self.tr("Evidence of the visit"), 1, back, self._cancel, self._again)
        line = row(self._numbers, self._progress, gap=12)
        line.setStretch(0, 2)
        line.setStretch(1, 1)
        parts = (head, self.message, clear_widget(line), self._table)
        self.setLayout(column(*parts, gap=12, margin=14))
        self._show_running(False)

    def _remember(self, page: str) -> None:
        if page not in ("custody", "unlock", ""):  # the strip below every page leads here
            self._from = page

    def entered(self) -> None:
        """Check at once: what is shown is of this moment."""
        self.check()

    def left(self) -> None:
        """Nobody waits for it any more."""
        self._stop()

    def check(self) -> None:
        """Look for every piece and read it, beside the window."""
        state, workspace = self._session.state, self._session.workspace
        self.message.clear()
        if self._task is not None or state is None or workspace is None:
            return
        self._count(sum(each.of is None for each in state.evidence.values()), None)
        book = self._session.book

        def work(told: Progress) -> Custody:
            from models.evidence.custody import custody, sent_of
            from models.evidence.shelf import EvidenceReader

            def step(done: int, total: int) -> None:
                told(done / max(1, total), "")

            sent = sent_of(book, state.visit_id)
            return custody(state, EvidenceReader(workspace), sent, step)

        self._task = self._session.worker.compute(work)
        self._task.progress.connect(while_there(self, self._move))
        self._task.done.connect(while_there(self, self._show))
        self._task.failed.connect(while_there(self, self.message.refuse))
        self._task.finished.connect(while_there(self, self._ended))
        self._show_running(True)

    def _move(self, done: float, _said: str) -> None:
        self._progress.setValue(int(done * WHOLE))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ended(self) -> None:
        stopped = self._task is not None and self._task.cancelled
        self._task = None
        self._show_running(False)
        if stopped and self._window.page == "custody":
            self.message.say(self.tr("Stopped; not every piece was checked."), "warn")

    def _show_running(self, running: bool) -> None:
        self._again.setEnabled(not running)
        self._cancel.setVisible(running)
        self._progress.setVisible(running)
        self._progress.setValue(0)

    def _show(self, held: Custody) -> None:
        self.rows.fill(held.pieces)
        self._count(held.cited, held)
        EvidenceCount.of(self._session).take(held.visit, held.pieces)
        if not held.whole:
            lost = self.tr(
                "{n} pieces are missing or changed; the record and the others are unchanged. "
                "Restore the workspace from a backup and check again."
            )
            self.message.say(lost.format(n=held.lost), "bad")

    def _count(self, cited: int, held: Custody | None) -> None:
        """Show the three numbers; before the check only the first is known."""
        words = self.tr("cited {cited} · present {present} · verified {verified}")
        present = str(held.present) if held else "…"
        verified = str(held.verified) if held else "…"
        said = words.format(cited=cited, present=present, verified=verified)
        if held is not None and held.copies:
            said = f"{said} · {copies_words(held.copies)}"
        self._numbers.setText(said)
        tell(self._numbers, "tone", "" if held is None else "ok" if held.whole else "bad")


def _columns() -> list[Column]:
    return [
        Column(translate("Custody", "Piece"), _name),
        Column(translate("Custody", "Cited by"), _cited),
        Column(translate("Custody", "Present"), _present, _present_tone, width=84),
        Column(translate("Custody", "Verified now"), _verified, _verified_tone, width=104),
        Column(translate("Custody", "Covered copy"), lambda p: p.covered[:SHORT], width=110),
        Column(translate("Custody", "Packaged in"), lambda p: _revisions(p.packaged), width=110),
        Column(translate("Custody", "Received by the desk"), _received, width=140),
    ]


def _name(piece: Piece) -> str:
    kinds = {
        "redacted": translate("Custody", "covered copy"),
        "annotated": translate("Custody", "annotated copy"),
    }
    said = [piece.sha256[:SHORT], kinds.get(piece.treatment, ""), piece.caption]
    return " · ".join(word for word in said if word)


def _cited(piece: Piece) -> str:
    found = translate("Custody", "finding {clause}")
    read = translate("Custody", "figures {clause}")
    said = [clause for _, clause in piece.clauses]
    said += [found.format(clause=clause) for _, clause in piece.findings]
    said += [read.format(clause=clause) for _, clause in piece.figures]
    return ", ".join(said) or translate("Custody", "no clause yet")


def _present(piece: Piece) -> str:
    return "✓" if piece.present else translate("Custody", "missing")


def _present_tone(piece: Piece) -> str:
    return "ok" if piece.present else "bad"


def _verified(piece: Piece) -> str:
    if not piece.present:
        return "—"
    return "✓" if piece.verified else translate("Custody", "changed")


def _verified_tone(piece: Piece) -> str:
    return "ok" if piece.whole else "bad"


def _revisions(numbers: tuple[int, ...]) -> str:
    said = translate("Custody", "revision {n}")
    return said.format(n=", ".join(map(str, numbers))) if numbers else ""


def _received(piece: Piece) -> str:
    return _revisions(piece.received)
