"""One case: is the package sound, what came of it, what was found, what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QTimeZone, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import desk_words, language, words
from ui.derivation import given_by_facts
from ui.screens.desk_changes import ChangesView
from ui.screens.desk_decision import DecisionForm
from ui.screens.desk_findings import FindingsView, read_pictures
from ui.screens.desk_return import ReturnPage
from ui.screens.forms_panel import FormsPanel, Papers
from ui.screens.results import PACK_TONES, pack_outcome_words, result_view
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, chip, column, empty, frame, label, row
from ui.widgets.blocks import (
    Pairs,
    clear_widget,
    digest_groups,
    panel,
    scrolling,
    scrolling_layout,
    state_line,
)
from ui.widgets.choice import Choice
from ui.widgets.elided import ElidedLabel
from ui.widgets.folder_field import FolderField
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.district.decisions import Ruling
    from models.district.records import Transition
    from sync.package.verdict import PackageVerdict
    from ui.desk_case import CaseView
    from ui.desk_session import DeskSession
    from ui.tasks import Task

LEFT_WIDTH = 380
TONES = {"yes": ("ok", "check"), "no": ("bad", "cross"), "unknown": ("", "question")}
"""Tone and icon of an answer."""
RESULT, FINDINGS, DECISION, FORMS = "result", "findings", "decision", "forms"
RETURN, CHANGES = "return", "changes"


class DeskCase(QWidget):
    """Left the verdict and the history, right the substance."""

    back = Signal()
    paper = Signal(str, str)
    """Pages of this case are to be checked: case and facility."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk = desk
        self._case = ""
        self._shown = ""
        self._checked = ""
        self._comparing: Task | None = None
        self._deciding = False
        self.message = Message("deskCaseMessage")
        self._head = row(gap=10)
        self._verdict, self._history = QVBoxLayout(), QVBoxLayout()
        self._result = column()
        self.findings = FindingsView()
        self.decision = DecisionForm(desk.office)
        self.folder = FolderField("desk_forms_folder", self.tr("Folder for the papers"))
        self.forms = FormsPanel(desk.worker, self.folder)
        self.returning, self.changes = ReturnPage(desk), ChangesView(desk)
        self.returning.changed.connect(self._returned)
        self.decision.decided.connect(self._decide)
        self.forms.problem.connect(self.message.refuse)
        self.forms.kept.connect(lambda said: self.message.say(said, "ok"))
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 6, 0)
        left.addWidget(panel(self.tr("The package"), self._verdict))
        left.addWidget(panel(self.tr("History"), self._history))
        left.addStretch(1)
        side = scrolling_layout(left, "desk_case_side")
        side.setFixedWidth(theme.side(LEFT_WIDTH))
        items = (
            (RESULT, self.tr("Result")),
            (FINDINGS, self.tr("Findings and photos")),
            (DECISION, self.tr("Decision")),
            (FORMS, self.tr("Forms")),
            (RETURN, self.tr("Return")),
            (CHANGES, self.tr("Changes")),
        )
        self.tabs = Choice("desk_tabs", items, self.tr("View"), "nav")
        self._stack = QStackedWidget()
        papers = scrolling(self.forms, "desk_forms")  # nine papers are higher than a laptop
        forms = clear_widget(column(self.folder, papers, gap=10))
        for view in (clear_widget(self._result), self.findings, self.decision, forms):
            self._stack.addWidget(view)
        self._stack.addWidget(self.returning)
        self._stack.addWidget(self.changes)
        keys = [item[0] for item in items]
        self.tabs.chosen.connect(lambda key: self._stack.setCurrentIndex(keys.index(key)))
        self.tabs.select(RESULT)
        right = frame("panel")
        right.setLayout(column(row(self.tabs, 1), self._stack, gap=10, margin=14))
        below = row(side, right, gap=12)
        below.setStretch(1, 1)
        self.setLayout(column(self._head, self.message, below, gap=12))

    def show_case(self, case_id: str) -> None:
        """Load a case beside the window; the checks follow when they are done."""
        if case_id != self._case:
            self._checked = ""
            self.message.clear()
            self.tabs.button(RESULT).click()
        self._case = case_id
        self._load()

    def _load(self) -> Task:
        from ui.desk_case import load_case

        case_id, packs = self._case, self._desk.packs
        task = self._desk.compute(lambda desk: load_case(desk, case_id, packs))
        task.done.connect(self._show)
        return task

    def _show(self, view: CaseView) -> None:
        if not self._is_open(view):
            return
        self._shown = view.file.summary.id
        self._show_head(view)
        empty(self._result)
        given = given_by_facts(view.facts, view.pack)
        self._result.addWidget(result_view(view.pack, view.judgement, given))
        self.decision.show_case(view)
        self.returning.show_case(view)
        self.changes.show_case(view)
        self._show_papers(view)
        self._show_history(view)
        self._ask_recheck(view)
        task = self._desk.compute(lambda desk: read_pictures(desk, view))
        task.done.connect(while_there(self, lambda found: self._show_findings(view, found)))

    def _is_open(self, view: CaseView) -> bool:
        """False for what comes late, of a case that was open before."""
        return view.file.summary.id == self._case

    def _show_findings(self, view: CaseView, pictures: dict[str, QImage]) -> None:
        if self._is_open(view):
            self.findings.show_case(view, pictures)

    def _show_head(self, view: CaseView) -> None:
        empty(self._head)
        case = view.file.summary
        back = button(self.tr("Back to cases"), "desk_case_back", icon="back")
        back.clicked.connect(self.back)
        state, tone = desk_words.case_state(case)
        result = chip(pack_outcome_words(case.outcome), PACK_TONES.get(case.outcome, ""))
        paper = button(self.tr("Check paper"), "desk_case_paper", icon="search")
        paper.clicked.connect(lambda: self.paper.emit(case.id, case.facility_name))
        name = ElidedLabel("display", "desk_case_facility")
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name.say(case.facility_name)  # a long one makes room for state and buttons
        parts = (chip(state, tone, "desk_case_state"), result, 1, paper, back)
        self._head.addWidget(clear_widget(row(name, *parts, gap=10)))

    # The package

    def _ask_recheck(self, view: CaseView) -> None:
        from sync.rechecking import recheck

        digest = view.file.summary.package.digest
        if digest != self._checked:  # of the same package, what was found before stands meanwhile
            empty(self._verdict)
            words = self.tr("Being checked once more …")
            self._verdict.addWidget(label(words, "second", "verdict_waiting"))
        packs = self._desk.packs
        task = self._desk.compute(lambda desk: recheck(desk, digest, packs))
        task.done.connect(while_there(self, lambda found: self._show_verdict(view, found)))

    def _ask_forms(self, view: CaseView, verdict: PackageVerdict) -> None:
        """Draw the forms again and compare; a remark, which follows when it is there."""
        from ui.form_check import check_forms, of_desk

        digest, packs = view.file.summary.package.digest, self._desk.packs
        if self._comparing is not None:  # of the case one looked at before
            self._comparing.cancel()
        task = self._comparing = self._desk.compute_telling(
            lambda desk, told: check_forms(of_desk(desk, digest), packs, lambda: told(0.0, ""))
        )
        task.done.connect(
            while_there(
                self,
                lambda found: self._show_forms(view, verdict.model_copy(update={"forms": found})),
            )
        )

    def _show_forms(self, view: CaseView, verdict: PackageVerdict) -> None:
        if not self._is_open(view):
            return
        empty(self._made)
        for one in (found for found in verdict.findings() if found.question == "forms"):
            tone, icon = ("warn", "alert") if one.answer == "no" else TONES[one.answer]
            said = one.sentence(language.current())
            self._made.addWidget(state_line(said, tone, icon, "verdict_forms"))

    def _show_verdict(self, view: CaseView, found: PackageVerdict) -> None:
        if not self._is_open(view):
            return
        self._checked = view.file.summary.package.digest
        empty(self._verdict)
        for one in found.findings():
            tone, icon = TONES[one.answer]
            words_ = one.sentence(language.current())
            self._verdict.addWidget(state_line(words_, tone, icon, f"verdict_{one.question}"))
        self._made = QVBoxLayout()
        self._verdict.addLayout(self._made)
        self._ask_forms(view, found)
        package = view.file.summary.package
        pairs = Pairs(width=84)
        pairs.add(self.tr("Signed by"), found.signer.name if found.signer else package.signer)
        pairs.add(self.tr("Received"), local_time(package.received_at))
        if found.judged_for:
            pairs.add(self.tr("Judged for"), local_time(found.judged_for))
        pairs.add(self.tr("Visit"), f"{package.title} · {words.day(package.visit_on)}")
        pairs.add(self.tr("Revision"), str(package.revision))
        pairs.add(self.tr("Facts"), digest_groups(package.facts_digest, 4) + " …")
        pairs.add(self.tr("Package"), digest_groups(package.digest, 4) + " …")
        pairs.add(self.tr("Signed on site"), "、".join(s.name for s in view.signatures.signatures))
        self._verdict.addLayout(pairs)

    def _show_history(self, view: CaseView) -> None:
        empty(self._history)
        for step in reversed(view.file.transitions):
            self._history.addWidget(self._step(step))

    def _step(self, step: Transition) -> QWidget:
        said = f"{desk_words.state(step.after)[0]} · {local_time(step.at)}"
        who = " · ".join(part for part in (step.who, step.organisation, step.reason) if part)
        return clear_widget(column(label(said, ""), label(who, "small", wrap=True), gap=2))

    # Papers and decision

    def _show_papers(self, view: CaseView) -> None:
        from ui.desk_case import (
            copy_pdf,
            form_pdf,
            office_to,
            paper_codes,
            print_to,
            sign_to,
            signed_by,
        )

        desk, packs = self._desk.desk, self._desk.packs
        if desk is None:
            return
        self.forms.show_papers(
            Papers(
                paper_codes(view, packs),
                lambda code: form_pdf(desk, view, packs, code),
                lambda folder, code: print_to(folder, desk, view, packs, code),
                copy=lambda code: copy_pdf(desk, view, packs, code),
                archive=view.file.summary.id[:8],
                signed_by=lambda: signed_by(desk, view, packs),
                sign_to=lambda folder, code: sign_to(folder, desk, view, packs, code),
                office=lambda folder: office_to(folder, desk, view),
            )
        )

    def _decide(self, ruling: Ruling) -> None:
        if self._deciding:  # pressed twice: a second decision would stand for ever
            return
        self._deciding = True
        # Of the case one sees: the one that was opened last may still be on its way.
        task = self._desk.decide(self._shown, ruling)
        task.done.connect(self._decided)
        task.failed.connect(while_there(self, self.decision.refuse))
        for end in (task.failed, task.broke):
            end.connect(while_there(self, self._may_decide))

    def _may_decide(self, *_why: object) -> None:
        self._deciding = False

    def _returned(self) -> None:
        self._desk.refresh()
        self._load()

    def _decided(self, _facts: object) -> None:
        self.message.say(self.tr("The decision is recorded; the forms carry it now."), "ok")
        self._load().finished.connect(while_there(self, self._may_decide))


def local_time(utc: str) -> str:
    """Return a moment by this machine's clock, to the minute."""
    moment = QDateTime.fromString(utc[:19], "yyyy-MM-ddTHH:mm:ss")
    moment.setTimeZone(QTimeZone.utc())
    return moment.toLocalTime().toString("yyyy-MM-dd HH:mm")
