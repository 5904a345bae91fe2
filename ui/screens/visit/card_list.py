"""Cards below each other, put together a few at a time so that the window never waits.

A room may have a hundred clauses. The first screenful is there at once, beginning with the clause
one wants to see. The rest of an indicator follows between two events, that of a room as far as one
screenful beyond what is seen: a room is long, and every card makes the next layout dearer. What is
added above does not move what one looks at. Cards of the place before are let go in the same way.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from models.facts.state import Key
from models.standards.types import Note
from ui.screens.visit.catalogue import Entry
from ui.screens.visit.view import Group, Page
from ui.style import theme
from ui.widgets.basics import column, frame, label
from ui.widgets.blocks import Lines, Tall, scrolling
from ui.widgets.clause_card import ClauseCard

SLICE_MS = 8
"""How long one turn may take; a card more may be on its way."""
FIRST_MS = 16
"""How long the first screenful may keep the window; what is missing follows after the paint."""
LOW, FIGURE, POINT = 104, 66, 24
"""Pixels of the lowest card, and what a figure and a point add at the least."""
GAP = 10
USUAL = 150
"""Pixels that are kept free for a card that is not there yet, so that the scroll bar is honest."""
Make = Callable[[Entry], ClauseCard]
Line = Group | Note | Entry


@dataclass
class Cards:
    """The widget inside the scroll area, and what of the page is in it."""

    holder: QWidget
    layout: QVBoxLayout
    above: QWidget
    below: QWidget
    built: list[QWidget] = field(default_factory=list)
    """What stands on the page, from top to bottom. Never asked from the layout: a QLayoutItem that
    Python has seen outlives its widget there, and the next one at its address is taken for dead."""
    whole: bool = True
    """Whether everything is built, also what is out of sight."""
    lines: tuple[Line, ...] = ()
    first: int = 0
    """Number of the first line that is built."""
    end: int = 0
    """Number after the last line that is built."""


class CardList(QObject):
    """Shows a page; tells when everything is there."""

    finished = Signal()

    def __init__(self, make: Make, parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self.by_key: dict[Key, ClauseCard] = {}
        self._now = _empty_cards()
        self._old: list[QWidget] = []
        self.area: QScrollArea = scrolling(self._now.holder, "clauseArea")
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        self.area.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def complete(self) -> bool:
        """Whether every card that is to be there is there."""
        return not self._wants_below() and not self._wants_above()

    def show_page(self, page: Page, at: Key | None) -> None:
        """Show a page, beginning with the clause `at` where that is asked for."""
        self._put_away()
        lines = tuple(_lines(page))
        self._now.lines, self._now.whole = lines, not page.headed
        start, room = _start(lines, at), max(self.area.viewport().height(), 300)
        while start > 0 and _height(lines[start:]) < room:
            start -= 1  # near the end: the screen is full all the same
        self._now.first = self._now.end = start
        end, full = time.perf_counter() + FIRST_MS / 1000, False
        while self._now.end < len(lines) and not full:
            self._add_below()
            built = lines[start : self._now.end]
            full = _height(built) >= room or (time.perf_counter() > end and bool(self.by_key))
            full = full and (at is None or at in self.by_key)
        self._keep_room()
        QCoreApplication.sendEvent(self._now.holder, QEvent(QEvent.Type.LayoutRequest))
        self.area.verticalScrollBar().setValue(self._now.above.height() if self._now.first else 0)
        self._turn.start()

    def _put_away(self) -> None:
        """Take the page out of sight; its cards are let go between later events."""
        if self._now.holder.isAncestorOf(self._focus()):
            self.area.setFocus()  # or the next field in the window would take the keys
        self._old.append(self.area.takeWidget())
        self._old[-1].hide()
        self.by_key = {}
        self._now = _empty_cards()
        self.area.setWidget(self._now.holder)

    def _focus(self) -> QWidget:
        return self.area.window().focusWidget() or self.area

    # Between two events

    def _go_on(self) -> None:
        end = time.perf_counter() + SLICE_MS / 1000
        while time.perf_counter() < end:
            if self._wants_below():
                self._add_below()
                self._keep_room()
            elif self._wants_above():
                self._add_above()
            elif self._old:
                self._let_go()
                continue
            else:
                self._turn.stop()
                self.finished.emit()
                return
            if not self._now.whole:
                return  # where it now ends is known after the layout

    def _wants_below(self) -> bool:
        now = self._now
        if now.end >= len(now.lines):
            return False
        seen = self.area.verticalScrollBar().value() + 2 * self.area.viewport().height()
        return now.whole or not now.built or now.built[-1].geometry().bottom() < seen

    def _wants_above(self) -> bool:
        now = self._now
        if now.first <= 0:
            return False
        seen = self.area.verticalScrollBar().value() - self.area.viewport().height()
        return now.whole or not now.built or now.built[0].y() > seen

    def _on_scrolled(self) -> None:
        if not self._turn.isActive() and (self._wants_below() or self._wants_above()):
            self._turn.start()

    def _keep_room(self) -> None:
        """Keep the room of what is not there yet."""
        now = self._now
        for room, lines in (
            (now.above, now.lines[: now.first]),
            (now.below, now.lines[now.end :]),
        ):
            cards = 0 if now.whole else sum(isinstance(line, Entry) for line in lines)
            room.setFixedHeight(cards * theme.px(USUAL))
            room.setVisible(cards > 0)

    def _add_below(self) -> None:
        made = self._widget(self._now.lines[self._now.end])
        self._now.layout.insertWidget(self._now.layout.count() - 1, made)
        self._now.built.append(made)
        self._now.end += 1
        made.show()

    def _add_above(self) -> None:
        """Put a line above the others, and keep what one looks at where it is."""
        self._now.first -= 1
        before = self._now.built[0]
        made = self._widget(self._now.lines[self._now.first])
        stood = before.y()
        self._now.layout.insertWidget(1, made)
        self._now.built.insert(0, made)
        made.show()
        self._keep_room()
        QCoreApplication.sendEvent(self._now.holder, QEvent(QEvent.Type.LayoutRequest))
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + before.y() - stood)

    def _let_go(self) -> None:
        """Destroy one card of an earlier page."""
        old = self._old[-1]
        child = old.findChild(QWidget)
        if child is None:
            self._old.pop().deleteLater()
            return
        while (above := child.parentWidget()) is not old and above is not None:
            child = above
        child.setParent(None)
        child.deleteLater()

    # What stands on the page

    def _widget(self, line: Line) -> QWidget:
        if isinstance(line, Group):
            return _heading(line)
        if isinstance(line, Note):
            return _note(line)
        card = self._make(line)
        self.by_key[line.key] = card
        return card


def _empty_cards() -> Cards:
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 6, 0)
    layout.setSpacing(GAP)
    holder = Tall()
    holder.setProperty("role", "clear")
    lines = Lines(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addLayout(layout)
    lines.addStretch(1)
    above, below = QWidget(holder), QWidget(holder)
    for room in (above, below):
        room.hide()
        layout.addWidget(room)
    return Cards(holder, layout, above, below)


def _lines(page: Page) -> list[Line]:
    """Headings where there are several indicators, notes where the document has them, clauses."""
    found: list[Line] = []
    for group in page.groups:
        if page.headed:
            found.append(group)
        notes = group.indicator.notes
        found += [note for note in notes if note.before]
        found += group.entries
        found += [note for note in notes if not note.before]
    return found


def _height(lines: tuple[Line, ...]) -> int:
    """Return how many pixels these lines take at the least."""
    clauses = (line.clause for line in lines if isinstance(line, Entry))
    return sum(
        theme.px(LOW + FIGURE * bool(c.inputs) + POINT * len(c.parts or ())) + GAP for c in clauses
    )


def _start(lines: tuple[Line, ...], at: Key | None) -> int:
    """Return where to begin so that a clause is seen together with its heading."""
    found = (n for n, line in enumerate(lines) if isinstance(line, Entry) and line.key == at)
    start = next(found, 0)
    while start > 0 and not isinstance(lines[start - 1], Entry):
        start -= 1
    return start


def _heading(group: Group) -> QWidget:
    indicator = group.indicator
    said = label(f"{indicator.code} {indicator.name}", "heading", wrap=True)
    made = frame("clear", f"group_{group.pack.id}_{indicator.code}")
    layout = column(label(group.trail, "small", wrap=True), said, gap=1)
    layout.setContentsMargins(4, 6, 4, 0)
    made.setLayout(layout)
    made.setAccessibleName(f"{group.trail} {indicator.code} {indicator.name}")
    return made


def _note(note: Note) -> QWidget:
    made = frame("well")
    made.setLayout(column(label(note.text, "second", wrap=True), margin=10))
    made.setAccessibleName(note.text)
    return made
