"""What the list of visits shows."""

from enum import StrEnum

from models.base import CivilDate, Count, Instant, Name, Record, Uuid
from models.facts.bodies import VisitKind


class VisitStatus(StrEnum):
    """How far a visit has come."""

    OPEN = "open"
    """Being marked, or being amended."""
    CLOSED = "closed"
    """Frozen; signatures are missing."""
    SIGNED = "signed"
    """Everybody has signed; no package yet."""
    PACKED = "packed"
    """Packed; no verified receipt yet."""
    DELIVERED = "delivered"
    """已送达: a verified receipt says ``imported``."""
    HELD = "held"
    """The desk holds it, e.g. for an unknown standard."""
    CONFLICT = "conflict"
    """Another device delivered the same visit; both are kept."""
    STALE = "stale"
    """The desk has a newer revision."""
    REJECTED = "rejected"
    """The desk refused it."""
    RETURNED = "returned"
    """退回补正: the desk has sent the last closing back; an amendment answers it."""


class VisitSummary(Record):
    """One visit, as the list shows it."""

    id: Uuid
    """Identity."""
    title: Name
    """Title."""
    facility_name: Name
    """Name of the facility."""
    kind: VisitKind
    """Kind."""
    visit_on: CivilDate
    """Planned day."""
    status: VisitStatus
    """How far it has come."""
    met: Count
    """达标"""
    not_met: Count
    """不达标"""
    not_applicable: Count
    """不适用"""
    to_verify: Count
    """待核实"""
    total: Count
    """Clauses of all packs; 0 when the packs were unknown at the start."""
    revision: Count
    """Closings so far."""
    changed_at: Instant
    """Last event, by the laptop's clock."""
