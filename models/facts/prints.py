"""The journal of prints: how a copy is numbered, the same on the laptop and at the desk.

One row of a ledger per copy, beside the record and never in its chain of events: printing changes
no facts, and a visit that is closed can still be printed.
"""

from dataclasses import dataclass

from models.clock import Now
from models.facts.canonical import canonical_bytes
from models.facts.papercode import DIGITS, Place

LEDGER, KIND = "prints", "print"
"""Where the rows are; the subject is :attr:`Printed.subject`."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Which paper is printed."""

    form: str
    """Form code."""
    visit: str
    """Visit."""
    revision: int
    """Its revision."""
    facts_digest: str
    """Its facts; two laptops may have closed the same revision."""

    @property
    def subject(self) -> str:
        """What the rows of this paper are about."""
        return f"{self.form}:{self.visit}:{self.revision}:{self.facts_digest[:DIGITS]}"


@dataclass(frozen=True, slots=True)
class Copy:
    """A number that was given; no other print of the paper at this place has it."""

    place: Place
    """Where."""
    number: int
    """第 n 次打印, from 1."""
    now: Now
    """When it was given."""

    def data(self) -> bytes:
        """Return the row."""
        return canonical_bytes({"number": self.number, "place": str(self.place)})
