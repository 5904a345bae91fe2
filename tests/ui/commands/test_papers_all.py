"""`papers --all`: every paper of a visit in one folder, from the laptop and from the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from models.errors import FormError
from models.store import disk
from reports.blank import blank_pdf
from tests.reports import papers, sample
from tests.ui import sample_visit, stages
from tests.ui.commands.conftest import Run
from ui import paper_folder
from ui.paper_folder import Kept, Refused, keep_all, write_index
from ui.paper_sets import Paper
from ui.paper_state import InkState

SIGNED = {"annex-1", "acceptance-record", "annex-2", "annex-4", "record", "findings"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop with a signed visit, and a desk that has its package."""
    folder = tmp_path_factory.mktemp("papers")
    stages.laptop(folder, *stages.ROAD).workspace.close()
    return folder


@pytest.fixture(autouse=True)
def _passphrase(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAYAN_PASSPHRASE", sample_visit.PASSPHRASE)


def test_all_papers_of_the_laptop(run: Run, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    said = run("papers", "--workspace", made / "laptop", "--out", out, "--all", "--json")
    assert said.code == 0
    told = {one["file"]: one for one in said.data["papers"]}
    assert {file.removesuffix("-signed.pdf") for file in told if "-signed" in file} == SIGNED
    for name in ("day-plan", "blank-annex-2", "annex-3", "delivery-note", "pledge", "indicators"):
        assert f"{name}.pdf" in told
    assert "archive/record-pdfa.pdf" in told
    assert "archive/day-plan-pdfa.pdf" not in told, "what is printed before is not kept"
    for file, one in told.items():
        read = papers.reader((out / file).read_bytes())
        assert len(read.pages) == one["pages"]
        assert (one["ink"], one["signatures"]) == (
            ("valid", 2) if "-signed" in file else ("none", 0)
        )
    index = (out / "index.txt").read_text(encoding="utf-8")
    assert all(file in index and one["sha256"] in index for file, one in told.items())
    assert "第1次打印" not in papers.text_of((out / "record.pdf").read_bytes())
    assert not (out / "pictures").exists()


def test_all_papers_of_the_desk_with_pictures(run: Run, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    said = run("papers", "--desk", made / "desk", "--out", out, "--pictures", "--json")
    assert said.code == 0
    told = {one["file"]: one for one in said.data["papers"]}
    assert "ledger-xuhui-community-2023.pdf" in told
    assert "record-signed.pdf" in told
    assert not any("decided" in file for file in told), "nothing is decided yet"
    drawn = {file.name for file in (out / "pictures").iterdir()}
    assert len(drawn) == sum(one["pictures"] for one in told.values())
    with Image.open(out / "pictures" / "annex-2-01.png") as page:
        assert page.mode == "L", "a page without colours"
        assert round(page.width / paper_folder.DPI, 1) == 8.3
    with Image.open(out / "pictures" / "findings-01.png") as page:
        assert page.mode == "RGB"


def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    run: Run, made: Path, tmp_path: Path
) -> None:
    out = tmp_path / "papers"
    laptop, desk = ("--workspace", made / "laptop"), ("--desk", made / "desk")
    for words in (
        (*laptop, "--pictures"),
        (*laptop, "--all", "--office"),
        (*desk, "--office"),
        (*desk, "--visit", "zz"),
        (*laptop, "--all", "--visit", "zz"),
        (*laptop, *desk, "--all"),
    ):
        said = run("papers", *words, "--out", out)
        assert said.code == 2, words
        assert said.err.count("\n") == 1
    assert not out.exists()


def test_a_desk_without_visits_says_so(run: Run, tmp_path: Path) -> None:
    sample_visit.new_desk(tmp_path / "desk").close()
    said = run("papers", "--desk", tmp_path / "desk", "--out", tmp_path / "papers", "--json")
    assert said.code == 2
    assert "received no visit" in said.err


def test_a_paper_that_cannot_be_made_holds_up_no_other(tmp_path: Path) -> None:
    def refuse() -> bytes:
        raise FormError("form-pack-missing", form="annex-1")

    whole = papers_of_one_page()
    given = [Paper("bad", "坏", refuse), Paper("good", "好", lambda: whole, archived=False)]
    bad, good = keep_all(tmp_path, given, pictures=True)
    assert isinstance(bad, Refused)
    assert (bad.name, bad.problem.code) == ("bad", "form-pack-missing")
    assert isinstance(good, Kept)
    assert (good.pages, good.pictures, good.ink) == (1, 1, InkState.NONE)
    write_index(tmp_path, [good], "zh")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["good.pdf", "index.txt", "pictures"]


def papers_of_one_page() -> bytes:
    return blank_pdf("annex-1", sample.pack())


def test_a_full_disk_leaves_no_half_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    whole = papers_of_one_page()
    monkeypatch.setattr(disk.os, "fsync", full)
    (found,) = keep_all(tmp_path, [Paper("good", "好", lambda: whole)], pictures=False)
    assert isinstance(found, Refused)
    assert not list(tmp_path.glob("*.pdf"))
