"""The book of visits: begins them, appends events durably, unfolds them again."""

import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlcipher3 import dbapi2
from sqlmodel import col, select

from models.clock import Clock
from models.errors import StoreError, VisitError
from models.facts import bodies
from models.facts.events import EVENT_FORMAT, FIRST_PREV, Event, EventType, Sealed, seal, sealed_log
from models.facts.state import VisitState, apply_sealed, fold_sealed, start_sealed
from models.facts.wording import clean_all
from models.limits import MAX_EVENTS
from models.standards.types import Pack, Verdict
from models.store import blobs
from models.store.blobs import Blob
from models.store.engine import driver
from models.store.workspace import Workspace
from models.visits.records import VisitStatus, VisitSummary
from models.visits.tables import EventRow, VisitRow

Entry = tuple[EventType, bodies.Body]
"""What is to be appended."""
Also = Callable[[Connection, VisitState], None]
"""Something that belongs into the same transaction, e.g. the snapshot of a closing."""

# The two statements of every mark go to the driver as they stand (bench: click to durable).
INSERT_EVENT = (
    "INSERT INTO event (visit, device, seq, hash, line)"
    " VALUES (:visit, :device, :seq, :hash, :line)"
)
_INSERT_VISIT = text(
    "INSERT INTO visit (id, device, head, count, revision, closed, title, facility_name, kind,"
    " visit_on, status, met, not_met, not_applicable, to_verify, total, changed_at)"
    " VALUES (:id, :device, :head, :count, 0, 0, :title, :facility_name, :kind,"
    " :visit_on, 'open', 0, 0, 0, 0, :total, :changed_at)"
)
UPDATE_VISIT = (
    "UPDATE visit SET head = :head, count = :count, revision = :revision, closed = :closed,"
    " facility_name = :facility_name, changed_at = :changed_at,"
    " status = CASE WHEN closed = :closed THEN status WHEN :closed THEN 'closed' ELSE 'open' END,"
    " met = met + :met, not_met = not_met + :not_met,"
    " not_applicable = not_applicable + :not_applicable, to_verify = to_verify + :to_verify"
    " WHERE id = :id AND device = :device AND head = :before"
)


LOOKS = 3
"""How often list and log are compared: the writer may come between the two readings."""


