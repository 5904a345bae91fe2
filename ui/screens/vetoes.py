"""The vetoes: what the applicant declares and what the office found, each with its source."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from models.facts.assessment import Incident
from models.facts.bodies import VetoAnswered
from models.facts.snapshot import veto_answers
from models.facts.state import VisitState
from models.facts.vetoes import Weighing, dates_of, weigh_answer, window_of
from models.standards.types import Pack, Veto
from ui import veto_words
from ui.style import theme
from ui.widgets.basics import chip, column, empty, frame, label, row
from ui.widgets.blocks import scrolling_column, state_line
from ui.widgets.choice import Choice
from ui.widgets.fields import line_field
from ui.widgets.incidents import Incidents

DECLARATION, OFFICE = "declaration", "office"


class VetoesView(QWidget):
    """One card per veto; an answer is kept as soon as it is given."""

    answered = Signal(str, str, str, str, str, object)
    """Pack, veto, basis, answer, source, incidents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._rows: dict[tuple[str, str, str], _Answer] = {}
        self._heads: list[tuple[Pack, Veto, QLabel, QWidget]] = []
        area, self._cards = scrolling_column("vetoes")
        self.setLayout(column(area))

    def fill(self, packs: tuple[Pack, ...]) -> None:
        """Build the cards; done once per visit."""
        self._rows.clear()
        self._heads.clear()
        empty(self._cards)
        for pack in packs:
            for veto in pack.vetoes:
                self._cards.addWidget(self._card(pack, veto))
        if not self._rows:
            self._cards.addWidget(label(self.tr("These standards have no vetoes."), "second"))

    def show_state(self, state: VisitState) -> None:
        """Show the answers, the windows they are held against, and what follows."""
        closed = state.closed is not None
        for pack, veto, window, stops in self._heads:
            dates = dates_of(state, pack.id)
            found = window_of(veto, dates)
            window.setText(veto_words.window(found, dates, veto.window_years))
            stops.setVisible(veto_answers(state, pack)[veto.code] == "found")
            for basis in (DECLARATION, OFFICE):
                answer = self._rows[pack.id, veto.code, basis]
                given = state.vetoes.get((pack.id, veto.code, basis))
                answer.fill(given, weigh_answer(veto, given, dates) if given else None)
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
        held = label("", "small", f"veto_{veto.code}_window", wrap=True)
        stops = state_line(veto_words.stops(), "bad", "alert", f"veto_{veto.code}_stops")
        stops.hide()
        self._heads.append((pack, veto, held, stops))
        body.addWidget(held)
        body.addWidget(stops)
        self._add_answer(body, pack, veto, DECLARATION, self.tr("Applicant declares"))
        self._add_answer(body, pack, veto, OFFICE, self.tr("Office checked"))
        made.setLayout(body)
        return made

    def _add_answer(
        self, body: QVBoxLayout, pack: Pack, veto: Veto, basis: str, words: str
    ) -> None:
        key = (pack.id, veto.code, basis)
        answer = _Answer(f"veto_{veto.code}_{basis}", words, veto)
        answer.given.connect(partial(self._given, key))
        self._rows[key] = answer
        body.addWidget(answer)

    def _given(
        self, key: tuple[str, str, str], answer: str, source: str, incidents: object
    ) -> None:
        self.answered.emit(*key, answer, source, incidents)


class _Answer(QWidget):
    """Nothing of the kind, or found; where one knows it from; and what was found."""

    given = Signal(str, str, object)

    def __init__(self, name: str, words: str, veto: Veto) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._kept: tuple[str, str, tuple[Incident, ...]] = ("", "", ())
        said = label(words, "second")
        said.setFixedWidth(theme.px(130))
        items = (
            ("none", self.tr("Nothing of the kind"), "met"),
            ("found", self.tr("Found"), "not_met"),
        )
        self._choice = Choice(name, items, words)
        self._source = line_field(
            f"{name}_source",
            words + ": " + self.tr("source"),
            self.tr("Named source, e.g. letter and its number"),
        )
        self._incidents = Incidents(f"{name}_incidents", veto, f"{veto.code} {words}")
        self._choice.chosen.connect(self._tell)
        self._source.editingFinished.connect(self._tell)
        self._incidents.changed.connect(self._take)
        first = row(said, self._choice, self._source, gap=10)
        self.setLayout(column(first, self._incidents, gap=4))

    def fill(self, given: VetoAnswered | None, weighing: Weighing | None) -> None:
        """Show what the record holds; what was chosen and refused stays, to be completed."""
        if given is None:
            self._kept = ("", "", ())
            return
        incidents = given.incidents or ()
        if incidents != self._kept[2] or not self._kept[0]:
            self._incidents.clear_editor()
        self._kept = (given.answer, given.source, incidents)
        self._incidents.fill(incidents, weighing)
        self._choice.select(given.answer)
        if not self._source.hasFocus():
            self._source.setText(given.source)

    def _take(self, incidents: tuple[Incident, ...]) -> None:
        """Keep other incidents; without an answer yet, to name one is to say that it was found."""
        if not self._choice.value():
            self._choice.select("found")
        self.given.emit(self._choice.value(), self._source.text().strip(), incidents)

    def _tell(self, *_: object) -> None:
        now = (self._choice.value(), self._source.text().strip(), self._incidents.kept())
        if now[0] and now != self._kept:
            self._kept = now
            self.given.emit(*now)
