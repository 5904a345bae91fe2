"""The tables of the laptop's workspace, declared for reading; writing goes by statements.

The event table is the truth about a visit. Everything in the visit table follows from it and
is there so that the list need not unfold every log.
"""

from sqlalchemy import ForeignKeyConstraint, LargeBinary, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class FieldTable(SQLModel, registry=registry()):
    """Base of the laptop's tables; its metadata knows nothing of the desk's."""


class VisitRow(FieldTable, table=True):
    """One visit on this laptop, as the list shows it."""

    __tablename__ = "visit"

    id: str = Field(primary_key=True)
    """Identity of the visit."""
    device: str
    """Device that writes the log."""
    head: str
    """SHA-256 of the last line of the log."""
    count: int
    """Events in the log."""
    revision: int
    """Closings so far."""
    closed: int
    """1 while the visit is closed."""
    title: str
    """Title."""
    facility_name: str
    """Name of the facility."""
    kind: str
    """Kind of visit."""
    visit_on: str
    """Planned day."""
    status: str
    """One of VisitStatus."""
    met: int
    """达标"""
    not_met: int
    """不达标"""
    not_applicable: int
    """不适用"""
    to_verify: int
    """待核实"""
    total: int
    """Clauses of all packs."""
    changed_at: str
    """Instant of the last event, by the laptop's clock."""


class EventRow(FieldTable, table=True):
    """One line of a visit's log; never changed, never deleted (triggers see to it)."""

    __tablename__ = "event"

    visit: str = Field(primary_key=True, foreign_key="visit.id")
    """The visit."""
    device: str = Field(primary_key=True)
    """The laptop that wrote it."""
    seq: int = Field(primary_key=True)
    """Place in the log."""
    hash: str
    """SHA-256 of the line."""
    line: bytes = Field(sa_type=LargeBinary)
    """Canonical bytes of the event."""


class SnapshotRow(FieldTable, table=True):
    """The facts of one closing, exactly as they are signed."""

    __tablename__ = "snapshot"
    __table_args__ = (UniqueConstraint("visit", "facts_digest"),)

    visit: str = Field(primary_key=True, foreign_key="visit.id")
    """The visit."""
    revision: int = Field(primary_key=True)
    """1 for the first closing."""
    facts_digest: str
    """SHA-256 of the bytes."""
    facts: bytes = Field(sa_type=LargeBinary)
    """Canonical bytes."""


class SignatureRow(FieldTable, table=True):
    """One person's signature on one snapshot."""

    __tablename__ = "signature"
    __table_args__ = (
        ForeignKeyConstraint(
            ["visit", "facts_digest"], ["snapshot.visit", "snapshot.facts_digest"]
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    """Row; decides the order of signing."""
    visit: str
    """The visit."""
    facts_digest: str
    """The facts signed."""
    signature: bytes = Field(sa_type=LargeBinary)
    """Canonical bytes of the Signature."""


class PackageRow(FieldTable, table=True):
    """One package that was built."""

    __tablename__ = "package"
    __table_args__ = (
        ForeignKeyConstraint(
            ["visit", "facts_digest"], ["snapshot.visit", "snapshot.facts_digest"]
        ),
    )

    package_digest: str = Field(primary_key=True)
    """SHA-256 of its tag manifest; the identity."""
    visit: str
    """The visit."""
    revision: int
    """Revision it carries."""
    facts_digest: str
    """Facts it carries."""
    file_name: str
    """Name of the file."""
    built_at: str
    """When."""


class ReceiptRow(FieldTable, table=True):
    """One verified receipt, as it came back."""

    __tablename__ = "receipt"

    sha256: str = Field(primary_key=True)
    """SHA-256 of the receipt's bytes."""
    package_digest: str = Field(foreign_key="package.package_digest")
    """The package it answers."""
    status: str
    """imported, held, conflict, stale or rejected; ``returned`` for a return for correction."""
    received_at: str
    """When it came home."""
    data: bytes = Field(sa_type=LargeBinary)
    """The receipt file."""