class VisitBook:
    """The visits of one laptop. ``packs`` by SHA-256 give the totals of the list."""

    def __init__(
        self, workspace: Workspace, clock: Clock, packs: Mapping[str, Pack] | None = None
    ) -> None:
        self.workspace = workspace
        self.clock = clock
        self.device_id = workspace.device_id
        self._packs = packs or {}
        self._group: tuple[int, Connection] | None = None

    def summaries(self) -> tuple[VisitSummary, ...]:
        """Return every visit, the latest day first."""
        order = (col(VisitRow.visit_on).desc(), col(VisitRow.changed_at).desc())
        with self.workspace.read() as session:
            return tuple(map(_summary, session.exec(select(VisitRow).order_by(*order))))

    def summary(self, visit_id: str) -> VisitSummary:
        """Return one visit of the list; raises KeyError when there is none."""
        with self.workspace.read() as session:
            row = session.get(VisitRow, visit_id)
            if row is None:
                raise KeyError(visit_id)
            return _summary(row)

    def standards_in_use(self) -> dict[str, int]:
        """Return how many visits stand on each edition, by its digest."""
        query = select(EventRow.line).where(EventRow.seq == 1)
        with self.workspace.read() as session:
            lines = list(session.exec(query))
        opened = (start_sealed(next(sealed_log([line]))).opened for line in lines)
        return Counter(ref.sha256 for one in opened for ref in one.packs)

    def know(self, packs: Mapping[str, Pack]) -> None:
        """Take over the standards after one was published: totals of new visits need them."""
        self._packs = packs

    def start(
        self, opened: bodies.VisitOpened, actor: str, entries: Sequence[Entry] = ()
    ) -> VisitState:
        """Begin a visit with its first event and return its state.

        ``entries`` are what is known at once, e.g. the district's reading; all or none is kept.
        """
        visit = str(uuid.uuid4())
        log = [seal(self._event((visit, self.device_id, 1, FIRST_PREV), actor, opened)[0])]
        state = start_sealed(log[0])
        for kind, body in entries:
            place = (visit, self.device_id, state.count + 1, state.head)
            log.append(seal(self._event(place, actor, body, kind)[0]))
            state = apply_sealed(state, log[-1])
        row = {
            "id": visit,
            "device": self.device_id,
            "head": state.head,
            "count": state.count,
            "title": state.opened.title,
            "facility_name": state.facility.name,
            "kind": str(state.opened.kind),
            "visit_on": state.opened.visit_on,
            "total": self._total(opened),
            "changed_at": log[-1].event.at,
        }
        with self.workspace.write() as connection:
            connection.execute(_INSERT_VISIT, row)
            driver(connection).executemany(INSERT_EVENT, list(map(_event_row, log)))
        return state

    def load(self, visit_id: str) -> VisitState:
        """Unfold the log of a visit, checking its chain.

        Raises KeyError when there is none, FactsError when the chain is broken, and
        StoreError(``visit-damaged``) when the log ends before the list says it does.
        """
        for _ in range(LOOKS):
            head = self._head(visit_id)
            state = fold_sealed(sealed_log(self._lines(visit_id)))
            if state.head == head:
                return state
        raise StoreError("visit-damaged")

    def events(self, visit_id: str) -> bytes:
        """Return the log as ``events.jsonl``."""
        return b"".join(line + b"\n" for line in self._lines(visit_id))

    def append(
        self,
        state: VisitState,
        actor: str,
        entries: Sequence[Entry],
        blobs_: Sequence[Blob] = (),
        also: Also | None = None,
    ) -> VisitState:
        """Append events, all or none, and return the state after them.

        When this returns, the events, the row of the list, ``blobs_`` and what ``also`` did
        are durable together. Raises StoreError(``visit-changed-elsewhere``) when ``state`` is
        not the last one, and for faults of the disk; nothing is kept then.
        """
        if not entries:
            return state
        after, log = self._continued(state, actor, entries)
        rows = list(map(_event_row, log))
        change = _visit_change(state, after, entries, log[-1].event.at)
        if not blobs_ and also is None and self._group is None:
            self.workspace.write_bare(lambda bare: _put(bare, change, rows))
            return after
        with self._writing() as connection:
            _put(driver(connection), change, rows)
            blobs.put(connection, blobs_)
            self.workspace.weigh(sum(len(each.data) for each in blobs_))
            if also:
                also(connection, after)
        return after

    def _continued(
        self, state: VisitState, actor: str, entries: Sequence[Entry]
    ) -> tuple[VisitState, list[Sealed]]:
        """Return the state after ``entries`` and their events, each sealed to the one before."""
        after, log = state, []
        for kind, body in entries:
            place = (state.visit_id, state.device, after.count + 1, after.head)
            event, same = self._event(place, actor, body, kind)
            log.append(seal(event))
            after = apply_sealed(after, log[-1], body if same else None)
        return after, log

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make durable at once, or not at all, what this thread appends inside the block.

        Nothing may be told of it before the block is left; an exception takes all of it back.
        """
        with self.workspace.write() as connection:
            self._group = (threading.get_ident(), connection)
            try:
                yield
            finally:
                self._group = None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        group = self._group
        if group is not None and group[0] == threading.get_ident():
            yield group[1]
            return
        with self.workspace.write() as connection:
            yield connection

    def _event(
        self,
        place: tuple[str, str, int, str],
        actor: str,
        body: bodies.Body,
        kind: EventType = EventType.VISIT_OPENED,
    ) -> tuple[Event, bool]:
        """Return the event of ``body``, and whether every text of it was clean already.

        What stands in it was checked when the visit was read or the body was made, so it is not
        checked again while a mark waits (tests hold that what is written can be read).
        """
        visit, device, seq, prev = place
        if seq > MAX_EVENTS:
            raise VisitError("visit-full", limit=MAX_EVENTS)
        now, plain = self.clock.now(), body.plain()
        cleaned = clean_all(plain)
        event = Event.known(
            {
                "format": EVENT_FORMAT,
                "visit": visit,
                "device": device,
                "seq": seq,
                "at": now.utc,
                "offset": now.offset,
                "actor": actor,
                "type": str(kind),
                "body": cleaned,
                "prev": prev,
            }
        )
        return event, cleaned == plain

    def _total(self, opened: bodies.VisitOpened) -> int:
        known = [self._packs[p.sha256] for p in opened.packs if p.sha256 in self._packs]
        return sum(1 for pack in known for _ in pack.clauses())

    def _head(self, visit_id: str) -> str:
        with self.workspace.read() as session:
            row = session.get(VisitRow, visit_id)
            if row is None:
                raise KeyError(visit_id)
            return row.head

    def _lines(self, visit_id: str) -> list[bytes]:
        query = select(EventRow.line).where(EventRow.visit == visit_id)
        with self.workspace.read() as session:
            return list(session.exec(query.order_by(col(EventRow.seq))))


def _put(
    bare: dbapi2.Connection, change: dict[str, object], rows: Sequence[dict[str, object]]
) -> None:
    if bare.execute(UPDATE_VISIT, change).rowcount != 1:
        raise StoreError("visit-changed-elsewhere")
    for row in rows:
        bare.execute(INSERT_EVENT, row)


def _event_row(sealed: Sealed) -> dict[str, object]:
    event = sealed.event
    return {
        "visit": event.visit,
        "device": event.device,
        "seq": event.seq,
        "hash": sealed.hash,
        "line": sealed.line,
    }


_MARKING = (bodies.Mark, bodies.PartMarked, bodies.RoomSeen)
"""Bodies that may change the verdict of a clause."""
_VERDICTS = tuple(Verdict)


def _visit_change(
    before: VisitState, after: VisitState, entries: Sequence[Entry], moment: str
) -> dict[str, object]:
    """Return the parameters of the update; counts as differences, not by a new count."""
    keys = {(b.pack, b.clause) for _, b in entries if isinstance(b, _MARKING)}
    moved: dict[str, int] = dict.fromkeys(_VERDICTS, 0)
    for key in keys:
        moved[before.verdict(*key)] -= 1
        moved[after.verdict(*key)] += 1
    return {
        "id": before.visit_id,
        "device": before.device,
        "before": before.head,
        "head": after.head,
        "count": after.count,
        "revision": after.revision,
        "closed": int(after.closed is not None),
        "facility_name": after.facility.name,
        "changed_at": moment,
        **moved,
    }


def _summary(row: VisitRow) -> VisitSummary:
    return VisitSummary(
        id=row.id,
        title=row.title,
        facility_name=row.facility_name,
        kind=bodies.VisitKind(row.kind),
        visit_on=row.visit_on,
        status=VisitStatus(row.status),
        met=row.met,
        not_met=row.not_met,
        not_applicable=row.not_applicable,
        to_verify=row.to_verify,
        total=row.total,
        revision=row.revision,
        changed_at=row.changed_at,
    )
