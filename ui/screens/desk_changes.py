"""What a corrected revision changed, clause by clause, beside the remarks that it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QWidget

from models.facts.revisions import Change, Changes
from models.messages import sentence
from models.standards.types import Verdict
from ui import language, words
from ui.tasks import while_there
from ui.widgets.basics import chip, column, empty, frame, label, row
from ui.widgets.blocks import scrolling_column, state_line

if TYPE_CHECKING:
    from models.district.desk import Desk
    from sync.sending import Compared
    from ui.desk_case import CaseView
    from ui.desk_session import DeskSession

translate = QCoreApplication.translate


class ChangesView(QWidget):
    """A card for every clause that changed or was remarked on; frozen facts of both, no more."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk, self._case = desk, ""
        self._area, self._cards = scrolling_column("desk_changes")
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(self._area))

    def show_case(self, view: CaseView) -> None:
        """Compare beside the window."""
        case = self._case = view.file.summary.id
        empty(self._cards)
        task = self._desk.compute(lambda desk: load_changes(desk, case))
        task.done.connect(while_there(self, lambda found: self._show(case, found)))

    def _show(self, case: str, found: Compared | None) -> None:
        if case != self._case:
            return
        empty(self._cards)
        if found is None:
            said = self.tr("This is the first revision; there is nothing to compare it with.")
            self._cards.addWidget(label(said, "second", "changes_none"))
            return
        before, after, changes = found.before.revision, found.now.revision, found.changes
        said = self.tr("Revision {before} → revision {after}").format(before=before, after=after)
        self._cards.addWidget(label(said, "heading", "changes_head"))
        if found.doubt:
            doubt = sentence(found.doubt, {}, language.current())
            self._cards.addWidget(state_line(doubt, "bad", "alert", "changes_doubt"))
        for one in changes:
            self._cards.addWidget(self._card(one))
        if not changes:
            said = self.tr("Nothing differs between the two revisions.")
            self._cards.addWidget(label(said, "second", "changes_same"))

    def _card(self, one: Changes) -> QFrame:
        made = frame("card", f"change_{one.pack}_{one.clause}".rstrip("_"))
        where = one.clause or self.tr("The visit as a whole")
        top = row(chip(where, "blue"), label(one.text, "small", wrap=True), gap=8)
        top.setStretch(1, 1)
        body = column(top, gap=6, margin=12)
        for number, remark in one.remarks:
            asked = self.tr("Remark {n}: {words}").format(n=number, words=remark.text)
            body.addWidget(label(asked, "", wrap=True))
            answer = remark.answer or self.tr("not answered in words")
            body.addWidget(label(self.tr("Answer: {words}").format(words=answer), "", wrap=True))
        for change in one.changes:
            body.addWidget(label(told(change), "second", wrap=True))
        if not one.changes:
            body.addWidget(label(self.tr("Nothing was changed here."), "second"))
        made.setLayout(body)
        return made


def load_changes(desk: Desk, case_id: str) -> Compared | None:
    """Return what the last revision of a case changed; None for a first revision."""
    from sync.sending import compared

    return compared(desk, case_id)


def told(change: Change) -> str:
    """Say one change: what, which, before and after."""
    what = named(change.what)
    name = f" {change.name}" if change.name and change.what != "outcome" else ""
    if not change.before and not change.after:
        return translate("Changes", "{what}: changed").format(what=what + name)
    none = translate("Changes", "none")
    before, after = _words(change, change.before) or none, _words(change, change.after) or none
    return f"{what}{name}: {before} → {after}"


def _words(change: Change, said: str) -> str:
    verdicts = {str(verdict): verdict for verdict in Verdict}
    if change.what in ("verdict", "part") and said in verdicts:
        return words.verdict(verdicts[said])
    return said


def named(what: str) -> str:
    """Return the words for a member of the facts."""
    known = {
        "verdict": translate("Changes", "Result"),
        "note": translate("Changes", "Remark"),
        "reason": translate("Changes", "Reason"),
        "place": translate("Changes", "Place"),
        "reported": translate("Changes", "Ratio as told"),
        "values_origin": translate("Changes", "Origin of the figures"),
        "values_source": translate("Changes", "Source of the figures"),
        "values_evidence": translate("Changes", "Evidence of the figures"),
        "guidance": translate("Changes", "The district's reading"),
        "grade": translate("Changes", "Grade"),
        "value": translate("Changes", "Figure"),
        "part": translate("Changes", "Point"),
        "room": translate("Changes", "Room"),
        "samples": translate("Changes", "Samples"),
        "slips": translate("Changes", "Satisfaction slips"),
        "finding": translate("Changes", "Finding"),
        "evidence": translate("Changes", "Evidence"),
        "outcome": translate("Changes", "Outcome"),
        "facility": translate("Changes", "Facility"),
        "team": translate("Changes", "Team"),
        "vetoes": translate("Changes", "Vetoes"),
        "unchecked": translate("Changes", "Unchecked list"),
        "forms": translate("Changes", "Forms"),
        "meetings": translate("Changes", "Meetings"),
        "rooms": translate("Changes", "Rooms"),
        "application": translate("Changes", "Application"),
    }
    return known.get(what, what)
