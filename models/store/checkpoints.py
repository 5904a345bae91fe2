"""The write-ahead log folded into the database beside the writer, while photos come in.

SQLite folds the log inside the commit that makes it long. With photos that is every fourth one,
and the commit then waits for the disk three times instead of once. Here a thread with a connection
of its own does it meanwhile; the writer goes on. Nothing that is durable depends on it: what is not
folded stays in the log, and the writer's own commits still fold a log that grew too long.
"""

import threading
from pathlib import Path

from sqlcipher3 import dbapi2

from models.limits import MEBIBYTE
from models.store.engine import connect

DUE = 12 * MEBIBYTE
"""Bytes of evidence written since the last folding that make the next one due."""
LONGEST = 4000
"""Pages (64 MiB) of log at which the writer waits for once until all is folded: only then does
SQLite begin the log anew, and a writer that never rests would let it grow for ever."""
_FOLD = "PRAGMA wal_checkpoint(PASSIVE)"


class Checkpoints:
    """Folds the log of one database when enough was written; it ends with ``stop``."""

    def __init__(self, database: Path, key: bytes, turn: threading.Lock) -> None:
        """``turn`` is held by whoever writes."""
        self._database, self._key, self._turn = database, key, turn
        self._written = 0
        self._wanted = threading.Event()
        self._lock, self._ended = threading.Lock(), False
        self._thread: threading.Thread | None = None

    def weigh(self, written: int) -> None:
        """Count bytes that a transaction is writing; called by the writer alone."""
        self._written += written

    def wake(self) -> None:
        """Fold beside the writer if it is due; called after a commit, within the writer's turn."""
        if self._written < DUE:
            return
        with self._lock:
            if self._ended or not (self._thread or self._begun()):
                return
        self._written = 0
        self._wanted.set()

    def _begun(self) -> bool:
        """Begin the thread; where none is to be had now, the next commit tries again."""
        thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)
        try:
            thread.start()
        except RuntimeError:  # what was written is durable all the same
            return False
        self._thread = thread
        return True

    def stop(self) -> None:
        """End the thread after what it is doing; before the last connection closes, never within
        a turn of writing."""
        with self._lock:
            self._ended = True
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            connection = connect(self._database, self._key)
        except dbapi2.Error:
            return  # no disk, no file: the writer meets the same, and tells it
        try:
            while not self._ended:
                self._wanted.wait()
                self._wanted.clear()
                if not self._ended and _folded(connection) > LONGEST:
                    with self._turn:
                        _folded(connection)
        finally:
            connection.close()


def _folded(connection: dbapi2.Connection) -> int:
    """Fold what can be folded now, and return how many pages the log has.

    A disk that refuses changes nothing: all of it is still in the log, as after a commit whose
    own folding fails, of which SQLite says nothing either. The writer's next commit tells it.
    """
    try:
        return int(connection.execute(_FOLD).fetchone()[1])
    except dbapi2.Error:
        return 0
