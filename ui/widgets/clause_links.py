"""同一观察: what else the same look answers; shown and offered, never marked from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.standards.linked import Linked, Topic
from models.standards.links import Kind
from models.standards.types import Verdict
from ui import words
from ui.widgets.basics import button, chip, column, empty, frame, label, row

VERDICT_TONES = {
    Verdict.MET: "ok",
    Verdict.NOT_MET: "bad",
    Verdict.TO_VERIFY: "warn",
    Verdict.NOT_APPLICABLE: "",
    Verdict.UNCHECKED: "",
}
translate = QCoreApplication.translate


@dataclass(frozen=True)
class LinksState:
    """What a clause is linked with, and what the visit says of it."""

    topics: tuple[Topic, ...] = ()
    verdicts: Mapping[tuple[str, str], Verdict] = field(default_factory=dict)
    """Of the linked clauses of the visit, by pack and clause."""


def place(linked: Linked) -> str:
    """Where a linked text stands: 000（2015年版）第 2.3.3/2 条, 004 目标 T23."""
    said = {
        Kind.CLAUSE: translate("ClauseLinks", "{document} ({edition}) clause {number}"),
        Kind.VETO: translate("ClauseLinks", "{document} ({edition}) veto {number}"),
        Kind.TARGET: translate("ClauseLinks", "{document} target {number}"),
        Kind.TASK: translate("ClauseLinks", "{document} task {number}"),
        Kind.PASSAGE: translate("ClauseLinks", "{document} passage {number}"),
    }[linked.kind]
    return said.format(document=linked.document, edition=linked.edition, number=linked.number)


class ClauseLinks(QFrame):
    """Opens below a clause: each linked text in full, with its own verdict and the way to it."""

    wanted = Signal(str, str)
    """Pack and clause the person wants to go to."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"links_{name}")
        self.setProperty("role", "well")
        self.setAccessibleName(self.tr("The same look also answers"))
        self._name = name
        self._state = LinksState()
        self._drawn: LinksState | None = None
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(12, 10, 12, 10)
        self._rows.setSpacing(8)
        self.setLayout(self._rows)
        self.hide()

    def show_links(self, state: LinksState) -> None:
        """Keep what there is; it is drawn when it is opened."""
        self._state = state
        if not state.topics:
            self.hide()
        elif not self.isHidden():
            self._draw()

    def open(self, wanted: bool) -> None:
        """Show or put away."""
        if wanted:
            self._draw()
        self.setVisible(wanted)

    def _draw(self) -> None:
        if self._drawn == self._state:
            return
        self._drawn = self._state
        empty(self._rows)
        for topic in self._state.topics:
            self._rows.addWidget(self._topic(topic))
        said = self.tr("Proposed only: no mark is carried over; each keeps its wording and limit.")
        self._rows.addWidget(label(said, "small", wrap=True))

    def _topic(self, topic: Topic) -> QWidget:
        made = QWidget()
        title = label(topic.topic, "heading", f"topic_{self._name}_{topic.code}", wrap=True)
        why = label(topic.why, "small", wrap=True)
        lines = [self._line(topic, linked) for linked in topic.others]
        made.setLayout(column(title, why, *lines, gap=5))
        return made

    def _line(self, topic: Topic, linked: Linked) -> QFrame:
        name = f"{self._name}_{topic.code}_{linked.document}_{linked.number}"
        made = frame("linked", f"linked_{name}")
        text = column(label(place(linked), "small"), label(linked.text, wrap=True), gap=1)
        line = row(text, gap=8)
        line.setStretch(0, 1)
        line.setContentsMargins(8, 4, 6, 4)
        if linked.in_visit:
            self._add_way(line, linked, name)
        made.setLayout(line)
        made.setAccessibleName(f"{place(linked)} {linked.text}")
        return made

    def _add_way(self, line: QHBoxLayout, linked: Linked, name: str) -> None:
        key = (linked.pack, linked.number)
        verdict = self._state.verdicts.get(key, Verdict.UNCHECKED)
        line.addWidget(chip(words.verdict(verdict), VERDICT_TONES[verdict], f"verdict_{name}"))
        go = button(self.tr("Go to this clause"), f"go_{name}", "link", "right")
        go.setAccessibleName(f"{self.tr('Go to this clause')} {place(linked)}")
        go.clicked.connect(lambda: self.wanted.emit(*key))
        line.addWidget(go)
