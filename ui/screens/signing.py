"""签字: evaluators, then the leader, then the facility, each on the same frozen facts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.facts.signing import Signature, SignatureKind, SignerRole
from models.facts.state import VisitState
from models.facts.types import Facts, Moment
from ui import words
from ui.screens.signing_form import SigningForm
from ui.signing_steps import Act, Step, next_step, signatures_of, steps
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, chip, column, empty, frame, label, row, tell
from ui.widgets.blocks import (
    Pairs,
    digest_groups,
    page_head,
    panel,
    scrolling_column,
    scrolling_layout,
)
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from models.visits.book import VisitBook
    from ui.dialogs.paper import PaperDialog
    from ui.window import Window

LEFT_WIDTH = 360


@dataclass(frozen=True)
class Sheet:
    """What is signed, and by whom so far."""

    facts: Facts
    digest: str
    given: tuple[Signature, ...]


def read_sheet(book: VisitBook, visit_id: str) -> Sheet:
    from models.visits.papers import signatures, snapshot_of

    snapshot = snapshot_of(book, visit_id)
    given = signatures(book, visit_id, snapshot.facts_digest)
    return Sheet(snapshot.facts(), snapshot.facts_digest, given)


class SigningScreen(QWidget):
    """Left who has signed and whose turn it is; right what is signed, and the pad."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._sheet: Sheet | None = None
        self._step: Step | None = None
        self.message = Message("signingMessage")
        self._chip = chip("", "", "signing_state")
        self._order = QVBoxLayout()
        self._what = QVBoxLayout()
        self.form = SigningForm()
        self._back = button(self.tr("Back to closing"), "signing_back", icon="back")
        self._deliver = button(self.tr("Go to delivery"), "signing_deliver", "primary", "package")
        self._back.clicked.connect(lambda: window.go("closing"))
        self._deliver.clicked.connect(lambda: window.go("delivery"))
        self.form.given.connect(self._sign)
        self._lay_out()

    def _lay_out(self) -> None:
        head = page_head(self.tr("Signatures"), self._chip, 1, self._back, self._deliver)
        area, inside = scrolling_column("signing_order")
        inside.addLayout(self._order)
        self._order.setSpacing(8)
        left = panel(self.tr("Order of signing"), area)
        left.setFixedWidth(theme.side(LEFT_WIDTH))
        right = frame("panel")
        asked = column(self._what, frame("line"), self.form, 1, gap=10)
        right.setLayout(column(scrolling_layout(asked, "signing_area"), margin=14))
        below = row(left, right, gap=12)
        below.setStretch(1, 1)
        self.setLayout(column(head, self.message, below, gap=12, margin=14))

    def entered(self) -> None:
        self.message.clear()
        self._load()

    def _load(self) -> None:
        state = self._session.state
        if state is None or state.closed is None:
            self._show_open()
            return
        book, visit = self._session.book, state.visit_id
        task = self._session.worker.compute(lambda _told: read_sheet(book, visit))
        task.done.connect(self._show)
        task.failed.connect(self.message.refuse)

    def _show_open(self) -> None:
        self._sheet = self._step = None
        self.form.setEnabled(False)
        self._deliver.setEnabled(False)
        self._chip.setText(self.tr("The visit is still open"))
        tell(self._chip, "tone", "warn")

    def _show(self, sheet: Sheet) -> None:
        self._sheet = sheet
        order = steps(sheet.facts, sheet.given, sheet.digest)
        self._step = next_step(order)
        left = sum(step.done is None for step in order)
        done = self._step is None
        said = self.tr("All have signed") if done else self.tr("{n} still to sign").format(n=left)
        self._chip.setText(said)
        tell(self._chip, "tone", "ok" if done else "warn")
        self._deliver.setEnabled(done)
        self._show_order(order)
        self._show_what(sheet)
        self.form.ask(self._step, sheet.facts)

    def _show_order(self, order: tuple[Step, ...]) -> None:
        empty(self._order)
        for number, step in enumerate(order, start=1):
            self._order.addWidget(self._order_row(number, step))
        self._order.addStretch(1)

    def _order_row(self, number: int, step: Step) -> QWidget:
        made = frame("card", f"signer_{number}")
        made.setProperty("selected", step == self._step)
        said, tone = self._standing(step)
        name = step.done.name if step.done else step.name
        person = column(label(name, "heading", wrap=True), gap=2)
        person.addWidget(label(role_words(step.role), "small"))
        if step.done and step.done.deputy is not None:
            acts = self.tr("acts for the head: {reason}").format(reason=step.done.deputy)
            person.addWidget(label(acts, "small", wrap=True))
        if step.done and step.done.statement:
            person.addWidget(label(f"“{step.done.statement}”", "small", wrap=True))
        place = label(str(number), "number")
        place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = row(place, person, chip(said, tone), gap=10, margin=10)
        layout.setStretch(1, 1)
        made.setLayout(layout)
        made.setAccessibleName(f"{number}. {name}, {role_words(step.role)}: {said}")
        return made

    def _standing(self, step: Step) -> tuple[str, str]:
        if step.done is not None:
            tones = {
                SignatureKind.REFUSED: "bad",
                SignatureKind.OBJECTED: "warn",
                SignatureKind.ABSENT: "warn",
            }
            return kind_words(step.done.kind), tones.get(step.done.kind, "ok")
        if step == self._step:
            return self.tr("now"), "blue"
        return self.tr("waits"), ""

    def _show_what(self, sheet: Sheet) -> None:
        """Nobody signs without seeing what, and for whom."""
        empty(self._what)
        visit = sheet.facts.visit
        pairs = Pairs(width=72)
        what = self.tr("{title}, {day}, revision {n}")
        what = what.format(title=visit.title, day=words.day(visit.visit_on), n=visit.revision)
        pairs.add(self.tr("What is signed"), f"{what} · {self._counts(sheet)}")
        pairs.add(self.tr("Facility"), sheet.facts.facility.name)
        pairs.add(self.tr("Handed to"), visit.organisation)
        pairs.add(self.tr("Facts digest"), digest_groups(sheet.digest, 16), "signing_digest")
        look = column(*(self._look(*each) for each in self._papers()), 1, gap=6)
        layout = row(pairs, look, gap=12)
        layout.setStretch(0, 1)
        self._what.addLayout(layout)

    def _papers(self) -> tuple[tuple[str, str], ...]:
        """What people ask to read before they sign."""
        findings, record = self.tr("Read the findings"), self.tr("Read the record")
        return ("findings", findings), ("record", record)

    def _look(self, code: str, said: str) -> QWidget:
        made = button(said, f"signing_look_{code}", icon="search")
        made.clicked.connect(lambda: self.look(code))
        return made

    def look(self, code: str) -> PaperDialog | None:
        """Show a paper of the frozen record, as it is to be printed."""
        from ui import delivery
        from ui.dialogs.paper import PaperDialog
        from ui.paper_shelf import titles

        state, book = self._session.state, self._session.book
        if state is None:
            return None
        given = (book, state.visit_id, self._session.packs, code)
        dialog = PaperDialog(
            titles()[code],
            lambda: delivery.form_pdf(*given),
            self._session.worker,
            self.window(),
            lambda: delivery.copy_pdf(*given),
        )
        dialog.open()
        return dialog

    def _counts(self, sheet: Sheet) -> str:
        """Copies of photos are counted apart, as everywhere (docs/glossary.md)."""
        facts = sheet.facts
        copies = sum(one.of is not None for one in facts.evidence)
        said = self.tr("{clauses} clauses, {findings} findings, {evidence} pieces of evidence")
        counts = said.format(
            clauses=len(facts.clauses),
            findings=len(facts.findings),
            evidence=len(facts.evidence) - copies,
        )
        return counts + (self.tr(", {n} copies").format(n=copies) if copies else "")

    # Signing

    def _sign(self, act: Act) -> None:
        sheet, state = self._sheet, self._session.state
        if sheet is None or state is None:
            return
        book = self._session.book
        self.form.setEnabled(False)
        task = self._session.worker.write(lambda: keep(book, state, sheet.digest, act))
        task.done.connect(self._kept)
        task.failed.connect(self._refused)
        task.broke.connect(while_there(self, lambda: self.form.setEnabled(True)))

    def _kept(self, _name: str) -> None:
        self.message.clear()
        self._session.saved.emit(time.strftime("%H:%M:%S"))
        self._load()

    def _refused(self, error: ExpectedError) -> None:
        self.form.setEnabled(True)
        self.message.refuse(error)


