"""Photos on their way to a clause of their own: read for slates, sorted when all are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Signal

from models.errors import ExpectedError
from models.evidence import sorting
from models.evidence.intake import Known, Prepared
from models.evidence.slate import Code, Shot, moment
from models.evidence.sorting import Held, Outcome
from models.facts.bodies import ClauseRef
from models.facts.state import VisitState
from ui.screens.visit.privacy import PEOPLE
from ui.screens.visit.question import Question
from ui.session import FieldSession
from ui.tasks import Task

Refused = Callable[[ExpectedError], None]
translate = QCoreApplication.translate


class Sorting(QObject):
    """Sees every photo that comes in without a clause, and sorts them when the last has come."""

    sorted = Signal(object)
    """The Outcome of one import."""
    refused = Signal(object)
    """The ExpectedError because of which all of them wait."""
    cover = Signal(str)
    """SHA-256 of a photo to cover now."""
    look = Signal()
    """The person wants to see the photos that are asked about."""
    _settled = Signal()

    def __init__(self, session: FieldSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shots: list[Shot] = []
        self._visit = ""
        self._held: tuple[Held, ...] = ()
        self._asked_in = ""
        self.question = Question("sortAsk")
        """To be laid out in the pane."""
        self._settled.connect(self.question.hide)  # the pane may be gone before this is
        session.state_changed.connect(self._on_state)
        self.keep_slates = False
        """Whether photographed slates and clocks are evidence as well."""

    def note(self, made: Prepared | Known, name: str, code: Code | None) -> bool:
        """Note a photo that came without a clause; tells whether it is to be kept."""
        state = self._session.state
        if state is None:
            return True
        if state.visit_id != self._visit:
            self._visit = state.visit_id
            self._shots.clear()
        shot = shot_of(made, name, code, state)
        if shot is not None:
            self._shots.append(shot)
        return code is None or self.keep_slates

    def finish(self) -> None:
        """Sort what has come, once everything that was to come is there."""
        if not self._shots:
            return
        s, shots, visit = self._session, tuple(self._shots), self._visit
        outcomes: list[Outcome] = []
        self._shots.clear()

        def work(state: VisitState) -> VisitState:
            if state.visit_id != visit:
                return state
            after, outcome = sorting.sort(s.book, state, s.packs, s.actor, shots)
            outcomes.append(outcome)
            return after

        task = s.submit(work, self.refused.emit)
        task.done.connect(lambda _r: self.tell(outcomes[-1]) if outcomes else None)

    # Clauses where patients are: what a slate sends there waits in the tray for one answer

    def tell(self, outcome: Outcome) -> None:
        """Say what came of an import, and ask about what waits for an answer."""
        self.sorted.emit(outcome)
        self._held += outcome.held
        if outcome.held and shiboken6.isValid(self.question):
            self._ask()

    def _ask(self) -> None:
        photos = {sha256 for each in self._held for sha256 in each.photos}
        clauses = {(each.ref.pack, each.ref.clause) for each in self._held}
        words = self.tr(
            "By their slates {n} photos go to {clauses} clauses where patients are. "
            "What do these photos show?"
        )
        self.question.ask(
            words.format(n=len(photos), clauses=len(clauses)),
            ("sortNobody", self.tr("Nobody, no records"), lambda: self._attach("nobody")),
            ("sortCovered", self.tr("Already covered"), lambda: self._attach("covered")),
            ("sortPeople", self.tr("To be covered"), lambda: self._attach("people")),
            ("sortLook", self.tr("Look at them"), self._look),
            ("sortLeave", self.tr("Leave in the tray"), self._forget),
        )

    def _look(self) -> None:
        self.look.emit()
        self.question.show()  # it is not answered by that

    def _forget(self) -> None:
        self._held = ()

    def _attach(self, shows: str) -> None:
        s, held = self._session, self._held
        self._held = ()
        task = s.submit(
            lambda state: sorting.attach(s.book, state, s.actor, held, shows), self.refused.emit
        )
        if shows == PEOPLE and held:
            task.done.connect(lambda _result: self.cover.emit(held[0].photos[0]))

    def _on_state(self, state: VisitState | None) -> None:
        """A question of another visit, or of one that is closed, is no question any more."""
        visit = state.visit_id if state is not None and state.closed is None else ""
        if visit != self._asked_in:
            self._asked_in, self._held = visit, ()
            self._settled.emit()

    def send(self, photos: Iterable[str], ref: ClauseRef, room: str, refused: Refused) -> Task:
        """Send photos of the tray to a clause."""
        s, listed = self._session, tuple(photos)
        return s.submit(
            lambda state: sorting.send(s.book, state, s.actor, listed, ref, room), refused
        )


def code_of(made: Prepared | Known, far: bool) -> Code | None:
    """Return what a slate or clock says that was looked for, also far away; in a pool thread."""
    from models.evidence.codes import read_far

    if not isinstance(made, Prepared) or made.code is not None:
        return made.code if isinstance(made, Prepared) else None
    return read_far(made.original) if far and made.preview is not None else None


def shot_of(made: Prepared | Known, name: str, code: Code | None, state: VisitState) -> Shot | None:
    """What sorting goes by; a photo that is in the record already is sorted if it still waits."""
    if isinstance(made, Prepared):
        at = moment(made.taken_at, made.taken_offset)
        return Shot(made.sha256, name, made.camera, at, code)
    each = state.evidence.get(made.sha256)
    if each is None:
        return None
    return Shot(
        made.sha256, name, each.camera or "", moment(each.taken_at, each.taken_offset or "")
    )


def outcome_words(outcome: Outcome) -> str:
    """What came of an import, in one line of short sentences."""
    parts = [
        translate("Sorting", "{n} photos went to {clauses} clauses, {waiting} wait in the tray.")
    ]
    if outcome.continued:
        parts.append(translate("Sorting", "Of these {continued} go on after a slate read earlier."))
    if outcome.slates:
        parts.append(translate("Sorting", "Slates read: {slates}."))
    if outcome.foreign:
        parts.append(
            translate("Sorting", "Slates of another visit, not used: {foreign}; check the photos.")
        )
    if outcome.unknown:
        parts.append(
            translate("Sorting", "Slates without a time or of an unknown clause: {unknown}.")
        )
    said = " ".join(parts).format(
        n=outcome.sorted,
        clauses=outcome.clauses,
        waiting=outcome.waiting,
        slates=outcome.slates,
        foreign=outcome.foreign,
        unknown=outcome.unknown,
        continued=outcome.continued,
    )
    return " ".join([said, *(camera_words(*each) for each in outcome.ahead)])


def camera_words(camera: str, ahead: int) -> str:
    """How far a camera's clock is from the laptop's."""
    name = camera or translate("Sorting", "Camera without a name")
    if ahead == 0:
        return translate("Sorting", "{camera}: clock as this laptop's.").format(camera=name)
    minutes, seconds = divmod(abs(ahead), 60)
    said = (
        translate("Sorting", "{camera}: clock {minutes} min {seconds} s ahead.")
        if ahead > 0
        else translate("Sorting", "{camera}: clock {minutes} min {seconds} s behind.")
    )
    return said.format(camera=name, minutes=minutes, seconds=seconds)
