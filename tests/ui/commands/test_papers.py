"""`papers`: plan B as a shell calls it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from sqlmodel import update

from models.clock import SystemClock
from models.facts import bodies
from models.messages import sentence
from models.standards.loading import available
from models.store.shelf import shelf_of
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.records import VisitStatus
from models.visits.schema import FIELD
from models.visits.tables import VisitRow
from tests.laptop import OPENED
from tests.reports import papers
from tests.support import LEADER
from tests.ui import sample_visit
from tests.ui.commands.conftest import PASSPHRASE, Run

QUALITY = next(one for one in available() if one.pack.id == "community-service-quality-2015")
REF = bodies.PackRef(id=QUALITY.pack.id, edition=QUALITY.pack.edition, sha256=QUALITY.sha256)


@pytest.fixture
def workspace(tmp_path: Path, run: Run) -> Path:
    folder = tmp_path / "workspace"
    made, _ = Workspace.create(folder, PASSPHRASE, FIELD)
    made.close()
    return folder


def begin(folder: Path, on: str) -> str:
    with Workspace.open(folder, PASSPHRASE, FIELD) as opened:
        book = VisitBook(opened, SystemClock(), shelf_of(opened))
        given = OPENED.model_copy(update={"visit_on": on, "packs": (REF,)})
        return book.start(given, LEADER).visit_id


def test_the_papers_of_the_latest_open_visit_or_the_one_named(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    early, late = begin(workspace, "2021-09-14"), begin(workspace, "2021-09-15")
    out = tmp_path / "papers"
    said = run("papers", "--workspace", workspace, "--out", out, "--json")
    assert said.code == 0
    assert len(said.data["written"]) == 5
    assert all(late[:8] in file.name for file in out.iterdir())
    for file in out.iterdir():
        assert papers.reader(file.read_bytes()).pages
    assert run("papers", "--workspace", workspace, "--visit", early[:8], "--out", out).code == 0
    assert sum(early[:8] in file.name for file in out.iterdir()) == 5


def test_no_visit_is_told_and_nothing_is_written(run: Run, workspace: Path, tmp_path: Path) -> None:
    for more in ((), ("--visit", "ffff")):
        said = run("papers", "--workspace", workspace, *more, "--out", tmp_path / "papers")
        assert said.code == 2
        assert "--visit" in said.err
    assert not (tmp_path / "papers").exists()


def test_the_only_visit_is_taken_also_closed_and_several_closed_ones_are_listed(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "papers"
    of = ("--workspace", workspace, "--out", out)
    first = begin(workspace, "2021-09-14")
    set_status(workspace, VisitStatus.CLOSED)
    assert run("papers", *of).code == 0
    second = begin(workspace, "2021-09-15")
    set_status(workspace, VisitStatus.CLOSED)
    said = run("papers", *of)
    assert said.code == 2
    assert said.err.count("\n") == 1
    for told in (first, second, "2021-09-14", "closed", OPENED.facility.name):
        assert told in said.out
    listed = run("papers", *of, "--visit", "zz", "--json").data["visits"]
    assert [one["state"] for one in listed] == ["closed", "closed"]


def set_status(folder: Path, status: VisitStatus) -> None:
    """What a list shows of every visit; the log stays as it is."""
    with Workspace.open(folder, PASSPHRASE, FIELD) as opened, opened.write() as connection:
        connection.execute(update(VisitRow).values(status=str(status)))


@pytest.mark.parametrize("status", VisitStatus)
def test_every_state_has_a_word(status: VisitStatus) -> None:
    assert sentence(f"cmd-visit-{status}", {}, "zh") != sentence(f"cmd-visit-{status}", {}, "en")


def test_what_is_written_is_numbered_and_a_second_time_marked(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    begin(workspace, "2021-09-14")
    out = tmp_path / "papers"
    for said in ("第1次打印", "第2次打印补打"):
        assert run("papers", "--workspace", workspace, "--out", out).code == 0
        for file in out.iterdir():
            assert said in "".join(papers.text_of(file.read_bytes()).split()), file.name


def test_office_files_of_a_closed_visit(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sample_visit.new_field(tmp_path / "laptop")
    sample_visit.fill(made)
    sample_visit.close(made)
    made.workspace.close()
    monkeypatch.setenv("CHAYAN_PASSPHRASE", sample_visit.PASSPHRASE)
    out, mark = tmp_path / "office", made.visit[:8]
    for _ in range(2):  # the same files again, and none beside them
        said = run("papers", "--workspace", tmp_path / "laptop", "--out", out, "--office", "--json")
        assert said.code == 0
        assert {Path(one).name for one in said.data["written"]} == {
            f"visit-{mark}.xlsx",
            f"findings-{mark}.csv",
            f"marks-{mark}.csv",
            f"findings-{mark}.docx",
        }
        assert len(list(out.iterdir())) == 4
    book = openpyxl.load_workbook(out / f"visit-{mark}.xlsx")
    assert book["评价结果"].max_row > 11


def test_office_files_want_a_closed_visit(run: Run, workspace: Path, tmp_path: Path) -> None:
    begin(workspace, "2021-09-14")
    out = tmp_path / "office"
    said = run("papers", "--workspace", workspace, "--out", out, "--office")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "closed" in said.err
    assert not out.exists()
