"""A second desk store for the contract: rows in memory, evidence in an object store that may fail.

It shares no line with the embedded one. A transaction works on a copy; the bytes go to the
object store first, then the copy becomes the state, so a failing object store changes nothing.
"""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from models.base import Record
from models.clock import Now
from models.district.door import Deposit
from models.district.kept import (
    Arrival,
    Decided,
    FoundCase,
    Joined,
    Label,
    LedgerLine,
    Member,
    NewCase,
    NewDecision,
    Standing,
)
from models.district.records import (
    CaseSummary,
    Decision,
    PackageStatus,
    PackageSummary,
    Transition,
)
from models.errors import DistrictError, StoreError
from models.facts.decision import DecisionFacts
from models.standards.judgement import PackOutcome
from models.standards.ledgers.entries import kind_of
from models.store.shelf import PublishedName


class Objects:
    """An object store as one rents it: put and get by name, each of which may fail."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.fails_at = -1
        """So many puts succeed before one fails; negative for never."""

    def put(self, name: str, data: bytes) -> None:
        if self.fails_at == 0:
            raise StoreError("disk-full")
        self.fails_at -= 1
        self.kept[name] = data


@dataclass(frozen=True)
class Package:
    """A package as it is kept."""

    arrived: Arrival
    status: PackageStatus
    at: str


@dataclass
class State:
    """Everything but the evidence; lists are in order of adding."""

    packages: list[Package] = field(default_factory=list)
    members: dict[str, dict[str, Member]] = field(default_factory=dict)
    receipts: list[tuple[str, PackageStatus, str, bytes]] = field(default_factory=list)
    cases: list[NewCase] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)
    steps: list[tuple[str, Transition]] = field(default_factory=list)
    decisions: list[tuple[NewDecision, int]] = field(default_factory=list)
    ledgers: list[tuple[str, str, str, str, Any]] = field(default_factory=list)
    secrets: dict[str, bytes] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def copy(self) -> State:
        made = State(**{name: type(value)(value) for name, value in vars(self).items()})
        made.members = {digest: dict(files) for digest, files in self.members.items()}
        return made


class MemoryStore:
    """A DeskStore that forgets."""

    def __init__(self) -> None:
        self.objects = Objects()
        self._state = State()
        self._turn = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[View]:
        yield View(self._state, self.objects, {})

    @contextmanager
    def write(self) -> Iterator[Change]:
        with self._turn:
            change = Change(self._state.copy(), self.objects, {})
            yield change
            for sha256, data in change.fresh.items():
                self.objects.put(sha256, data)
            self._state = change.state

    @contextmanager
    def deposit(self) -> Iterator[Waiting]:
        yield Waiting(self.objects.kept)

    @contextmanager
    def stream(self, sha256: str) -> Iterator[BinaryIO]:
        yield io.BytesIO(self.objects.kept[sha256])

    def mend(
        self, wanted: Collection[str], read: Callable[[str], bytes], closely: bool = True
    ) -> bool:
        lost = [s for s in wanted if self._is_lost(s, closely)]
        self.objects.kept.update({sha256: read(sha256) for sha256 in lost})
        return bool(lost)

    def _is_lost(self, sha256: str, closely: bool) -> bool:
        data = self.objects.kept.get(sha256)
        known = any(m.sha256 == sha256 for f in self._state.members.values() for m in f.values())
        whole = data is not None and (not closely or hashlib.sha256(data).hexdigest() == sha256)
        return known and not whole

    def close(self) -> None:
        return


class Waiting:
    """A Deposit."""

    def __init__(self, here: Mapping[str, bytes]) -> None:
        self.here, self.laid = here, dict[str, bytearray]()

    def expect(self, sizes: Mapping[str, int]) -> None:
        return

    def lay(self, sha256: str) -> Callable[[bytes], None] | None:
        if sha256 in self.here or sha256 in self.laid:
            return None
        self.laid[sha256] = bytearray()
        return self.laid[sha256].extend

    def end(self) -> None:
        return


class View:
    """A Reading."""

    def __init__(self, state: State, objects: Objects, fresh: dict[str, bytes]) -> None:
        self.state, self.objects, self.fresh = state, objects, fresh

    def _package(self, digest: str) -> Package | None:
        return next((p for p in self.state.packages if p.arrived.digest == digest), None)

    def _label(self, case_id: str) -> NewCase | None:
        return next((c for c in self.state.cases if c.id == case_id), None)

    def standing(self, digest: str) -> Standing | None:
        said = [r for r in self.state.receipts if r[0] == digest]
        return Standing(*said[-1][1:], self._package(digest) is not None) if said else None

    def last_receipt(self) -> str:
        said = self.state.receipts
        return hashlib.sha256(said[-1][3]).hexdigest() if said else ""

    def revisions(self, visit: str, device: str) -> tuple[int, int]:
        taken = (PackageStatus.IMPORTED, PackageStatus.CONFLICT)
        of = [
            p.arrived
            for p in self.state.packages
            if p.arrived.visit_id == visit and p.status in taken
        ]
        own = [a.revision for a in of if a.device_id == device]
        return max(own, default=0), len(of) - len(own)

    def held(self) -> tuple[str, ...]:
        waits = PackageStatus.HELD
        return tuple(p.arrived.digest for p in self.state.packages if p.status is waits)

    def label(self, digest: str) -> Label:
        found = self._package(digest)
        if found is None:
            raise DistrictError("package-unknown")
        return Label(**{name: getattr(found.arrived, name) for name in Label.__slots__})

    def members(self, digest: str) -> tuple[Member, ...]:
        files = self.state.members.get(digest, {})
        return tuple(files[path] for path in sorted(files))

    def member_at(self, digest: str, path: str) -> str | None:
        found = self.state.members.get(digest, {}).get(path)
        return found.sha256 if found else None

    def has_member(self, digest: str, sha256: str) -> bool:
        return any(m.sha256 == sha256 for m in self.members(digest))

    def evidence(self, sha256: str) -> bytes:
        return self.fresh[sha256] if sha256 in self.fresh else self.objects.kept[sha256]

    def cases_of(self, digest: str) -> tuple[str, ...]:
        return tuple(j.case_id for j in self.state.joined if j.package == digest)

    def _visits(self, case_id: str) -> set[str]:
        return {p.visit_id for p in self.packages_of(case_id)}

    def find_case(self, visit: str, key: str, pack: str) -> FoundCase | None:
        own = [c for c in self.state.cases if c.pack_id == pack]
        fit = [(visit in self._visits(c.id), c.round, c) for c in own]
        fit = [f for f in fit if f[0] or f[2].facility_key == key]
        if not fit:
            return None
        same, _, case = max(fit, key=lambda f: f[:2])
        return FoundCase(case.id, self.transitions_of(case.id)[-1].after, same)

    def last_round(self, key: str, pack: str) -> int:
        own = [c.round for c in self.state.cases if (c.facility_key, c.pack_id) == (key, pack)]
        return max(own, default=0)

    def _summary(self, package: Package, cases: tuple[str, ...]) -> PackageSummary:
        a = package.arrived
        return PackageSummary(
            a.digest, package.status, a.visit_id, a.device_id, a.revision, a.facts_digest,
            a.facts.visit.title, a.facts.visit.kind, a.facts.visit.visit_on,
            a.facts.facility.name, a.signer, package.at, a.newer, cases,
        )  # fmt: skip

    def list_packages(self) -> tuple[PackageSummary, ...]:
        latest = reversed(self.state.packages)
        return tuple(self._summary(p, self.cases_of(p.arrived.digest)) for p in latest)

    def packages_of(self, case_id: str) -> tuple[PackageSummary, ...]:
        found = (self._package(j.package) for j in self.state.joined if j.case_id == case_id)
        return tuple(self._summary(p, (case_id,)) for p in found if p)

    def transitions_of(self, case_id: str) -> tuple[Transition, ...]:
        return tuple(step for of, step in self.state.steps if of == case_id)

    def _decided(self, case_id: str) -> list[tuple[int, NewDecision, int]]:
        told = enumerate(self.state.decisions, 1)
        return [(n, d, seen) for n, (d, seen) in told if d.case_id == case_id]

    def decisions_of(self, case_id: str) -> tuple[Decision, ...]:
        return tuple(
            Decision(n, DecisionFacts.model_validate_json(d.body), d.package, d.at, d.replaces)
            for n, d, _ in self._decided(case_id)
        )

    def outcome(self, case_id: str, digest: str) -> str:
        key = (case_id, digest)
        return next(j.outcome for j in self.state.joined if (j.case_id, j.package) == key)

    def decided(self) -> tuple[Decided, ...]:
        last = [self._decided(c.id)[-1] for c in self.state.cases if self._decided(c.id)]
        return tuple(self._named(d) for _, d, _ in sorted(last, key=lambda one: one[0]))

    def _named(self, decision: NewDecision) -> Decided:
        case, package = self._label(decision.case_id), self._package(decision.package)
        joined = next(j for _, j in self._of(decision.case_id) if j.package == decision.package)
        assert case
        assert package
        name = package.arrived.facts.facility.name
        about = (case.facility_code, name, case.pack_id, joined.pack_edition, joined.pack_title)
        return Decided(*about, decision.body)

    def _of(self, case_id: str) -> list[tuple[int, Joined]]:
        return [(n, j) for n, j in enumerate(self.state.joined, 1) if j.case_id == case_id]

    def _stands_on(self, case_id: str) -> Joined:
        own, decided = self._of(case_id), self._decided(case_id)
        if decided and decided[-1][2] == own[-1][0]:
            return next(j for _, j in own if j.package == decided[-1][1].package)
        taken = [
            (package.arrived.facts.visit.kind != "self_assessment", n, j)
            for n, j in own
            if (package := self._package(j.package)) and package.status is PackageStatus.IMPORTED
        ]
        return max(taken, key=lambda t: t[:2])[2] if taken else own[-1][1]

    def one_case(self, case_id: str) -> CaseSummary:
        case = self._label(case_id)
        if case is None:
            raise DistrictError("case-unknown")
        own, stands, decided = self._of(case_id), self._stands_on(case_id), self._decided(case_id)
        package = self._package(stands.package)
        assert package
        seen = decided[-1][2] if decided else 0
        said = self.decisions_of(case_id)
        later = (self._package(j.package) for n, j in own if n > seen)
        return CaseSummary(
            id=case_id,
            facility_code=case.facility_code,
            facility_name=package.arrived.facts.facility.name,
            pack_id=case.pack_id,
            pack_edition=stands.pack_edition,
            pack_title=stands.pack_title,
            round=case.round,
            state=self.transitions_of(case_id)[-1].after,
            outcome=PackOutcome(stands.outcome),
            met=stands.met,
            not_met=stands.not_met,
            not_applicable=stands.not_applicable,
            open=stands.open,
            package=self._summary(package, (case_id,)),
            packages=len(own),
            conflict=any(p and p.status is PackageStatus.CONFLICT for p in later),
            decision=said[-1].facts.outcome if said else None,
            decision_outdated=bool(said) and seen < own[-1][0],
        )

    def list_cases(self) -> tuple[CaseSummary, ...]:
        latest = dict.fromkeys(case for case, _ in reversed(self.state.steps))
        return tuple(self.one_case(case) for case in latest)

    def entries(self, ledger: str, kind: type[Any]) -> tuple[Any, ...]:
        own = (e[4] for e in self.state.ledgers if e[0] == ledger)
        return tuple(record for record in own if isinstance(record, kind))

    def lines(self, ledger: str, kind: str) -> tuple[LedgerLine, ...]:
        told = enumerate(self.state.ledgers, 1)
        return tuple(LedgerLine(n, *e[2:]) for n, e in told if e[:2] == (ledger, kind))

    def editions(self) -> tuple[PublishedName, ...]:
        return ()

    def secret(self, name: str) -> bytes | None:
        return self.state.secrets.get(name)

    def setting(self, name: str) -> str | None:
        return self.state.settings.get(name)


class Change(View):
    """A Writing over a copy."""

    def add_package(self, arrived: Arrival, status: PackageStatus, now: Now) -> None:
        self.state.packages.append(Package(arrived, status, now.utc))

    def take(self, deposit: Deposit) -> None:
        assert isinstance(deposit, Waiting)
        self.fresh.update({name: bytes(data) for name, data in deposit.laid.items()})

    def add_members(self, digest: str, members: Sequence[tuple[Member, bytes | None]]) -> None:
        for member, data in members:
            if data is not None:
                self.fresh[member.sha256] = data
            self.evidence(member.sha256)
            self.state.members.setdefault(digest, {})[member.path] = member

    def add_evidence(self, sha256: str, data: bytes) -> None:
        self.fresh[sha256] = data

    def release(self, digest: str, status: PackageStatus) -> None:
        for place, package in enumerate(self.state.packages):
            if package.arrived.digest == digest and package.status is PackageStatus.HELD:
                self.state.packages[place] = replace(package, status=status)

    def add_receipt(
        self, digest: str, said: tuple[PackageStatus, str], data: bytes, now: Now
    ) -> None:
        self.state.receipts.append((digest, *said, data))

    def add_case(self, case: NewCase) -> None:
        self.state.cases.append(case)

    def join_case(self, joined: Joined) -> None:
        self.state.joined.append(joined)

    def add_transition(self, case_id: str, step: Transition) -> None:
        self.state.steps.append((case_id, step))

    def add_decision(self, decision: NewDecision) -> None:
        self.state.decisions.append((decision, self._of(decision.case_id)[-1][0]))

    def add_entry(self, ledger: str, record: Record, now: Now) -> None:
        self.state.ledgers.append((ledger, kind_of(record), "", now.utc, record))

    def add_line(self, ledger: str, kind: str, line: tuple[str, bytes], now: Now) -> None:
        self.state.ledgers.append((ledger, kind, line[0], now.utc, line[1]))

    def put_secret(self, name: str, value: bytes) -> None:
        self.state.secrets[name] = value

    def put_setting(self, name: str, value: str) -> None:
        self.state.settings[name] = value
