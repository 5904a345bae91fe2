"""The store that a desk starts with: an encrypted SQLite file, and bulk evidence beside it."""

import hashlib
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, cast

from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import IntegrityError

from models.base import Record
from models.clock import Now
from models.district.door import Deposit
from models.district.kept import Arrival, Joined, Member, NewCase, NewDecision
from models.district.records import PackageStatus, Transition
from models.district.sqldeposit import MEMBER, SqlDeposit, folder_of
from models.district.sqlreading import SqlReading
from models.district.tables import (
    CasePackageRow,
    CaseRow,
    DecisionRow,
    MemberRow,
    PackageRow,
    ReceiptRow,
    TransitionRow,
)
from models.store import keyring, ledgers, placed, settings
from models.store.blobs import Blob, BlobReader, put
from models.store.container import PIECE, open_place
from models.store.ledger_rows import add_rows
from models.store.mending import mend
from models.store.workspace import Workspace

SCAN = "scan"
"""Kind of the blobs that are scans of signed originals."""
_SEEN = text("SELECT max(id) FROM case_package WHERE case_id = :id")
_RELEASE = text("UPDATE package SET status = :status WHERE digest = :digest AND status = 'held'")


class SqlStore:
    """A DeskStore over a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._folder = folder_of(workspace)
        self._blobs = BlobReader(workspace)
        self._mending = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[SqlReading]:
        """Yield one state of the file."""
        with self._workspace.read() as session:
            yield SqlReading(session.connection(), self._folder)

    @contextmanager
    def write(self) -> Iterator["SqlWriting"]:
        """Yield the one writer inside a durable transaction."""
        with self._workspace.write() as connection:
            writing = SqlWriting(connection, self._folder)
            yield writing
            for deposit in writing.deposits:
                deposit.ending()
        for deposit in writing.deposits:
            deposit.ended()

    @contextmanager
    def deposit(self) -> Iterator[SqlDeposit]:
        """Yield a place for the bytes of one package."""
        with closing(SqlDeposit(self._workspace)) as deposit:
            yield deposit

    @contextmanager
    def stream(self, sha256: str) -> Iterator[BinaryIO]:
        """Open kept bytes for streaming; raises KeyError."""
        with self._workspace.read() as session:
            place = placed.find(session.connection(), sha256)
        if place is None:
            with self._blobs.open(sha256) as inside:
                yield inside
            return
        with BufferedReader(open_place(self._folder, place), PIECE) as stream:
            yield cast(BinaryIO, stream)

    def mend(
        self, wanted: Collection[str], read: Callable[[str], bytes], closely: bool = True
    ) -> bool:
        """Bring damaged evidence back; what lies in the database itself is guarded by its pages."""
        with self._mending:  # two packages may each have a part of one file
            return mend(self._workspace, wanted, read, closely)

    def close(self) -> None:
        """Close the workspace."""
        self._workspace.close()


class SqlWriting(SqlReading):
    """A Writing over the connection of one transaction."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        super().__init__(connection, folder)
        self.deposits: list[SqlDeposit] = []

    def add_package(self, arrived: Arrival, status: PackageStatus, now: Now) -> None:
        """Keep what a package is."""
        row = {
            "digest": arrived.digest,
            "status": status,
            "visit_id": arrived.visit_id,
            "device_id": arrived.device_id,
            "revision": arrived.revision,
            "prev_digest": arrived.prev_digest,
            "facts_digest": arrived.facts_digest,
            "title": arrived.facts.visit.title,
            "kind": arrived.facts.visit.kind,
            "visit_on": arrived.facts.visit.visit_on,
            "facility_code": arrived.facts.facility.code,
            "facility_name": arrived.facts.facility.name,
            "signer": arrived.signer,
            "signer_serial": arrived.signer_serial,
            "newer": arrived.newer,
            "received_at": now.utc,
            "received_offset": now.offset,
        }
        self._connection.execute(insert(PackageRow).values(row))

    def take(self, deposit: Deposit) -> None:
        """Make the bytes of a deposit of this store evidence."""
        assert isinstance(deposit, SqlDeposit)
        deposit.taken(self._connection)
        self.deposits.append(deposit)

    def add_members(self, digest: str, members: Sequence[tuple[Member, bytes | None]]) -> None:
        """Keep files of a package."""
        given = [Blob(m.sha256, MEMBER, data) for m, data in members if data is not None]
        put(self._connection, given)
        rows = [
            {"package": digest, "path": m.path, "sha256": m.sha256, "size": m.size}
            for m, _ in members
        ]
        try:
            self._connection.execute(insert(MemberRow), rows)
        except IntegrityError as error:  # bytes that nobody brought
            raise KeyError(digest) from error

    def add_evidence(self, sha256: str, data: bytes) -> None:
        """Keep bytes that are no file of a package."""
        put(self._connection, [Blob(sha256=sha256, kind=SCAN, data=data)])

    def release(self, digest: str, status: PackageStatus) -> None:
        """Give a held package another status."""
        self._connection.execute(_RELEASE, {"status": status, "digest": digest})

    def add_receipt(
        self, digest: str, said: tuple[PackageStatus, str], data: bytes, now: Now
    ) -> None:
        """Keep a signed receipt."""
        values = {
            "package": digest,
            "status": said[0],
            "code": said[1],
            "data": data,
            "sha256": hashlib.sha256(data).hexdigest(),
            "made_at": now.utc,
        }
        self._connection.execute(insert(ReceiptRow).values(values))

    def add_case(self, case: NewCase) -> None:
        """Open a case."""
        self._connection.execute(insert(CaseRow).values(_fields(case)))

    def join_case(self, joined: Joined) -> None:
        """Put a package into a case."""
        self._connection.execute(insert(CasePackageRow).values(_fields(joined)))

    def add_transition(self, case_id: str, step: Transition) -> None:
        """Write a step of a case."""
        values = {
            "case_id": case_id,
            "from_state": step.before,
            "to_state": step.after,
            "who": step.who,
            "role": step.role,
            "organisation": step.organisation,
            "device": step.device,
            "at": step.at,
            "utc_offset": step.offset,
            "document_number": step.document_number,
            "reason": step.reason,
            "basis": step.basis,
        }
        self._connection.execute(insert(TransitionRow).values(values))

    def add_decision(self, decision: NewDecision) -> None:
        """Append a decision."""
        values = _fields(decision)
        values["utc_offset"] = values.pop("offset")
        seen = self._connection.execute(_SEEN, {"id": decision.case_id}).scalar_one()
        self._connection.execute(insert(DecisionRow).values(seen=seen, **values))

    def add_entry(self, ledger: str, record: Record, now: Now) -> None:
        """Keep an entry of a ledger."""
        ledgers.add(self._connection, ledger, record, now)

    def add_line(self, ledger: str, kind: str, line: tuple[str, bytes], now: Now) -> None:
        """Keep a raw line of a ledger."""
        add_rows(self._connection, ledger, kind, [line], now)

    def put_secret(self, name: str, value: bytes) -> None:
        """Keep a secret under a name."""
        keyring.put(self._connection, name, value)

    def put_setting(self, name: str, value: str) -> None:
        """Keep a small value under a name."""
        settings.put(self._connection, name, value)


def _fields(record: NewCase | Joined | NewDecision) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}
