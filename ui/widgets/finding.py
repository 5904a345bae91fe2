"""The findings of a clause: what was seen, where, what is to be put right, and until when."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from models.base import LONGEST_NAME
from models.facts.bodies import Finding
from models.standards.phrase_types import Phrase, PhraseKind
from ui.days import ISO, is_day
from ui.style import theme
from ui.widgets.basics import button, chip, column, label, row, tell
from ui.widgets.flow import FlowLayout
from ui.widgets.message import Message, limit
from ui.widgets.phrase_field import PhraseField

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


NOTHING = FindingDraft()


class FindingEditor(QWidget):
    """Fields for one finding of several; hands it over by Enter, or when one goes elsewhere."""

    given = Signal(object, bool)
    """A FindingDraft to be kept as ``finding_id``, and whether the person is done here."""
    withdrawn = Signal(str)
    """Id of the finding to take back."""
    phrase_wanted = Signal(str)
    """What was seen is to become a stock phrase."""
    photo_wanted = Signal()
    """A photo is to be added."""
    typed = Signal()
    """Something in the fields has changed."""
    flushed = Signal()
    """The person goes elsewhere; what could be handed over has been."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findingEditor")
        self.finding_id = ""
        self._findings: tuple[Finding, ...] = ()
        self._kept = self._base = NOTHING
        self._fact = self._long(
            "findingFact", PhraseKind.FACT, self.tr("What was seen, as one sentence"), 60
        )
        self._rectify = self._long(
            "findingRectification", PhraseKind.RECTIFICATION, self.tr("What is to be put right"), 44
        )
        self._place = self._line("findingPlace", self.tr("Room or department"))
        self._due = self._line("findingDue", self.tr("Until (YYYY-MM-DD or days)"))
        self.message = Message("findingMessage")
        limit(self._place, LONGEST_NAME, self.message)
        self._lay_out()
        for field in (self._fact, self._rectify, self._place, self._due):
            field.textChanged.connect(lambda *_: self.typed.emit())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._take_or_give)

    def _lay_out(self) -> None:
        self._state = chip("", name="findingState")
        self._save = button(self.tr("Keep finding"), "findingSave")
        self._save.setToolTip(self.tr("Enter keeps it and goes back to the clause"))
        self._save.clicked.connect(self.give)
        self._withdraw = button(self.tr("Take back"), "findingWithdraw", "link")
        self._withdraw.clicked.connect(lambda: self.withdrawn.emit(self.finding_id))
        photo = button("", "findingPhoto", "link", "camera", self.tr("Add a photo"))
        photo.clicked.connect(self.photo_wanted)
        tip = self.tr("Keep this sentence as a stock phrase")
        phrase = button("", "findingPhrase", "link", "book", tip)
        phrase.clicked.connect(lambda: self.phrase_wanted.emit(self.draft().fact))
        layout = column(gap=5)
        layout.addLayout(self._head())
        layout.addWidget(self._fact)
        layout.addWidget(self._rectify)
        layout.addLayout(row(self._place, self._due))
        layout.addLayout(self._terms())
        layout.addWidget(self.message)
        layout.addLayout(row(self._withdraw, photo, phrase, 1, self._save))
        self.setLayout(layout)

    def _head(self) -> QHBoxLayout:
        """Which of several it is, and the way to the next and to another."""
        self._next = button("", "findingNext", "link", "right", self.tr("Next finding"))
        self._next.clicked.connect(self._go_on)
        self._another = button("", "findingAnother", "link", "plus", self.tr("Another finding"))
        self._another.clicked.connect(self.begin_another)
        head = label(self.tr("Finding"), "heading")
        return row(head, 1, self._state, self._next, self._another, gap=6)

    def _terms(self) -> FlowLayout:
        flow = FlowLayout(gap=4)
        flow.addWidget(label(self.tr("Term"), "small"))
        for days in DAYS:
            words = self.tr("{days} days").format(days=days)
            made = button(words, f"findingTerm_{days}", "link")
            made.clicked.connect(lambda _=False, days=days: self._set_term(days))
            flow.addWidget(made)
        return flow

    def _set_term(self, days: int) -> None:
        self._due.setText(QDate.currentDate().addDays(days).toString(ISO))

    def _long(self, name: str, kind: PhraseKind, hint: str, height: int) -> PhraseField:
        made = PhraseField(name, kind)
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        made.setToolTip(self.tr("Abbreviation and Tab for a stock phrase, Alt+Down for the list"))
        made.setFixedHeight(theme.px(height))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.entered.connect(self.give)
        return made

    def _line(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        made.setToolTip(hint)
        made.setProperty("compact", True)
        made.returnPressed.connect(self.give)
        return made

    # Showing

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
        """Whether something was written that is not kept yet; a mere proposal is nothing."""
        return self.draft() != self._base

    @property
    def is_new(self) -> bool:
        """Whether what stands here was not kept before."""
        return self._finding() is None

    def use(self, phrases: tuple[Phrase, ...], themes: tuple[str, ...], clause: str) -> None:
        """Take over the stock phrases of the office for a clause."""
        for field in (self._fact, self._rectify):
            field.use(phrases, themes, clause)

    def show_findings(self, findings: tuple[Finding, ...], is_open: bool) -> None:
        """Show what the record says; what is being written is not overwritten."""
        was_kept = self._finding() is not None
        self._findings = findings
        gone = was_kept and self.is_new
        untouched = self.is_new and self.draft() == NOTHING
        if gone or not self.finding_id or (untouched and findings):
            self._choose(findings[0].id if findings else "")
        finding = self._finding()
        kept = _draft_of(finding) if finding else NOTHING
        if kept != self._kept:
            self._kept = kept
            if not self.dirty or kept == self.draft():
                self._put(kept)
        self._tell_state(is_open)

    def _tell_state(self, is_open: bool) -> None:
        ids = [finding.id for finding in self._findings]
        written = self.finding_id in ids
        place = ids.index(self.finding_id) + 1 if written else len(ids) + 1
        several = len(ids) + (not written) > 1
        words = self.tr("Written") if written else self.tr("None")
        if several:
            words = f"{place}/{max(len(ids), place)}"
        self._state.setText(words)
        self._state.setAccessibleName(words)
        tell(self._state, "tone", "bad" if written else "")
        self._withdraw.setVisible(written and is_open)
        self._next.setVisible(several)
        self._another.setVisible(bool(ids) and written and is_open)
        self.setEnabled(is_open)

    def _finding(self) -> Finding | None:
        return next((f for f in self._findings if f.id == self.finding_id), None)

    def _choose(self, finding_id: str) -> None:
        """Turn to a finding of the record, or to a new one."""
        self.finding_id = finding_id or str(uuid.uuid4())
        finding = self._finding()
        self._kept = _draft_of(finding) if finding else NOTHING
        self._put(self._kept)

    def _put(self, draft: FindingDraft) -> None:
        for field, words in ((self._fact, draft.fact), (self._rectify, draft.rectification)):
            with QSignalBlocker(field):
                field.setPlainText(words)
        self._place.setText(draft.place)
        self._due.setText(draft.due_on)
        self._base = draft
        self.message.clear()

    def reset(self) -> None:
        """Forget everything; another clause comes."""
        self._findings = ()
        self._choose("")
        self.finding_id = ""

    # Writing

    def begin(self, proposal: FindingDraft) -> None:
        """Let the person write at once; what is proposed stands there until they do."""
        if self.is_new and not self.dirty:
            self._put(proposal)
            self._fact.moveCursor(QTextCursor.MoveOperation.End)
        self._fact.setFocus()
        self._fact.offer()

    def begin_another(self) -> None:
        """Begin one more finding of the same clause, at the same place."""
        self.flush()
        place = self._place.text().strip()
        self._choose("")
        self._tell_state(self.isEnabled())
        self.begin(FindingDraft(place=place))

    def _go_on(self) -> None:
        self.flush()
        ids = [finding.id for finding in self._findings]
        here = ids.index(self.finding_id) if self.finding_id in ids else -1
        if ids:
            self._choose(ids[(here + 1) % len(ids)])
            self._tell_state(self.isEnabled())

    def _take_or_give(self) -> None:
        """Ctrl+Enter: a highlighted phrase first, as by Enter alone."""
        if not (self._fact.list.choose() or self._rectify.list.choose()):
            self.give()

    def give(self) -> None:
        """Hand over what is written; the person is done here."""
        self._give(True)

    def _give(self, done: bool) -> None:
        self.message.clear()
        due = self._due.text().strip()
        if due.isascii() and due.isdigit() and len(due) <= 3:
            self._set_term(int(due))
            due = self._due.text()
        if due and not is_day(due):
            if done:
                self.message.say(self.tr("The date is written like 2026-12-31."), "bad")
            else:
                self.given.emit(self._without_term(due), False)
            return
        if done and any(field.go_to_gap() for field in (self._fact, self._rectify)):
            self.message.say(self.tr("Fill in the □ first, or take it out."), "warn")
            return
        self.given.emit(self.draft(), done)

    def _without_term(self, due: str) -> FindingDraft:
        """A term that is no date stands in words: one goes elsewhere, and nothing is lost."""
        draft = self.draft()
        said = draft.rectification.removesuffix(f"（{due}）") + f"（{due}）"
        return replace(draft, rectification=said, due_on="")

    def flush(self) -> None:
        """Hand over what is written, if anything is; the person goes elsewhere."""
        if self.dirty and self.draft().fact:
            self._give(False)
        self.flushed.emit()

    def take_up(self, finding_id: str, draft: FindingDraft) -> None:
        """Show again what was typed and never kept; it is as unkept as it was."""
        self._choose(finding_id if finding_id in [f.id for f in self._findings] else "")
        base = self._base
        self._put(draft)
        self._base = base
        self._tell_state(self.isEnabled())
        self.message.say(self.tr("Typed before and not kept yet."), "warn")


def _draft_of(finding: Finding) -> FindingDraft:
    return FindingDraft(finding.fact, finding.place, finding.rectification, finding.due_on or "")
