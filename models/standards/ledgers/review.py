"""What a review by tiers has to look at: R4.3 to R4.6 and R4.9.

Tiers, specialties and key indicators come in as data; nothing here knows a name of them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from models.base import CivilDate, Name, Record, Sha256
from models.errors import StandardError
from models.standards.ledgers.dates import day
from models.standards.ledgers.types import KeyIndicators, YearVeto
from models.standards.types import PackId


class Violation(Record):
    """A violation of the nine rules, as the authority established it."""

    institution: Name
    """Institution code."""
    found_on: CivilDate
    """Day it was established."""
    severe: bool
    """情节严重."""
    basis: Name = ""
    """Document that says so; no name of a person."""


class Barred(Record):
    """An application that the veto of the year forbids."""

    violation: Violation
    """Why."""
    until: CivilDate
    """Last day it forbids: the end of that year."""
    again_from: CivilDate
    """First day on which an application may be dated."""


class EditionRef(Record):
    """One edition of one standard."""

    id: PackId
    """Identity of the standard."""
    edition: Name
    """Edition as issued."""
    sha256: Sha256
    """Digest of its canonical form."""


class Reached(Record):
    """A tier that an institution reached under one edition."""

    institution: Name
    """Institution code."""
    tier: Name
    """The tier."""
    standard: EditionRef
    """The edition it was judged by."""
    decided_on: CivilDate
    """Day of the decision."""


class TeamMember(Record):
    """A member of a review team, as far as fitness goes."""

    id: Name
    """Stable id, not a name."""
    specialties: tuple[Name, ...]
    """What the member stands for."""
    employers: tuple[Name, ...] = ()
    """Codes of institutions that employ the member."""
    supervises: tuple[Name, ...] = ()
    """Codes of institutions in the member's daily charge."""


def covers(tiers: Sequence[str], reached: str, wanted: str) -> bool:
    """Return whether a reached tier includes another; ``tiers`` go from low to high (R4.3)."""
    if len(set(tiers)) != len(tiers) or not {reached, wanted} <= set(tiers):
        raise StandardError("ledger-tier-unknown", reached=reached[:40], wanted=wanted[:40])
    return tiers.index(reached) >= tiers.index(wanted)


def barred(
    veto: YearVeto,
    violations: Iterable[Violation],
    institution: str,
    tier: str,
    applied_on: CivilDate,
) -> Barred | None:
    """Return what bars an application in the year of ``applied_on``; None when nothing does.

    The whole year is barred, whichever day of it the violation was found; it ends with the
    year by itself (R4.4).
    """
    year = day(applied_on).year
    if tier not in veto.tiers:
        return None
    for one in sorted(violations, key=lambda v: v.found_on):
        if one.institution == institution and one.severe and day(one.found_on).year == year:
            return Barred(
                violation=one, until=f"{year:04d}-12-31", again_from=f"{year + 1:04d}-01-01"
            )
    return None


def unanswered(key: KeyIndicators, answers: Mapping[str, object]) -> tuple[str, ...]:
    """Return the key indicators without an answer; a re-check with any is incomplete (R4.5)."""
    return tuple(item for item in key.items if answers.get(item) in (None, ""))


def valid_under(reached: Reached, current: EditionRef) -> bool:
    """Return whether a result counts under an edition: only the one it was judged by (R4.6)."""
    return reached.standard == current


def look_back(
    results: Iterable[Reached], current: EditionRef, reached_before: CivilDate
) -> tuple[str, ...]:
    """Return the codes that reached a tier before a day and not again under ``current`` (R4.6).

    These are the institutions of 回头看.
    """
    kept = tuple(results)
    again = {r.institution for r in kept if valid_under(r, current)}
    early = {r.institution for r in kept if day(r.decided_on) < day(reached_before)}
    return tuple(sorted(early - again))


def uncovered(specialties: Sequence[str], team: Iterable[TeamMember]) -> tuple[str, ...]:
    """Return the specialties that nobody covers; this warns and blocks nothing (R4.9)."""
    there = {name for member in team for name in member.specialties}
    return tuple(name for name in specialties if name not in there)


def recusals(team: Iterable[TeamMember], visited: Collection[str]) -> tuple[str, ...]:
    """Return the ids of members employed by, or in daily charge of, a visited institution."""
    codes = set(visited)
    return tuple(m.id for m in team if codes & {*m.employers, *m.supervises})
