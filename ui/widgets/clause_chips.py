"""The chips of a clause: what it is about, what its state is, and what can be opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from models.standards.compound import is_compound
from models.standards.parts_types import Tags
from models.standards.types import Clause, Method, Verdict
from models.visits.findings import NOT_FAILED
from ui.evidence_count import copies_words
from ui.widgets.basics import button, chip
from ui.widgets.card_state import CardState
from ui.widgets.clause_about import chip_button, explained, flags, quiet
from ui.widgets.flow import FlowLayout

translate = QCoreApplication.translate
SHORT = 16
"""Characters of a remark that fit into a chip; the whole is one touch away."""


class ClauseChips(QWidget):
    """Shows what it is told; tells what was pressed."""

    evidence = Signal()
    derivation = Signal()
    history = Signal()
    """What happened to the clause is to be shown."""
    links = Signal()
    sample = Signal()
    """The sampling is to be opened or put away."""
    about = Signal()
    """What is said about the clause is to be shown or put away."""
    proposal = Signal()
    """The reason that the profile proposes is to be taken."""
    whole = Signal(str)
    """Words that were too long for a chip are to be read."""

    def __init__(self, clause: Clause, name: str, tags: Tags, methods: tuple[Method, ...]) -> None:
        super().__init__()
        self._clause, self._name = clause, name
        self.doubts: tuple[str, ...] = ()
        """What the result stands without or against, in words."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(gap=6)
        self.setLayout(self._flow)
        self._standing = self._about(tags, methods)
        if clause.tests or is_compound(clause):
            derive = button(self.tr("Derivation"), f"derive_{name}", "link", "list")
            derive.setToolTip(self.tr("How the verdict comes about (F2)"))
            derive.clicked.connect(self.derivation)
            self._standing.append(derive)
        if Method.DOCUMENTS in methods:
            draw = button(self.tr("Sample"), f"openSample_{name}", "link", "list")
            draw.setToolTip(self.tr("Draw documents by lot"))
            draw.clicked.connect(self.sample)
            self._standing.append(draw)
        self._same = button("", f"same_{name}", "link", "link")
        self._same.setToolTip(self.tr("What the same look also answers (F3)"))
        self._same.clicked.connect(self.links)
        self._evidence = button(self.tr("Evidence"), f"addEvidence_{name}", "link", "camera")
        self._evidence.setToolTip(self.tr("Add photos or documents to this clause"))
        self._evidence.clicked.connect(self.evidence)
        past = button("", f"history_{name}", "link", "clock", self.tr("History (F6)"))
        past.clicked.connect(self.history)
        self._standing += [self._same, self._evidence, past]
        for standing in self._standing:
            self._flow.addWidget(standing)

    def _about(self, tags: Tags, methods: tuple[Method, ...]) -> list[QPushButton]:
        """The chips that depend on the clause alone."""
        made = []
        if words := quiet(tags, methods):
            made.append(chip_button(words, f"quiet_{self._name}"))
        for kind, words, tone in flags(self._clause, tags):
            made.append(chip_button(words, f"{kind}_{self._name}", tone))
        if not made and explained(self._clause, tags, methods):
            made.append(chip_button(self.tr("Remark"), f"quiet_{self._name}"))
        for one in made:
            one.setToolTip(self.tr("What is said about this clause (F4)"))
            one.clicked.connect(self.about)
        return made

    def show_state(self, state: CardState) -> None:
        """Show what the record says now."""
        self._drop_chips()
        self.doubts = tuple(words for words, _kind in self._doubted(state))
        # Into the layout first: a widget without a parent would show as a window of its own.
        for made in self._of_state(state):
            self._flow.addWidget(made)
        topics = state.links.topics
        number = len({(o.document, o.number) for topic in topics for o in topic.others})
        self._same.setText(self.tr("Same look {n}").format(n=number))
        self._same.setAccessibleName(self._same.text())
        self._same.setVisible(bool(topics))
        self._evidence.setVisible(state.is_open)

    def _drop_chips(self) -> None:
        """Let go of what the last state showed; the standing ones stay where they are."""
        while (item := self._flow.takeAt(len(self._standing))) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.hide()
                widget.deleteLater()

    def _of_state(self, state: CardState) -> list[QWidget]:
        found: list[QWidget] = [
            chip(words, "warn", f"{kind}_{self._name}") for words, kind in self._doubted(state)
        ]
        if state.note:
            tone = "bad" if state.verdict is Verdict.NOT_MET else ""
            found.append(self._long(state.note, "note", tone))
        if state.verdict is Verdict.NOT_APPLICABLE and state.reason:
            found.append(self._long(state.reason, "because", ""))
        if _proposes(state):
            found.append(self._proposal(state))
        if state.photos:
            found.append(
                chip(evidence_words(state.photos, state.copies), name=f"photos_{self._name}")
            )
        if state.has_finding and state.verdict in NOT_FAILED:
            words = self.tr("Not failed, yet has a finding")
            found.append(chip(words, "warn", f"finding_{self._name}"))
        elif state.has_finding:
            found.append(chip(self.tr("Finding written"), "bad", f"finding_{self._name}"))
        elif state.verdict is Verdict.NOT_MET:
            found.append(chip(self.tr("Finding missing"), "warn", f"finding_{self._name}"))
        return found

    def _doubted(self, state: CardState) -> list[tuple[str, str]]:
        """What a mark stands against, or a 达标 without; no document forbids it, and nobody
        should overlook it."""
        found: list[tuple[str, str]] = []
        if state.conflict:
            found.append((self.tr("Mark and figures disagree"), "conflict"))
        if state.parts_conflict:
            found.append((self.tr("Mark and points disagree"), "partsConflict"))
        if state.ticked is not None:
            said, total = state.ticked
            words = self.tr("Met, but points {said}/{total}").format(said=said, total=total)
            found.append((words, "ticked"))
        if state.not_computable:
            found.append((self.tr("Met, but figures cannot be computed"), "notComputable"))
        return found

    def _long(self, words: str, kind: str, tone: str) -> QWidget:
        """What is too long for a chip is opened by pressing it."""
        if len(words) <= SHORT:
            return chip(words, tone)
        made = chip_button(words[: SHORT - 1] + "…", f"{kind}_{self._name}", tone)
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.clicked.connect(lambda: self.whole.emit(words))
        return made

    def _proposal(self, state: CardState) -> QWidget:
        made = chip_button(self.tr("N/A by profile?"), f"propose_{self._name}", "blue")
        made.setToolTip(state.proposed_reason)
        made.clicked.connect(self.proposal)
        return made


def evidence_words(photos: int, copies: int) -> str:
    """How many photos and documents; copies of them are named apart and count for nothing."""
    said = translate("ClauseChips", "Evidence {count}").format(count=photos)
    return f"{said} · {copies_words(copies)}" if copies else said


def _proposes(state: CardState) -> bool:
    open_here = state.is_open and not state.no_exception
    return (
        bool(state.proposed_reason) and open_here and (state.verdict is not Verdict.NOT_APPLICABLE)
    )
