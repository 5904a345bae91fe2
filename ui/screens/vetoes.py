"""The vetoes: what the applicant declares and what the office found, each with its source."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from models.facts.state import VisitState
from models.standards.types import Pack, Veto
from ui.widgets.basics import chip, column, empty, frame, label, row
from ui.widgets.blocks import scrolling_column
from ui.widgets.choice import Choice

DECLARATION, OFFICE = "declaration", "office"


class VetoesView(QWidget):
    """One card per veto; an answer is kept as soon as it is given."""

    answered = Signal(str, str, str, str, str)
    """Pack, veto, basis, answer, source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._rows: dict[tuple[str, str, str], _Answer] = {}
        area, self._cards = scrolling_column("vetoes")
        self.setLayout(column(area))

    def fill(self, packs: tuple[Pack, ...]) -> None:
        """Build the cards; done once per visit."""
        self._rows.clear()
        empty(self._cards)
        for pack in packs:
            for veto in pack.vetoes:
                self._cards.addWidget(self._card(pack, veto))
        if not self._rows:
            self._cards.addWidget(label(self.tr("These standards have no vetoes."), "second"))

    def show_state(self, state: VisitState) -> None:
        closed = state.closed is not None
        for key, answer in self._rows.items():
            given = state.vetoes.get(key)
            answer.fill(given.answer if given else "", given.source if given else "")
            answer.setEnabled(not closed)

    def _card(self, pack: Pack, veto: Veto) -> QFrame:
        made = frame("card", f"veto_{veto.code}")
        window = (
            self.tr("within {n} years").format(n=veto.window_years)
            if veto.window_years
            else self.tr("present state")
        )
        top = row(chip(veto.code, "blue"), label(veto.text, "heading", wrap=True), chip(window))
        top.setStretch(1, 1)
        body = column(top, gap=8, margin=12)
        if veto.hint:
            body.addWidget(label(veto.hint, "small", wrap=True))
        self._add_answer(body, pack, veto, DECLARATION, self.tr("Applicant declares"))
        self._add_answer(body, pack, veto, OFFICE, self.tr("Office checked"))
        made.setLayout(body)
        return made

    def _add_answer(
        self, body: QVBoxLayout, pack: Pack, veto: Veto, basis: str, words: str
    ) -> None:
        key = (pack.id, veto.code, basis)
        answer = _Answer(f"veto_{veto.code}_{basis}", words)
        answer.given.connect(partial(self._given, key))
        self._rows[key] = answer
        body.addWidget(answer)

    def _given(self, key: tuple[str, str, str], answer: str, source: str) -> None:
        self.answered.emit(*key, answer, source)


class _Answer(QWidget):
    """Nothing of the kind, or found; and where one knows it from."""

    given = Signal(str, str)

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._kept = ("", "")
        said = label(words, "second")
        said.setFixedWidth(130)
        items = (
            ("none", self.tr("Nothing of the kind"), "met"),
            ("found", self.tr("Found"), "not_met"),
        )
        self._choice = Choice(name, items, words)
        self._source = QLineEdit()
        self._source.setObjectName(f"{name}_source")
        self._source.setAccessibleName(words + ": " + self.tr("source"))
        self._source.setPlaceholderText(self.tr("Named source, e.g. letter and its number"))
        self._choice.chosen.connect(self._tell)
        self._source.editingFinished.connect(self._tell)
        self.setLayout(row(said, self._choice, self._source, gap=10))

    def fill(self, answer: str, source: str) -> None:
        self._kept = (answer, source)
        if not answer:
            return  # what was chosen and refused stays, to be completed
        self._choice.select(answer)
        if not self._source.hasFocus():
            self._source.setText(source)

    def _tell(self, *_: object) -> None:
        now = (self._choice.value(), self._source.text().strip())
        if now[0] and now != self._kept:
            self._kept = now
            self.given.emit(*now)
