"""The desk: a folder with its encrypted database, and what one may do there."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from models.clock import Clock, Now, SystemClock
from models.district import decisions, returning
from models.district.decisions import Ruling
from models.district.door import DeskStore, Reading, Writing
from models.district.kept import Arrival
from models.district.reading import PackageReader
from models.district.records import CaseFile, CaseSummary, Decision, PackageSummary
from models.district.schema import DESK
from models.district.sqlstore import SqlStore
from models.errors import DistrictError
from models.facts.assessment import GuidanceSet
from models.facts.decision import DecisionFacts
from models.facts.signing import Signatures, read_signatures
from models.facts.snapshot import read_facts
from models.facts.types import Facts
from models.standards.types import Pack
from models.store.guidance import standing
from models.store.leftovers import QUARANTINE
from models.store.shelf import Published, publish, published
from models.store.vault import COST, Cost
from models.store.workspace import Workspace

OFFICE = "office"
"""Setting: name of the office, proposed for decisions."""
RECEIPTS = "receipts"
FACTS_PATH = "data/visit.json"
SIGNATURES_PATH = "data/signatures.json"


class Desk:
    """An open desk. Any thread may call; writes wait for each other."""

    def __init__(
        self, workspace: Workspace, clock: Clock | None = None, store: DeskStore | None = None
    ) -> None:
        self.workspace = workspace
        self.store: DeskStore = store or SqlStore(workspace)
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
        desk = cls(workspace, clock)
        with desk.write() as store:
            store.put_setting(OFFICE, office)
        return desk, recovery_key

    @classmethod
    def open(cls, folder: Path, passphrase: str, clock: Clock | None = None) -> "Desk":
        """Open a desk; raises StoreError as ``Workspace.open``."""
        return cls(Workspace.open(folder, passphrase, DESK), clock)

    @property
    def office(self) -> str:
        """Name of the office."""
        with self.read() as store:
            return store.setting(OFFICE) or ""

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

    def write(self) -> AbstractContextManager[Writing]:
        """Yield one durable transaction of the store."""
        return self.store.write()

    def read(self) -> AbstractContextManager[Reading]:
        """Yield one state of the store, which cannot be written."""
        return self.store.read()

    def list_cases(self) -> tuple[CaseSummary, ...]:
        """Return every case, the one that moved last first."""
        with self.read() as store:
            return store.list_cases()

    def list_packages(self) -> tuple[PackageSummary, ...]:
        """Return everything that was received and kept, the latest first."""
        with self.read() as store:
            return store.list_packages()

    def case(self, case_id: str) -> CaseFile:
        """Return a case with its history; raises DistrictError(``case-unknown``)."""
        with self.read() as store:
            return CaseFile(
                summary=store.one_case(case_id),
                packages=store.packages_of(case_id),
                transitions=store.transitions_of(case_id),
                decisions=store.decisions_of(case_id),
                returns=returning.returns_of(store, case_id),
            )

    def decision(self, case_id: str) -> Decision | None:
        """Return the decision in force, or None."""
        with self.read() as store:
            found = store.decisions_of(case_id)
        return found[-1] if found else None

    def record_decision(self, case_id: str, ruling: Ruling) -> DecisionFacts:
        """Append a decision; raises DistrictError when the judgement does not bear it."""
        with self.write() as store:
            return decisions.record(store, case_id, ruling, self.device_id, self.now())

    def reader(self, package_digest: str) -> PackageReader:
        """Return the evidence of a package as a byte reader, for forms and screens."""
        return PackageReader(self.store, package_digest)

    def facts(self, package_digest: str) -> Facts:
        """Return the facts of a package; raises DistrictError(``package-unknown``)."""
        return read_facts(self._member(package_digest, FACTS_PATH))[0]

    def signatures(self, package_digest: str) -> Signatures:
        """Return who signed; raises DistrictError(``package-unknown``)."""
        return read_signatures(self._member(package_digest, SIGNATURES_PATH))

    def receipt(self, package_digest: str) -> bytes:
        """Return the receipt handed out; raises DistrictError(``package-unknown``)."""
        with self.read() as store:
            found = store.standing(package_digest)
        if found is None:
            raise DistrictError("package-unknown")
        return found.receipt

    def arrival(self, package_digest: str) -> Arrival:
        """Return a kept package as it arrived; raises DistrictError(``package-unknown``)."""
        facts = self.facts(package_digest)
        with self.read() as store:
            label, members = store.label(package_digest), store.members(package_digest)
        kept = {name: getattr(label, name) for name in label.__slots__}
        return Arrival(digest=package_digest, facts=facts, members=members, **kept)

    def _member(self, package_digest: str, path: str) -> bytes:
        try:
            return self.reader(package_digest).read_path(path)
        except KeyError as error:
            raise DistrictError("package-unknown") from error

    def editions(self) -> tuple[Published, ...]:
        """Return the editions published at this desk, in that order."""
        return published(self.workspace)

    def publish(self, pack: Pack, origin: str) -> str:
        """Publish an edition for ever; raises StandardError as ``shelf.publish``."""
        with self.workspace.write() as connection:
            return publish(connection, pack, origin, self.now().utc)

    def guidance(self) -> Mapping[str, GuidanceSet]:
        """Return the readings that stand at this desk, by standard."""
        with self.workspace.read() as session:
            return standing(session.connection())

    def close(self) -> None:
        """Let go of the store and the workspace."""
        self.store.close()
        self.workspace.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
