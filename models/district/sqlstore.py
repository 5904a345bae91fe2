"""The store that a desk starts with: one encrypted SQLite file, the evidence inside it."""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, BinaryIO

from sqlalchemy import insert, text

from models.base import Record
from models.clock import Now
from models.district.kept import Arrival, Joined, Member, NewCase, NewDecision
from models.district.records import PackageStatus, Transition
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
from models.store import keyring, ledgers, settings
from models.store.blobs import Blob, BlobReader, put
from models.store.ledger_rows import add_rows
from models.store.workspace import Workspace

MEMBER = "member"
"""Kind of the blobs that are files of packages."""
SCAN = "scan"
"""Kind of the blobs that are scans of signed originals."""
_SEEN = text("SELECT max(id) FROM case_package WHERE case_id = :id")
_RELEASE = text("UPDATE package SET status = :status WHERE digest = :digest AND status = 'held'")


class SqlStore:
    """A DeskStore over a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._blobs = BlobReader(workspace)

    @contextmanager
    def read(self) -> Iterator[SqlReading]:
        """Yield one state of the file."""
        with self._workspace.read() as session:
            yield SqlReading(session.connection())

    @contextmanager
    def write(self) -> Iterator["SqlWriting"]:
        """Yield the one writer inside a durable transaction."""
        with self._workspace.write() as connection:
            yield SqlWriting(connection)

    def stream(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        """Open kept bytes for streaming; raises KeyError."""
        return self._blobs.open(sha256)

    def close(self) -> None:
        """Close the workspace."""
        self._workspace.close()


class SqlWriting(SqlReading):
    """A Writing over the connection of one transaction."""

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

    def add_member(self, digest: str, member: Member, data: bytes) -> None:
        """Keep a file with its bytes."""
        put(self._connection, [Blob(sha256=member.sha256, kind=MEMBER, data=data)])
        values = {"path": member.path, "sha256": member.sha256, "size": len(data)}
        self._connection.execute(insert(MemberRow).values(package=digest, **values))

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
