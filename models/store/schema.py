"""What a kind of workspace holds: its tables as declared, and the road that leads to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, MetaData

from models.errors import StoreError

Migration = Callable[[Connection], None]
"""One step; it speaks SQL of its own and never calls today's table classes."""

COMMON_TABLES_V1 = """
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE secret (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
CREATE TABLE blob (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    kind TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE derived (
    original TEXT NOT NULL REFERENCES blob (sha256),
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blob (sha256),
    PRIMARY KEY (original, kind)
) STRICT;
"""
"""Settings, secrets and bytes, which every kind of workspace has. Frozen: add a V2 instead."""

COMMON_TABLES_V2 = """
CREATE TABLE standard (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    id TEXT NOT NULL,
    edition TEXT NOT NULL,
    title TEXT NOT NULL,
    origin TEXT NOT NULL,
    installed_at TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_edition ON standard (id, edition);
CREATE TRIGGER standard_never_changes BEFORE UPDATE ON standard
    BEGIN SELECT RAISE(ABORT, 'a published edition never changes'); END;
CREATE TRIGGER standard_never_goes BEFORE DELETE ON standard
    BEGIN SELECT RAISE(ABORT, 'a published edition never goes'); END;
CREATE TABLE guidance (
    id INTEGER PRIMARY KEY,
    pack TEXT NOT NULL,
    added_at TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE TRIGGER guidance_never_changes BEFORE UPDATE ON guidance
    BEGIN SELECT RAISE(ABORT, 'guidance is only added to'); END;
CREATE TABLE ledger_entry (
    id INTEGER PRIMARY KEY,
    ledger TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    added_at TEXT NOT NULL,
    utc_offset INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE INDEX ix_ledger_entry ON ledger_entry (ledger, kind);
CREATE TRIGGER ledger_entry_never_changes BEFORE UPDATE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END;
CREATE TRIGGER ledger_entry_never_goes BEFORE DELETE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'an entry never goes'); END;
"""
"""Published editions, the district's reading of clauses, and what an office enters in a ledger."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A kind of workspace."""

    name: str
    """``field`` for the laptop, ``desk`` for the district; kept in the file."""
    metadata: MetaData
    """Tables declared by SQLModel, in a registry of their own."""
    migrations: Sequence[Migration]
    """From an empty file to the declared tables; the number of them is the version."""


def run_script(connection: Connection, script: str) -> None:
    """Run the statements of a migration, one by one, inside its transaction.

    Statements end with a semicolon at the end of a line; a trigger's inner ones must not.
    """
    for statement in script.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def migrate(connection: Connection, schema: Schema) -> int:
    """Bring the file up to ``schema``, one transaction per step; return how many ran.

    Raises StoreError(``workspace-newer``) before anything is touched.
    """
    found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.rollback()
    if found > len(schema.migrations):
        raise StoreError("workspace-newer")
    for number, step in enumerate(schema.migrations[found:], start=found + 1):
        with connection.begin():
            step(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    return len(schema.migrations) - int(found)
