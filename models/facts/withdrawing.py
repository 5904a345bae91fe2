"""收回退回: the desk takes returns for correction back; the laptop asks for nothing any more.

A notice names every return of its package that was taken back so far, by what was signed. It says
nothing about any other return, so neither an old notice nor a repeated one changes what came later.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import Count, Instant, Name, Record, Sha256, Uuid
from models.facts.returning import Said
from models.facts.versions import read_document

WITHDRAWAL_FORMAT = "visit-return-withdrawn/1.0"
MOST_WITHDRAWN = 1000
"""Returns of one package a notice names."""


class ReturnWithdrawn(Record):
    """What the desk signs. A reader of 1 passes over members that a higher minor adds."""

    format: Annotated[str, StringConstraints(pattern=r"^visit-return-withdrawn/1\.\d+$")] = (
        WITHDRAWAL_FORMAT
    )
    """``visit-return-withdrawn/1.0``."""
    id: Uuid
    """Identity of the notice."""
    package_digest: Sha256
    """The package that had been sent back, by its identity."""
    visit: Uuid
    """Its visit."""
    device: Uuid
    """The laptop it came from."""
    revision: Annotated[int, Field(ge=1)]
    """Its revision."""
    facts_digest: Sha256
    """What people signed."""
    office: Name
    """The office that takes it back."""
    by: Name
    """Who of the office."""
    withdrawn_at: Instant
    """When, by the desk's clock; it decides nothing."""
    reason: Said
    """Why."""
    returns: Annotated[tuple[Sha256, ...], Field(min_length=1, max_length=MOST_WITHDRAWN)]
    """SHA-256 of the canonical JSON of every return of the package taken back so far; the one
    this notice was written for stands last."""
    list_number: Count = 0
    """Number of the revocation list in force at the desk."""


def read_withdrawal(content: bytes) -> ReturnWithdrawn:
    """Return what a notice says, nothing believed yet.

    Raises PackageError: ``withdrawal-newer`` for a later major, ``withdrawal-unreadable``.
    """
    codes = ("withdrawal-newer", "withdrawal-unreadable")
    return read_document(ReturnWithdrawn, content, (WITHDRAWAL_FORMAT,), codes)
