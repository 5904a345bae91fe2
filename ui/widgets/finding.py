"""The finding of a clause: what was seen, where, what is to be put right, and until when."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from models.facts.bodies import Finding
from ui.style import theme
from ui.widgets.basics import button, chip, column, label, row, tell
from ui.widgets.message import Message

DAYS = (7, 30, 90)
"""Usual terms, as one-tap proposals."""


@dataclass(frozen=True)
class FindingDraft:
    """What stands in the fields."""

    fact: str = ""
    place: str = ""
    rectification: str = ""
    due_on: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not (self.fact or self.place or self.rectification)


class FindingEditor(QWidget):
    """Fields for one finding; hands it over by its button, or when the person goes elsewhere."""

    given = Signal(object)
    """A FindingDraft to be kept."""
    withdrawn = Signal(str)
    """Id of the finding to take back."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findingEditor")
        self.finding_id: str | None = None
        self._shown = FindingDraft()
        self._fact = self._long("findingFact", self.tr("What was seen, as one sentence"), 76)
        self._rectify = self._long("findingRectification", self.tr("What is to be put right"), 44)
        self._place = self._line("findingPlace", self.tr("Room or department"))
        self._due = self._line("findingDue", self.tr("Until (YYYY-MM-DD)"))
        self.message = Message("findingMessage")
        self._lay_out()

    def _lay_out(self) -> None:
        self._state = chip("", name="findingState")
        self._save = button(self.tr("Keep finding"), "findingSave")
        self._save.clicked.connect(self.give)
        self._withdraw = button(self.tr("Take back"), "findingWithdraw", "link")
        self._withdraw.clicked.connect(lambda: self.withdrawn.emit(self.finding_id or ""))
        layout = column(gap=8)
        layout.addLayout(row(label(self.tr("Finding"), "heading"), 1, self._state))
        layout.addWidget(self._fact)
        layout.addWidget(self._rectify)
        layout.addLayout(row(self._place, self._due))
        layout.addLayout(self._terms())
        layout.addWidget(self.message)
        layout.addLayout(row(self._withdraw, 1, self._save))
        self.setLayout(layout)

    def _terms(self) -> QVBoxLayout:
        line = row(label(self.tr("Term"), "small"), gap=4)
        for days in DAYS:
            words = self.tr("{days} days").format(days=days)
            made = button(words, f"findingTerm_{days}", "link")
            made.clicked.connect(lambda _=False, days=days: self._set_term(days))
            line.addWidget(made)
        line.addStretch(1)
        return column(line, gap=0)

    def _set_term(self, days: int) -> None:
        self._due.setText(QDate.currentDate().addDays(days).toString("yyyy-MM-dd"))

    def _long(self, name: str, hint: str, height: int) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setObjectName(name)
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        made.setTabChangesFocus(True)
        made.setFixedHeight(theme.px(height))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made

    def _line(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        made.setProperty("compact", True)
        return made

    def draft(self) -> FindingDraft:
        """What stands in the fields now."""
        return FindingDraft(
            fact=self._fact.toPlainText().strip(),
            place=self._place.text().strip(),
            rectification=self._rectify.toPlainText().strip(),
            due_on=self._due.text().strip(),
        )

    @property
    def dirty(self) -> bool:
        """Whether something was written that is not kept yet."""
        return self.draft() != self._shown

    def show_finding(self, finding: Finding | None, is_open: bool, proposal: str = "") -> None:
        """Show what the record says; what is being written is not overwritten."""
        kept = FindingDraft()
        if finding is not None:
            kept = FindingDraft(
                finding.fact, finding.place, finding.rectification, finding.due_on or ""
            )
        same = (finding.id if finding else None) == self.finding_id
        if not (same and (self.dirty or kept == self._shown)):
            self._put(kept)
        self.finding_id = finding.id if finding else None
        self._shown = kept
        self._withdraw.setVisible(finding is not None and is_open)
        self._state.setText(self.tr("Written") if finding else self.tr("None"))
        tell(self._state, "tone", "bad" if finding else "")
        self.setEnabled(is_open)

    def _put(self, draft: FindingDraft) -> None:
        self._fact.setPlainText(draft.fact)
        self._rectify.setPlainText(draft.rectification)
        self._place.setText(draft.place)
        self._due.setText(draft.due_on)
        self.message.clear()

    def reset(self) -> None:
        """Forget everything; another clause comes."""
        self.finding_id = None
        self._shown = FindingDraft()
        self._put(self._shown)

    def give(self) -> None:
        """Hand over what is written."""
        self.message.clear()
        due = self._due.text().strip()
        if due and not QDate.fromString(due, "yyyy-MM-dd").isValid():
            self.message.say(self.tr("The date is written like 2026-12-31."), "bad")
            return
        self.given.emit(self.draft())

    def flush(self) -> None:
        """Hand over what is written, if anything is; the person goes elsewhere."""
        if self.dirty and self.draft().fact:
            self.give()

    def focus(self) -> None:
        """Let the person write at once."""
        self._fact.setFocus()
