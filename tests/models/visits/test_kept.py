"""Workspaces of earlier programs are opened, and say what they said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from models.facts.events import read_log
from models.facts.snapshot import check_follows
from models.standards.types import Verdict
from models.store import keyring
from models.store.blobs import BlobReader
from models.store.workspace import Workspace
from models.visits import marking, papers
from models.visits.book import VisitBook
from models.visits.records import VisitStatus
from models.visits.schema import FIELD
from tests.kept.workspaces.make import PAPER, PASSPHRASE, RECEIPT
from tests.laptop import PACK, PACKS, FixedClock, ref
from tests.support import LEADER

KEPT = Path(__file__).resolve().parents[2] / "kept" / "workspaces"
VERSIONS = sorted(path.parent.name for path in KEPT.glob("v*/workspace.db"))
"""Of laptops; those of desks, ``desk-v*``, are opened by tests/models/district."""


@pytest.fixture(params=VERSIONS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one kept workspace; opening changes the file."""
    return Path(shutil.copytree(KEPT / request.param, tmp_path / "w"))


def test_there_is_one_for_every_version_of_the_schema() -> None:
    assert [f"v{n}" for n in range(1, len(FIELD.migrations) + 1)] == VERSIONS


def test_a_kept_workspace_says_what_it_said(kept: Path) -> None:
    with Workspace.open(kept, PASSPHRASE, FIELD) as workspace:
        book = VisitBook(workspace, FixedClock(), PACKS)
        found = {summary.title: summary for summary in book.summaries()}
        visit = found["样例检查"].id
        state = book.load(visit)
        assert found["样例检查"].status is VisitStatus.DELIVERED
        assert (found["样例检查"].met, found["样例检查"].total) == (1, 4)
        assert state.marks[(PACK.id, "1")].mark.note == "备注"
        snapshot = papers.snapshot_of(book, visit)
        check_follows(snapshot.data, list(read_log(book.events(visit))), PACKS)
        assert len(papers.signature_sheet(book, visit).signatures) == 3
        assert [r.data for r in papers.receipts(book, visit)] == [RECEIPT]
        assert BlobReader(workspace).read(next(iter(state.evidence))) == PAPER
        with workspace.read() as session:
            assert keyring.get(session, "sample") == b"a kept secret"


def test_a_kept_workspace_goes_on(kept: Path) -> None:
    with Workspace.open(kept, PASSPHRASE, FIELD) as workspace:
        book = VisitBook(workspace, FixedClock(), PACKS)
        visit = next(s.id for s in book.summaries() if s.title == "第二次检查")
        marked = marking.mark(book, book.load(visit), PACKS, LEADER, ref("2"), Verdict.MET)
        assert book.load(visit) == marked


@pytest.mark.parametrize("version", VERSIONS)
def test_the_printed_recovery_key_still_opens(version: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KEPT / version, tmp_path / "w"))
    line = next(
        row
        for row in (KEPT / "README.md").read_text("utf-8").splitlines()
        if row.startswith(f"| `{version}`")
    )
    printed = re.search(r"`((\w{4}-){7}\w{4})`", line)
    assert printed
    Workspace.open_with_recovery(folder, printed[1], FIELD).close()
