"""`evidence`: every photo of a visit, looked for and read, as a shell calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.clock import SystemClock
from models.evidence import shelf
from models.evidence.intake import prepare
from models.facts import bodies
from models.standards.loading import available
from models.store.shelf import shelf_of
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from tests.laptop import CHEAP, OPENED
from tests.support import LEADER
from tests.ui.commands.conftest import PASSPHRASE, Run
from tests.ui.sample_visit import photo

QUALITY = next(one for one in available() if one.pack.id == "community-service-quality-2015")
REF = bodies.PackRef(id=QUALITY.pack.id, edition=QUALITY.pack.edition, sha256=QUALITY.sha256)


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    made, _ = Workspace.create(tmp_path / "workspace", PASSPHRASE, FIELD, cost=CHEAP)
    made.close()
    return tmp_path / "workspace"


@pytest.fixture
def visit(folder: Path) -> str:
    """A visit with two photos of one clause."""
    with Workspace.open(folder, PASSPHRASE, FIELD) as workspace:
        book = VisitBook(workspace, SystemClock(), shelf_of(workspace))
        state = book.start(OPENED.model_copy(update={"packs": (REF,)}), LEADER)
        ref = bodies.ClauseRef(pack=QUALITY.pack.id, clause="1.2.4/4")
        for number in range(2):
            taken = prepare(photo(number))
            state = shelf.add(book, state, LEADER, taken, ref, "王某某在候诊")
        return state.visit_id


def spoil(folder: Path, statement: str) -> None:
    """Do to the store what no step of the program ever does."""
    with Workspace.open(folder, PASSPHRASE, FIELD) as workspace, workspace.write() as connection:
        connection.exec_driver_sql("DELETE FROM derived")
        connection.exec_driver_sql(statement)


def test_whole_evidence_is_told_piece_by_piece(run: Run, folder: Path, visit: str) -> None:
    said = run("evidence", visit[:8], "--workspace", folder)
    assert said.code == 0
    assert said.out.count("whole") == 2 or said.out.count("完好") == 2
    assert "1.2.4/4" in said.out
    assert "王某某" not in said.out
    data = run("evidence", visit, "--workspace", folder, "--json").data
    assert (data["cited"], data["present"], data["verified"]) == (2, 2, 2)
    assert [piece["clauses"] for piece in data["pieces"]] == [[[QUALITY.pack.id, "1.2.4/4"]]] * 2


@pytest.mark.parametrize(
    ("statement", "present"),
    [
        ("DELETE FROM blob WHERE rowid = (SELECT min(rowid) FROM blob)", 1),
        ("UPDATE blob SET data = x'ffd8ff' WHERE rowid = (SELECT min(rowid) FROM blob)", 2),
    ],
    ids=["gone", "changed"],
)
def test_a_piece_that_is_gone_or_changed_is_refused(
    run: Run, folder: Path, visit: str, statement: str, present: int
) -> None:
    spoil(folder, statement)
    said = run("evidence", visit, "--workspace", folder, "--json")
    assert said.code == 1
    assert (said.data["cited"], said.data["present"], said.data["verified"]) == (2, present, 1)
    assert len(said.err.strip().split("\n")) == 1


def test_a_visit_that_is_not_there(run: Run, folder: Path) -> None:
    said = run("evidence", "ffff", "--workspace", folder)
    assert said.code == 2
    assert "ffff" in said.err
