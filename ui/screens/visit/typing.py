"""What was typed on the marking screen and is no step of the visit yet, kept until it is one.

A place without a fact, a reason that was not confirmed: they stand in the encrypted workspace and
are shown again where they were typed, after another clause, another view, or another start.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from models.facts.bodies import ClauseRef
from models.facts.state import Key
from models.standards.types import Verdict
from ui.tasks import while_there
from ui.widgets.finding import NOTHING, FindingDraft, FindingEditor
from ui.widgets.room_line import RoomLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.facts.state import VisitState
    from ui.screens.visit.clauses_pane import ClausesPane
    from ui.session import FieldSession
    from ui.tasks import Task
    from ui.widgets.clause_card import ClauseCard

PAUSE_MS = 800
"""Milliseconds after the last change until it is kept."""
NOT_APPLICABLE = Verdict.NOT_APPLICABLE
REASON, OVERRIDE = "reason", "overrideReason"
"""How the fields of a card are called, before pack and clause."""


class Typing(QObject):
    """Words by field, of the visit that is open; written in the worker."""

    loaded = Signal()
    """What an earlier sitting left is known now."""

    def __init__(self, session: FieldSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._visit = session, ""
        self._texts: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        session.state_changed.connect(self._on_state)
        self._on_state(session.state)

    def get(self, field: str) -> str:
        """What stood in a field; empty for nothing."""
        return self._texts.get(field, "")

    def put(self, field: str, words: str) -> None:
        """Note what stands in a field; empty once it has become a step."""
        if self.get(field) != words:
            self._texts[field] = words
            self._pause.start()

    def keep(self) -> None:
        """Write what changed now."""
        self._pause.stop()
        workspace, visit, texts = self._session.workspace, self._visit, dict(self._texts)
        if workspace is None or not visit or self._session.worker.ended:
            return

        def work() -> None:
            from models.visits.drafts import keep_typed

            keep_typed(workspace, visit, texts)

        # What stops it (a full disk) is told by the next mark, which matters more.
        self._session.worker.write(work)

    def keep_soon_changed(self) -> None:
        """Write at once what would be written after the pause."""
        if self._pause.isActive():
            self.keep()

    def _on_state(self, state: VisitState | None) -> None:
        visit = state.visit_id if state else ""
        if visit == self._visit:
            return
        self.keep_soon_changed()
        self._visit, self._texts = visit, {}
        workspace = self._session.workspace
        if workspace is None or not visit:
            return

        def work() -> Mapping[str, str]:
            from models.visits.drafts import typed

            return typed(workspace, visit)

        task = self._session.worker.write(work)  # behind what was kept a moment ago
        task.done.connect(while_there(self, lambda found: self._take(visit, found)))

    def _take(self, visit: str, found: Mapping[str, str]) -> None:
        if visit == self._visit and found:
            self._texts = {**found, **self._texts}
            self.loaded.emit()


class FindingTyping(QObject):
    """Keeps what stands in the fields of a finding; a fact alone makes it one."""

    def __init__(self, typing: Typing, editor: FindingEditor) -> None:
        super().__init__(editor)
        self._typing, self._editor = typing, editor
        self._ref: ClauseRef | None = None
        self._given: set[str] = set()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.note)
        editor.typed.connect(self._pause.start)
        editor.flushed.connect(self._flush)
        typing.loaded.connect(self.take_up)

    def show_clause(self, ref: ClauseRef | None, changed: bool) -> None:
        """Another clause: show what was typed there; the same: note what has become a step."""
        self._ref = ref
        if changed:
            self.take_up()
        else:
            self.note()

    def note(self) -> None:
        """Note what stands in the fields now."""
        if self._ref is None:
            return
        draft, words = self._editor.draft(), ""
        if self._editor.dirty and draft != NOTHING:
            listed = [draft.fact, draft.place, draft.rectification, draft.due_on]
            words = json.dumps([self._editor.finding_id, *listed], ensure_ascii=False)
        self._typing.put(self._field(self._ref), words)

    def _flush(self) -> None:
        self._pause.stop()
        self.note()
        self._typing.keep_soon_changed()

    def wait_for(self, ref: ClauseRef, finding_id: str, task: Task) -> None:
        """What was handed over is typed words no longer once the store has it."""
        self._given.add(finding_id)

        def kept(_result: object) -> None:
            self._given.discard(finding_id)
            if self._id_of(self._typing.get(self._field(ref))) == finding_id:
                self._typing.put(self._field(ref), "")
                self.note()  # one may be writing on in it

        def lost(*_error: object) -> None:
            self._given.discard(finding_id)
            self.take_up()

        task.done.connect(while_there(self, kept))
        task.failed.connect(while_there(self, lost))
        task.broke.connect(while_there(self, lost))

    @staticmethod
    def _id_of(words: str) -> str:
        return str(json.loads(words)[0]) if words else ""

    def take_up(self) -> None:
        """Show again what was typed for this clause and never kept."""
        words = self._typing.get(self._field(self._ref)) if self._ref else ""
        if not words or self._editor.dirty or not self._editor.isEnabled():
            return
        if self._id_of(words) in self._given:
            return  # on its way into the record, and shown from there
        finding, fact, place, rectification, due_on = json.loads(words)
        self._editor.take_up(finding, FindingDraft(fact, place, rectification, due_on))

    @staticmethod
    def _field(ref: ClauseRef) -> str:
        return f"finding:{ref.pack}/{ref.clause}"


class CardTyping(QObject):
    """Keeps reasons that were typed on a card and not confirmed."""

    def __init__(self, session: FieldSession, typing: Typing, pane: ClausesPane) -> None:
        super().__init__(pane)
        self._session, self._typing, self._pane = session, typing, pane
        self._touched: set[Key] = set()
        pane.card_made.connect(self._show)
        typing.loaded.connect(self._show_all)
        session.state_changed.connect(self._on_state)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Listen to the field one is in; note it when one leaves it."""
        if before is not None and _is_reason(before):
            self.note()
        if isinstance(now, QLineEdit) and _is_reason(now) and self._pane.isAncestorOf(now):
            ref = self._pane.ref_at(now)
            if ref is not None:
                self._touched.add((ref.pack, ref.clause))
                now.textEdited.connect(self._edited, Qt.ConnectionType.UniqueConnection)

    @Slot(object)
    def _on_state(self, _state: VisitState | None) -> None:
        self.note()

    @Slot(str)
    def _edited(self, _text: str) -> None:
        self.note()

    def note(self) -> None:
        """Note what stands in the fields that were touched, as far as their cards are there."""
        for key in self._touched:
            card = self._pane.card_of(key)
            if card is not None:
                for kind in (REASON, OVERRIDE):
                    self._note(kind, key, card)

    def _note(self, kind: str, key: Key, card: ClauseCard) -> None:
        """Note one field; a proposal nobody changed, or a reason that was given, is nothing."""
        line = _line(kind, card)
        if line is None:
            return
        field, words = _field(kind, key), line.text().strip()
        if not words or self._is_done(kind, key):
            self._typing.put(field, "")
        elif line.isModified():
            self._typing.put(field, words)

    def _is_done(self, kind: str, key: Key) -> bool:
        """Whether the clause does not apply by now: its reason is in the record."""
        state = self._session.state
        return kind == REASON and state is not None and state.verdict(*key) is NOT_APPLICABLE

    def _show_all(self) -> None:
        for card in self._pane.cards:
            ref = self._pane.ref_at(card)
            if ref is not None:
                self._show((ref.pack, ref.clause), card)

    def _show(self, key: Key, card: ClauseCard) -> None:
        """Show again what was typed here; it is not confirmed by that."""
        state = self._session.state
        reason = self._typing.get(_field(REASON, key))
        decided = self._typing.get(_field(OVERRIDE, key))
        if not (reason or decided) or state is None or state.closed is not None:
            return
        self._touched.add(key)
        line, rooms = _line(REASON, card), card.findChild(RoomLine)
        if reason and line is not None and not line.text():
            line.setText(reason)
            holder = line.parentWidget()
            if holder is not None:
                holder.show()
        if decided and isinstance(rooms, RoomLine):
            rooms.take_up(decided)


def _is_reason(widget: QWidget) -> bool:
    return widget.objectName().startswith((f"{REASON}_", f"{OVERRIDE}_"))


def _field(kind: str, key: Key) -> str:
    return f"{kind}:{key[0]}/{key[1]}"


def _line(kind: str, card: ClauseCard) -> QLineEdit | None:
    name = card.objectName().removeprefix("card_")
    return card.findChild(QLineEdit, f"{kind}_{name}")
