"""What goes through the desk's door and is no screen's row: frozen, and the same for any store."""

from dataclasses import dataclass

from models.district.records import PackageStatus
from models.district.states import CaseState
from models.facts.types import Facts


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package."""

    path: str
    """Path in the bag, without the top folder."""
    sha256: str
    """What the manifest says of it."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the desk keeps of a package besides its documents."""

    visit_id: str
    """Visit."""
    device_id: str
    """Laptop."""
    revision: int
    """Revision."""
    prev_digest: str
    """Package of the revision before; empty for the first."""
    facts_digest: str
    """Digest of the facts."""
    signer: str
    """Name in the signing certificate."""
    signer_serial: str
    """Its serial number."""
    newer: bool
    """True when it holds details newer than this program."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package that is intact, complete and signed by one of ours."""

    digest: str
    """``package_digest``."""
    visit_id: str
    """Visit."""
    device_id: str
    """Laptop."""
    revision: int
    """Revision."""
    prev_digest: str
    """Package of the revision before; empty for the first."""
    facts: Facts
    """The facts, as far as this program knows their members."""
    facts_digest: str
    """Their digest."""
    signer: str
    """Name in the signing certificate."""
    signer_serial: str
    """Its serial number."""
    newer: bool
    """True when it holds details newer than this program."""
    members: tuple[Member, ...]
    """Every file, tag files and signature included."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the desk said of a package the last time."""

    status: PackageStatus
    """What became of it."""
    code: str
    """Why, unless it was taken up."""
    receipt: bytes
    """The receipt as it was signed."""
    kept: bool
    """False when it was refused at once and lies in quarantine only."""


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case that a package may belong to."""

    id: str
    """The case."""
    state: CaseState
    """Where it stands."""
    same_visit: bool
    """True when a package of the same visit is in it already."""


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case that is opened."""

    id: str
    """Its id."""
    facility_key: str
    """Whose it is: ``code:…``, or ``visit:…`` where the visit names no code."""
    facility_code: str
    """Institution code; empty when there is none."""
    pack_id: str
    """Standard."""
    round: int
    """1 for the first application."""
    opened_at: str
    """When, in UTC."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A package that joins a case, and what its marks come to under the case's standard."""

    case_id: str
    """The case."""
    package: str
    """``package_digest``."""
    pack_edition: str
    """Edition of the standard."""
    pack_title: str
    """Its title."""
    outcome: str
    """A ``PackOutcome``."""
    met: int
    """达标"""
    not_met: int
    """不达标"""
    not_applicable: int
    """不适用"""
    open: int
    """未查 and 待核实 together."""


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision on its way into the history."""

    case_id: str
    """The case."""
    package: str
    """The package decided on."""
    body: bytes
    """Canonical form of its DecisionFacts."""
    at: str
    """When, in UTC."""
    offset: int
    """Minutes east of UTC there."""
    device: str
    """Machine it was entered on."""
    replaces: int | None
    """The decision it corrects."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision in force of one case, with what names its facility and standard."""

    facility_code: str
    """Institution code."""
    facility_name: str
    """Name on the package decided on."""
    pack_id: str
    """Standard."""
    pack_edition: str
    """Its edition."""
    pack_title: str
    """Its title."""
    body: bytes
    """Canonical form of its DecisionFacts."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One raw line of a ledger."""

    id: int
    """Place in the order of adding."""
    subject: str
    """What it is about."""
    at: str
    """When, in UTC."""
    data: bytes
    """Canonical form of the entry."""
