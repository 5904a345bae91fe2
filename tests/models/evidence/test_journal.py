"""A crash in the middle of an import: nothing half, and the same folder adds what is missing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.evidence import journal, presence, shelf
from models.evidence.folders import files_in
from models.evidence.intake import Known, prepare_new
from models.evidence.journal import Chosen
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from tests.laptop import OPENED, PACK, PACKS, PASSPHRASE, FixedClock, new_workspace, ref
from tests.models.evidence.hostile import encoded, noise
from tests.support import LEADER

PHOTOS = 40


def test_what_was_chosen_is_kept_and_cleared(workspace: Workspace, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/card/\xff\xfe.jpg"))
    chosen = (Chosen(tmp_path, None), Chosen(odd, ref("1")))
    assert journal.kept(workspace, "v") == ()
    journal.keep(workspace, "v", chosen)
    assert journal.kept(workspace, "v") == chosen
    assert journal.kept(workspace, "other") == ()
    journal.keep(workspace, "v", ())
    assert journal.kept(workspace, "v") == ()


def take_in(folder: Path, workspace: Workspace, visit: str) -> int:
    """Take in a folder as the window does, one after the other; return how many were derived."""
    book = VisitBook(workspace, FixedClock(), PACKS)
    state = book.load(visit)
    journal.keep(workspace, visit, [Chosen(folder, ref("1"))])
    derived = 0
    for file in files_in([folder]):
        made = prepare_new(file, state.evidence)
        if isinstance(made, Known):
            state = shelf.link(book, state, LEADER, made.sha256, ref("1"))
        else:
            derived += 1
            state = shelf.add(book, state, LEADER, made, ref("1"))
            print(made.sha256, flush=True)
    journal.keep(workspace, visit, ())
    return derived


CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.laptop import PASSPHRASE
from tests.models.evidence.test_journal import take_in
workspace = Workspace.open(Path(sys.argv[1]), PASSPHRASE, FIELD)
take_in(Path(sys.argv[2]), workspace, sys.argv[3])
"""


@pytest.mark.parametrize("after", [1, 4, 11])
def test_a_kill_in_the_middle_loses_nothing_and_the_rest_is_added(
    tmp_path: Path, after: int
) -> None:
    card = tmp_path / "card"
    card.mkdir()
    for number in range(PHOTOS):
        (card / f"{number:02}.jpg").write_bytes(encoded(noise(90, 60), "JPEG"))
    with new_workspace(tmp_path / "w") as workspace:
        visit = VisitBook(workspace, FixedClock(), PACKS).start(OPENED, LEADER).visit_id
    told = _killed(tmp_path, card, visit, after)

    with Workspace.open(tmp_path / "w", PASSPHRASE, FIELD) as workspace:
        book = VisitBook(workspace, FixedClock(), PACKS)
        before = book.load(visit)
        assert set(told) <= set(before.evidence)
        assert journal.kept(workspace, visit) == (Chosen(card, ref("1")),)
        derived = take_in(card, workspace, visit)
        state = book.load(visit)
        assert derived == PHOTOS - len(before.evidence)
        assert len(state.evidence) == len(state.links[(PACK.id, "1")]) == PHOTOS
        there = presence.present(workspace, state.evidence)
        back = presence.read_back(workspace, state.evidence, lambda: None)
        counts = presence.counted(tuple(state.evidence), there, back)
        assert (counts.cited, counts.present, counts.verified) == (PHOTOS,) * 3
        assert counts.same
        assert journal.kept(workspace, visit) == ()


def _killed(tmp_path: Path, card: Path, visit: str, after: int) -> list[str]:
    """Run the import in a program of its own, kill it, and return what it said it had kept."""
    root = str(Path(__file__).parents[3])
    command = [sys.executable, "-c", CHILD.format(root=root), str(tmp_path / "w"), card, visit]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout
        told = [child.stdout.readline().strip() for _ in range(after)]
        time.sleep(0.004 * after)
        child.send_signal(signal.SIGKILL)
        told += [line.strip() for line in child.stdout if len(line) == 65]
    return told


def test_a_piece_that_is_missing_or_changed_shows_in_the_numbers(workspace: Workspace) -> None:
    book = VisitBook(workspace, FixedClock(), PACKS)
    state = book.start(OPENED, LEADER)
    for _ in range(3):
        made = prepare_new(encoded(noise(60, 40), "JPEG"), ())
        assert not isinstance(made, Known)
        state = shelf.add(book, state, LEADER, made, ref("1"))
    first, second, _third = state.evidence
    with workspace.write() as connection:
        connection.exec_driver_sql("DELETE FROM derived WHERE original = ?", (first,))
        connection.exec_driver_sql("DELETE FROM blob WHERE sha256 = ?", (first,))
        connection.exec_driver_sql("UPDATE blob SET data = x'00' WHERE sha256 = ?", (second,))
    there = presence.present(workspace, state.evidence)
    back = presence.read_back(workspace, state.evidence, lambda: None)
    counts = presence.counted(tuple(state.evidence), there, back)
    assert (counts.cited, counts.present, counts.verified) == (3, 2, 1)
    assert counts.wrong == (first, second)
    assert not counts.same
