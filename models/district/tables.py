"""The tables of a desk's database.

What was received and what was decided is only ever added to: triggers refuse to change or
erase it, so that not even a bug of ours can.

A package is kept member by member, each once by its SHA-256 and never as the file that came: a
photo can then be streamed without unpacking a gigabyte, revision 2 does not store the 200 photos
of revision 1 again, no photo of a patient lies in clear on the office's disk, and it all counts
together with the receipt. What is small lies inside the encrypted database; bulk lies beside it
in encrypted files (``models.store.container``, decision 042), as SQLite would write it twice.
With the pinned ZIP profile the bag can be written out again byte for byte.
"""

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class DeskTable(SQLModel, registry=registry()):
    """Base of the desk's tables; their metadata is the desk's own."""


class PackageRow(DeskTable, table=True):
    """A package that was sound; only its status may change, and only away from ``held``."""

    __tablename__ = "package"
    __table_args__ = (
        Index(
            "one_revision",
            "visit_id",
            "device_id",
            "revision",
            unique=True,
            sqlite_where=text("status = 'imported'"),
        ),
        CheckConstraint("status IN ('imported', 'held', 'conflict', 'stale', 'rejected')"),
    )
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    status: str
    visit_id: str = Field(index=True)
    device_id: str
    revision: int
    prev_digest: str
    facts_digest: str
    title: str
    kind: str
    visit_on: str
    facility_code: str
    facility_name: str
    signer: str
    signer_serial: str
    newer: bool
    received_at: str
    received_offset: int


class MemberRow(DeskTable, table=True):
    """One member of a package: its path in the bag and where its bytes are."""

    __tablename__ = "member"
    package: str = Field(primary_key=True, foreign_key="package.digest")
    path: str = Field(primary_key=True)
    sha256: str = Field(index=True)
    size: int


class ContainerRow(DeskTable, table=True):
    """A file of encrypted evidence beside the database, durable before this row was."""

    __tablename__ = "container"
    name: str = Field(primary_key=True)
    """Of the file, without its ending."""
    key: bytes
    """AES-256, of this file alone."""
    size: int
    """Bytes of the file."""


class PlacedRow(DeskTable, table=True):
    """Where the bytes of a blob of kind ``outside`` lie."""

    __tablename__ = "placed"
    sha256: str = Field(primary_key=True)
    container: str = Field(foreign_key="container.name")
    offset: int
    """Byte of the file at which its first piece begins."""
    first: int
    """Number of that piece."""
    size: int
    """Clear bytes."""


class CaseRow(DeskTable, table=True):
    """Facility x standard x round. Its state is the end of its latest transition."""

    __tablename__ = "case_file"
    __table_args__ = (Index("one_round", "facility_key", "pack_id", "round", unique=True),)
    id: str = Field(primary_key=True)
    facility_key: str
    facility_code: str
    pack_id: str
    round: int
    opened_at: str


class CasePackageRow(DeskTable, table=True):
    """A package of a case, with what its marks come to under the case's standard."""

    __tablename__ = "case_package"
    __table_args__ = (Index("once", "case_id", "package", unique=True),)
    id: int | None = Field(default=None, primary_key=True)
    case_id: str = Field(foreign_key="case_file.id")
    package: str = Field(foreign_key="package.digest", index=True)
    pack_edition: str
    pack_title: str
    outcome: str
    met: int
    not_met: int
    not_applicable: int
    open: int


class TransitionRow(DeskTable, table=True):
    """One step of a case."""

    __tablename__ = "transition"
    id: int | None = Field(default=None, primary_key=True)
    case_id: str = Field(foreign_key="case_file.id", index=True)
    from_state: str | None
    to_state: str
    who: str
    role: str
    organisation: str
    device: str
    at: str
    utc_offset: int
    document_number: str
    reason: str
    basis: str


class DecisionRow(DeskTable, table=True):
    """One decision; ``body`` is the canonical form of its DecisionFacts."""

    __tablename__ = "decision"
    id: int | None = Field(default=None, primary_key=True)
    case_id: str = Field(foreign_key="case_file.id", index=True)
    package: str = Field(foreign_key="package.digest")
    body: bytes
    at: str
    utc_offset: int
    device: str
    seen: int
    """Latest ``case_package`` that was before the office; anything later is news to it."""
    replaces: int | None = Field(default=None, foreign_key="decision.id")


class ReceiptRow(DeskTable, table=True):
    """A receipt as it was signed; the latest of a package is the one that is handed out.

    A refused package has a receipt and no row of its own; its bytes lie in quarantine.
    """

    __tablename__ = "receipt"
    id: int | None = Field(default=None, primary_key=True)
    package: str = Field(index=True)
    status: str
    code: str
    data: bytes
    sha256: str
    made_at: str


METADATA = DeskTable.metadata
