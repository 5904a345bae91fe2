"""The desk's database, version by version: literal SQL, never today's table classes."""

from sqlalchemy import Connection

from models.district.tables import METADATA
from models.store.schema import COMMON_TABLES_V1, COMMON_TABLES_V2, Schema, run_script

_PACKAGES = (
    """CREATE TABLE package (
        id INTEGER NOT NULL PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        status TEXT NOT NULL
            CHECK (status IN ('imported', 'held', 'conflict', 'stale', 'rejected')),
        visit_id TEXT NOT NULL,
        device_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        prev_digest TEXT NOT NULL,
        facts_digest TEXT NOT NULL,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        visit_on TEXT NOT NULL,
        facility_code TEXT NOT NULL,
        facility_name TEXT NOT NULL,
        signer TEXT NOT NULL,
        signer_serial TEXT NOT NULL,
        newer BOOLEAN NOT NULL,
        received_at TEXT NOT NULL,
        received_offset INTEGER NOT NULL
    )""",
    "CREATE INDEX ix_package_visit_id ON package (visit_id)",
    "CREATE UNIQUE INDEX one_revision ON package (visit_id, device_id, revision) "
    "WHERE status = 'imported'",
    """CREATE TABLE member (
        package TEXT NOT NULL REFERENCES package (digest),
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES blob (sha256),
        size INTEGER NOT NULL,
        PRIMARY KEY (package, path)
    )""",
    "CREATE INDEX ix_member_sha256 ON member (sha256)",
    """CREATE TABLE receipt (
        id INTEGER NOT NULL PRIMARY KEY,
        package TEXT NOT NULL,
        status TEXT NOT NULL,
        code TEXT NOT NULL,
        data BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        made_at TEXT NOT NULL
    )""",
    "CREATE INDEX ix_receipt_package ON receipt (package)",
)
_CASES = (
    """CREATE TABLE case_file (
        id TEXT NOT NULL PRIMARY KEY,
        facility_key TEXT NOT NULL,
        facility_code TEXT NOT NULL,
        pack_id TEXT NOT NULL,
        round INTEGER NOT NULL,
        opened_at TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX one_round ON case_file (facility_key, pack_id, round)",
    """CREATE TABLE case_package (
        id INTEGER NOT NULL PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES case_file (id),
        package TEXT NOT NULL REFERENCES package (digest),
        pack_edition TEXT NOT NULL,
        pack_title TEXT NOT NULL,
        outcome TEXT NOT NULL,
        met INTEGER NOT NULL,
        not_met INTEGER NOT NULL,
        not_applicable INTEGER NOT NULL,
        open INTEGER NOT NULL
    )""",
    "CREATE UNIQUE INDEX once ON case_package (case_id, package)",
    "CREATE INDEX ix_case_package_package ON case_package (package)",
    """CREATE TABLE transition (
        id INTEGER NOT NULL PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES case_file (id),
        from_state TEXT,
        to_state TEXT NOT NULL,
        who TEXT NOT NULL,
        role TEXT NOT NULL,
        organisation TEXT NOT NULL,
        device TEXT NOT NULL,
        at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        document_number TEXT NOT NULL,
        reason TEXT NOT NULL,
        basis TEXT NOT NULL
    )""",
    "CREATE INDEX ix_transition_case_id ON transition (case_id)",
    """CREATE TABLE decision (
        id INTEGER NOT NULL PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES case_file (id),
        package TEXT NOT NULL REFERENCES package (digest),
        body BLOB NOT NULL,
        at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        device TEXT NOT NULL,
        seen INTEGER NOT NULL,
        replaces INTEGER REFERENCES decision (id)
    )""",
    "CREATE INDEX ix_decision_case_id ON decision (case_id)",
)
_CONTAINERS = (
    """CREATE TABLE container (
        name TEXT NOT NULL PRIMARY KEY,
        key BLOB NOT NULL,
        size INTEGER NOT NULL
    )""",
    """CREATE TABLE placed (
        sha256 TEXT NOT NULL PRIMARY KEY REFERENCES blob (sha256),
        container TEXT NOT NULL REFERENCES container (name),
        offset INTEGER NOT NULL,
        first INTEGER NOT NULL,
        size INTEGER NOT NULL
    )""",
)
_ONLY_ADDED = (
    "blob",
    "member",
    "receipt",
    "case_file",
    "case_package",
    "transition",
    "decision",
)


def _guards(*tables: str) -> tuple[str, ...]:
    return tuple(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for table in tables
        for verb in ("UPDATE", "DELETE")
    )


_GUARDS = (
    *_guards(*_ONLY_ADDED),
    "CREATE TRIGGER package_no_delete BEFORE DELETE ON package "
    "BEGIN SELECT RAISE(ABORT, 'package is only added to'); END",
    "CREATE TRIGGER package_no_update BEFORE UPDATE ON package WHEN old.status <> 'held' "
    "BEGIN SELECT RAISE(ABORT, 'package is only added to'); END",
)


def first_version(connection: Connection) -> None:
    """Create the tables of version 1 and the triggers that keep them from being changed."""
    run_script(connection, COMMON_TABLES_V1)
    for statement in (*_PACKAGES, *_CASES, *_GUARDS):
        connection.exec_driver_sql(statement)


def second_version(connection: Connection) -> None:
    """Add published editions, guidance and the entries of ledgers."""
    run_script(connection, COMMON_TABLES_V2)


def third_version(connection: Connection) -> None:
    """Add the files beside the database in which bulk evidence lies from now on."""
    for statement in (*_CONTAINERS, *_guards("container", "placed")):
        connection.exec_driver_sql(statement)


DESK = Schema(
    name="desk", metadata=METADATA, migrations=(first_version, second_version, third_version)
)
"""What a desk's workspace holds."""
