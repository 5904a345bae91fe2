"""SQLCipher through SQLAlchemy: the key never stands in a URL, every connection is set alike."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from models.store.vault import PAGE_SIZE

BUSY_MILLISECONDS = 5000
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # in WAL, NORMAL does not survive a power cut
    "foreign_keys = ON",
    "recursive_triggers = ON",  # or INSERT OR REPLACE deletes past the triggers
    f"busy_timeout = {BUSY_MILLISECONDS}",
    "temp_store = MEMORY",  # a temporary file would hold clear text
    "secure_delete = ON",
    "journal_size_limit = 67108864",
    # Folded in the commit itself only when the log is this long (64 MiB); see checkpoints.py.
    "wal_autocheckpoint = 4000",
)


def connect(path: Path, key: bytes, query_only: bool = False) -> dbapi2.Connection:
    """Return a connection with the key and the pragmas set; begins no transaction by itself."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    return _prepared(connection, key, (*_PRAGMAS, *(("query_only = ON",) if query_only else ())))


def look(path: Path, key: bytes) -> dbapi2.Connection:
    """Return a connection for a first look at a file that may not be ours.

    Closing the last connection folds the write-ahead log into the file. Of a log that a crash
    left, or that belongs to another file, this must not happen before we know what it is: such
    a file is opened so that the system itself refuses to write.
    """
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or not log.stat().st_size:
        return connect(path, key, query_only=True)
    place = quote(os.fsencode(path.absolute().as_posix()))
    name = f"file://{'' if place.startswith('/') else '/'}{place}?mode=ro"
    connection = dbapi2.connect(name, isolation_level=None, check_same_thread=False, uri=True)
    return _prepared(connection, key, _PRAGMAS[1:])


def _prepared(
    connection: dbapi2.Connection, key: bytes, pragmas: Sequence[str]
) -> dbapi2.Connection:
    try:
        # Before the key: a wrong one would else be told on standard error.
        connection.execute("PRAGMA cipher_log_level = NONE")
        # Without the default, VACUUM INTO writes a copy of another page size that none can read.
        connection.execute(f"PRAGMA cipher_default_page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def writer_engine(path: Path, key: bytes) -> Engine:
    """Return the engine of the one writer; a transaction takes the write lock at once."""
    return _engine(partial(connect, path, key), "BEGIN IMMEDIATE", pool_size=1)


def reader_engine(path: Path, key: bytes) -> Engine:
    """Return the engine of any number of readers; each sees one state of the file."""
    return _engine(partial(connect, path, key, query_only=True), "BEGIN", pool_size=4)


def driver(connection: Connection) -> dbapi2.Connection:
    """Return the driver's own connection below one of SQLAlchemy, inside its transaction."""
    return connection.connection.driver_connection


def _engine(creator: Callable[[], dbapi2.Connection], begin: str, pool_size: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=pool_size,
        hide_parameters=True,  # a crash report must not hold what the record holds
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver(connection).execute(begin)  # past SQLAlchemy's layers: this stands before every mark

    return engine
