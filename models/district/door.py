"""The one door to the desk's store: intake, cases, ledgers, secrets and evidence.

Everything above asks through these operations and gets frozen records; what stands behind them
(today SQLite with a folder of evidence, tomorrow PostgreSQL and an object store) is nobody else's
business. Whatever is written in one ``write`` is there together, evidence included, or not at
all; the operations raise StoreError where the store itself fails. The rules of every operation
are the tests of ``tests/models/district/test_door.py``, which every store has to pass.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import BinaryIO, Protocol, TypeVar

from models.base import Record
from models.clock import Now
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
from models.store.shelf import PublishedName

Kind = TypeVar("Kind", bound=Record)


class Reading(Protocol):
    """One state of the store, as it was when the reading began."""

    def standing(self, digest: str) -> Standing | None:
        """Return what was said of a package, or None when it never came."""

    def last_receipt(self) -> str:
        """Return the SHA-256 of the latest receipt of this desk; empty for the first one."""

    def revisions(self, visit: str, device: str) -> tuple[int, int]:
        """Return the highest revision taken up from a device, and how many came from others."""

    def held(self) -> tuple[str, ...]:
        """Return the packages that wait for their standard, oldest first."""

    def label(self, digest: str) -> Label:
        """Return what is kept of a package; raises DistrictError(``package-unknown``)."""

    def members(self, digest: str) -> tuple[Member, ...]:
        """Return the files of a package by path; none when it is not here."""

    def member_at(self, digest: str, path: str) -> str | None:
        """Return the SHA-256 of a file of a package, or None."""

    def has_member(self, digest: str, sha256: str) -> bool:
        """Return whether a package has a file of these bytes."""

    def evidence(self, sha256: str) -> bytes:
        """Return kept bytes; raises KeyError."""

    def cases_of(self, digest: str) -> tuple[str, ...]:
        """Return the cases a package belongs to."""

    def find_case(self, visit: str, key: str, pack: str) -> FoundCase | None:
        """Return the case this visit is in, or else the facility's latest of that standard."""

    def last_round(self, key: str, pack: str) -> int:
        """Return the number of a facility's latest round; 0 before the first."""

    def list_cases(self) -> tuple[CaseSummary, ...]:
        """Return every case, the one that moved last first."""

    def one_case(self, case_id: str) -> CaseSummary:
        """Return a case; raises DistrictError(``case-unknown``)."""

    def list_packages(self) -> tuple[PackageSummary, ...]:
        """Return every package received, the latest first."""

    def packages_of(self, case_id: str) -> tuple[PackageSummary, ...]:
        """Return the packages of a case in the order they came."""

    def transitions_of(self, case_id: str) -> tuple[Transition, ...]:
        """Return the steps of a case, oldest first."""

    def decisions_of(self, case_id: str) -> tuple[Decision, ...]:
        """Return the decisions of a case, oldest first; the last one is in force."""

    def outcome(self, case_id: str, digest: str) -> str:
        """Return what the marks of a package of a case come to."""

    def decided(self) -> tuple[Decided, ...]:
        """Return the decision in force of every case that has one, in order of deciding."""

    def entries(self, ledger: str, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return the entries of one kind in order of adding; StoreError for a damaged one."""

    def lines(self, ledger: str, kind: str) -> tuple[LedgerLine, ...]:
        """Return the raw lines of a ledger in order of adding; of every kind for an empty one."""

    def editions(self) -> tuple[PublishedName, ...]:
        """Return the editions published at this desk, in that order."""

    def secret(self, name: str) -> bytes | None:
        """Return the secret under a name, or None."""

    def setting(self, name: str) -> str | None:
        """Return the value under a name, or None."""


class Writing(Reading, Protocol):
    """A transaction: it sees what it wrote, and all of it counts once the block is left."""

    def add_package(self, arrived: Arrival, status: PackageStatus, now: Now) -> None:
        """Keep what a package is; its files follow one by one."""

    def take(self, deposit: "Deposit") -> None:
        """Make the bytes of a deposit, which has ended, evidence."""

    def add_members(self, digest: str, members: Sequence[tuple[Member, bytes | None]]) -> None:
        """Keep files of a package with their bytes, which the caller has compared.

        None stands for bytes that are kept already or were taken; KeyError when they are not.
        """

    def add_evidence(self, sha256: str, data: bytes) -> None:
        """Keep bytes that are no file of a package; the caller has hashed them."""

    def release(self, digest: str, status: PackageStatus) -> None:
        """Give a held package another status; any other package keeps its own."""

    def add_receipt(
        self, digest: str, said: tuple[PackageStatus, str], data: bytes, now: Now
    ) -> None:
        """Keep a signed receipt; ``said`` is status and code."""

    def add_case(self, case: NewCase) -> None:
        """Open a case."""

    def join_case(self, joined: Joined) -> None:
        """Put a package into a case."""

    def add_transition(self, case_id: str, step: Transition) -> None:
        """Write a step of a case."""

    def add_decision(self, decision: NewDecision) -> None:
        """Append a decision; it has seen every package that is in the case now."""

    def add_entry(self, ledger: str, record: Record, now: Now) -> None:
        """Keep an entry of a ledger; raises StoreError(``ledgerbook-too-long``)."""

    def add_line(self, ledger: str, kind: str, line: tuple[str, bytes], now: Now) -> None:
        """Keep a raw line, (subject, canonical bytes), of a ledger."""

    def put_secret(self, name: str, value: bytes) -> None:
        """Keep a secret under a name."""

    def put_setting(self, name: str, value: str) -> None:
        """Keep a small value under a name."""


class Deposit(Protocol):
    """Bytes of a package on their way in, before anybody judged it; nobody sees them.

    Nothing of it is left unless a transaction took it and ended. Raises StoreError where the
    store itself fails.
    """

    def expect(self, sizes: Mapping[str, int]) -> None:
        """Say once which bytes will come: their sizes by SHA-256."""

    def lay(self, sha256: str) -> Callable[[bytes], None] | None:
        """Begin the bytes of a digest, and return what takes them; None when they are here.

        They come in order, one digest after the other, and the caller compares them.
        """

    def end(self) -> None:
        """Return once what came is durable; nothing comes after it."""


class DeskStore(Protocol):
    """Any thread may call; writes wait for each other."""

    def read(self) -> AbstractContextManager[Reading]:
        """Yield one state of the store."""

    def write(self) -> AbstractContextManager[Writing]:
        """Yield a transaction that is durable when the block is left; an exception undoes it."""

    def deposit(self) -> AbstractContextManager[Deposit]:
        """Yield a place for the bytes of one package."""

    def stream(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        """Open kept bytes for streaming; raises KeyError."""

    def mend(
        self, wanted: Collection[str], read: Callable[[str], bytes], closely: bool = True
    ) -> bool:
        """Bring those of ``wanted`` back that are damaged or missing; return whether any was.

        ``read`` is asked for these only and gives bytes that the caller has compared; when it
        raises, what it was asked for is as it was. Not ``closely`` finds only what can be seen
        without reading.
        """

    def close(self) -> None:
        """Let go of the store; twice is once."""