def keep(book: VisitBook, state: VisitState, digest: str, act: Act) -> str:
    """Keep an act that forms can show; runs in the writer thread."""
    from models.visits.papers import add_signature
    from ui import drawable

    now = book.clock.now()
    at = Moment(utc=now.utc, offset=now.offset, seq=state.count)
    signed = signatures_of(act, digest, at)
    drawable.check_acts(signed)
    add_signature(book, state.visit_id, *signed)
    return act.name


def role_words(role: SignerRole) -> str:
    translate = QCoreApplication.translate
    return {
        SignerRole.EVALUATOR: translate("Signing", "Evaluator"),
        SignerRole.LEADER: translate("Signing", "Team leader"),
        SignerRole.FACILITY: translate("Signing", "Facility"),
        SignerRole.WITNESS: translate("Signing", "Witness"),
    }[role]


def kind_words(kind: SignatureKind) -> str:
    translate = QCoreApplication.translate
    return {
        SignatureKind.SIGNED: translate("Signing", "signed"),
        SignatureKind.RECEIVED: translate("Signing", "received"),
        SignatureKind.OBJECTED: translate("Signing", "objection"),
        SignatureKind.REFUSED: translate("Signing", "refused"),
        SignatureKind.ABSENT: translate("Signing", "absent"),
    }[kind]
