"""Click to durable: one mark, committed with synchronous=FULL, ours against raw sqlcipher3.

To plug ours in, set `OURS` to a function that opens a marker in an empty folder. Floor and ours
take turns, mark by mark, on files of the same disk, so that a slow fsync strikes both alike.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import sqlcipher3

from bench.result import NotMeasured, Result, percentile

CLAUSES = 5000
MARKS_PER_ROUND = 100
KEY = bytes(range(32)).hex()

PRAGMAS = f"""
PRAGMA key = "x'{KEY}'";
PRAGMA cipher_log_level = NONE;
PRAGMA cipher_page_size = 16384;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
"""

SCHEMA = """
CREATE TABLE visit (id INTEGER PRIMARY KEY, head TEXT NOT NULL, events INTEGER NOT NULL);
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER NOT NULL REFERENCES visit (id),
    sequence INTEGER NOT NULL,
    device TEXT NOT NULL,
    at TEXT NOT NULL,
    clause TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (visit_id, device, sequence)
);
CREATE INDEX event_by_clause ON event (visit_id, clause);
"""

INSERT = (
    "INSERT INTO event (visit_id, sequence, device, at, clause, body, hash)"
    " VALUES (1, ?, 'device-1', '2026-11-22T09:30:00+08:00', ?, ?, ?)"
)
UPDATE = "UPDATE visit SET head = ?, events = ? WHERE id = 1"


class Marker(Protocol):
    """Something that marks one clause and returns when the mark is durable."""

    def mark(self, number: int) -> None: ...

    def close(self) -> None: ...


class Floor:
    """The same transaction without anything of ours: two prepared statements and a commit."""

    def __init__(self, folder: Path) -> None:
        self._db = sqlcipher3.connect(str(folder / "floor.db"), isolation_level=None)
        self._db.executescript(PRAGMAS + SCHEMA)
        self._db.execute("INSERT INTO visit VALUES (1, '', 0)")

    def mark(self, number: int) -> None:
        head = f"{number:064x}"
        body = f'{{"verdict":"met","clause":"{number % CLAUSES}","note":""}}'
        execute = self._db.execute
        execute("BEGIN IMMEDIATE")
        execute(INSERT, (number, str(number % CLAUSES), body, head))
        execute(UPDATE, (head, number))
        execute("COMMIT")

    def close(self) -> None:
        self._db.close()


OURS: Callable[[Path], Marker] | None = None


def timed(marker: Marker, number: int) -> float:
    start = time.perf_counter()
    marker.mark(number)
    return time.perf_counter() - start


def measure(rounds: int) -> list[Result]:
    """Median and 95th percentile over `rounds` hundred marks."""
    if OURS is None:
        raise NotMeasured("no marker of ours is plugged into bench/mark.py yet")
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        ours, floor = OURS(Path(name)), Floor(Path(name))
        try:
            pairs = [
                (timed(ours, number), timed(floor, number))
                for number in range(1, rounds * MARKS_PER_ROUND + 1)
            ]
        finally:
            ours.close()
            floor.close()
    mine, raw = zip(*pairs[MARKS_PER_ROUND // 2 :], strict=True)
    return [
        Result("click to durable, p50", percentile(mine, 50), percentile(raw, 50), 1.3),
        Result("click to durable, p95", percentile(mine, 95), percentile(raw, 95), 2.0),
    ]
