"""What is done on a card, handed to the visit; refusals come back to the card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from models.errors import ExpectedError, VisitError
from models.facts.bodies import ClauseRef
from models.facts.state import Key
from models.standards.types import Verdict
from models.visits.finding_proposal import findings_of
from models.visits.rooms import failed_elsewhere
from ui.screens.visit.actions import Actions
from ui.screens.visit.catalogue import Entry
from ui.tasks import while_there
from ui.widgets.clause_card import ClauseCard
from ui.widgets.figures import Wish

if TYPE_CHECKING:
    from ui.screens.visit.clauses_pane import ClausesPane


def ref_of_key(key: Key) -> ClauseRef:
    """The clause that a key names."""
    return ClauseRef(pack=key[0], clause=key[1])


class CardDeeds:
    """Connects cards; every deed chooses its clause first."""

    def __init__(self, pane: ClausesPane, actions: Actions) -> None:
        self._pane, self._actions = pane, actions

    def connect(self, card: ClauseCard, entry: Entry) -> None:
        """Let what is pressed on a card go to its clause."""
        card.picked.connect(partial(self._on_picked, entry))
        card.marked.connect(partial(self._mark, entry))
        card.reasoned.connect(partial(self._give_reason, entry))
        card.noted.connect(partial(self._note_down, entry))
        card.measured.connect(partial(self._measure, entry))
        card.evidence_wanted.connect(partial(self._want_evidence, entry))
        card.part_marked.connect(partial(self._mark_part, entry))
        card.opened.connect(partial(self._open_derivation, entry))
        card.history.connect(partial(self._open_history, entry))
        card.decided.connect(partial(self._decide, entry))
        card.returned.answered.connect(partial(self._answer, entry))

    def _on_picked(self, entry: Entry, _code: str) -> None:
        self._pane.pick(entry.key)

    def _open_derivation(self, entry: Entry, code: str) -> None:
        self._pane.pick(entry.key)
        self._pane.flush()
        self._pane.derivation_wanted.emit(code)

    def _open_history(self, entry: Entry, code: str) -> None:
        self._pane.pick(entry.key)
        self._pane.history_wanted.emit(code)

    def _refuser(self, entry: Entry) -> Callable[[ExpectedError], None]:
        """Where a refusal is told: in the card, or above it when one has gone on."""

        def refuse(error: ExpectedError) -> None:
            card = self._pane.card_of(entry.key)
            if card is None:
                self._pane.message.refuse(error)
            else:
                card.refuse(error)
                self._pane.edge.answered()
                QTimer.singleShot(0, self._pane.reveal)

        return refuse

    def _mark(self, entry: Entry, _code: str, verdict: Verdict) -> None:
        """Mark the clause in this room where there are several of its kind, else as a whole."""
        self._pane.pick(entry.key)
        self._pane.message.pass_on()
        self._pane.edge.saving(verdict)
        ref, room = ref_of_key(entry.key), self._pane.recorded_in(entry)
        if room is not None:
            task = self._actions.see(ref, room.name, verdict, self._refuser(entry))
        else:
            place = self._pane.room.name if self._pane.room else None
            if self._kept_by_another_room(entry, ref, place, verdict):
                return
            task = self._actions.mark(ref, verdict, self._refuser(entry), place=place)
        if verdict is Verdict.NOT_MET:
            task.done.connect(while_there(self._pane, lambda _r: self._lead_to_finding(ref)))

    def _kept_by_another_room(
        self, entry: Entry, ref: ClauseRef, place: str | None, verdict: Verdict
    ) -> bool:
        """Whether another room has failed the clause; then the person is told, nothing changes."""
        state = self._pane.state
        failed = failed_elsewhere(state, ref, place or "", verdict) if state else ""
        if not failed or state is None:
            return False
        self._refuser(entry)(VisitError("failed-in-another-room", clause=ref.clause, room=failed))
        self._pane.show_state(state)
        return True

    def _decide(self, entry: Entry, _code: str, verdict: Verdict, reason: str) -> None:
        """The leader's word against the rooms, or back to what they say (R2.6)."""
        self._pane.pick(entry.key)
        self._actions.mark(ref_of_key(entry.key), verdict, self._refuser(entry), reason=reason)

    def _lead_to_finding(self, ref: ClauseRef) -> None:
        """Go on to the finding, unless one is there or the person went elsewhere meanwhile."""
        state = self._pane.state
        if self._pane.ref != ref or state is None or findings_of(state, ref):
            return
        if state.verdict(ref.pack, ref.clause) is Verdict.NOT_MET:
            self._pane.finding_wanted.emit()

    def _mark_part(self, entry: Entry, _code: str, part: str, verdict: Verdict) -> None:
        self._pane.pick(entry.key)
        self._actions.mark_part(ref_of_key(entry.key), part, verdict, self._refuser(entry))

    def _give_reason(self, entry: Entry, _code: str, reason: str) -> None:
        refuse, ref = self._refuser(entry), ref_of_key(entry.key)
        self._actions.mark(ref, Verdict.NOT_APPLICABLE, refuse, reason=reason)

    def _note_down(self, entry: Entry, _code: str, words: str) -> None:
        self._actions.note(ref_of_key(entry.key), words, self._refuser(entry))

    def _answer(self, entry: Entry, number: int, words: str) -> None:
        task = self._actions.answer(number, words, self._refuser(entry))
        card = self._pane.card_of(entry.key)
        if card is not None:
            for end in (task.failed, task.broke):
                end.connect(while_there(card, card.returned.not_kept))

    def _measure(self, entry: Entry, _code: str, wish: Wish) -> None:
        self._actions.figures(ref_of_key(entry.key), wish, self._refuser(entry))

    def _want_evidence(self, entry: Entry, code: str) -> None:
        self._pane.pick(entry.key)
        self._pane.evidence_wanted.emit(code)
