"""What a person does to a visit on the marking screen, each a named step handed to the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from models.errors import ExpectedError
from models.evidence import shelf
from models.evidence.intake import Known, Prepared
from models.facts.bodies import ClauseRef, Finding, Role, Room
from models.facts.state import VisitState
from models.facts.steps import Step
from models.standards.types import Verdict
from models.visits import findings, marking, parts, returns, rooms, undo
from models.visits.book import VisitBook
from models.visits.finding_proposal import findings_of, open_evidence
from ui.screens.visit import figuring
from ui.session import FieldSession
from ui.tasks import Task
from ui.widgets.figures import Wish
from ui.widgets.finding import FindingDraft

Refused = Callable[[ExpectedError], None]
Told = Callable[[Step], None]
Answers = tuple[ExpectedError | None, ...]
"""For each photo of a group why it was refused, or None."""


def finding_of(state: VisitState, ref: ClauseRef, wanted: str = "") -> Finding | None:
    """The finding of a clause that a new photo belongs to: the wanted one, else the last."""
    about = findings_of(state, ref)
    return next((f for f in about if f.id == wanted), about[-1] if about else None)


class Actions:
    """Steps on the open visit; refusals come back to the place they were asked from."""

    def __init__(self, session: FieldSession) -> None:
        self._session = session
        self.shown_finding = ""
        """Id of the finding one is looking at: a photo taken now shows that one."""

    def answer(self, number: int, words: str, refused: Refused) -> Task:
        """Answer a remark of the return in words."""
        s = self._session
        return s.submit(
            lambda state: returns.answer(s.book, state, s.actor, number, words), refused
        )

    def mark(
        self,
        ref: ClauseRef,
        verdict: Verdict,
        refused: Refused,
        reason: str | None = None,
        place: str | None = None,
    ) -> Task:
        """Give a verdict to the whole clause."""
        s = self._session
        return s.submit(
            lambda state: marking.mark(
                s.book, state, s.packs, s.actor, ref, verdict, reason=reason, place=place
            ),
            refused,
        )

    def see(self, ref: ClauseRef, room: str, verdict: Verdict, refused: Refused) -> Task:
        """Say what a clause looks like in one room; the rooms are rolled up in the same step."""
        s = self._session
        return s.submit(
            lambda state: rooms.see(s.book, state, s.packs, s.actor, ref, room, verdict), refused
        )

    def set_rooms(self, listed: Iterable[Room], refused: Refused) -> Task:
        """List the rooms in the order of the walk."""
        s, wanted = self._session, tuple(listed)
        return s.submit(lambda state: rooms.set_rooms(s.book, state, s.actor, wanted), refused)

    def leads(self, state: VisitState) -> bool:
        """Whether the leader of the team is acting."""
        member = state.member(self._session.actor)
        return member is not None and member.role == Role.LEADER

    @property
    def member(self) -> str:
        """Id of the member who acts."""
        return self._session.actor

    def mark_part(self, ref: ClauseRef, part: str, verdict: Verdict, refused: Refused) -> Task:
        """Give a point of a clause a verdict; that of the clause follows in the same step."""
        s = self._session
        return s.submit(
            lambda state: parts.mark_part(s.book, state, s.packs, s.actor, ref, part, verdict),
            refused,
        )

    def mark_rest(self, refs: Iterable[ClauseRef], refused: Refused) -> Task:
        """Mark as met what has no mark yet; one event each, so that undo goes back one by one."""
        s, wanted = self._session, tuple(refs)
        return s.submit(
            lambda state: marking.mark_rest(s.book, state, s.packs, s.actor, wanted), refused
        )

    def note(self, ref: ClauseRef, words: str, refused: Refused) -> Task:
        """Write a remark."""
        s = self._session
        return s.submit(
            lambda state: marking.note(s.book, state, s.packs, s.actor, ref, words), refused
        )

    def figures(self, ref: ClauseRef, wish: Wish, refused: Refused) -> Task:
        """Set the figures of a clause, count a slip, or draw a sample."""
        s = self._session
        return s.submit(
            lambda state: figuring.work(s.book, state, s.packs, s.actor, ref, wish), refused
        )

    def undo(self, refused: Refused, told: Told | None = None) -> Task:
        """Take back the last step; `told` gets what was taken back."""
        return self._walk(undo.undoable, undo.undo, refused, told)

    def redo(self, refused: Refused, told: Told | None = None) -> Task:
        """Bring back the step that was taken back last; `told` gets what came again."""
        return self._walk(undo.redoable, undo.redo, refused, told)

    def _walk(
        self,
        which: Callable[[VisitState], Step | None],
        walk: Callable[[VisitBook, VisitState, str], VisitState],
        refused: Refused,
        told: Told | None,
    ) -> Task:
        s, met = self._session, list[Step]()

        def work(state: VisitState) -> VisitState:
            step = which(state)
            after = walk(s.book, state, s.actor)
            met.extend([step] if step else [])
            return after

        task = s.submit(work, refused)
        if told is not None:
            task.done.connect(lambda _result: told(met[0]) if met else None)
        return task

    def take_in(
        self, visit: str, made: Prepared | Known, ref: ClauseRef | None, refused: Refused
    ) -> Task:
        """Keep a photo or document, link it to a clause, and to the finding it already has.

        With no clause it waits in the tray. Nothing is done when another visit was opened.
        """
        step, book = self._taking_in(made, ref), self._session.book
        return self._session.submit(
            lambda state: step(book, state) if state.visit_id == visit else state, refused
        )

    def take_in_together(
        self,
        visit: str,
        listed: Iterable[tuple[Prepared | Known, ClauseRef | None]],
        answered: Callable[[Answers], None],
    ) -> Task:
        """Do as ``take_in`` for several, in one transaction; what is refused leaves the others.

        ``answered`` gets a refusal or None for each, once all others are durable.
        """
        book, answers = self._session.book, list[Answers]()
        steps = [partial(self._taking_in(*each), book) for each in listed]

        def work(state: VisitState) -> VisitState:
            if state.visit_id != visit:
                answers.append((None,) * len(steps))
                return state
            after, said = shelf.together(book, state, steps)
            answers.append(said)
            return after

        task = self._session.submit(work)
        task.done.connect(lambda _result: answered(answers[-1]))
        return task

    def _taking_in(
        self, made: Prepared | Known, ref: ClauseRef | None
    ) -> Callable[[VisitBook, VisitState], VisitState]:
        actor, wanted = self._session.actor, self.shown_finding

        def step(book: VisitBook, state: VisitState) -> VisitState:
            finding = finding_of(state, ref, wanted) if ref else None
            if isinstance(made, Prepared):
                return shelf.add(book, state, actor, made, ref, finding=finding)
            if ref is None:
                return state
            return shelf.link(book, state, actor, made.sha256, ref, finding)

        return step

    def link(self, sha256: Iterable[str], ref: ClauseRef, refused: Refused) -> Task:
        """Let photos speak for a clause: from the tray, or one more clause."""
        s, wanted = self._session, tuple(sha256)

        def work(state: VisitState) -> VisitState:
            for each in wanted:
                state = shelf.link(s.book, state, s.actor, each, ref)
            return state

        return s.submit(work, refused)

    def unlink(self, ref: ClauseRef, sha256: str, refused: Refused) -> Task:
        """Take a photo off a clause; the photo itself stays in the record."""
        s = self._session
        return s.submit(lambda state: shelf.unlink(s.book, state, s.actor, sha256, ref), refused)

    def caption(self, sha256: str, words: str, refused: Refused) -> Task:
        """Say what a photo shows."""
        s = self._session
        return s.submit(lambda state: shelf.caption(s.book, state, s.actor, sha256, words), refused)

    def record_finding(
        self, ref: ClauseRef, draft: FindingDraft, finding_id: str, refused: Refused
    ) -> Task:
        """Write or replace a finding of a clause, with the photos that no other finding shows."""
        s = self._session

        def work(state: VisitState) -> VisitState:
            return findings.record_finding(
                s.book,
                state,
                s.packs,
                s.actor,
                ref,
                draft.fact,
                place=draft.place,
                rectification=draft.rectification,
                due_on=draft.due_on or None,
                evidence=open_evidence(state, ref, finding_id),
                finding_id=finding_id,
            )

        return s.submit(work, refused)

    def withdraw_finding(self, finding_id: str, refused: Refused) -> Task:
        """Take a finding back."""
        s = self._session
        return s.submit(
            lambda state: findings.withdraw_finding(s.book, state, s.actor, finding_id), refused
        )
