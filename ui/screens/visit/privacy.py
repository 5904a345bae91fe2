"""Asks once what the photos of a clause show, before they are attached; in place, never a box."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.facts.state import VisitState
from models.visits.privacy import ASK, REMIND, SETTLED, open_photos
from ui.widgets.asked_photos import AskedPhotos
from ui.widgets.basics import button, column, hand_back_focus, label
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from models.facts.bodies import ClauseRef

NOBODY, COVERED, PEOPLE = "nobody", "covered", "people"
Key = tuple[str, str, str]
"""Visit, pack and clause."""


ANSWERS_NOTHING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskFrame(QFrame):
    """Holds the keys while it asks, so that none of them is an answer before one goes to one.

    Strangers pressed the space bar and had said 没有人 of a patient.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "asks")
        self.setObjectName("privacyQuestion")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        """Take space and return before the page does."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ANSWERS_NOTHING
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and return do nothing; Tab goes to the answers."""
        if event.key() not in ANSWERS_NOTHING:
            super().keyPressEvent(event)


class PrivacyAsk(QWidget):
    """A question for clauses with risk 2, a quiet line for all that have a risk."""

    said = Signal(str, str)
    """SHA-256 of a photo that has come in, and what the person said of the photos of its clause."""
    cover = Signal(str)
    """SHA-256 of a photo to cover now."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._answers: dict[Key, str] = {}
        self._key: Key = ("", "", "")
        self._risk, self._waiting = 0, list[Callable[[], None]]()
        self._found: tuple[str, ...] = ()
        self._open: tuple[str, ...] = ()
        self._told: dict[str, str] = {}
        self._begin_cover = False
        self._remind = label(
            self.tr("Mind faces, names and screens when you take photos here."),
            "small",
            "privacyRemind",
            wrap=True,
        )
        self.photos = AskedPhotos("privacyPhotos")
        self._question = AskFrame()
        self._question.setLayout(self._ask_layout())
        self._left = button("", "privacyCover", "link", "eraser")
        self._left.clicked.connect(lambda: self.cover.emit(self._open[0]) if self._open else None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for each in (self._remind, self._question, self._left):
            layout.addWidget(each)
            each.hide()

    def _ask_layout(self) -> QVBoxLayout:
        asked = self.tr("What do your photos of this clause show?")
        self._question.setAccessibleName(asked)
        words = label(asked, "heading", wrap=True)
        flow = FlowLayout(6)
        nobody = button(self.tr("Nobody, no records"), "privacyNobody")
        nobody.clicked.connect(lambda: self.answer(NOBODY))
        covered = button(self.tr("Already covered"), "privacyCovered")
        covered.clicked.connect(lambda: self.answer(COVERED))
        people = button(self.tr("To be covered"), "privacyPeople")
        people.clicked.connect(lambda: self.answer(PEOPLE))
        leave = button(self.tr("Do not add"), "privacyLeave", "link")
        leave.clicked.connect(lambda: self.answer(""))
        for each in (nobody, covered, people, leave):
            flow.addWidget(each)
        return column(words, self.photos, flow, gap=6, margin=8)

    # The clause

    def show_clause(self, ref: ClauseRef | None, risk: int, state: VisitState | None) -> None:
        """Show what the clause asks for; what waited for another clause's answer is let go."""
        key = (state.visit_id, ref.pack, ref.clause) if state and ref else ("", "", "")
        if key != self._key:
            self._waiting.clear()
            self._question.hide()
            self.photos.forget()
        self._key, self._risk = key, risk
        is_open = state is not None and state.closed is None
        answered = key in self._answers  # it has done its work, and photos need the room
        self._remind.setVisible(is_open and risk >= REMIND and not answered)
        asks = is_open and risk >= ASK and state is not None
        self._found = open_photos(state, key[1], key[2]) if asks and state is not None else ()
        if asks and state is not None:
            self._tell(state)
        self._open = tuple(f for f in self._found if self._told.get(f) not in SETTLED)
        self._left.setVisible(bool(self._open))
        self._left.setText(self.tr("Cover {count} photos").format(count=len(self._open)))
        self._left.setAccessibleName(self._left.text())
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        """Take no room without anything to say."""
        parts = (self._remind, self._question, self._left)
        self.setVisible(any(not part.isHidden() for part in parts))

    def _tell(self, state: VisitState) -> None:
        """Pass on the answer for photos that have come in since it was given."""
        answer = self._answers.get(self._key)
        if answer is None:
            return
        for sha256 in self._found:
            if sha256 in state.shows or sha256 in self._told:
                continue
            self._told[sha256] = answer
            self.said.emit(sha256, answer)
            if self._begin_cover:
                self._begin_cover = False
                self.cover.emit(sha256)

    # The question

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for."""
        return not self._question.isHidden()

    def admit(self, go_on: Callable[[], None]) -> None:
        """Go on at once, or when the person has said what the photos show."""
        if self._risk < ASK or self._key in self._answers:
            go_on()
            return
        self._waiting.append(go_on)
        self._question.show()
        self._show_or_hide()
        self._question.setFocus()

    def answer(self, answer: str) -> None:
        """Say what the photos show, if that is asked: nobody, covered, people; empty: add none."""
        if self._question.isHidden():
            return
        hand_back_focus(self._question)  # or the next digit would be written into the finding
        self._question.hide()
        self.photos.forget()
        self._show_or_hide()
        waiting, self._waiting = self._waiting, []
        if not answer:
            return
        self._answers[self._key] = answer
        self._remind.hide()
        self._show_or_hide()
        self._begin_cover = answer == PEOPLE
        for sha256 in self._found:  # those of another day are not what was asked about
            self._told.setdefault(sha256, "")
        for go_on in waiting:
            go_on()
