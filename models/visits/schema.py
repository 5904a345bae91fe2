"""The laptop's workspace: its tables and the migrations that lead to them."""

from sqlalchemy import Connection

from models.store.schema import COMMON_TABLES_V1, COMMON_TABLES_V2, Schema, run_script
from models.visits.tables import FieldTable

# event WITHOUT ROWID: one page less to encrypt and write with every mark.
_VISITS_V1 = """
CREATE TABLE visit (
    id TEXT NOT NULL PRIMARY KEY,
    device TEXT NOT NULL,
    head TEXT NOT NULL,
    count INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    title TEXT NOT NULL,
    facility_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    visit_on TEXT NOT NULL,
    status TEXT NOT NULL,
    met INTEGER NOT NULL,
    not_met INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL,
    to_verify INTEGER NOT NULL,
    total INTEGER NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE TABLE event (
    visit TEXT NOT NULL REFERENCES visit (id),
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    line BLOB NOT NULL,
    PRIMARY KEY (visit, device, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'an event never changes'); END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'an event never goes'); END;
CREATE TABLE snapshot (
    visit TEXT NOT NULL REFERENCES visit (id),
    revision INTEGER NOT NULL,
    facts_digest TEXT NOT NULL,
    facts BLOB NOT NULL,
    PRIMARY KEY (visit, revision),
    UNIQUE (visit, facts_digest)
) STRICT;
CREATE TRIGGER snapshot_never_changes BEFORE UPDATE ON snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END;
CREATE TABLE signature (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,
    facts_digest TEXT NOT NULL,
    signature BLOB NOT NULL,
    FOREIGN KEY (visit, facts_digest) REFERENCES snapshot (visit, facts_digest)
) STRICT;
CREATE TABLE package (
    package_digest TEXT NOT NULL PRIMARY KEY,
    visit TEXT NOT NULL,
    revision INTEGER NOT NULL,
    facts_digest TEXT NOT NULL,
    file_name TEXT NOT NULL,
    built_at TEXT NOT NULL,
    FOREIGN KEY (visit, facts_digest) REFERENCES snapshot (visit, facts_digest)
) STRICT;
CREATE TABLE receipt (
    sha256 TEXT NOT NULL PRIMARY KEY,
    package_digest TEXT NOT NULL REFERENCES package (package_digest),
    status TEXT NOT NULL,
    received_at TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
"""


def _first(connection: Connection) -> None:
    run_script(connection, COMMON_TABLES_V1)
    run_script(connection, _VISITS_V1)


def _second(connection: Connection) -> None:
    run_script(connection, COMMON_TABLES_V2)


FIELD = Schema("field", FieldTable.metadata, (_first, _second))
"""The laptop."""
