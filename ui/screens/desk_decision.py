"""The decision: what the marks bear is offered, the words are the office's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from models.base import LONGEST_NAME, LONGEST_TEXT
from models.facts.decision import DecisionFacts, DecisionOutcome
from ui import desk_words, words
from ui.days import ISO, is_day
from ui.desk_case import CaseView, offered, proposed_opinion
from ui.style import theme
from ui.widgets.basics import button, column, empty, label, row
from ui.widgets.blocks import Pairs, clear_widget, scrolling_layout, state_line
from ui.widgets.choice import Choice
from ui.widgets.message import Message, limit

if TYPE_CHECKING:
    from models.district.decisions import Ruling
    from models.errors import ExpectedError

LABEL_WIDTH = 96


class DecisionForm(QWidget):
    """Shows the decision in force, and takes a new one."""

    decided = Signal(object)
    """A Ruling, complete as far as the form can tell."""

    def __init__(self, office: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._office = office
        self._view: CaseView | None = None
        self.message = Message("decision_message")
        self._standing = QVBoxLayout()
        self._choice_place = row()
        self._choice: Choice | None = None
        self._opinion = QPlainTextEdit()
        self._opinion.setObjectName("decision_opinion")
        self._opinion.setAccessibleName(self.tr("Opinion, as printed on the form"))
        self._opinion.setTabChangesFocus(True)
        self._opinion.setFixedHeight(theme.px(96))
        self._who = self._line("decision_by", self.tr("Decided by"))
        self._organisation = self._line("decision_office", self.tr("Office"))
        self._day = self._line("decision_on", self.tr("Date"))
        self._number = self._line("decision_number", self.tr("Document number"))
        self._reason = self._line("decision_reason", self.tr("Reason"), LONGEST_TEXT)
        self._record = button(self.tr("Record decision"), "decision_record", "primary", "check")
        self._record.clicked.connect(self._give)
        self._fields = clear_widget(self._lay_out_fields())
        self._correct = button(self.tr("Correct decision"), "decision_correct", icon="pencil")
        self._correct.clicked.connect(lambda: self._open_fields(True))
        self._correct.hide()
        body = column(self._standing, row(self._correct, 1), self._fields, 1, gap=10)
        self.setLayout(column(scrolling_layout(body, "decision_area")))

    def _line(self, name: str, said: str, most: int = LONGEST_NAME) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(said)
        limit(made, most, self.message)
        return made

    def _lay_out_fields(self) -> QVBoxLayout:
        reason = self.tr("needed when the decision differs from the marks or corrects one")
        self._reason.setPlaceholderText(reason)
        self._day.setPlaceholderText(self.tr("yyyy-mm-dd"))
        return column(
            self._row(self.tr("Decision"), self._choice_place),
            self._row(self.tr("Opinion"), self._opinion),
            row(
                self._row(self.tr("Decided by"), self._who),
                self._row(self.tr("Date"), self._day),
                gap=16,
            ),
            row(
                self._row(self.tr("Office"), self._organisation),
                self._row(self.tr("Document no."), self._number),
                gap=16,
            ),
            self._row(self.tr("Reason"), self._reason),
            self.message,
            row(1, self._record),
            gap=10,
        )

    def _row(self, said: str, part: object) -> QWidget:
        what = label(said, "second")
        what.setFixedWidth(theme.px(LABEL_WIDTH))
        layout = row(what, part, gap=8)  # type: ignore[arg-type]
        layout.setStretch(1, 1)
        return clear_widget(layout)

    def show_case(self, view: CaseView) -> None:
        self._view = view
        self.message.clear()
        empty(self._standing)
        if view.decision is not None:
            self._show_standing(view.decision, view.decision_current)
        bears = offered(view)
        stands = view.decision is not None and view.decision_current
        self._open_fields(bool(bears) and not stands)
        self._correct.setVisible(bool(bears) and stands)
        if not bears:
            said = self.tr("The document gives no rule for a result, so nothing is decided here.")
            self._standing.addWidget(state_line(said, "", "book"))
            return
        self._offer(bears)
        self._organisation.setText(self._office)
        self._day.setText(QDate.currentDate().toString(ISO))
        self._propose(str(bears[0]))

    def _open_fields(self, opened: bool) -> None:
        """While a decision stands, it is what one sees; a correction has to be asked for."""
        self._fields.setVisible(opened)
        self._correct.hide()

    def _offer(self, bears: tuple[DecisionOutcome, ...]) -> None:
        empty(self._choice_place)
        tones = {DecisionOutcome.PASSED: "met", DecisionOutcome.FAILED: "not_met"}
        items = [(str(o), desk_words.outcome(o), tones[o]) for o in bears]
        self._choice = Choice("decision_outcome", items, self.tr("Decision"))
        self._choice.select(str(bears[0]))
        self._choice.chosen.connect(self._propose)
        self._choice_place.addWidget(self._choice)
        if DecisionOutcome.PASSED not in bears:
            said = self.tr("Accepting is not offered: not every criterion is met.")
            self._choice_place.addWidget(label(said, "small"))
        self._choice_place.addStretch(1)

    def _propose(self, outcome: str) -> None:
        if self._view is not None:
            self._opinion.setPlainText(proposed_opinion(self._view, DecisionOutcome(outcome)))

    def _show_standing(self, decision: DecisionFacts, current: bool) -> None:
        passed = decision.outcome is DecisionOutcome.PASSED
        tone, icon = ("ok", "check") if passed else ("bad", "cross")
        said = self.tr("{outcome}, decided on {day} by {who}").format(
            outcome=desk_words.outcome(decision.outcome),
            day=words.day(decision.decided_on),
            who=decision.decided_by,
        )
        self._standing.addWidget(state_line(said, tone, icon, "decision_standing"))
        pairs = Pairs(width=LABEL_WIDTH)
        pairs.add(self.tr("Opinion"), decision.opinion)
        if decision.document_number:
            pairs.add(self.tr("Document no."), decision.document_number)
        if decision.reason:
            pairs.add(self.tr("Reason"), decision.reason)
        self._standing.addLayout(pairs)
        if not current:
            old = self.tr("It was taken on other facts than the present ones: decide again.")
            self._standing.addWidget(state_line(old, "warn", "alert"))
        correct = self.tr("A correction is recorded beside it and needs a reason:")
        self._standing.addWidget(label(correct, "second", wrap=True))

    def _give(self) -> None:
        ruling = self._ruling()
        if ruling is not None:
            self.decided.emit(ruling)

    def refuse(self, error: ExpectedError) -> None:
        """Say beside the button why nothing was recorded, and go to the field that is empty."""
        self.message.refuse(error)
        lines = (self._opinion, self._who, self._organisation)
        texts = (self._opinion.toPlainText(), self._who.text(), self._organisation.text())
        for line, text in zip(lines, texts, strict=True):
            if not text.strip():
                line.setFocus()
                return

    def _ruling(self) -> Ruling | None:
        from models.district.decisions import Ruling

        day = self._day.text().strip()
        if not is_day(day):
            said = self.tr("Enter the date of the decision as yyyy-mm-dd; nothing was recorded.")
            self.message.say(said, "bad")
            self._day.setFocus()
            return None
        return Ruling(
            outcome=DecisionOutcome(self._choice.value() if self._choice else "failed"),
            opinion=self._opinion.toPlainText(),
            decided_by=self._who.text(),
            organisation=self._organisation.text(),
            decided_on=day,
            document_number=self._number.text(),
            reason=self._reason.text(),
        )
