"""Every key of the marking screen in one table: it binds them, and it is what F1 shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from models.standards.types import Verdict
from ui import words
from ui.screens.visit.keys import Binding, When, press_focused

if TYPE_CHECKING:
    from ui.screens.visit.screen import VisitScreen

translate = QCoreApplication.translate
MARKS = (
    ("1", Verdict.MET),
    ("2", Verdict.NOT_MET),
    ("3", Verdict.NOT_APPLICABLE),
    ("4", Verdict.TO_VERIFY),
    ("0", Verdict.UNCHECKED),
)


def bindings(screen: VisitScreen) -> tuple[Binding, ...]:
    """The table, in the order in which it is shown."""
    return (
        *_marks(screen),
        *_ways(screen),
        *_filters(screen),
        *_clause(screen),
        *_photos(screen),
        *_more(screen),
    )


def _marks(screen: VisitScreen) -> tuple[Binding, ...]:
    group = translate("Keys", "Mark the chosen clause")

    back = translate("Keys", "After undo: back to where I was")
    proposed = translate("Keys", "Take what the figures propose")

    def choose(verdict: Verdict) -> Callable[[], None]:
        return lambda: screen.clauses.choose(verdict)

    return (
        *(Binding(group, (key,), words.verdict(v), choose(v)) for key, v in MARKS),
        Binding(group, ("Ctrl+Z",), translate("Keys", "Undo"), screen.undo),
        Binding(group, ("Ctrl+Y", "Ctrl+Shift+Z"), translate("Keys", "Redo"), screen.redo),
        Binding(group, ("Alt+Left",), back, screen.stepping.go_back, When.ALWAYS),
        Binding(group, ("Ctrl+Return",), proposed, screen.clauses.take_proposal, When.AT_CLAUSE),
    )


def _ways(screen: VisitScreen) -> tuple[Binding, ...]:
    group, walking = translate("Keys", "Go"), screen.walking
    before, after = translate("Keys", "Clause before"), translate("Keys", "Clause after")
    back = translate("Keys", "Indicator or room before")
    on = translate("Keys", "Indicator or room after")
    points = translate("Keys", "Into the points of the clause")
    inside = translate("Keys", "Among the points: mark, move, back to the clause")
    pane = translate("Keys", "List, clauses, photos and finding")
    next_open = translate("Keys", "Next open: unchecked first, then to verify")
    open_before = translate("Keys", "Open before: unchecked first, then to verify")
    arrows, always = When.ARROWS, When.ALWAYS

    def enter() -> None:
        if not press_focused():
            screen.clauses.enter_points()

    return (
        Binding(group, ("Up",), before, lambda: walking.move_clause(-1), arrows),
        Binding(group, ("Down",), after, lambda: walking.move_clause(1), arrows),
        Binding(group, ("N",), next_open, lambda: walking.next_open(1)),
        Binding(group, ("Shift+N",), open_before, lambda: walking.next_open(-1)),
        Binding(group, ("Left",), back, lambda: walking.step(-1), arrows),
        Binding(group, ("Right",), on, lambda: walking.step(1), arrows),
        Binding(group, ("PgUp",), back, lambda: walking.step(-1), always),
        Binding(group, ("PgDown",), on, lambda: walking.step(1), always),
        Binding(group, ("Return", "Enter"), points, enter, arrows),
        Binding(group, ("1 2 3 0 ↑ ↓ Esc",), inside, None, When.ELSEWHERE),
        Binding(group, ("Alt+1", "Alt+2", "Alt+3"), pane, None, When.ELSEWHERE),
        Binding(
            group, ("Escape",), translate("Keys", "Out of a field"), screen.back_to_clause, always
        ),
    )


def _filters(screen: VisitScreen) -> tuple[Binding, ...]:
    group, walking = translate("Keys", "List and filter"), screen.walking
    other = translate("Keys", "By room or by indicator, at the same clause")
    always = When.ALWAYS
    return (
        Binding(group, ("F5",), other, walking.switch, always),
        Binding(group, ("F7",), translate("Keys", "Rooms"), screen.edit_rooms, always),
        Binding(group, ("Ctrl+F",), translate("Keys", "Search"), screen.search, always),
        Binding(group, ("F8",), translate("Keys", "Filter"), screen.choose_filter, always),
        Binding(group, ("U",), translate("Keys", "Only open"), lambda: walking.toggle("open")),
        Binding(group, ("X",), translate("Keys", "Only not met"), lambda: walking.toggle("failed")),
        Binding(group, ("M",), translate("Keys", "Mine"), lambda: walking.toggle("mine")),
        Binding(group, ("Backspace",), translate("Keys", "No filter"), walking.drop_filter),
    )


def _clause(screen: VisitScreen) -> tuple[Binding, ...]:
    group, pane, always = translate("Keys", "About the clause"), screen.clauses, When.ALWAYS
    why, look = translate("Keys", "Derivation"), translate("Keys", "Same look")
    remark, history = translate("Keys", "What is said about it"), translate("Keys", "History")
    paste = translate("Keys", "Paste a photo")
    return (
        Binding(group, ("Ctrl+V",), paste, screen.evidence.paste),
        Binding(group, ("F2",), why, lambda: pane.toggle("derivation"), always),
        Binding(group, ("F3",), look, lambda: pane.toggle("links"), always),
        Binding(group, ("F4",), remark, lambda: pane.toggle("remark"), always),
        Binding(group, ("F6",), history, screen.tell_history, always),
    )


def _photos(screen: VisitScreen) -> tuple[Binding, ...]:
    group, pane, always = translate("Keys", "Photos"), screen.evidence, When.ALWAYS
    slate, clock = translate("Keys", "Slate to photograph"), translate("Keys", "QR clock")
    by_slate = translate("Keys", "Import photos by slate")
    send = translate("Keys", "In the tray: send to this clause, look")
    return (
        Binding(group, ("F9",), slate, screen.show_slate, always),
        Binding(group, ("Shift+F9",), clock, lambda: screen.show_slate(True), always),
        Binding(group, ("Ctrl+I",), by_slate, pane.choose_to_sort, always),
        Binding(group, ("Ctrl+T",), translate("Keys", "Tray"), pane.turn_tray, always),
        Binding(group, ("Return", "Space"), send, None, When.ELSEWHERE),
    )


def _more(screen: VisitScreen) -> tuple[Binding, ...]:
    group, always = translate("Keys", "Other pages"), When.ALWAYS
    papers = translate("Keys", "Day plan and blank checklist")
    met = translate("Keys", "First and last meeting: who is here")
    typed = translate("Keys", "Enter a paper list")
    ready = translate("Keys", "Check before departure")
    held = translate("Keys", "All evidence of the visit")
    keys = translate("Keys", "This list")
    return (
        Binding(group, ("Ctrl+M",), met, lambda: screen.leave_for("meetings"), always),
        Binding(group, ("Ctrl+P",), papers, lambda: screen.leave_for("field_papers"), always),
        Binding(group, ("Ctrl+E",), typed, lambda: screen.leave_for("quick_entry"), always),
        Binding(group, ("Ctrl+D",), ready, lambda: screen.leave_for("departure"), always),
        Binding(group, ("Ctrl+Shift+E",), held, lambda: screen.leave_for("custody"), always),
        Binding(group, ("F1",), keys, screen.tell_keys, always),
        Binding(group, ("?",), keys, screen.tell_keys),
    )
