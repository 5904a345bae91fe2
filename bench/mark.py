"""Click to durable: one mark, committed with synchronous=FULL, ours against raw sqlcipher3.

The floor runs the same statements with the same rows on a file of the same schema and settings,
by the driver alone. Both take turns, mark by mark, so that a slow fsync strikes both alike; who
goes first changes every time, because the second fsync of a pair is the cheaper one here.
"""

import tempfile
import time
from pathlib import Path
from typing import Protocol

from bench.ours import Ours
from bench.result import Result, percentile
from models.store.engine import connect
from models.store.vault import read_vault
from models.visits import book

MARKS_PER_ROUND = 100


class Marker(Protocol):
    """Something that marks one clause and returns when the mark is durable."""

    def mark(self, number: int) -> None: ...

    def close(self) -> None: ...


class Floor:
    """The same transaction without anything of ours: two prepared statements and a commit."""

    def __init__(self, folder: Path) -> None:
        visit = Ours(folder)
        visit.mark(1)
        self._row, self._change = visit.last_rows()
        self._count = int(str(self._change["count"]))
        visit.close()
        workspace = folder / "workspace"
        key = read_vault(workspace / "workspace.key").key_by_passphrase(Ours.PASSPHRASE)
        self._db = connect(workspace / "workspace.db", key)

    def mark(self, number: int) -> None:
        self._count += 1
        before, head = str(self._change["head"]), f"{self._count:064x}"
        self._change |= {"before": before, "head": head, "count": self._count}
        execute = self._db.execute
        execute("BEGIN IMMEDIATE")
        execute(book.UPDATE_VISIT, self._change)
        execute(book.INSERT_EVENT, self._row | {"seq": self._count, "hash": head})
        execute("COMMIT")

    def close(self) -> None:
        self._db.close()


def timed(marker: Marker, number: int) -> float:
    start = time.perf_counter()
    marker.mark(number)
    return time.perf_counter() - start


def in_turn(ours: Marker, floor: Marker, number: int) -> tuple[float, float]:
    """Time one mark of each; every other time the floor goes first."""
    if number % 2:
        return timed(ours, number), timed(floor, number)
    raw = timed(floor, number)
    return timed(ours, number), raw


def measure(rounds: int) -> list[Result]:
    """Median and 95th percentile over `rounds` hundred marks."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as name:
        ours, floor = Ours(Path(name) / "ours"), Floor(Path(name) / "floor")
        try:
            numbers = range(2, rounds * MARKS_PER_ROUND + 2)
            pairs = [in_turn(ours, floor, number) for number in numbers]
        finally:
            ours.close()
            floor.close()
    mine, raw = zip(*pairs[MARKS_PER_ROUND // 2 :], strict=True)
    return [
        Result("click to durable, p50", percentile(mine, 50), percentile(raw, 50), 1.3),
        Result("click to durable, p95", percentile(mine, 95), percentile(raw, 95), 2.0),
    ]
