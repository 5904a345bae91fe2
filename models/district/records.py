"""What the desk tells a screen or a command: frozen rows, no database behind them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from models.district.states import CaseState
from models.facts.decision import DecisionFacts, DecisionOutcome
from models.facts.returning import VisitReturn
from models.standards.judgement import PackOutcome

Made = TypeVar("Made")


class PackageStatus(StrEnum):
    """What became of a package that was sound enough to be kept; also the receipt's word."""

    IMPORTED = "imported"
    """Taken up; its visit is 已送达."""
    HELD = "held"
    """Its standard is not installed here; kept and looked at again later."""
    CONFLICT = "conflict"
    """Another device sent the same visit; both are kept, a person decides."""
    STALE = "stale"
    """A revision that is not newer than the one already taken up; kept, changes nothing."""
    REJECTED = "rejected"
    """Held first; when its standard came, its facts were found not to follow from its log."""


def known(kind: type[Made], values: dict[str, Any]) -> Made:
    """Return a row of values that a store has put together, without ``__init__``.

    A list has ten thousand of them, and a frozen dataclass sets field by field (bench: list).
    ``values`` must hold every field, and is kept; a case may hold ``make_package`` instead of
    its package.
    """
    made = kind.__new__(kind)
    object.__setattr__(made, "__dict__", values)
    return made


@dataclass(frozen=True)
class PackageSummary:
    """One received package."""

    digest: str
    """``package_digest``."""
    status: PackageStatus
    """What became of it."""
    visit_id: str
    """Its visit."""
    device_id: str
    """The laptop it came from."""
    revision: int
    """Revision of the visit."""
    facts_digest: str
    """The facts people signed."""
    title: str
    """Title of the visit."""
    kind: str
    """Kind of visit."""
    visit_on: str
    """Day of the visit."""
    facility_name: str
    """Facility as it was called that day."""
    signer: str
    """Name in the certificate that signed the package."""
    received_at: str
    """When, by the desk's clock, in UTC."""
    newer: bool
    """True when it holds details newer than this program."""
    cases: tuple[str, ...] = ()
    """Cases it belongs to; none while it is held."""


@dataclass(frozen=True)
class CaseSummary:
    """One line of the list of cases."""

    id: str
    """Identity."""
    facility_code: str
    """Institution code; empty when the visit named none."""
    facility_name: str
    """Name on the latest visit."""
    pack_id: str
    """Standard."""
    pack_edition: str
    """Its edition."""
    pack_title: str
    """Its title."""
    round: int
    """1 for the first application, n+1 after a decision."""
    state: CaseState
    """Where it stands."""
    outcome: PackOutcome
    """What the marks of the current package come to."""
    met: int
    """达标"""
    not_met: int
    """不达标"""
    not_applicable: int
    """不适用"""
    open: int
    """未查 and 待核实 together."""
    package: PackageSummary
    """The package the case stands on now."""
    packages: int
    """How many packages it has."""
    conflict: bool
    """True while packages of several devices stand side by side for the visit."""
    decision: DecisionOutcome | None
    """The decision in force."""
    decision_outdated: bool
    """True when the decision was taken on other facts than the current ones."""

    if not TYPE_CHECKING:  # or every misspelt name would pass as a member

        def __getattr__(self, name: str) -> Any:
            """Make the package when it is first asked for: most lines of a list never are."""
            if name != "package" or "make_package" not in self.__dict__:
                raise AttributeError(name)
            made = self.__dict__["package"] = self.__dict__["make_package"]()
            return made

    @property
    def decidable(self) -> bool:
        """True when the standard gives a rule, so that there is something to decide."""
        return self.outcome is not PackOutcome.NO_RULE


@dataclass(frozen=True, slots=True)
class Transition:
    """One step of a case; never erased."""

    before: CaseState | None
    """State before; None for the first step."""
    after: CaseState
    """State after."""
    who: str
    """Person, or holder of the certificate."""
    role: str
    """In which part: ``evaluator`` for an arrival, ``district`` for a decision."""
    organisation: str
    """Office of that person."""
    device: str
    """Machine it was done on."""
    at: str
    """When, in UTC, by the desk's clock."""
    offset: int
    """Minutes east of UTC there."""
    document_number: str
    """Document number, when there is one."""
    reason: str
    """Why, where a reason is asked for."""
    basis: str
    """SHA-256 of what it stands on: the package received, or the facts decided on."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with its place in the history."""

    id: int
    """Rising number."""
    facts: DecisionFacts
    """What was decided, as forms print it."""
    package_digest: str
    """The package whose facts were before the office."""
    at: str
    """When it was recorded, in UTC."""
    replaces: int | None
    """The decision this one corrects."""


@dataclass(frozen=True, slots=True)
class SentReturn:
    """A record that was sent back for correction."""

    sha256: str
    """SHA-256 of what was signed; the basis of the transition."""
    content: VisitReturn
    """What was signed."""
    answer: str
    """The first package of a later revision; empty while there is none."""
    withdrawn: bool = False
    """True when it was taken back; it may be answered nevertheless."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with everything that happened in it, oldest first."""

    summary: CaseSummary
    """Its line in the list."""
    packages: tuple[PackageSummary, ...]
    """Every package of the case."""
    transitions: tuple[Transition, ...]
    """Every step."""
    decisions: tuple[Decision, ...]
    """Every decision; the last one is in force."""
    returns: tuple[SentReturn, ...] = ()
    """What was sent back, oldest first."""
