"""The desk: a folder with its encrypted database, and what one may do there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from models.clock import Clock, Now, SystemClock
from models.district import decisions, intake, listing, receipts
from models.district.decisions import Ruling
from models.district.intake import Arrival
from models.district.reading import PackageReader
from models.district.records import CaseFile, CaseSummary, Decision, PackageSummary
from models.district.schema import DESK
from models.errors import DistrictError
from models.facts.decision import DecisionFacts
from models.facts.signing import Signatures, read_signatures
from models.facts.snapshot import read_facts
from models.facts.types import Facts
from models.store import settings
from models.store.vault import COST, Cost
from models.store.workspace import Workspace

OFFICE = "office"
"""Setting: name of the office, proposed for decisions."""
RECEIPTS = "receipts"
QUARANTINE = "quarantine"
FACTS_PATH = "data/visit.json"
SIGNATURES_PATH = "data/signatures.json"


class Desk:
    """An open desk. Any thread may call; writes wait for each other."""

    def __init__(self, workspace: Workspace, clock: Clock | None = None) -> None:
        self.workspace = workspace
        self.folder = workspace.folder
        self._clock = clock or SystemClock()
        self.device_id = workspace.device_id

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        office: str,
        clock: Clock | None = None,
        *,
        cost: Cost = COST,
    ) -> tuple["Desk", str]:
        """Make a desk in ``folder``; return it with the recovery key to print.

        Its keys are made by ``sync.keys``. Raises StoreError as ``Workspace.create``.
        """
        workspace, recovery_key = Workspace.create(folder, passphrase, DESK, cost=cost)
        with workspace.write() as connection:
            settings.put(connection, OFFICE, office)
        return cls(workspace, clock), recovery_key

    @classmethod
    def open(cls, folder: Path, passphrase: str, clock: Clock | None = None) -> "Desk":
        """Open a desk; raises StoreError as ``Workspace.open``."""
        return cls(Workspace.open(folder, passphrase, DESK), clock)

    @property
    def office(self) -> str:
        """Name of the office."""
        with self.workspace.read() as session:
            return settings.get(session, OFFICE) or ""

    @property
    def receipts(self) -> Path:
        """Folder of the receipt files, ready to be carried home."""
        return self.folder / RECEIPTS

    @property
    def quarantine(self) -> Path:
        """Folder of the files that were refused."""
        return self.folder / QUARANTINE

    def now(self) -> Now:
        """Return this moment by the desk's clock."""
        return self._clock.now()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield the writer inside one durable transaction."""
        with self.workspace.write() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the database and cannot write."""
        with self.workspace.read() as session:
            yield session.connection()

    def list_cases(self) -> tuple[CaseSummary, ...]:
        """Return every case, the one that moved last first."""
        with self.read() as connection:
            return listing.list_cases(connection)

    def list_packages(self) -> tuple[PackageSummary, ...]:
        """Return everything that was received and kept, the latest first."""
        with self.read() as connection:
            return listing.list_packages(connection)

    def case(self, case_id: str) -> CaseFile:
        """Return a case with its history; raises DistrictError(``case-unknown``)."""
        with self.read() as connection:
            return CaseFile(
                summary=listing.one_case(connection, case_id),
                packages=listing.packages_of(connection, case_id),
                transitions=listing.transitions_of(connection, case_id),
                decisions=listing.decisions_of(connection, case_id),
            )

    def decision(self, case_id: str) -> Decision | None:
        """Return the decision in force, or None."""
        with self.read() as connection:
            found = listing.decisions_of(connection, case_id)
        return found[-1] if found else None

    def record_decision(self, case_id: str, ruling: Ruling) -> DecisionFacts:
        """Append a decision; raises DistrictError when the judgement does not bear it."""
        with self.write() as connection:
            return decisions.record(connection, case_id, ruling, self.device_id, self.now())

    def reader(self, package_digest: str) -> PackageReader:
        """Return the evidence of a package as a byte reader, for forms and screens."""
        return PackageReader(self.workspace, package_digest)

    def facts(self, package_digest: str) -> Facts:
        """Return the facts of a package; raises DistrictError(``package-unknown``)."""
        return read_facts(self._member(package_digest, FACTS_PATH))[0]

    def signatures(self, package_digest: str) -> Signatures:
        """Return who signed; raises DistrictError(``package-unknown``)."""
        return read_signatures(self._member(package_digest, SIGNATURES_PATH))

    def receipt(self, package_digest: str) -> bytes:
        """Return the receipt handed out; raises DistrictError(``package-unknown``)."""
        with self.read() as connection:
            found = receipts.standing(connection, package_digest)
        if found is None:
            raise DistrictError("package-unknown")
        return found.receipt

    def arrival(self, package_digest: str) -> Arrival:
        """Return a kept package as it arrived; raises DistrictError(``package-unknown``)."""
        data = self._member(package_digest, FACTS_PATH)
        with self.read() as connection:
            row = intake.label_of(connection, package_digest)
        members = (intake.Member(*m) for m in self.reader(package_digest).members())
        return Arrival(
            digest=package_digest, facts=read_facts(data)[0], members=tuple(members), **row
        )

    def _member(self, package_digest: str, path: str) -> bytes:
        try:
            return self.reader(package_digest).read_path(path)
        except KeyError as error:
            raise DistrictError("package-unknown") from error

    def close(self) -> None:
        """Let go of the database."""
        self.workspace.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
