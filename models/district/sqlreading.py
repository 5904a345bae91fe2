"""What one sees of a desk's SQL database through the door: one connection, one state."""

from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, text

from models.base import Record
from models.district import listing
from models.district.kept import Decided, FoundCase, Label, LedgerLine, Member, Standing
from models.district.records import (
    CaseSummary,
    Decision,
    PackageStatus,
    PackageSummary,
    Transition,
)
from models.district.states import CaseState
from models.errors import DistrictError
from models.store import keyring, ledgers, placed, settings, shelf
from models.store.blobs import get
from models.store.container import open_place
from models.store.shelf import PublishedName

Kind = TypeVar("Kind", bound=Record)
_STANDING = text(
    "SELECT r.status, r.code, r.data, EXISTS (SELECT 1 FROM package WHERE digest = :digest)"
    " FROM receipt r WHERE r.package = :digest ORDER BY r.id DESC LIMIT 1"
)
_LAST = text("SELECT sha256 FROM receipt ORDER BY id DESC LIMIT 1")
_REVISIONS = text(
    "SELECT coalesce(max(CASE WHEN device_id = :device THEN revision END), 0),"
    " coalesce(sum(CASE WHEN device_id <> :device THEN 1 ELSE 0 END), 0)"
    " FROM package WHERE visit_id = :visit AND status IN ('imported', 'conflict')"
)
_HELD = text("SELECT digest FROM package WHERE status = 'held' ORDER BY id")
_LABEL = text(
    "SELECT visit_id, device_id, revision, prev_digest, facts_digest, signer, signer_serial,"
    " newer FROM package WHERE digest = :digest"
)
_MEMBERS = text("SELECT path, sha256, size FROM member WHERE package = :package ORDER BY path")
_BY_PATH = text("SELECT sha256 FROM member WHERE package = :package AND path = :path")
_IS_MEMBER = text("SELECT 1 FROM member WHERE package = :package AND sha256 = :sha256 LIMIT 1")
_CASES_OF = text("SELECT case_id FROM case_package WHERE package = :digest ORDER BY id")
_FIND_CASE = text(
    "SELECT c.id, t.to_state, p.digest IS NOT NULL FROM case_file c"
    " JOIN transition t ON t.id = (SELECT max(id) FROM transition WHERE case_id = c.id)"
    " LEFT JOIN package p ON p.visit_id = :visit AND p.digest IN"
    " (SELECT package FROM case_package WHERE case_id = c.id)"
    " WHERE c.pack_id = :pack AND (c.facility_key = :key OR p.digest IS NOT NULL)"
    " ORDER BY p.digest IS NOT NULL DESC, c.round DESC LIMIT 1"
)
_ROUND = text(
    "SELECT coalesce(max(round), 0) FROM case_file WHERE facility_key = :key AND pack_id = :pack"
)
_OUTCOME = text("SELECT outcome FROM case_package WHERE case_id = :id AND package = :package")
_DECIDED = text(
    "SELECT c.facility_code, p.facility_name, c.pack_id, cp.pack_edition, cp.pack_title, d.body"
    " FROM case_file c JOIN decision d"
    "  ON d.id = (SELECT max(id) FROM decision WHERE case_id = c.id)"
    " JOIN case_package cp ON cp.case_id = c.id AND cp.package = d.package"
    " JOIN package p ON p.digest = d.package ORDER BY d.id"
)
_LINES = text(
    "SELECT id, subject, added_at, data FROM ledger_entry"
    " WHERE ledger = :ledger AND (:kind = '' OR kind = :kind) ORDER BY id"
)


