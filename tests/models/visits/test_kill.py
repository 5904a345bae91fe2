"""Killed at any moment, the laptop still holds every mark it acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.facts.canonical import digest
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from tests.laptop import OPENED, PACKS, PASSPHRASE, FixedClock, new_workspace
from tests.support import LEADER

KILLS = 10
ROOT = Path(__file__).resolve().parents[3]
MARKER = """
import sys
from pathlib import Path
from models.evidence import shelf
from models.evidence.intake import prepare
from models.standards.types import Verdict
from models.store.workspace import Workspace
from models.visits import marking
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from tests.laptop import PACKS, PASSPHRASE, FixedClock, ref
from tests.support import LEADER

book = VisitBook(Workspace.open(Path(sys.argv[1]), PASSPHRASE, FIELD), FixedClock(), PACKS)
state = book.load(sys.argv[2])
for number in range(100000):
    note = f"{state.count}"
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.MET, note=note)
    if number % 5 == 4:
        paper = prepare(b"%PDF-1.4" + bytes(200_000) + note.encode() + b"%%EOF")
        state = shelf.add(book, state, LEADER, paper, ref("2"))
    print(state.count, state.head, flush=True)
"""


def killed(folder: Path, visit: str, after: float) -> tuple[int, str]:
    """Run the marker, kill it, and return the last state it acknowledged."""
    command = [sys.executable, "-c", MARKER, str(folder), visit]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(after)
        process.kill()
        lines = [first, *process.stdout.read().split("\n")[:-1]]
    count, head = lines[-1].split()
    return int(count), head


@pytest.mark.slow
def test_every_acknowledged_mark_survives_a_kill(tmp_path: Path) -> None:
    folder, dice = tmp_path / "w", random.Random(7)
    with new_workspace(folder) as workspace:
        visit = VisitBook(workspace, FixedClock(), PACKS).start(OPENED, LEADER).visit_id
    for _ in range(KILLS):
        count, head = killed(folder, visit, dice.uniform(0, 0.15))
        with Workspace.open(folder, PASSPHRASE, FIELD) as workspace:
            book = VisitBook(workspace, FixedClock(), PACKS)
            state = book.load(visit)
            assert state.count >= count
            assert digest(book.events(visit).split(b"\n")[count - 1]) == head
            with workspace.read() as session:
                check = session.connection().exec_driver_sql("PRAGMA integrity_check")
                assert check.scalar() == "ok"
                blobs = session.connection().exec_driver_sql("SELECT count(*) FROM blob")
                assert blobs.scalar() == len(state.evidence)
