"""What lies over the lower edge of the clauses: a passing sentence, or a mark out of sight.

One at a time, the sentence first, and at the upper edge where the marks one works in would be
under it. Both lie over the list instead of pushing it: a row that moves while a finger comes
down is marked by mistake.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea
from shiboken6 import isValid

from models.standards.types import Verdict
from ui import words
from ui.style import icons, theme
from ui.widgets.basics import button, column, hand_back_focus, label, row, tell
from ui.widgets.clause_card import ClauseCard
from ui.widgets.message import Message, Offer
from ui.widgets.segments import SHAPES

translate = QCoreApplication.translate
READ_MS, PER_CHARACTER_MS, OFFER_MS, AGAIN_MS = 5_000, 120, 20_000, 3_000
"""How long a sentence stays: to notice it, to read it, to take its way on, and while it is used."""


class Passing(Message):
    """A sentence that goes by itself when it has been read; what went wrong stays until a key."""

    turned = Signal()
    """It has come or gone."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._stays = False
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._go)

    @property
    def stays_ms(self) -> int:
        """Milliseconds until it goes by itself; 0 when it waits for a key."""
        return self._wait.interval() if self._wait.isActive() else 0

    def say(self, words: str, tone: str = "", offer: Offer | None = None) -> None:
        """Show one sentence, for as long as it takes to read it."""
        super().say(words, tone, offer)
        self._stays = tone == "bad"
        self._wait.stop()
        if not self._stays:
            self._wait.start((OFFER_MS if offer else READ_MS) + PER_CHARACTER_MS * len(words))
        self.turned.emit()

    def pass_on(self) -> None:
        """The person has gone on: only what went wrong is still worth a look."""
        if not self._stays:
            self.clear()

    def clear(self) -> None:
        """Put the sentence away; its button gives the keys back."""
        self._wait.stop()
        hand_back_focus(self)
        super().clear()
        self.turned.emit()

    def _go(self) -> None:
        at = QApplication.focusWidget()
        if self.underMouse() or (at is not None and self.isAncestorOf(at)):
            self._wait.start(AGAIN_MS)  # it is being read or used
        else:
            self.clear()


class MarkLine(QFrame):
    """Clause, verdict and whether it is saved, while the marks of the chosen card are not seen."""

    wanted = Signal()
    """The marks are to be brought into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("markLine")
        self.setProperty("role", "message")
        self._sign, self._words = QLabel(), label("", "", "markLineText")
        self._see = button(translate("MarkLine", "Show marks"), "markLineShow", "link", "down")
        self._see.clicked.connect(self.wanted)
        layout = row(self._sign, self._words, 1, self._see, gap=8)
        layout.setContentsMargins(12, 1, 6, 1)
        self.setLayout(layout)
        self.hide()

    def show_mark(
        self, code: str, verdict: Verdict, saving: bool, doubts: Sequence[str] = (), more: str = ""
    ) -> None:
        """Say what the clause has; `saving` while the store has not answered.

        ``doubts``: what the result stands without; ``more``: what its figures propose.
        """
        said = " · ".join((mark_words(code, verdict, saving), *doubts, *([more] if more else [])))
        if said == self._words.text():
            return
        self._words.setText(said)
        self.setAccessibleName(said)
        shape, colour = SHAPES.get(verdict, ("circle", "still"))
        tone = {"ok": "ok", "bad": "bad", "warn": "warn"}.get(colour, "")
        if doubts:
            shape, tone = "alert", "warn"
        self._sign.setPixmap(icons.pixmap(shape, 16, f"{tone}_text" if tone else "text2"))
        tell(self, "tone", tone)
        tell(self._words, "tone", tone)


def mark_words(code: str, verdict: Verdict, saving: bool) -> str:
    """``1.1.1/4  达标 · 已保存``; what was never marked is only named."""
    said = f"{code}  {words.verdict(verdict)}"
    if verdict is Verdict.UNCHECKED and not saving:
        return said
    kept = translate("MarkLine", "saving …") if saving else translate("MarkLine", "saved")
    return f"{said} · {kept}"


class Edge(QFrame):
    """Lies over the lower edge of a scrolling list, as high as what it has to say."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self.setObjectName("clausesEdge")
        self.setProperty("role", "clear")
        self._area = area
        self._card: ClauseCard | None = None
        self._code, self._saving = "", Verdict.UNCHECKED
        self._waits = self._above = False
        self.message = Passing("clausesMessage")
        self.mark = MarkLine()
        self.mark.wanted.connect(self._show_marks)
        self._lines = column(self.message, self.mark, gap=4)
        self.setLayout(self._lines)
        self.message.turned.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        area.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())
        area.viewport().installEventFilter(self)
        self.hide()

    @property
    def covered(self) -> int:
        """Pixels at the lower edge that a sentence lies over."""
        return 0 if self.message.isHidden() or self._above else self.message.height() + 8

    def follow(self, code: str, card: ClauseCard) -> None:
        """From now on this is the chosen clause."""
        if self._card is not None and isValid(self._card):
            self._card.removeEventFilter(self)
        self._code, self._card, self._waits = code, card, False
        card.installEventFilter(self)
        self._soon.start()

    def forget(self) -> None:
        """No clause is chosen."""
        self._card = None
        self._soon.start()

    def saving(self, verdict: Verdict) -> None:
        """A verdict was given; what the store says comes next."""
        self._saving, self._waits = verdict, True
        self.look()

    def answered(self) -> None:
        """The store has answered, or the rules have."""
        self._waits = False
        self.look()

    def look(self) -> None:
        """Say the mark when the marks of the chosen card are not wholly in sight."""
        card = self._card if self._card is not None and isValid(self._card) else None
        hidden = card is not None and card.isVisible() and not self._seen(card)
        if card is not None and hidden:
            verdict = self._saving if self._waits else card.shown
            doubts = () if self._waits else card.chips.doubts
            proposed = "" if self._waits else card.proposal.said
            self.mark.show_mark(self._code, verdict, self._waits, doubts, proposed)
        self.mark.setVisible(hidden and self.message.isHidden())  # one at a time
        self._place()

    def _seen(self, card: ClauseCard) -> bool:
        view = self._area.viewport()
        place = QRect(card.segments.mapTo(view, QPoint(0, 0)), card.segments.size())
        return view.rect().adjusted(0, 0, 0, -self.covered).contains(place)

    def _show_marks(self) -> None:
        if self._card is not None and isValid(self._card):
            hand_back_focus(self.mark)  # the line goes: the keys are the chosen card's again
            self._area.ensureWidgetVisible(self._card.segments, 0, 8 + self.covered)

    def _place(self) -> None:
        """As wide as the list, at its lower edge."""
        said = not self.message.isHidden() or not self.mark.isHidden()
        view = self._area.viewport().geometry()
        if said:
            wide = view.width() - theme.px(4)
            layout = self._lines
            tall = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else 0
            tall = max(tall, layout.totalMinimumSize().height())
            edges = (view.bottom() + 1 - tall, view.top())
            places = [QRect(view.left(), y, wide, tall) for y in edges]
            if self._covers_marks(places[self._above]):
                self._above = not self._above
            self.setGeometry(places[self._above])
            self.raise_()
        else:
            self._above = False
        self.setVisible(said)

    def _covers_marks(self, place: QRect) -> bool:
        """Whether the marks of the chosen card would be under it; it then takes the other edge."""
        card = self._card
        if card is None or not isValid(card) or not card.isVisible():
            return False
        marks = card.segments
        return place.intersects(QRect(marks.mapTo(self._area, QPoint(0, 0)), marks.size()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the list or the chosen card has another size or place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._soon.start()
        return False