class SqlReading:
    """A Reading over the connection it is handed."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._connection, self._folder = connection, folder

    def standing(self, digest: str) -> Standing | None:
        """Return what was said of a package the last time."""
        found = self._connection.execute(_STANDING, {"digest": digest}).one_or_none()
        if found is None:
            return None
        return Standing(PackageStatus(found[0]), found[1], bytes(found[2]), bool(found[3]))

    def last_receipt(self) -> str:
        """Return the SHA-256 of the latest receipt."""
        return self._connection.execute(_LAST).scalar() or ""

    def revisions(self, visit: str, device: str) -> tuple[int, int]:
        """Return the highest revision of a device, and how many came from others."""
        keys = {"visit": visit, "device": device}
        newest, others = self._connection.execute(_REVISIONS, keys).one()
        return int(newest), int(others)

    def held(self) -> tuple[str, ...]:
        """Return the packages that wait for their standard."""
        return tuple(row[0] for row in self._connection.execute(_HELD))

    def label(self, digest: str) -> Label:
        """Return what is kept of a package."""
        row = self._connection.execute(_LABEL, {"digest": digest}).mappings().one_or_none()
        if row is None:
            raise DistrictError("package-unknown")
        return Label(**{**row, "newer": bool(row["newer"])})

    def members(self, digest: str) -> tuple[Member, ...]:
        """Return the files of a package by path."""
        return tuple(Member(*r) for r in self._connection.execute(_MEMBERS, {"package": digest}))

    def member_at(self, digest: str, path: str) -> str | None:
        """Return the SHA-256 of a file of a package."""
        return self._connection.execute(_BY_PATH, {"package": digest, "path": path}).scalar()

    def has_member(self, digest: str, sha256: str) -> bool:
        """Return whether a package has a file of these bytes."""
        keys = {"package": digest, "sha256": sha256}
        return self._connection.execute(_IS_MEMBER, keys).scalar() is not None

    def evidence(self, sha256: str) -> bytes:
        """Return kept bytes."""
        place = placed.find(self._connection, sha256)
        if place is None:
            return get(self._connection, sha256)
        with open_place(self._folder, place) as stream:
            return b"".join(stream.pieces())

    def cases_of(self, digest: str) -> tuple[str, ...]:
        """Return the cases a package belongs to."""
        return tuple(row[0] for row in self._connection.execute(_CASES_OF, {"digest": digest}))

    def find_case(self, visit: str, key: str, pack: str) -> FoundCase | None:
        """Return the case of this visit, or the facility's latest."""
        keys = {"visit": visit, "pack": pack, "key": key}
        found = self._connection.execute(_FIND_CASE, keys).one_or_none()
        return FoundCase(found[0], CaseState(found[1]), bool(found[2])) if found else None

    def last_round(self, key: str, pack: str) -> int:
        """Return the number of a facility's latest round."""
        return int(self._connection.execute(_ROUND, {"key": key, "pack": pack}).scalar_one())

    def list_cases(self) -> tuple[CaseSummary, ...]:
        """Return every case."""
        return listing.list_cases(self._connection)

    def one_case(self, case_id: str) -> CaseSummary:
        """Return a case."""
        return listing.one_case(self._connection, case_id)

    def list_packages(self) -> tuple[PackageSummary, ...]:
        """Return every package."""
        return listing.list_packages(self._connection)

    def packages_of(self, case_id: str) -> tuple[PackageSummary, ...]:
        """Return the packages of a case."""
        return listing.packages_of(self._connection, case_id)

    def transitions_of(self, case_id: str) -> tuple[Transition, ...]:
        """Return the steps of a case."""
        return listing.transitions_of(self._connection, case_id)

    def decisions_of(self, case_id: str) -> tuple[Decision, ...]:
        """Return the decisions of a case."""
        return listing.decisions_of(self._connection, case_id)

    def outcome(self, case_id: str, digest: str) -> str:
        """Return what the marks of a package of a case come to."""
        keys = {"id": case_id, "package": digest}
        return str(self._connection.execute(_OUTCOME, keys).scalar_one())

    def decided(self) -> tuple[Decided, ...]:
        """Return the decisions in force."""
        rows = self._connection.execute(_DECIDED)
        return tuple(Decided(r[0], r[1], r[2], r[3], r[4], bytes(r[5])) for r in rows)

    def entries(self, ledger: str, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return the entries of one kind."""
        return ledgers.entries(self._connection, ledger, kind)

    def lines(self, ledger: str, kind: str) -> tuple[LedgerLine, ...]:
        """Return the raw lines of a ledger, of every kind for an empty one."""
        rows = self._connection.execute(_LINES, {"ledger": ledger, "kind": kind})
        return tuple(LedgerLine(*row) for row in rows)

    def editions(self) -> tuple[PublishedName, ...]:
        """Return the editions published at this desk."""
        return shelf.published_names(self._connection)

    def secret(self, name: str) -> bytes | None:
        """Return the secret under a name."""
        return keyring.get(self._connection, name)

    def setting(self, name: str) -> str | None:
        """Return the value under a name."""
        return settings.get(self._connection, name)
