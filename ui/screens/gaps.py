"""The list of what is still open before signing, each gap with the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from models.facts.bodies import Meeting
from models.standards.types import Pack
from models.visits.meetings import FIRST_MISSING, LAST_MISSING
from ui import language
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.blocks import scrolling_column, state_line

if TYPE_CHECKING:
    from models.visits.closing import Blocker

FEW = 44
"""Characters of a clause that stand in a gap before it is opened."""
MOST = 40
"""Gaps shown one by one; a visit just begun has hundreds."""
OF_TEAM = (
    "leader-missing",
    "leader-twice",
    "member-unnamed",
    "member-name-twice",
    "team-gap",
    "member-recused",
    "member-employed-here",
    "grade-first",
    "key-indicator-open",
    "application-barred",
    "application-after-county",
    "application-too-early",
    "review-after-city",
    "self-assessment-late",
)
"""Settled where team, facility and application are corrected."""
OF_MEETINGS = {FIRST_MISSING: Meeting.FIRST, LAST_MISSING: Meeting.LAST}
"""Settled where the meetings are recorded."""


class GapText(QWidget):
    """The words of a clause: as far as two lines go, and in full when they are pressed for."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._text = text
        self._said = label("", "small", f"gapText_{name}", wrap=True)
        self._more = button("", f"gapMore_{name}", "link")
        self._more.clicked.connect(lambda: self._show(not self._whole))
        layout = column(self._said, row(self._more, 1), gap=0)
        layout.setContentsMargins(28, 0, 0, 0)
        self.setLayout(layout)
        self._show(len(text) <= FEW)
        self._more.setVisible(len(text) > FEW)

    def _show(self, whole: bool) -> None:
        self._whole = whole
        self._said.setText(self._text if whole else self._text[:FEW] + "…")
        said = self.tr("Less") if whole else self.tr("Full text")
        self._more.setText(said)
        self._more.setAccessibleName(f"{said} {self._text[:FEW]}")


class GapList(QWidget):
    """What blocks first, then what only warns."""

    go = Signal(object)
    """The blocker a person wants to settle."""
    list_all = Signal()
    """Show everything that is missing, level by level."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        area, self._rows = scrolling_column("closing_blockers")
        self._shown: tuple[Blocker, ...] | None = None
        self.setLayout(column(area))

    def show_gaps(self, found: Sequence[Blocker], packs: Sequence[Pack]) -> None:
        """Show the gaps; nothing happens when they are the ones already there."""
        ordered = tuple(sorted(found, key=lambda b: b.severity != "blocks"))
        if ordered == self._shown:
            return
        self._shown = ordered
        empty(self._rows)
        texts = {(p.id, c.code): c.text for p in packs for c in p.clauses()}
        for blocker in ordered[:MOST]:
            text = texts.get((blocker.pack, blocker.clause or ""), "")
            self._rows.addWidget(self._gap(blocker, text))
        if len(ordered) > MOST:
            self._rows.addWidget(self._rest(len(ordered) - MOST))
        if not ordered:
            words = self.tr("Nothing stands in the way.")
            self._rows.addWidget(state_line(words, "ok", "check", "closing_clear"))

    def _gap(self, blocker: Blocker, text: str) -> QFrame:
        page = blocker.code if blocker.code in (*OF_TEAM, *OF_MEETINGS) else ""
        key = blocker.clause or blocker.veto or blocker.form or page
        tone, icon = ("bad", "cross") if blocker.severity == "blocks" else ("warn", "alert")
        sentence = blocker.sentence(language.current())
        where = blocker.clause or blocker.veto or ""
        said = f"{where}  {self._short(blocker)}".strip()
        body = column(1, state_line(said, tone, icon), gap=2)
        if text:
            body.addWidget(GapText(text, f"{blocker.code}_{key}"))
        body.addStretch(1)  # the icon beside its line, however high the button
        line = row(body, gap=6, margin=8)
        line.setStretch(0, 1)
        if key:
            go = button(self.tr("Settle"), f"gap_{blocker.code}_{key}", "link")
            go.setAccessibleName(self.tr("Settle {what}").format(what=sentence))
            go.clicked.connect(partial(self.go.emit, blocker))
            line.addWidget(go)
        made = frame("card")
        made.setToolTip(sentence)
        made.setLayout(line)
        return made

    def _short(self, blocker: Blocker) -> str:
        """A few words; the whole sentence is the tool tip."""
        said = {
            "clause-unchecked": self.tr("unchecked"),
            "clause-to-verify": self.tr("still to verify"),
            "finding-missing": self.tr("no finding written down"),
            "finding-no-evidence": self.tr("finding without evidence"),
            "finding-no-place": self.tr("finding without a place"),
            "finding-no-rectification": self.tr("no rectification asked"),
            "photo-not-covered": self.tr("photos neither covered nor confirmed"),
            "not-applicable-approval": self.tr("N/A: the leader approves by signing"),
            "mark-against-figures": self.tr("mark and figures disagree"),
            "figures-missing": self.tr("figures are missing"),
            "figures-no-source": self.tr("figures without a source"),
            "parts-open": self.tr("met, points left open"),
            "finding-not-failed": self.tr("not failed, yet has a finding"),
            "veto-unanswered-declaration": self.tr("veto: no declaration yet"),
            "veto-unanswered-office": self.tr("veto: office check is missing"),
            FIRST_MISSING: self.tr("no first meeting recorded"),
            LAST_MISSING: self.tr("no last meeting recorded"),
            "veto-found": self.tr("veto found: the flow stops"),
            "veto-none-counts": self.tr("veto: no incident counts"),
            "veto-incident-counts": self.tr("veto: an incident counts"),
        }
        return said.get(blocker.code) or blocker.sentence(language.current())

    def _rest(self, number: int) -> QFrame:
        words = self.tr("{n} more").format(n=number)
        see = button(self.tr("Coverage"), "gap_rest", "link")
        see.clicked.connect(self.list_all)
        made = frame("card")
        made.setLayout(row(label(words, "second"), 1, see, margin=8))
        return made
